"""Writing to the embedded store: one transaction a document, superseding and never deleting."""

import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from graph import rows
from graph.embedded_search import index, index_anew
from graph.history import after
from graph.store import FACT, Change
from graph.words import table_version
from model.facts import Fact
from model.graph import Link, Review
from model.text import Document

_CURRENT = "SELECT id, key, body FROM {} WHERE known_to IS NULL"


class EmbeddedWriter:
    """The one writer of an embedded store; `now` gives the time at which things become known."""

    def __init__(self, connection: sqlite3.Connection, now: Callable[[], str]) -> None:
        self._connection = connection
        self._now = now

    def put(self, document: Document, facts: Sequence[Fact]) -> Change:
        """Store a document with its facts; what an earlier version said is superseded."""
        new = rows.rows_of(document, facts)
        last = self._last_version(document.key)
        if last and last[1] == new.digest:
            return Change(doc=document.key, state="unchanged", version=last[0], facts=len(facts))
        version = last[0] + 1 if last else 1
        with self._transaction() as now:
            self._put_document(document, new, version, now)
            counts = self._put_facts(new, now)
            self._put_graph(document.key, facts, now)
        return Change(
            doc=document.key,
            state="changed" if last else "new",
            version=version,
            facts=len(facts),
            **counts,
        )

    def put_links(self, links: Iterable[Link], *, of: Collection[str] | None = None) -> None:
        """Make `links` the links of the store, or of these keys; others there are superseded."""
        by_key = {link.key: link for link in links}
        bodies = {key: link.model_dump_json() for key, link in by_key.items()}
        plan = rows.plan(self._links_now(of), bodies)
        if not plan.gone and not plan.new:
            return
        with self._transaction() as now:
            self._close("link", plan.gone, now)
            for key in plan.new:
                ends = {"from_key": by_key[key].start.key, "to_key": by_key[key].end.key}
                self._insert("link", {"key": key, **ends, "body": bodies[key]}, now)

    def _links_now(self, keys: Collection[str] | None) -> Iterator[tuple[int, str, str]]:
        current = _CURRENT.format("link")
        if keys is None:
            yield from self._connection.execute(current)
        for key in keys or ():
            yield from self._connection.execute(f"{current} AND key = ?", (key,))

    def put_review(self, review: Review) -> None:
        """Add a person's decision; one that is already there is left as it is."""
        with self._transaction() as now:
            self._connection.execute(
                "INSERT OR IGNORE INTO review (key, known_from, body) VALUES (?, ?, ?)",
                (review.id, now, review.model_dump_json()),
            )

    def refresh_search(self) -> None:
        """Index all passages anew if they were indexed by another synonym table."""
        if self._connection.execute("SELECT words FROM store").fetchone() == (table_version(),):
            return
        with self._transaction():
            index_anew(self._connection)
            self._connection.execute("UPDATE store SET words = ?", (table_version(),))

    @contextmanager
    def _transaction(self) -> Iterator[str]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            (last,) = self._connection.execute("SELECT changed FROM store").fetchone()
            now = after(self._now(), last)
            yield now
            self._connection.execute("UPDATE store SET changed = ?", (now,))
            self._connection.execute("COMMIT")
        except BaseException:
            # On a full disk SQLite has already rolled back by itself.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _last_version(self, key: str) -> tuple[int, str] | None:
        row: tuple[int, str] | None = self._connection.execute(
            "SELECT version, digest FROM document WHERE key = ? AND known_to IS NULL", (key,)
        ).fetchone()
        return row

    def _put_document(self, document: Document, new: rows.Rows, version: int, now: str) -> None:
        self._connection.execute(
            "UPDATE document SET known_to = ? WHERE key = ? AND known_to IS NULL",
            (now, document.key),
        )
        columns = {
            "key": document.key,
            "version": version,
            "name": document.name,
            "sha256": document.sha256,
            "digest": new.digest,
            "year": new.meta.year,
            "issuer": new.meta.issuer,
            "body": zlib.compress(new.body.encode()),
        }
        self._insert("document", columns, now)

    def _put_facts(self, new: rows.Rows, now: str) -> dict[str, int]:
        known = self._of_document("fact", new.meta.doc)
        before = {key: FACT.validate_json(body) for _, key, body in known}
        plan = rows.plan(known, new.bodies)
        self._close("fact", plan.gone, now)
        for key in plan.new:
            fact = new.facts[key]
            columns = rows.fact_columns(fact, new.meta)
            row = self._insert("fact", {**columns, "body": new.bodies[key]}, now)
            index(self._connection, row, fact, new.meta)
        return rows.counts(before, new.facts)

    def _put_graph(self, doc: str, facts: Sequence[Fact], now: str) -> None:
        nodes = rows.nodes(facts)
        plan = rows.plan(self._of_document("node", doc), nodes)
        self._close("node", plan.gone, now)
        for key in plan.new:
            self._insert("node", {"key": key, "doc": doc, "body": nodes[key]}, now)
        edges = rows.edges(facts)
        known = self._connection.execute(
            "SELECT id, key, key FROM edge WHERE known_to IS NULL AND doc = ?", (doc,)
        )
        plan = rows.plan(known, {key: key for key in edges})
        self._close("edge", plan.gone, now)
        for key in plan.new:
            self._insert("edge", {"key": key, "doc": doc, **edges[key].model_dump()}, now)

    def _of_document(self, table: str, doc: str) -> list[tuple[int, str, str]]:
        query = f"{_CURRENT.format(table)} AND doc = ?"
        return self._connection.execute(query, (doc,)).fetchall()

    def _insert(self, table: str, columns: Mapping[str, Any], now: str) -> int:
        row = {**columns, "known_from": now}
        cursor = self._connection.execute(
            f"INSERT INTO {table} ({', '.join(row)})"  # noqa: S608
            f" VALUES ({', '.join('?' * len(row))})",
            tuple(row.values()),
        )
        return cursor.lastrowid or 0

    def _close(self, table: str, gone: Iterable[int], now: str) -> None:
        self._connection.executemany(
            f"UPDATE {table} SET known_to = ? WHERE id = ?",  # noqa: S608
            [(now, row) for row in gone],
        )
