"""Writing to the embedded store: one transaction a document, superseding and never deleting."""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from graph.build import edges_of, nodes_of
from graph.names import comparable_id
from graph.search import passage
from graph.store import FACT, Change
from graph.subjects import organisations_of, year_of
from graph.words import table_version
from model.facts import DocumentFact, Fact, Status
from model.graph import Link
from model.text import Document

_OWN = {"source", "rule", "confidence", "inferred"}
"""Fields that say how a fact was found; the rest is what it says."""


@dataclass(frozen=True)
class _Plan:
    """Of the rows of one table: what goes, what comes."""

    gone: tuple[int, ...]
    new: tuple[str, ...]


class EmbeddedWriter:
    """The one writer of an embedded store; `now` gives the time at which things become known."""

    def __init__(self, connection: sqlite3.Connection, now: Callable[[], str]) -> None:
        self._connection = connection
        self._now = now

    def put(self, document: Document, facts: Sequence[Fact]) -> Change:
        """Store a document with its facts; what an earlier version said is superseded."""
        meta = _checked(document, facts)
        body = document.model_dump_json()
        rows = {fact.key: fact.model_dump_json() for fact in facts}
        digest = hashlib.sha256("\n".join([body, *rows.values()]).encode()).hexdigest()
        with self._transaction() as now:
            last = self._last_version(document.key)
            if last and last[1] == digest:
                return Change(
                    doc=document.key, state="unchanged", version=last[0], facts=len(facts)
                )
            version = last[0] + 1 if last else 1
            self._put_document(document, meta, (version, body, digest), now)
            counts = self._put_facts(meta, {fact.key: fact for fact in facts}, rows, now)
            self._put_graph(document.key, facts, now)
        return Change(
            doc=document.key,
            state="changed" if last else "new",
            version=version,
            facts=len(facts),
            **counts,
        )

    def put_links(self, links: Iterable[Link]) -> None:
        """Make `links` the links of the store; those not among them are superseded."""
        by_key = {link.key: link for link in links}
        bodies = {key: link.model_dump_json() for key, link in by_key.items()}
        with self._transaction() as now:
            plan = self._plan("SELECT id, key, body FROM link WHERE known_to IS NULL", (), bodies)
            self._close("link", plan.gone, now)
            self._connection.executemany(
                "INSERT INTO link (key, from_key, to_key, body, known_from) VALUES (?, ?, ?, ?, ?)",
                [
                    (key, by_key[key].start.key, by_key[key].end.key, bodies[key], now)
                    for key in plan.new
                ],
            )

    def refresh_search(self) -> None:
        """Index all passages anew if they were indexed by another synonym table."""
        if self._connection.execute("SELECT words FROM store").fetchone() == (table_version(),):
            return
        with self._transaction():
            self._connection.execute("DELETE FROM passage")
            rows = self._connection.execute("SELECT id, body FROM fact WHERE known_to IS NULL")
            for row, body in rows.fetchall():
                self._index(row, FACT.validate_json(body))
            self._connection.execute("UPDATE store SET words = ?", (table_version(),))

    @contextmanager
    def _transaction(self) -> Iterator[str]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._now()
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

    def _put_document(
        self, document: Document, meta: DocumentFact, read: tuple[int, str, str], now: str
    ) -> None:
        version, body, digest = read
        self._connection.execute(
            "UPDATE document SET known_to = ? WHERE key = ? AND known_to IS NULL",
            (now, document.key),
        )
        self._connection.execute(
            "INSERT INTO document (key, version, name, sha256, digest, year, issuer, body,"
            " known_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.key,
                version,
                document.name,
                document.sha256,
                digest,
                meta.year,
                meta.issuer,
                zlib.compress(body.encode()),
                now,
            ),
        )

    def _put_facts(
        self, meta: DocumentFact, facts: Mapping[str, Fact], rows: Mapping[str, str], now: str
    ) -> dict[str, int]:
        before = {
            key: FACT.validate_json(body)
            for key, body in self._connection.execute(
                "SELECT key, body FROM fact WHERE doc = ? AND known_to IS NULL", (meta.doc,)
            )
        }
        query = "SELECT id, key, body FROM fact WHERE doc = ? AND known_to IS NULL"
        plan = self._plan(query, (meta.doc,), rows)
        self._close("fact", plan.gone, now)
        self._connection.executemany(
            "DELETE FROM passage WHERE rowid = ?", [(row,) for row in plan.gone]
        )
        for key in plan.new:
            self._insert_fact(facts[key], rows[key], meta, now)
        return _counts(before, facts)

    def _insert_fact(self, fact: Fact, body: str, meta: DocumentFact, now: str) -> None:
        printed_id = getattr(fact, "id", None)
        cursor = self._connection.execute(
            "INSERT INTO fact (key, doc, kind, position, printed_id, comparable_id, year, status,"
            " body, known_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                fact.key,
                fact.doc,
                fact.kind,
                fact.source.start,
                printed_id,
                comparable_id(printed_id) if printed_id else None,
                year_of(fact, meta.year),
                fact.category if isinstance(fact, Status) else None,
                body,
                now,
            ),
        )
        row = cursor.lastrowid
        concerned = organisations_of(fact) or tuple(filter(None, (meta.addressee or meta.issuer,)))
        self._connection.executemany(
            "INSERT INTO fact_organisation VALUES (?, ?)", [(row, name) for name in concerned]
        )
        self._index(row, fact)

    def _index(self, row: int | None, fact: Fact) -> None:
        self._connection.execute(
            "INSERT INTO passage (rowid, words, stems) VALUES (?, ?, ?)", (row, *passage(fact))
        )

    def _put_graph(self, doc: str, facts: Sequence[Fact], now: str) -> None:
        nodes = {node.key: node.model_dump_json() for node in nodes_of(facts)}
        query = "SELECT id, key, body FROM node WHERE doc = ? AND known_to IS NULL"
        plan = self._plan(query, (doc,), nodes)
        self._close("node", plan.gone, now)
        self._connection.executemany(
            "INSERT INTO node (key, doc, body, known_from) VALUES (?, ?, ?, ?)",
            [(key, doc, nodes[key], now) for key in plan.new],
        )
        edges = {f"{e.relation}:{e.from_key}->{e.to_key}": e for e in edges_of(facts)}
        query = "SELECT id, key, key FROM edge WHERE doc = ? AND known_to IS NULL"
        plan = self._plan(query, (doc,), {key: key for key in edges})
        self._close("edge", plan.gone, now)
        self._connection.executemany(
            "INSERT INTO edge (key, doc, relation, from_key, to_key, known_from)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (key, doc, edges[key].relation, edges[key].from_key, edges[key].to_key, now)
                for key in plan.new
            ],
        )

    def _plan(self, query: str, values: tuple[str, ...], rows: Mapping[str, str]) -> _Plan:
        known = {key: (row, body) for row, key, body in self._connection.execute(query, values)}
        gone = tuple(row for key, (row, body) in known.items() if rows.get(key) != body)
        new = tuple(key for key, body in rows.items() if known.get(key, (0, None))[1] != body)
        return _Plan(gone, new)

    def _close(self, table: str, rows: Iterable[int], now: str) -> None:
        self._connection.executemany(
            f"UPDATE {table} SET known_to = ? WHERE id = ?",  # noqa: S608
            [(now, row) for row in rows],
        )


def _checked(document: Document, facts: Sequence[Fact]) -> DocumentFact:
    metas = [fact for fact in facts if isinstance(fact, DocumentFact)]
    if len(metas) != 1:
        raise ValueError(f"{document.key} has {len(metas)} document facts, not one")
    if strangers := {fact.doc for fact in facts} - {document.key}:
        raise ValueError(f"{document.key} was given facts of {', '.join(sorted(strangers))}")
    if len({fact.key for fact in facts}) != len(facts):
        raise ValueError(f"{document.key} has two facts with one key")
    return metas[0]


def _counts(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> dict[str, int]:
    both = before.keys() & after.keys()
    changed = sum(
        before[key].model_dump(exclude=_OWN) != after[key].model_dump(exclude=_OWN) for key in both
    )
    return {
        "added": len(after.keys() - both),
        "changed": changed,
        "removed": len(before.keys() - both),
    }
