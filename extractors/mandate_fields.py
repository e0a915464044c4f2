"""The fields of one mandate from the words that give it: who, with whom, by when, reported how."""

from typing import TypedDict

from extractors.context import Context
from model.facts import ImpreciseDeadline, Inferred


class MandateFields(TypedDict):
    """Ready for `Oppdrag(..., **fields)`."""

    lead: str | None
    owners: tuple[str, ...]
    collaborators: tuple[str, ...]
    involved: tuple[str, ...]
    carried_out_by: tuple[str, ...]
    deadlines: tuple[str, ...]
    deadlines_imprecise: tuple[ImpreciseDeadline, ...]
    reporting: tuple[str, ...]
    references: tuple[str, ...]
    inferred: tuple[Inferred, ...]


def mandate_fields(
    context: Context,
    start: int,
    end: int,
    *,
    title: tuple[int, int] | None = None,
    lead_in: tuple[int, int] | None = None,
    year: int | None = None,
) -> MandateFields:
    """The fields that `document.text[start:end]` states.

    `lead_in` is the span of the sentence that the passage hangs on ("… ba X om å:"), which names
    the owner; `title` may name references too; `year` is the year of dates without one (default
    the document's).
    """
    del context, start, end, title, lead_in, year
    return MandateFields(
        lead=None,
        owners=(),
        collaborators=(),
        involved=(),
        carried_out_by=(),
        deadlines=(),
        deadlines_imprecise=(),
        reporting=(),
        references=(),
        inferred=(),
    )
