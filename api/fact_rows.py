"""Lists of facts by filters and order, without reading the facts again for every page.

Of every fact only what can be filtered and sorted by is kept, by version of its document: when the
store changes, only documents that changed are read again.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from sys import intern
from threading import Lock
from typing import Any, NamedTuple

from api.paging import Place, Value
from graph.store import StoredDocument, View
from graph.subjects import NAMING, named
from model.facts import DocumentFact


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
        documents: Sequence[StoredDocument],
        kind: str,
        columns: tuple[str, ...],
        said: Mapping[str, Hashable],
    ) -> Iterator[FactRow]:
        """The rows of documents; `said` is what people put right in some of them."""
        versions = {
            one.key: (one.read, one.sha256, columns, said.get(one.key)) for one in documents
        }
        with self._lock:
            kept = {doc: self._kept.get((doc, kind), (None, ())) for doc in versions}
        fresh = {doc: rows for doc, (version, rows) in kept.items() if version == versions[doc]}
        metas = {one.key: one.fact for one in documents if one.key not in fresh}
        read = _read(view, metas, kind, columns)
        with self._lock:
            self._kept |= {(doc, kind): (versions[doc], rows) for doc, rows in read.items()}
        return (row for doc in versions for row in (fresh.get(doc) or read.get(doc, ())))


def _read(
    view: View, metas: Mapping[str, DocumentFact], kind: str, columns: tuple[str, ...]
) -> dict[str, tuple[FactRow, ...]]:
    """The rows of documents, by document."""
    naming = NAMING.get(kind, ())
    own_year = "of_year" if kind == "status" else "year"
    facts = view.said(kind, tuple(metas), (own_year, *naming, *columns))
    found: dict[str, list[FactRow]] = {doc: [] for doc in metas}
    for fact in facts:
        year, *values = fact.values
        meta, orgs = metas[fact.doc], named(values[: len(naming)])
        row = FactRow(
            doc=intern(fact.doc),
            start=fact.start,
            key=fact.key,
            year=meta.year if year is None else year,
            orgs=tuple(map(intern, orgs or filter(None, (meta.addressee or meta.issuer,)))),
            values=tuple(map(_value, values[len(naming) :])),
        )
        found[fact.doc].append(row)
    return {doc: tuple(rows) for doc, rows in found.items()}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
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
