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
from model.evidence import fact_key
from model.facts import Audit, Inferred
from model.text import Row

State = Literal["pagaende", "gjennomforte", "varslet"]
_STATES: tuple[State, ...] = ("pagaende", "gjennomforte", "varslet")
_LONG_NAME = 60
_TITLE_WORDS, _FEW = 8, 2
OBJECT_INFERRED = Inferred(field="object", rule="audit.own_report", confidence=0.7)
"""A report that names no object tells of its own issuer."""


def is_audit_table(table: NamedTable) -> bool:
    """Whether a table lists inspections: who inspects whom, or of what and how far it has come."""
    told = "status" in table.columns or "deadline" in table.columns
    who = "object" in table.columns or "applies" in table.columns
    return table.has("body") and (who or ("topic" in table.columns and told))


def audits(context: Context, table: NamedTable) -> Iterator[Audit]:
    """The inspections of a table; a row of one cell, or the title ahead, names their state."""
    title = table.before if len(table.before.split()) <= _TITLE_WORDS else ""
    state = state_named(title) or state_named(table.caption or "")
    state = state or state_named(place_of(context, table.block).heading or "")
    for row in table.rows:
        filled = [context.document.words(c.start, c.end) for c in row.cells if c.end > c.start]
        if len(filled) == 1:
            state = state_named(filled[0]) or state
            continue
        audit = _audit(context, table, row, state)
        if audit:
            yield audit


def _audit(context: Context, table: NamedTable, row: Row, state: State | None) -> Audit | None:
    who = _said(context, table, row, "object") or _said(context, table, row, "applies")
    body, glued = _body(_said(context, table, row, "body"))
    topic = glued or _said(context, table, row, "topic")
    own = "object" not in table.columns and "applies" not in table.columns
    object_ = _official(context, who) if who else context.meta.issuer if own else None
    if not object_ or not (body or topic):
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
        inferred=(OBJECT_INFERRED,) if own else (),
        object=object_,
        body=inspector(context, body) if body else None,
        topic=topic,
        state=_state(_said(context, table, row, "status") or "", context.meta.year, state),
        deadline=_deadline(context, table, row),
        section=section,
    )


def _state(status: str, year: int | None, titled: State | None) -> State | None:
    """A cell that names nothing but a state has its own; else the title's, else what is told."""
    own = state_named(status) if len(status.split()) <= _FEW else None
    return own or titled or state_told(status, year)


def _said(context: Context, table: NamedTable, row: Row, field: str) -> str | None:
    cell = table.cell(row, field)
    return (context.document.words(cell.start, cell.end) or None) if cell else None


def _official(context: Context, said: str) -> str:
    """The official name of the one organisation that a cell names, else its words."""
    found = find_parties(said, Frame.of(context))
    names = {name for party in found for name in party.names}
    return names.pop() if len(names) == 1 else said


def inspector(context: Context, said: str) -> str:
    """Who inspects, by official name; an organisation's own auditors are called as printed."""
    return said if _cue("own_auditor").search(said) else _official(context, said)


def _body(said: str | None) -> tuple[str | None, str | None]:
    """The inspecting body, and the matter where it has run into the same cell."""
    if said is None or len(said) <= _LONG_NAME:
        return said, None
    match = re.match(rf"{alternation(wordlists('audits')['organ'])}(?!\w)", said, re.IGNORECASE)
    return (match[0], said[match.end() :].strip()) if match else (said, None)


def state_named(words: str) -> State | None:
    """The state that a title names, where it names just one."""
    found = {state for _, state in _states(words)}
    return found.pop() if len(found) == 1 else None


def state_told(words: str, year: int | None) -> State | None:
    """The state that a status tells first; faults with a deadline are still open."""
    told = [state for _, state in sorted(_states(words))]
    if told:
        return told[0]
    owed = due_date(words, year) is not None and _cue("faults").search(words)
    return "pagaende" if owed else None


def _states(words: str) -> Iterator[tuple[int, State]]:
    """Where the words name a state; what is not closed is under way."""
    for state in _STATES:
        for match in _cue(state).finditer(words):
            denied = re.search(r"\b(?:ikke|ikkje|enno)\s*$", words[: match.start()], re.IGNORECASE)
            yield match.start(), "pagaende" if denied and state == "gjennomforte" else state


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('audits')[name])}(?!\w)", re.IGNORECASE)


def _deadline(context: Context, table: NamedTable, row: Row) -> str | None:
    """The date of the row's own column, else the last that stands as a deadline in the row."""
    own = _said(context, table, row, "deadline")
    if own:
        dates = find_dates(own, context.meta.year)
        return dates[-1].iso if dates else None
    words = " ".join(context.document.words(c.start, c.end) for c in row.cells)
    return due_date(words, context.meta.year)


def due_date(words: str, year: int | None) -> str | None:
    """The last date that stands as a deadline."""
    dates = tuple(d for d in find_dates(words, year) if _due().search(words[: d.start]))
    return dates[-1].iso if dates else None


@cache
def _due() -> re.Pattern[str]:
    lists = wordlists("audits")
    due = rf"{alternation(lists['due'])}[^.;]{{0,40}}|{alternation(lists['owed'])}[^.;]{{0,20}}"
    return re.compile(rf"(?<!\w)(?:{due})$", re.IGNORECASE)
