"""Nodes and edges that one document's facts state."""

from collections.abc import Iterator, Sequence

from graph.names import comparable_id
from graph.subjects import label, statement
from model.base import fold
from model.facts import DocumentFact, Fact, Oppdrag, Status
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
    requirements = _reprinted(facts)
    edges = {edge for fact in facts for edge in _edges(fact, requirements)}
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


def _edges(fact: Fact, requirements: dict[str, str]) -> Iterator[Edge]:
    if isinstance(fact, DocumentFact):
        yield from _of_document(fact)
        return
    yield Edge(relation="contains", from_key=document_node(fact.doc), to_key=fact.key)
    if isinstance(fact, Oppdrag):
        yield from _of_mandate(fact)
    elif isinstance(fact, Status) and fact.reporter:
        yield _to_organisation("reported_by", fact.key, fact.reporter)
    elif getattr(fact, "owner", None):
        yield _to_organisation("owned_by", fact.key, getattr(fact, "owner"))  # noqa: B009
    if isinstance(fact, Status) and (requirement := requirements.get(_asked(fact))):
        yield Edge(relation="answers", from_key=fact.key, to_key=requirement)


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


def _reprinted(facts: Sequence[Fact]) -> dict[str, str]:
    # A report that reprints its requirements holds both ends of the answer itself.
    asked: dict[str, str] = {}
    for fact in facts:
        if fact.kind in ("oppdrag", "indicator", "goal"):
            for name in filter(None, (getattr(fact, "id", None), statement(fact))):
                asked.setdefault(_comparable(name), fact.key)
    return asked


def _asked(fact: Status) -> str:
    return _comparable(fact.of or fact.of_text)


def _comparable(name: str) -> str:
    return comparable_id(name)[:120]
