"""Status tables: a mandate, what is reported of it, the likelihood, and whom it concerns."""

import re
from collections.abc import Iterator

from extractors.category import category_of
from extractors.context import Context
from extractors.ids import opening_id
from extractors.parties import Frame, find_parties
from extractors.places import place_of
from extractors.table_columns import NamedTable
from extractors.values import values_of
from extractors.wordlists import wordlists
from model.facts import Status, fact_key
from model.text import Cell, Row

_OF_TEXT = 200


def is_status_table(table: NamedTable) -> bool:
    """Whether a table answers mandates."""
    return table.has("status") and (table.has("mandate") or table.has("title"))


def table_statuses(context: Context, table: NamedTable) -> Iterator[Status]:
    """One status a row that has both a mandate and an answer."""
    year: int | None = None
    for row in table.rows:
        mandate = table.cell(row, "mandate") or table.cell(row, "title")
        answer = table.cell(row, "status")
        year = _year(context, table, row) or year
        if mandate and answer and mandate.end > mandate.start and answer.end > answer.start:
            yield _status(context, table, row, (mandate, answer), year)


def _status(
    context: Context, table: NamedTable, row: Row, cells: tuple[Cell, Cell], year: int | None
) -> Status:
    document, meta = context.document, context.meta
    mandate, answer = cells
    of, of_text = _requirement(context, table, row, mandate)
    text = document.words(answer.start, answer.end)
    verdict = category_of(text, topic=of_text)
    place = place_of(context, table.block)
    likelihood = table.cell(row, "likelihood")
    key_id = f"status/{of}" if of else None
    return Status(
        key=fact_key(
            document.key, "status", id=key_id, section=place.section, words=of_text + text[:80]
        ),
        doc=document.key,
        source=context.source(answer.start, answer.end),
        rule="status.table",
        confidence=min(row.confidence, verdict.confidence),
        of=of,
        of_text=of_text[:_OF_TEXT],
        of_kind="oppdrag",
        of_year=year or meta.year,
        text=text,
        category=verdict.category,
        verdict=verdict.words,
        probability=document.words(likelihood.start, likelihood.end) or None
        if likelihood
        else None,
        reporter=meta.issuer,
        applies_to=_applies_to(context, table, row, text),
        values=values_of(context, answer.start, answer.end, meta.year),
        section=place.section,
        heading=place.heading,
    )


def _requirement(
    context: Context, table: NamedTable, row: Row, mandate: Cell
) -> tuple[str | None, str]:
    """The mandate's id, of its own column or first in its cell, and its words without it."""
    text = context.document.words(mandate.start, mandate.end)
    own = table.cell(row, "id")
    if own and (found := opening_id(context.document.words(own.start, own.end))):
        return found.id, text
    found = opening_id(text)
    return (found.id, text[found.end :].lstrip(" :.–-")) if found else (None, text)


def _year(context: Context, table: NamedTable, row: Row) -> int | None:
    cell = table.cell(row, "year")
    words = context.document.words(cell.start, cell.end) if cell else ""
    match = re.search(r"(?:19|20)\d\d", words)
    return int(match[0]) if match else None


def _applies_to(context: Context, table: NamedTable, row: Row, answer: str) -> tuple[str, ...]:
    """Whom the row's own column names; else the reporter and the trusts that the answer names."""
    frame = Frame.of(context)
    cell = table.cell(row, "applies")
    if cell and cell.end > cell.start:
        return _named(context, frame, context.document.words(cell.start, cell.end))
    trusts = {o.name for o in context.register.children(context.meta.issuer or "")}
    named = (name for p in find_parties(answer, frame) for name in p.names)
    own = (context.meta.issuer,) if context.meta.issuer else ()
    return tuple(dict.fromkeys((*own, *(name for name in named if name in trusts))))


def _named(context: Context, frame: Frame, words: str) -> tuple[str, ...]:
    """The organisations of a cell; the plain word for a regional authority is the region's."""
    names = [name for party in find_parties(words, frame) for name in party.names]
    if not names and words.casefold() in wordlists("status_tables")["region"] and frame.region:
        names = [frame.region]
    return tuple(dict.fromkeys(names))
