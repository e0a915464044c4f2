"""What a document puts into a store, whichever it is: rows by key, and what of them is new."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.build import edges_of, nodes_of
from graph.names import comparable_id
from graph.subjects import organisations_of, year_of
from model.facts import DocumentFact, Fact, Status
from model.graph import Edge
from model.text import Document

HOW_FOUND = {"source", "rule", "confidence", "inferred"}
"""Fields that say how a fact was found; the rest is what it says."""


@dataclass(frozen=True)
class Rows:
    """A document and its facts, ready to be stored; bodies are JSON."""

    meta: DocumentFact
    body: str
    digest: str
    facts: Mapping[str, Fact]
    bodies: Mapping[str, str]


@dataclass(frozen=True)
class Plan:
    """Of the rows of one kind: the row ids that go, the keys that come, sorted."""

    gone: tuple[Any, ...]
    new: tuple[str, ...]


def rows_of(document: Document, facts: Sequence[Fact]) -> Rows:
    """The rows of a document. Raises ValueError where the facts are not those of one document."""
    meta = _checked(document, facts)
    body = document.model_dump_json()
    bodies = {fact.key: fact.model_dump_json() for fact in facts}
    digest = hashlib.sha256("\n".join([body, *bodies.values()]).encode()).hexdigest()
    return Rows(meta, body, digest, {fact.key: fact for fact in facts}, bodies)


def plan(known: Iterable[tuple[Any, str, str]], wanted: Mapping[str, str]) -> Plan:
    """What to change so that the known rows (id, key, body) become the wanted ones."""
    by_key = {key: (row, body) for row, key, body in known}
    gone = tuple(row for key, (row, body) in by_key.items() if wanted.get(key) != body)
    new = (key for key, body in wanted.items() if by_key.get(key, (0, None))[1] != body)
    return Plan(gone, tuple(sorted(new)))


def fact_columns(fact: Fact, meta: DocumentFact) -> dict[str, Any]:
    """What a fact is looked up by."""
    printed_id = getattr(fact, "id", None)
    return {
        "key": fact.key,
        "doc": fact.doc,
        "kind": fact.kind,
        "position": fact.source.start,
        "printed_id": printed_id,
        "comparable_id": comparable_id(printed_id) if printed_id else None,
        "year": year_of(fact, meta.year),
        "status": fact.category if isinstance(fact, Status) else None,
    }


def organisations(fact: Fact, meta: DocumentFact) -> tuple[str, ...]:
    """Whom a fact concerns: those it names, else the one its document is for or from."""
    return organisations_of(fact) or tuple(filter(None, (meta.addressee or meta.issuer,)))


def nodes(facts: Sequence[Fact]) -> dict[str, str]:
    """The nodes of a document as JSON, by key."""
    return {node.key: node.model_dump_json() for node in nodes_of(facts)}


def edges(facts: Sequence[Fact]) -> dict[str, Edge]:
    """The edges of a document, by relation and ends."""
    return {f"{e.relation}:{e.from_key}->{e.to_key}": e for e in edges_of(facts)}


def counts(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> dict[str, int]:
    """How many facts were added, changed and removed."""
    both = before.keys() & after.keys()
    return {
        "added": len(after.keys() - both),
        "changed": sum(says_other(before[key], after[key]) for key in both),
        "removed": len(before.keys() - both),
    }


def says_other(before: Fact, after: Fact) -> bool:
    """Whether a fact says something else than it did, wherever and however it was found."""
    return before.model_dump(exclude=HOW_FOUND) != after.model_dump(exclude=HOW_FOUND)


def _checked(document: Document, facts: Sequence[Fact]) -> DocumentFact:
    metas = [fact for fact in facts if isinstance(fact, DocumentFact)]
    if len(metas) != 1:
        raise ValueError(f"{document.key} has {len(metas)} document facts, not one")
    if strangers := {fact.doc for fact in facts} - {document.key}:
        raise ValueError(f"{document.key} was given facts of {', '.join(sorted(strangers))}")
    if len({fact.key for fact in facts}) != len(facts):
        raise ValueError(f"{document.key} has two facts with one key")
    return metas[0]
