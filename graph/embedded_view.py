"""Reading the embedded store."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from graph.embedded_feed import changes
from graph.embedded_search import search
from graph.feed import After, Update
from graph.names import comparable_id
from graph.search import Hit, Query
from graph.store import FACT, Said, StoredDocument
from model.facts import DocumentFact, Fact
from model.graph import Edge, Link, Node, Review
from model.text import Document

_IN_ORDER = " ORDER BY doc, position, key"


class EmbeddedView:
    """A reader of an embedded store; it sees the state that the store had when it was opened."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def documents(
        self, *, year: int | None = None, issuer: str | None = None
    ) -> tuple[StoredDocument, ...]:
        """Documents by key: every one, or those of a year, of an issuer."""
        where, values = _conditions({"d.year": year, "d.issuer": issuer})
        rows = self._connection.execute(
            "SELECT d.key, d.version, d.name, d.sha256, d.known_from, f.body FROM document d"  # noqa: S608
            " CROSS JOIN fact f ON f.doc = d.key AND f.kind = 'document' AND f.known_to IS NULL"
            f" WHERE d.known_to IS NULL{where} ORDER BY d.key",
            values,
        )
        return _stored(rows)

    def versions(self, key: str | None = None) -> tuple[StoredDocument, ...]:
        """Every version that was ever read of a document, or of all of them, oldest first."""
        where, values = _conditions({"d.key": key})
        rows = self._connection.execute(
            "SELECT d.key, d.version, d.name, d.sha256, d.known_from, f.body FROM main.document d"  # noqa: S608
            " CROSS JOIN main.fact f ON f.doc = d.key AND f.kind = 'document'"
            " AND f.known_from <= d.known_from"
            f" AND (f.known_to IS NULL OR f.known_to > d.known_from){where}"
            " ORDER BY d.key, d.version",
            values,
        )
        return _stored(rows)

    def counts(self) -> dict[tuple[str, str], int]:
        """How many facts there are, by document and kind."""
        # All there ever were stand in one index, those that are gone in another: no row is read.
        rows = self._connection.execute(
            "SELECT doc, kind, sum(n) FROM ("
            " SELECT doc, kind, count(*) AS n FROM fact GROUP BY kind, doc"
            " UNION ALL SELECT doc, kind, -count(*) FROM fact WHERE known_to IS NOT NULL"
            " GROUP BY +kind, +doc"
            ") GROUP BY doc, kind HAVING sum(n) > 0 ORDER BY doc, kind"
        )
        return {(doc, kind): count for doc, kind, count in rows}

    def document(self, key: str) -> Document | None:
        """A document with its text and blocks."""
        row = self._connection.execute(
            "SELECT body FROM document WHERE key = ? AND known_to IS NULL", (key,)
        ).fetchone()
        return Document.model_validate_json(zlib.decompress(row[0])) if row else None

    def facts(self, *, kind: str | None = None, doc: str | None = None) -> Iterator[Fact]:
        """Facts by document and reading order."""
        where, values = _conditions({"kind": kind, "doc": doc})
        return self._facts(where + _IN_ORDER, *values)

    def said(self, kind: str, docs: Sequence[str], fields: Sequence[str]) -> Iterator[Said]:
        """Only these fields of the facts of a kind, by document and reading order."""
        paths = ", ".join(f"'$.{name}'" for name in ("source.start", *fields))
        # The file says it several times as fast as facts are made of it.
        query = (
            f"SELECT key, json_extract(body, '$.kind', {paths}) FROM fact"  # noqa: S608
            " WHERE known_to IS NULL AND kind = ? AND doc = ?" + _IN_ORDER
        )
        for doc in docs:
            for key, found in self._connection.execute(query, (kind, doc)):
                _, start, *values = json.loads(found)
                yield Said(doc, key, start, tuple(values))

    def fact(self, key: str) -> Fact | None:
        """The fact with this key."""
        return next(self._facts(" AND key = ?", key), None)

    def facts_of(self, keys: Sequence[str]) -> Iterator[Fact]:
        """The facts with these keys, in their order; what is not there is left out."""
        return filter(None, map(self.fact, keys))

    def facts_by_id(self, id: str) -> tuple[Fact, ...]:
        """The facts that are defined under this id, with or without leading zeros."""
        return tuple(self._facts(" AND comparable_id = ?" + _IN_ORDER, comparable_id(id)))

    def ids(self) -> tuple[str, ...]:
        """Every id that a fact is defined under, as printed, without repeats."""
        rows = self._connection.execute(
            "SELECT DISTINCT printed_id FROM fact"
            " WHERE known_to IS NULL AND comparable_id IS NOT NULL ORDER BY printed_id"
        )
        return tuple(row[0] for row in rows)

    def nodes(self) -> Iterator[Node]:
        """Every node, by key."""
        rows = self._connection.execute(
            "SELECT min(body) FROM node WHERE known_to IS NULL GROUP BY key ORDER BY key"
        )
        return (Node.model_validate_json(body) for (body,) in rows)

    def edges(self, key: str | None = None) -> Iterator[Edge]:
        """Every edge, or those at either end of which `key` stands."""
        rows = self._at_either_end("edge", "from_key, relation, to_key", key)
        return (
            Edge(relation=relation, from_key=start, to_key=end) for start, relation, end in rows
        )

    def cited(self) -> Iterator[tuple[str, str]]:
        """The references that facts cite, each with the key of the fact, sorted."""
        return iter(
            self._connection.execute(
                "SELECT DISTINCT to_key, from_key FROM edge"
                " WHERE known_to IS NULL AND relation = 'refers_to' ORDER BY to_key, from_key"
            )
        )

    def links(self, key: str | None = None) -> Iterator[Link]:
        """Every link, or those at either end of which `key` stands."""
        rows = self._at_either_end("link", "key, body", key)
        return (Link.model_validate_json(body) for _, body in rows)

    def reviews(self) -> Iterator[Review]:
        """People's decisions, in the order in which they were made."""
        rows = self._connection.execute("SELECT body FROM review ORDER BY id")
        return (Review.model_validate_json(body) for (body,) in rows)

    def changes(self, after: After, limit: int) -> tuple[Update, ...]:
        """What came, changed and went behind a change, in the order in which it did."""
        return changes(self._connection, after, limit)

    def search(self, query: Query) -> tuple[Hit, ...]:
        """Passages that answer a query, best first."""
        return search(self._connection, query)

    def damage(self) -> tuple[str, ...]:
        """What the store itself finds wrong with its files; empty when it is sound."""
        found = [row[0] for row in self._connection.execute("PRAGMA integrity_check")]
        lost = [
            f"{key} is of {doc}, which is not there"
            for key, doc in self._connection.execute(
                "SELECT key, doc FROM main.fact"
                " WHERE doc NOT IN (SELECT key FROM main.document) ORDER BY key"
            )
        ]
        unfound = [
            f"{key} cannot be found by its words"
            for (key,) in self._connection.execute(
                "SELECT key FROM main.fact WHERE id NOT IN (SELECT rowid FROM passage) ORDER BY key"
            )
        ]
        return tuple([line for line in found if line != "ok"] + lost + unfound)

    def _facts(self, where: str, *values: Any) -> Iterator[Fact]:
        rows = self._connection.execute(
            f"SELECT body FROM fact WHERE known_to IS NULL{where}",  # noqa: S608
            values,
        )
        return (FACT.validate_json(body) for (body,) in rows)

    def _at_either_end(self, table: str, columns: str, key: str | None) -> sqlite3.Cursor:
        """Different rows in the order of their columns."""
        standing = f"SELECT {columns} FROM {table} WHERE known_to IS NULL"  # noqa: S608
        if key is None:
            return self._connection.execute(
                f"{standing.replace('SELECT', 'SELECT DISTINCT', 1)} ORDER BY {columns}"
            )
        # Two searches by index; with OR, SQLite would scan the table in the asked order.
        ends = f"{standing} AND from_key = ? UNION {standing} AND to_key = ?"
        return self._connection.execute(f"{ends} ORDER BY {columns}", (key, key))


def _conditions(columns: dict[str, Any]) -> tuple[str, list[Any]]:
    """The part of a WHERE clause that asks for every column with a value."""
    asked = {name: value for name, value in columns.items() if value is not None}
    return "".join(f" AND {name} = ?" for name in asked), list(asked.values())


@lru_cache(maxsize=10_000)
def _document_fact(body: str) -> DocumentFact:
    """Read once: the same documents are listed again and again."""
    return DocumentFact.model_validate_json(body)


def _stored(rows: Iterable[tuple[Any, ...]]) -> tuple[StoredDocument, ...]:
    names = ("key", "version", "name", "sha256", "read")
    return tuple(
        StoredDocument.model_validate(
            {**dict(zip(names, row, strict=False)), "fact": _document_fact(row[-1])}
        )
        for row in rows
    )
