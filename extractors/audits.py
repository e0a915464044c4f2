"""Inspections and audits: who is inspected, by whom, of what, how far it has come, and by when."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from extractors.context import Context
from extractors.dates import find_dates
from extractors.parties import Frame, find_parties
from extractors.places import place_of
from extractors.table_columns import NamedTable
from extractors.wordlists import alternation, wordlists
from model.facts import Audit, fact_key
from model.text import Row

State = Literal["pagaende", "gjennomforte", "varslet"]
_STATES: tuple[State, ...] = ("pagaende", "gjennomforte", "varslet")
_LONG_NAME = 60


def is_audit_table(table: NamedTable) -> bool:
    """Whether a table lists inspections."""
    return table.has("body") and ("object" in table.columns or "applies" in table.columns)


def audits(context: Context, table: NamedTable) -> Iterator[Audit]:
    """The inspections of a table; a row of one cell, or the words ahead, name their state."""
    state = _state(table.before) or _state(table.caption or "")
    state = state or _state(place_of(context, table.block).heading or "")
    for row in table.rows:
        filled = [context.document.words(c.start, c.end) for c in row.cells if c.end > c.start]
        if len(filled) == 1:
            state = _state(filled[0]) or state
            continue
        audit = _audit(context, table, row, state)
        if audit:
            yield audit


def _audit(context: Context, table: NamedTable, row: Row, state: State | None) -> Audit | None:
    who = _said(context, table, row, "object") or _said(context, table, row, "applies")
    body, glued = _body(_said(context, table, row, "body"))
    topic = glued or _said(context, table, row, "topic")
    if not who or not (body or topic):
        return None
    section = place_of(context, table.block).section
    filled = [cell for cell in row.cells if cell.end > cell.start]
    words = " ".join(context.document.words(c.start, c.end) for c in row.cells)
    return Audit(
        key=fact_key(context.document.key, "audit", id=None, section=section, words=words[:300]),
        doc=context.document.key,
        source=context.source(filled[0].start, filled[-1].end),
        rule="audit.table",
        confidence=row.confidence,
        object=_official(context, who),
        body=_official(context, body) if body else None,
        topic=topic,
        state=state,
        deadline=_deadline(context, table, row),
        section=section,
    )


def _said(context: Context, table: NamedTable, row: Row, field: str) -> str | None:
    cell = table.cell(row, field)
    return (context.document.words(cell.start, cell.end) or None) if cell else None


def _official(context: Context, said: str) -> str:
    """The official name of the one organisation that a cell names, else its words."""
    found = find_parties(said, Frame.of(context))
    names = {name for party in found for name in party.names}
    return names.pop() if len(names) == 1 else said


def _body(said: str | None) -> tuple[str | None, str | None]:
    """The inspecting body, and the matter where it has run into the same cell."""
    if said is None or len(said) <= _LONG_NAME:
        return said, None
    match = re.match(rf"{alternation(wordlists('audits')['organ'])}(?!\w)", said, re.IGNORECASE)
    return (match[0], said[match.end() :].strip()) if match else (said, None)


def _state(words: str) -> State | None:
    return next((state for state, pattern in _state_patterns() if pattern.search(words)), None)


@cache
def _state_patterns() -> tuple[tuple[State, re.Pattern[str]], ...]:
    lists = wordlists("audits")
    return tuple(
        (state, re.compile(rf"(?<!\w){alternation(lists[state])}(?!\w)", re.IGNORECASE))
        for state in _STATES
        if len(lists[state])
    )


def _deadline(context: Context, table: NamedTable, row: Row) -> str | None:
    """The last date that stands as a deadline in the row."""
    year = context.meta.year
    own = _said(context, table, row, "deadline")
    if own:
        dates = find_dates(own, year)
        return dates[-1].iso if dates else None
    words = " ".join(context.document.words(c.start, c.end) for c in row.cells)
    due = re.compile(
        rf"(?<!\w){alternation(wordlists('audits')['due'])}[^.;]{{0,40}}$", re.IGNORECASE
    )
    dates = tuple(d for d in find_dates(words, year) if due.search(words[: d.start]))
    return dates[-1].iso if dates else None
