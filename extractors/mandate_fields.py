"""The fields of one mandate from the words that give it: who, with whom, by when, reported how."""

from dataclasses import dataclass
from typing import TypedDict

from extractors.context import Context
from extractors.dates import deadlines, imprecise_deadlines
from extractors.mandate_spans import Span, running
from extractors.parties import Frame, Party
from extractors.references import references_of
from extractors.reporting import reporting_of
from extractors.roles import Roles, roles_of
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


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a mandate: its title, the sentence it hangs on, the year of its dates.

    `told` are those that a column makes responsible.
    """

    title: Span | None = None
    lead_in: Span | None = None
    year: int | None = None
    told: tuple[Party, ...] = ()


def mandate_fields(
    context: Context, start: int, end: int, around: Around | None = None
) -> MandateFields:
    """The fields that `document.text[start:end]` states.

    The lead-in ("… ba X om å:") names the owner, a title may name references, and dates without
    a year take the year given, or else the document's.
    """
    around = around or Around()
    text = running(context.document.text[start:end])
    lead_in = context.document.text[slice(*around.lead_in)] if around.lead_in else ""
    year = around.year or context.meta.year
    roles = roles_of(text, Frame.of(context), lead_in, around.told)
    dates = deadlines(text, year) or deadlines(lead_in, year)
    return MandateFields(
        lead=roles.lead,
        owners=roles.owners,
        collaborators=roles.collaborators,
        involved=roles.involved,
        carried_out_by=roles.carried_out_by,
        deadlines=tuple(dict.fromkeys(found.iso for found in dates)),
        deadlines_imprecise=imprecise_deadlines(text, year),
        reporting=reporting_of(text),
        references=references_of(context, (start, end), around.title),
        inferred=(*_inferred(roles), *_without_year(all(d.year_said for d in dates))),
    )


def _inferred(roles: Roles) -> tuple[Inferred, ...]:
    found = []
    if roles.impersonal:
        found.append(Inferred(field="owners", rule="impersonal-addressee", confidence=0.8))
    if roles.uncertain_lead:
        found.append(Inferred(field="lead", rule="first-of-several", confidence=0.6))
    return tuple(found)


def _without_year(said: bool) -> tuple[Inferred, ...]:
    inferred = Inferred(field="deadlines", rule="year-of-document", confidence=0.8)
    return () if said else (inferred,)
