"""What a store promises: writers and readers are separate, and every store passes one suite."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple, Protocol

from pydantic import TypeAdapter

from graph.feed import After, Update
from graph.search import Hit, Query
from model.base import Frozen
from model.facts import DocumentFact, Fact
from model.graph import Edge, Link, Node, Review
from model.text import Document

FACT: TypeAdapter[Fact] = TypeAdapter(Fact)
"""Reads a fact of any kind back from JSON."""


class StoreError(Exception):
    """The store cannot do what was asked; the message says why and what to do."""


class StoreMissingError(StoreError):
    """There is no store where one was looked for."""


class StoreVersionError(StoreError):
    """The store was written by another version, or is no store of ours at all."""


class StoreBusyError(StoreError):
    """Another process is writing; the message says which."""


class Change(Frozen):
    """What putting a document did: its state, its version number, and counts of facts."""

    doc: str
    state: Literal["new", "changed", "unchanged"]
    version: int
    facts: int
    added: int = 0
    changed: int = 0
    removed: int = 0


class StoredDocument(Frozen):
    """A document as the store lists it; `read` is when this version came in (ISO, UTC)."""

    key: str
    version: int
    name: str
    sha256: str
    read: str
    fact: DocumentFact


class Said(NamedTuple):
    """What a fact says in the fields asked for, as JSON has them; None where it says nothing."""

    doc: str
    key: str
    start: int
    values: tuple[Any, ...]


class Writer(Protocol):
    """The only one that changes a store. Each call is all in or nothing."""

    def put(self, document: Document, facts: Sequence[Fact]) -> Change:
        """Store a document with its facts; what an earlier version said is superseded."""

    def put_links(self, links: Iterable[Link], *, of: Collection[str] | None = None) -> None:
        """Make `links` the links of the store; those not among them are superseded.

        `of`: only links with these keys are touched, the others stay as they are.
        """

    def put_review(self, review: Review) -> None:
        """Add a person's decision; one that is already there is left as it is."""


class View(Protocol):
    """A reader. It sees one state of the store, whatever a writer does meanwhile."""

    def documents(
        self, *, year: int | None = None, issuer: str | None = None
    ) -> tuple[StoredDocument, ...]:
        """Documents by key: every one, or those of a year, of an issuer."""

    def versions(self, key: str | None = None) -> tuple[StoredDocument, ...]:
        """Every version that was ever read of a document, or of all of them, oldest first."""

    def counts(self) -> dict[tuple[str, str], int]:
        """How many facts there are, by document and kind."""

    def document(self, key: str) -> Document | None:
        """A document with its text and blocks."""

    def facts(self, *, kind: str | None = None, doc: str | None = None) -> Iterator[Fact]:
        """Facts by document and reading order."""

    def said(self, kind: str, docs: Sequence[str], fields: Sequence[str]) -> Iterator[Said]:
        """Only these fields of the facts of a kind, by document and reading order."""

    def fact(self, key: str) -> Fact | None:
        """The fact with this key."""

    def facts_of(self, keys: Sequence[str]) -> Iterator[Fact]:
        """The facts with these keys, in their order; what is not there is left out."""

    def facts_by_id(self, id: str) -> tuple[Fact, ...]:
        """The facts that are defined under this id, with or without leading zeros."""

    def ids(self) -> tuple[str, ...]:
        """Every id that a fact is defined under, as printed, without repeats."""

    def nodes(self) -> Iterator[Node]:
        """Every node, by key."""

    def edges(self, key: str | None = None) -> Iterator[Edge]:
        """Every edge, or those at either end of which `key` stands."""

    def cited(self) -> Iterator[tuple[str, str]]:
        """The references that facts cite, each with the key of the fact, sorted."""

    def links(self, key: str | None = None) -> Iterator[Link]:
        """Every link, or those at either end of which `key` stands."""

    def reviews(self) -> Iterator[Review]:
        """People's decisions, in the order in which they were made."""

    def changes(self, after: After, limit: int) -> tuple[Update, ...]:
        """What came, changed and went behind a change, in the order in which it did."""

    def search(self, query: Query) -> tuple[Hit, ...]:
        """Passages that answer a query, best first."""

    def damage(self) -> tuple[str, ...]:
        """What the store itself finds wrong with its files; empty when it is sound."""
