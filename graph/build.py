"""Nodes and edges that one document's facts state."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.names import comparable_id
from graph.subjects import label
from model.base import fold
from model.facts import Commitment, DocumentFact, Fact, Goal, Indicator, Oppdrag, Status
from model.graph import Edge, Node, Relation


def document_node(doc: str) -> str:
    """The key of a document's node."""
    return f"doc:{doc}"


def organisation_node(name: str) -> str:
    """The key of an organisation's node."""
    return f"org:{name}"


def reference_node(name: str) -> str:
    """The key of the node of a report, law or document that is cited."""
    return f"ref:{fold(name)}"


def edges_of(facts: Sequence[Fact]) -> tuple[Edge, ...]:
    """The edges of a document, sorted, without repeats."""
    edges = {edge for fact in facts for edge in _edges(fact)}
    edges |= {*_answers(facts), *_goals(facts)}
    return tuple(sorted(edges, key=lambda e: (e.from_key, e.relation, e.to_key)))


def nodes_of(facts: Sequence[Fact]) -> tuple[Node, ...]:
    """The nodes of a document: itself, its facts, and every organisation and reference named."""
    nodes = {node.key: node for node in map(_fact_node, facts)}
    for edge in edges_of(facts):
        for key in (edge.from_key, edge.to_key):
            if key.startswith("org:"):
                nodes[key] = Node(key=key, kind="organisation", label=key.removeprefix("org:"))
            elif key.startswith("ref:"):
                nodes[key] = Node(key=key, kind="reference", label=key.removeprefix("ref:"))
    return tuple(nodes[key] for key in sorted(nodes))


def _fact_node(fact: Fact) -> Node:
    if isinstance(fact, DocumentFact):
        key = document_node(fact.doc)
        return Node(key=key, kind="document", fact_kind=fact.kind, doc=fact.doc, label=label(fact))
    return Node(key=fact.key, kind="fact", fact_kind=fact.kind, doc=fact.doc, label=label(fact))


def _edges(fact: Fact) -> Iterator[Edge]:
    if isinstance(fact, DocumentFact):
        yield from _of_document(fact)
        return
    yield Edge(relation="contains", from_key=document_node(fact.doc), to_key=fact.key)
    if isinstance(fact, Oppdrag):
        yield from _of_mandate(fact)
    elif isinstance(fact, Status) and fact.reporter:
        yield _to_organisation("reported_by", fact.key, fact.reporter)
    elif isinstance(fact, Commitment) and fact.owner:
        yield _to_organisation("owned_by", fact.key, fact.owner)


def _of_document(fact: DocumentFact) -> Iterator[Edge]:
    key = document_node(fact.doc)
    if fact.issuer:
        yield _to_organisation("issued_by", key, fact.issuer)
    if fact.addressee:
        yield _to_organisation("addressed_to", key, fact.addressee)


def _of_mandate(fact: Oppdrag) -> Iterator[Edge]:
    for owner in fact.owners:
        yield _to_organisation("owned_by", fact.key, owner)
    if fact.lead:
        yield _to_organisation("led_by", fact.key, fact.lead)
    for partner in (*fact.collaborators, *fact.involved):
        yield _to_organisation("together_with", fact.key, partner)
    for reference in fact.references:
        yield Edge(relation="refers_to", from_key=fact.key, to_key=reference_node(reference))


def _to_organisation(relation: Relation, key: str, name: str) -> Edge:
    return Edge(relation=relation, from_key=key, to_key=organisation_node(name))


def _goals(facts: Sequence[Fact]) -> Iterator[Edge]:
    """Each mandate of a numbered hovedmål is part of that goal."""
    goals = {
        fact.number: fact.key
        for fact in sorted(facts, key=_place, reverse=True)
        if isinstance(fact, Goal) and fact.level == "hovedmal" and fact.number is not None
    }
    for fact in facts:
        if isinstance(fact, Oppdrag) and fact.hovedmal in goals:
            yield Edge(relation="part_of", from_key=fact.key, to_key=goals[fact.hovedmal])


def _answers(facts: Sequence[Fact]) -> Iterator[Edge]:
    """A report that reprints its requirements holds both ends of the answer itself.

    The same sentence may be a requirement under two headings: an answer goes to the one before it.
    """
    asked: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=_place):
        if isinstance(fact, Oppdrag | Indicator | Goal):
            for name in filter(None, (getattr(fact, "id", None), fact.text)):
                asked[_comparable(name)].append(fact)
    for status in facts:
        if isinstance(status, Status):
            found = asked.get(_comparable(status.of or "")) or asked[_comparable(status.of_text)]
            before = [fact for fact in found if fact.source.start <= status.source.start]
            for fact in before[-1:] or found[:1]:
                yield Edge(relation="answers", from_key=status.key, to_key=fact.key)


def _place(fact: Fact) -> tuple[int, str]:
    return fact.source.start, fact.key


def _comparable(name: str) -> str:
    return comparable_id(name)[:120]
