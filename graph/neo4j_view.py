"""Reading a store on a server: one state of it, given by its clock, whatever is written meanwhile.

A server shows each statement what is committed by then. Nothing is ever deleted, so a view stays
at one state by asking every time for what stood at the moment when it was opened.
"""

import base64
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from graph import neo4j_statements as cypher
from graph.history import NOW, Moment, versions_at
from graph.names import comparable_id
from graph.neo4j_lock import Run
from graph.neo4j_search import SearchCopy
from graph.search import Hit, Query
from graph.store import FACT, StoredDocument
from model.facts import Fact
from model.graph import Edge, Link, Node, Review
from model.text import Document

_AT_ONCE = 100
"""Documents whose facts are fetched by one statement."""


class Neo4jView:
    """A reader of a store on a server; `changed` is the time of the last change that it sees."""

    def __init__(self, run: Run, changed: str, at: Moment, copy: SearchCopy) -> None:
        self._run = run
        self._moment = at
        self._copy = copy
        self._at = min(changed, at.until)
        self._past = at != Moment()
        self._shown: dict[str, StoredDocument] | None = None
        if at.as_of is not None:
            until = Moment(as_of=at.as_of, known_at=self._at)
            self._shown = versions_at(self.versions(), until)

    def documents(
        self, *, year: int | None = None, issuer: str | None = None
    ) -> tuple[StoredDocument, ...]:
        """Documents by key: every one, or those of a year, of an issuer."""
        if self._shown is not None:
            return tuple(
                stored
                for _, stored in sorted(self._shown.items())
                if year in (None, stored.fact.year) and issuer in (None, stored.fact.issuer)
            )
        given = {"year": year, "issuer": issuer}
        asked = "".join(f" AND d.{name} = ${name}" for name, v in given.items() if v is not None)
        stood = cypher.stands("d", by_document=False)
        return _stored(
            self._ask(
                f"MATCH (d:Version) WHERE {stood}{asked} RETURN {cypher.VERSION} ORDER BY key",
                **given,
            )
        )

    def versions(self, key: str | None = None) -> tuple[StoredDocument, ...]:
        """Every version that was ever read of a document, or of all of them, oldest first."""
        return _stored(self._ask(cypher.VERSIONS, key=key))

    def counts(self) -> dict[tuple[str, str], int]:
        """How many facts there are, by document and kind."""
        rows = self._ask(
            f"MATCH (f:Fact) WHERE {self._stands('f')}"
            " RETURN f.doc AS doc, f.kind AS kind, count(*) AS n ORDER BY doc, kind"
        )
        return {(row["doc"], row["kind"]): row["n"] for row in rows}

    def document(self, key: str) -> Document | None:
        """A document with its text and blocks."""
        if self._shown is None:
            stood = cypher.stands("d", by_document=False)
            version = None
        else:
            stood, version = "d.version = $version", getattr(self._shown.get(key), "version", None)
        rows = self._ask(
            f"MATCH (d:Version {{key: $key}}) WHERE {stood} RETURN d.body AS body",
            key=key,
            version=version,
        )
        body = zlib.decompress(base64.b64decode(rows[0]["body"])) if rows else None
        return Document.model_validate_json(body) if body else None

    def facts(self, *, kind: str | None = None, doc: str | None = None) -> Iterator[Fact]:
        """Facts by document and reading order."""
        keys = [stored.key for stored in self.documents()] if doc is None else [doc]
        asked = " AND f.kind = $kind" if kind else ""
        statement = (
            "UNWIND $docs AS doc MATCH (f:Fact {doc: doc})"
            f" WHERE {self._stands('f')}{asked} {_FACTS}"
        )
        for start in range(0, len(keys), _AT_ONCE):
            docs = keys[start : start + _AT_ONCE]
            yield from _facts(self._ask(statement, docs=docs, kind=kind))

    def fact(self, key: str) -> Fact | None:
        """The fact with this key."""
        rows = self._ask(
            f"MATCH (f:Fact {{key: $key}}) WHERE {self._stands('f')} RETURN f.body AS body", key=key
        )
        return next(_facts(rows), None)

    def facts_by_id(self, id: str) -> tuple[Fact, ...]:
        """The facts that are defined under this id, with or without leading zeros."""
        rows = self._ask(
            f"MATCH (f:Fact {{comparable_id: $id}}) WHERE {self._stands('f')} {_FACTS}",
            id=comparable_id(id),
        )
        return tuple(_facts(rows))

    def ids(self) -> tuple[str, ...]:
        """Every id that a fact is defined under, as printed, without repeats."""
        rows = self._ask(
            "MATCH (f:Fact) WHERE f.comparable_id IS NOT NULL AND"
            f" {self._stands('f')} RETURN DISTINCT f.printed_id AS id ORDER BY id"
        )
        return tuple(row["id"] for row in rows)

    def nodes(self) -> Iterator[Node]:
        """Every node, by key."""
        rows = self._ask(
            f"MATCH (n:NodeVersion) WHERE {self._stands('n')}"
            " RETURN n.key AS key, min(n.body) AS body ORDER BY key"
        )
        return (Node.model_validate_json(row["body"]) for row in rows)

    def edges(self, key: str | None = None) -> Iterator[Edge]:
        """Every edge, or those at either end of which `key` stands."""
        rows = self._related(
            key, f"r.body IS NULL AND {self._stands('r')}", "from_key, relation, to_key"
        )
        return (Edge(**{name: row[name] for name in Edge.model_fields}) for row in rows)

    def links(self, key: str | None = None) -> Iterator[Link]:
        """Every link, or those at either end of which `key` stands."""
        if not self._past:
            stood = cypher.stands("r", by_document=False)
            rows = self._related(key, f"r.body IS NOT NULL AND {stood}", "key")
        else:
            came = "r.body IS NOT NULL AND r.known_from <= $at"
            rows = list(self._of_the_past(self._related(key, came, "key")))
        return (Link.model_validate_json(row["body"]) for row in rows)

    def reviews(self) -> Iterator[Review]:
        """People's decisions, in the order in which they were made."""
        return (Review.model_validate_json(row["body"]) for row in self._ask(cypher.REVIEWS))

    def search(self, query: Query) -> tuple[Hit, ...]:
        """Passages that answer a query, best first."""
        return self._copy.search(self._run, query, self._at, self._moment)

    def damage(self) -> tuple[str, ...]:
        """What is missing on the server; empty when the store is sound."""
        there = {row["name"] for row in self._run(cypher.SHOW_CONSTRAINTS)}
        whole = {row["doc"] for row in self._run(cypher.VERSION_DOCUMENTS)}
        found = sorted({row["doc"] for row in self._run(cypher.FACT_DOCUMENTS)} - whole)
        missing = sorted(cypher.CONSTRAINTS.keys() - there)
        return (
            *(f"the server has lost the constraint {name}" for name in missing),
            *(f"facts are of {doc}, which is not there" for doc in found),
        )

    def _ask(self, statement: str, **values: Any) -> list[dict[str, Any]]:
        shown = {key: stored.read for key, stored in (self._shown or {}).items()}
        return self._run(statement, at=self._at, shown=shown, **values)

    def _stands(self, name: str) -> str:
        return cypher.stands(name, by_document=self._shown is not None)

    def _related(self, key: str | None, condition: str, order: str) -> list[dict[str, Any]]:
        if key is None:
            return self._ask(
                f"MATCH (a:Node)-[r]->(b:Node) WHERE {condition} {_ENDS} ORDER BY {order}"
            )
        # One direction at a time: a pattern without direction would lose which end is which.
        out = f"MATCH (a:Node {{key: $key}})-[r]->(b:Node) WHERE {condition} {_ENDS}"
        back = f"MATCH (b:Node {{key: $key}})<-[r]-(a:Node) WHERE {condition} {_ENDS}"
        rows = [*self._ask(out, key=key), *self._ask(back, key=key)]
        by_key = {(row["key"], row["known_from"]): row for row in rows}
        return sorted(by_key.values(), key=lambda r: [r[name] for name in order.split(", ")])

    def _of_the_past(self, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Links that stood when both their texts were last in the store together."""
        rows = list(rows)
        keys = sorted({row[end] for row in rows for end in ("from_key", "to_key")})
        ends = self._ask(
            "UNWIND $keys AS key MATCH (f:Fact {key: key})"
            f" WHERE {self._stands('f')} RETURN f.key AS key, f.known_to AS known_to",
            keys=keys,
        )
        until = {row["key"]: row["known_to"] or NOW for row in ends}
        for row in rows:
            if row["from_key"] in until and row["to_key"] in until:
                last = min(f"{self._at}~", until[row["from_key"]], until[row["to_key"]])
                if row["known_from"] < last <= (row["known_to"] or NOW):
                    yield row


_FACTS = (
    "RETURN f.body AS body, f.doc AS doc, f.position AS position, f.key AS key"
    " ORDER BY doc, position, key"
)
_ENDS = (
    "RETURN r.key AS key, r.relation AS relation, r.body AS body, r.known_from AS known_from,"
    " r.known_to AS known_to, a.key AS from_key, b.key AS to_key"
)


def _facts(rows: Iterable[dict[str, Any]]) -> Iterator[Fact]:
    return (FACT.validate_json(row["body"]) for row in rows)


def _stored(rows: Iterable[dict[str, Any]]) -> tuple[StoredDocument, ...]:
    return tuple(
        StoredDocument.model_validate({**row, "fact": FACT.validate_json(row["fact"])})
        for row in rows
    )
