"""Reading a store on a server: one state of it, given by its clock, whatever is written meanwhile.

A server shows each statement what is committed by then. Nothing is ever deleted, so a view stays
at one state by asking every time for what stood at the moment when it was opened.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph import neo4j_fulltext
from graph import neo4j_statements as cypher
from graph.feed import After, Update
from graph.history import Moment, versions_at
from graph.names import comparable_id
from graph.neo4j_ahead import Row
from graph.neo4j_around import DOCUMENTS, Around
from graph.neo4j_feed import changes
from graph.neo4j_lock import Run
from graph.neo4j_search import SearchCopy
from graph.search import Hit, Query
from graph.store import FACT, Said, StoredDocument
from model.facts import Fact
from model.graph import Edge, Link, Node, Review
from model.text import Document

_AT_ONCE = 100
"""Documents whose facts are fetched by one statement."""


class Neo4jView:
    """A reader of a store on a server; `changed` is the time of the last change that it sees."""

    def __init__(
        self, run: Run, changed: str, at: Moment, copy: SearchCopy, *, own_words: bool = False
    ) -> None:
        self._own_words = own_words
        self._run = run
        self._moment = at
        self._copy = copy
        self._at = min(changed, at.until)
        self._shown: dict[str, StoredDocument] | None = None
        self._of_years: dict[int | None, tuple[StoredDocument, ...]] = {}
        if at.as_of is not None:
            until = Moment(as_of=at.as_of, known_at=self._at)
            self._shown = versions_at(self.versions(), until)
        self._around = Around(
            self._ask, self._at, past=at != Moment(), by_document=self._shown is not None
        )

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
        if issuer is not None:
            rows = _stored(self._around.issued(issuer))
            return tuple(stored for stored in rows if year in (None, stored.fact.year))
        if year not in self._of_years:
            asked = "" if year is None else " AND d.year = $year"
            self._of_years[year] = _stored(
                self._ask(f"{DOCUMENTS}{asked} RETURN {cypher.VERSION} ORDER BY key", year=year)
            )
        return self._of_years[year]

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
        if kind == "document" and doc is not None:
            yield from self._around.about(doc)
            return
        keys = [stored.key for stored in self.documents()] if doc is None else [doc]
        yield from _facts(self._bodies(kind, keys))

    def said(self, kind: str, docs: Sequence[str], fields: Sequence[str]) -> Iterator[Said]:
        """Only these fields of the facts of a kind, by document and reading order."""
        for row in self._bodies(kind, docs):
            body = json.loads(row["body"])
            values = tuple(body.get(name) for name in fields)
            yield Said(row["doc"], row["key"], body["source"]["start"], values)

    def _bodies(self, kind: str | None, docs: Sequence[str]) -> Iterator[Row]:
        asked = " AND f.kind = $kind" if kind else ""
        statement = (
            "UNWIND $docs AS doc MATCH (f:Fact {doc: doc})"
            f" WHERE {self._stands('f')}{asked} {_FACTS}"
        )
        for start in range(0, len(docs), _AT_ONCE):
            yield from self._ask(statement, docs=docs[start : start + _AT_ONCE], kind=kind)

    def fact(self, key: str) -> Fact | None:
        """The fact with this key."""
        return self._around.fact(key)

    def facts_of(self, keys: Sequence[str]) -> Iterator[Fact]:
        """The facts with these keys, in their order; what is not there is left out."""
        for start in range(0, len(keys), _AT_ONCE):
            yield from self._around.facts(keys[start : start + _AT_ONCE])

    def facts_by_id(self, id: str) -> tuple[Fact, ...]:
        """The facts that are defined under this id, with or without leading zeros."""
        rows = self._ask(
            f"MATCH (f:Fact {{comparable_id: $id}}) WHERE {self._stands('f')} {_FACTS}",
            id=comparable_id(id),
        )
        self._around.expect(rows)
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
        return self._around.edges(key)

    def cited(self) -> Iterator[tuple[str, str]]:
        """The references that facts cite, each with the key of the fact, sorted."""
        return self._around.cited()

    def links(self, key: str | None = None) -> Iterator[Link]:
        """Every link, or those at either end of which `key` stands."""
        return self._around.links(key)

    def reviews(self) -> Iterator[Review]:
        """People's decisions, in the order in which they were made."""
        return (Review.model_validate_json(row["body"]) for row in self._ask(cypher.REVIEWS))

    def changes(self, after: After, limit: int) -> tuple[Update, ...]:
        """What came, changed and went behind a change, in the order in which it did."""
        return changes(self._ask, after, limit)

    def search(self, query: Query) -> tuple[Hit, ...]:
        """Passages that answer a query, best first."""
        if self._own_words:
            found = neo4j_fulltext.search(self._ask, self._stands("f"), query)
            if found is not None:
                return found
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

    def _ask(self, statement: str, **values: Any) -> list[Row]:
        shown = {key: stored.read for key, stored in (self._shown or {}).items()}
        return self._run(statement, at=self._at, shown=shown, **values)

    def _stands(self, name: str) -> str:
        return cypher.stands(name, by_document=self._shown is not None)


_FACTS = (
    "RETURN f.body AS body, f.doc AS doc, f.position AS position, f.key AS key"
    " ORDER BY doc, position, key"
)


def _facts(rows: Iterable[Row]) -> Iterator[Fact]:
    return (FACT.validate_json(row["body"]) for row in rows)


def _stored(rows: Iterable[Row]) -> tuple[StoredDocument, ...]:
    return tuple(
        StoredDocument.model_validate({**row, "fact": FACT.validate_json(row["fact"])})
        for row in rows
    )
