"""Top-ten risks: rank, rank before, name, likelihood and consequence, from ranked tables."""

import re
from collections.abc import Iterator

from extractors.context import Context
from extractors.places import place_of
from extractors.table_columns import NamedTable
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key
from model.facts import Risk
from model.text import Row

_TITLE_WORDS = 8


def risks(context: Context, table: NamedTable) -> Iterator[Risk]:
    """The risks of a table with likelihood and consequence, in its order."""
    for row in table.rows:
        risk = _risk(context, table, row)
        if risk:
            yield risk


def is_risk_table(table: NamedTable) -> bool:
    """Whether a table ranks risks."""
    return table.has("likelihood", "consequence") and (table.has("name") or table.has("rank"))


def _risk(context: Context, table: NamedTable, row: Row) -> Risk | None:
    name = _said(context, table, row, "name") or _said(context, table, row, "mandate")
    likelihood = _said(context, table, row, "likelihood")
    consequence = _said(context, table, row, "consequence")
    if not name or not (likelihood or consequence):
        return None
    printed = _said(context, table, row, "rank")
    number = re.match(r"\d+", printed or "")
    section = place_of(context, table.block).section
    label = table.label or _title(table.before)
    filled = [cell for cell in row.cells if cell.end > cell.start]
    return Risk(
        key=fact_key(context.document.key, "risk", id=None, section=label or section, words=name),
        doc=context.document.key,
        source=context.source(filled[0].start, filled[-1].end),
        rule="risk.table",
        confidence=row.confidence,
        table=label,
        horizon=_horizon(table.caption or table.before),
        rank=int(number[0]) if number else None,
        previous_rank=_previous(_said(context, table, row, "previous")),
        name=name,
        likelihood=likelihood,
        consequence=consequence,
        section=section,
    )


def _title(before: str) -> str | None:
    """A line of few words right before a table without a number, which names it."""
    titled = 0 < len(before.split()) <= _TITLE_WORDS and not before.endswith((".", ":"))
    names = alternation(wordlists("risks")["ranking"])
    return before if titled and re.search(rf"(?<!\w){names}", before, re.IGNORECASE) else None


def _said(context: Context, table: NamedTable, row: Row, field: str) -> str | None:
    cell = table.cell(row, field)
    return (context.document.words(cell.start, cell.end) or None) if cell else None


def _previous(printed: str | None) -> int | str | None:
    """The rank before; a risk that is new says so; a dash says nothing."""
    if printed is None or not re.search(r"\w", printed):
        return None
    number = re.fullmatch(r"(\d+)\.?", printed)
    return int(number[1]) if number else printed


def _horizon(words: str) -> str | None:
    """How far ahead the ranking looks, as the caption says it ("12 mnd", "5 år")."""
    spans = alternation(wordlists("risks")["span"])
    match = re.search(rf"\b\d+\s*-?\s*{spans}(?!\w)", words, re.IGNORECASE)
    return " ".join(match[0].split()) if match else None
