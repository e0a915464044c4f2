"""Reading the embedded store."""

import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

from graph.names import comparable_id
from graph.search import Hit, Query, hit, match_expression
from graph.store import FACT, StoredDocument
from model.facts import DocumentFact, Fact
from model.graph import Edge, Link, Node
from model.text import Document

_IN_ORDER = " ORDER BY doc, position, key"


class EmbeddedView:
    """A reader of an embedded store; it sees the state that the store had when it was opened."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def documents(self) -> tuple[StoredDocument, ...]:
        """Every document, by key."""
        facts = {fact.doc: fact for fact in self.facts(kind="document")}
        rows = self._connection.execute(
            "SELECT key, version, name, sha256, known_from FROM document"
            " WHERE known_to IS NULL ORDER BY key"
        )
        return tuple(
            StoredDocument(key=key, version=version, name=name, sha256=sha256, read=read, fact=fact)
            for key, version, name, sha256, read in rows
            if isinstance(fact := facts.get(key), DocumentFact)
        )

    def document(self, key: str) -> Document | None:
        """A document with its text and blocks."""
        row = self._connection.execute(
            "SELECT body FROM document WHERE key = ? AND known_to IS NULL", (key,)
        ).fetchone()
        return Document.model_validate_json(zlib.decompress(row[0])) if row else None

    def facts(self, *, kind: str | None = None, doc: str | None = None) -> Iterator[Fact]:
        """Facts by document and reading order."""
        conditions = {"kind": kind, "doc": doc}
        asked = {name: value for name, value in conditions.items() if value is not None}
        where = "".join(f" AND {name} = ?" for name in asked)
        return self._facts(where + _IN_ORDER, *asked.values())

    def fact(self, key: str) -> Fact | None:
        """The fact with this key."""
        return next(self._facts(" AND key = ?", key), None)

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
        rows = self._at_either_end(
            "SELECT DISTINCT relation, from_key, to_key FROM edge",
            key,
            "from_key, relation, to_key",
        )
        return (
            Edge(relation=relation, from_key=start, to_key=end) for relation, start, end in rows
        )

    def links(self, key: str | None = None) -> Iterator[Link]:
        """Every link, or those at either end of which `key` stands."""
        rows = self._at_either_end("SELECT body FROM link", key, "key")
        return (Link.model_validate_json(body) for (body,) in rows)

    def search(self, query: Query) -> tuple[Hit, ...]:
        """Passages that answer a query, best first."""
        words = match_expression(query.words)
        if words is None:
            return ()
        where, values = _filters(query)
        rows = self._connection.execute(
            "SELECT fact.body, -bm25(passage, 2.0, 1.0) AS score"  # noqa: S608
            " FROM passage JOIN fact ON fact.id = passage.rowid"
            f" WHERE passage MATCH ?{where} ORDER BY score DESC, fact.key LIMIT ?",
            (words, *values, query.limit),
        )
        return tuple(hit(FACT.validate_json(body), query.words, score) for body, score in rows)

    def damage(self) -> tuple[str, ...]:
        """What the store itself finds wrong with its files; empty when it is sound."""
        found = [row[0] for row in self._connection.execute("PRAGMA integrity_check")]
        broken = [
            f"row {row} of {table} points to a row of {parent} that is not there"
            for table, row, parent, _ in self._connection.execute("PRAGMA foreign_key_check")
        ]
        return tuple([line for line in found if line != "ok"] + broken)

    def _facts(self, where: str, *values: Any) -> Iterator[Fact]:
        rows = self._connection.execute(
            f"SELECT body FROM fact WHERE known_to IS NULL{where}",  # noqa: S608
            values,
        )
        return (FACT.validate_json(body) for (body,) in rows)

    def _at_either_end(self, select: str, key: str | None, order: str) -> sqlite3.Cursor:
        if key is None:
            return self._connection.execute(f"{select} WHERE known_to IS NULL ORDER BY {order}")
        # Two searches by index; with OR, SQLite would scan the table in the asked order.
        table = select.rsplit(" ", 1)[1]
        one_end = f"SELECT id FROM {table} WHERE known_to IS NULL AND"  # noqa: S608
        ends = f"{one_end} from_key = ? UNION {one_end} to_key = ?"
        return self._connection.execute(
            f"{select} WHERE id IN ({ends}) ORDER BY {order}", (key, key)
        )


def _filters(query: Query) -> tuple[str, list[Any]]:
    wanted: dict[str, Any] = {
        " AND fact.year = ?": query.year,
        " AND fact.kind = ?": query.kind,
        " AND fact.status = ?": query.status,
        " AND fact.doc = ?": query.doc,
        " AND fact.id IN (SELECT fact FROM fact_organisation WHERE organisation = ?)": query.org,
    }
    asked = {condition: value for condition, value in wanted.items() if value is not None}
    return "".join(asked), list(asked.values())
