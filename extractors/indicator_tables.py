"""Tables of indicators: target, results by period, and what is made of them."""

import re
from collections.abc import Iterator

from extractors.category import Verdict, category_of, cell_verdict
from extractors.context import Context
from extractors.numbers import figures, number, unit_name
from extractors.places import place_of
from extractors.result_periods import periods_in
from extractors.table_columns import NamedTable, field_of
from extractors.values import values_of
from extractors.wordlists import wordlists
from model.evidence import fact_key
from model.facts import Status, Value
from model.text import Cell, Row

_OF_TEXT = 200
_TOLD = re.compile(r"(?:[^\W\d]+\s+){2,}[^\W\d]+\.")
"""A sentence, however short: "Målet er nådd."."""
_UNIT = re.compile(r"\s*[(,]\s*(?:i\s+)?(?P<unit>[^(),]{1,30}?)\s*\)?\s*$")


def is_indicator_table(context: Context, table: NamedTable) -> bool:
    """Whether a table gives indicators, and tells of their results in words."""
    return table.has("indicator") and _assessed(context, table) is not None


def indicator_statuses(context: Context, table: NamedTable) -> Iterator[Status]:
    """One status an indicator whose results are judged."""
    field = _assessed(context, table)
    for row in table.rows:
        name, told = table.cell(row, "indicator"), table.cell(row, field or "")
        if name and told and name.end > name.start and told.end > told.start:
            yield _status(context, table, row, (name, told))


def _told(context: Context, table: NamedTable, row: Row, cell: Cell) -> tuple[int, int]:
    """The span of what is told: a bare figure says something with the verdict behind it."""
    verdict = table.cell(row, "likelihood")
    bare = number(context.document.words(cell.start, cell.end)) is not None
    beside = verdict and row.cells.index(verdict) == row.cells.index(cell) + 1
    return cell.start, verdict.end if verdict and bare and beside else cell.end


def _assessed(context: Context, table: NamedTable) -> str | None:
    """The column that judges; the results themselves, where one of them is told in a sentence
    or a verdict stands beside it.
    """
    own = next((f for f in ("comment", "status") if f in table.columns), None)
    results = (table.cell(row, "result") for row in table.rows)
    said = [context.document.words(cell.start, cell.end) for cell in results if cell]
    told = any(_TOLD.search(words) for words in said)
    judged = said and any(_beside(context, table, row) for row in table.rows)
    return own or ("result" if told or judged else None)


def _beside(context: Context, table: NamedTable, row: Row) -> Verdict | None:
    """The verdict of a column for it, beside the result."""
    cell = table.cell(row, "likelihood")
    return cell_verdict(context.document.words(cell.start, cell.end)) if cell else None


def _status(context: Context, table: NamedTable, row: Row, cells: tuple[Cell, Cell]) -> Status:
    document, meta = context.document, context.meta
    start, end = _told(context, table, row, cells[1])
    name, told = document.words(cells[0].start, cells[0].end), document.words(start, end)
    verdict = _beside(context, table, row) or category_of(told, topic=name)
    place = place_of(context, table.block)
    return Status(
        key=fact_key(
            document.key, "status", id=None, section=place.section, words=name + told[:80]
        ),
        doc=document.key,
        source=context.source(start, end),
        rule="status.indicator_table",
        confidence=min(row.confidence, verdict.confidence),
        of_text=name[:_OF_TEXT],
        of_kind="indicator",
        of_year=meta.year,
        text=told,
        category=verdict.category,
        verdict=verdict.words,
        reporter=meta.issuer,
        values=_results(context, table, row, cells),
        section=place.section,
        heading=place.heading,
    )


def _results(
    context: Context, table: NamedTable, row: Row, cells: tuple[Cell, Cell]
) -> tuple[Value, ...]:
    """The figures of the columns of results, or of the words; else of the report's own period."""
    name, told = cells
    bare = number(context.document.words(told.start, told.end)) is not None
    if bare or told is not table.cell(row, "result"):
        return tuple(_values(context, table, row, context.document.words(name.start, name.end)))
    own = {"period": context.meta.period}
    found = values_of(context, told.start, told.end, context.meta.year)
    return tuple(value if value.period else value.model_copy(update=own) for value in found)


def _values(context: Context, table: NamedTable, row: Row, name: str) -> Iterator[Value]:
    """The figures of the columns of results, each for the period that its header names."""
    unit, scope = _unit(name)
    for header, cell in zip(table.names, row.cells, strict=False):
        if not _is_result(header, context.meta.year):
            continue
        words = context.document.words(cell.start, cell.end)
        found = figures(words)
        plain = number(words)
        value = plain if plain is not None else found[0].value if len(found) == 1 else None
        if value is None:
            continue
        own = found[0].unit if found and found[0].unit != "count" else None
        period = _period(context, header)
        yield Value(value=value, unit=own or unit, scope=scope, period=period)


def _unit(name: str) -> tuple[str | None, str]:
    """The unit at the end of an indicator's name, and the name without it."""
    match = _UNIT.search(name)
    if not match:
        return None, name
    said = match["unit"].casefold()
    unit = "count" if said in wordlists("status_tables")["count"] else unit_name(said)
    return (unit, name[: match.start()]) if unit else (None, name)


def _is_result(header: str, year: int | None) -> bool:
    """Whether a column holds results: it is called so, or is called by a period alone."""
    field = field_of(header)
    return field == "result" or (field is None and bool(periods_in(header, year)))


def _period(context: Context, header: str) -> str | None:
    """The period that a header names; a column that names none is of the report's own."""
    named = periods_in(header, context.meta.year)
    return named[0].code if named else context.meta.period
