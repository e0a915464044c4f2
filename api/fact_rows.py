"""Lists of facts by filters and order, without reading the facts again for every page.

Of every fact only what can be filtered and sorted by is kept, by version of its document: when the
store changes, only documents that changed are read again.
"""

from collections.abc import Callable, Hashable
from sys import intern
from threading import Lock
from typing import Any, NamedTuple

from api.paging import Place, Value
from graph.rows import organisations
from graph.store import StoredDocument, View
from graph.subjects import year_of
from model.facts import DocumentFact, Fact, FactBase


class FactRow(NamedTuple):
    """What a list needs of a fact; `values` are those of its `columns`."""

    doc: str
    start: int
    key: str
    year: int | None
    orgs: tuple[str, ...]
    values: tuple[Any, ...]


class FactRows:
    """The rows of the documents that were asked for, by kind of fact."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[tuple[str, str], tuple[Hashable, tuple[FactRow, ...]]] = {}

    def of(
        self,
        view: View,
        stored: StoredDocument,
        kind: str,
        columns: tuple[str, ...],
        said: Hashable,
    ) -> tuple[FactRow, ...]:
        """The rows of a document; `said` is what people put right in it."""
        version = (stored.read, stored.sha256, columns, said)
        with self._lock:
            known = self._kept.get((stored.key, kind))
        if known and known[0] == version:
            return known[1]
        facts = view.facts(kind=kind, doc=stored.key)
        rows = tuple(_row(fact, stored.fact, columns) for fact in facts)
        with self._lock:
            self._kept[stored.key, kind] = (version, rows)
        return rows


def _row(fact: Fact, meta: DocumentFact, columns: tuple[str, ...]) -> FactRow:
    return FactRow(
        doc=intern(fact.doc),
        start=fact.source.start,
        key=fact.key,
        year=year_of(fact, meta.year),
        orgs=tuple(intern(name) for name in organisations(fact, meta)),
        values=tuple(_value(fact, name) for name in columns),
    )


def _value(fact: FactBase, name: str) -> Any:
    value = getattr(fact, name, None)
    return intern(value) if isinstance(value, str) else value


def in_order(
    rows: list[FactRow], names: list[str], down: tuple[bool, ...], columns: tuple[str, ...]
) -> list[FactRow]:
    """Rows by the values of `names`, each up or down, then by document and reading order."""
    ordered = sorted(rows, key=lambda row: (row.doc, row.start, row.key))
    for name, descending in reversed(list(zip(names, down, strict=True))):
        said = said_of(name, columns)

        def rank(row: FactRow, said: Callable[[FactRow], Value] = said) -> tuple[bool, Value]:
            value = said(row)
            return value is None, 0 if value is None else value

        ordered.sort(key=rank, reverse=descending)
    return ordered


def said_of(name: str, columns: tuple[str, ...]) -> Callable[[FactRow], Any]:
    """How to get what a row says of a field."""
    if name in {"year", "doc", "key"}:
        return lambda row: getattr(row, name)
    index = columns.index(name)
    return lambda row: row.values[index]


def place_of(names: list[str], columns: tuple[str, ...]) -> Callable[[FactRow], Place]:
    """How to get the place of a row in a list in the order of `names`."""
    said = [said_of(name, columns) for name in names]
    return lambda row: (*(one(row) for one in said), row.doc, row.start, row.key)
