"""What columns of their own beside a mandate add: who, with whom, by when, reported how."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extractors.context import Context
from extractors.dates import deadlines, find_dates, imprecise_deadlines
from extractors.mandate_fields import MandateFields
from extractors.mandate_spans import Span
from extractors.parties import Frame, Party, find_parties
from extractors.reporting import reported
from extractors.roles import roles_of
from extractors.wordlists import alternation, wordlists
from model.facts import ImpreciseDeadline


def told_in(context: Context, cell: Span | None) -> tuple[Party, ...]:
    """Those whom a cell makes responsible, without those that it only says help them."""
    words = context.document.words(*cell) if cell else ""
    alone = _together().split(words, maxsplit=1)[0]
    return tuple(party for party in find_parties(alone, Frame.of(context)) if party.mandated)


def with_columns(
    context: Context, beside: Mapping[str, Span], fields: MandateFields
) -> MandateFields:
    """The fields, with what the columns add."""
    words = {name: context.document.words(*span) for name, span in beside.items()}
    frame = Frame.of(context)
    if "deadline" in words:
        _add_deadline(words["deadline"], context.meta.year, fields)
    if "note" in words:
        _add_note(words["note"], context.meta.year, fields)
    reporting = [*fields["reporting"], *reported(words.get("reporting", ""))]
    fields["reporting"] = tuple(dict.fromkeys(reporting))
    together = [
        *fields["collaborators"],
        *(n for name in ("note", "applies") for n in _helpers(words.get(name, ""), frame)),
        *_named(words.get("together", ""), frame),
    ]
    fields["collaborators"] = tuple(dict.fromkeys(together))
    return fields


def _add_deadline(words: str, year: int | None, fields: MandateFields) -> None:
    dates = [found.iso for found in find_dates(words, year)]
    fields["deadlines"] = tuple(dict.fromkeys([*fields["deadlines"], *dates]))
    if not dates:
        fields["deadlines_imprecise"] = (*fields["deadlines_imprecise"], *_imprecise(words, year))


def _add_note(words: str, year: int | None, fields: MandateFields) -> None:
    alone = (d for d in find_dates(words, year) if (d.start, d.end) == (0, len(words)))
    dates = [found.iso for found in deadlines(words, year) or alone]
    fields["deadlines"] = tuple(dict.fromkeys([*fields["deadlines"], *dates]))
    if not dates:
        fields["deadlines_imprecise"] = (*fields["deadlines_imprecise"], *_imprecise(words, year))


def _imprecise(words: str, year: int | None) -> tuple[ImpreciseDeadline, ...]:
    """Times without a day, as the cell says them: the column itself says "by"."""
    said = imprecise_deadlines(words, year)
    by = "innen "
    return said or tuple(
        found.model_copy(update={"text": found.text.removeprefix(by)})
        for found in imprecise_deadlines(by + words, year)
    )


def _helpers(words: str, frame: Frame) -> tuple[str, ...]:
    """Those that a cell says the work is done with."""
    return roles_of(words, frame).collaborators


def _named(words: str, frame: Frame) -> Iterator[str]:
    """The parties of a column that holds nothing else, those without a name as they are said."""
    if helpers := _helpers(words, frame):
        yield from helpers
        return
    parties = find_parties(words, frame)
    for party in parties:
        yield from party.names if party.names and party.kind != "trusts" else (party.said,)
    if not parties:
        yield from (
            part for part in re.split(r",\s*|\s+(?:og|samt)\s+", words) if part[:1].isalpha()
        )


@cache
def _together() -> re.Pattern[str]:
    lists = wordlists("roles")
    return re.compile(rf"[\s,(]*(?<!\w){alternation(lists['together'])}(?!\w)", re.I)
