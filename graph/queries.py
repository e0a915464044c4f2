"""Questions to the graph: where a mandate came from, to whom it went, what was reported."""

from collections.abc import Iterable, Iterator
from typing import Literal

import networkx as nx
from rapidfuzz import fuzz, process

from graph.differences import Piece, difference
from graph.names import LOWEST, comparable_id, level
from graph.passed_on import may_pass_on
from graph.store import View
from graph.subjects import statement
from model.base import Frozen
from model.facts import DocType, DocumentFact, Fact, Status
from model.graph import Link, Relation
from model.organisations import Register

PassedOn = Literal["passed_on", "not_passed_on", "nothing_read", "lowest_level"]
Reported = Literal["reported", "not_reported", "nothing_read"]

_REPORTS: frozenset[DocType] = frozenset(("arlig_melding", "tertialrapport"))
_CHAIN: frozenset[Relation] = frozenset(
    ("passed_on_to", "continues", "follows_up", "same_requirement")
)
"""Relations along which a trace walks; reports hang on what they answer."""


class Answer(Frozen):
    """What was reported. `link` is None where the report reprints the requirement itself."""

    status: Status
    document: DocumentFact
    link: Link | None = None


class Hop(Frozen):
    """A link of the chain, and how the words changed over it."""

    link: Link
    difference: tuple[Piece, ...]


class Step(Frozen):
    """A requirement in the chain, to whom it went and what was reported on it.

    `not_passed_on_to`: organisations whose document of that year is in the store without it.
    `nothing_read`: the store holds no document in which it could stand.
    """

    fact: Fact
    document: DocumentFact
    passed_on: PassedOn
    not_passed_on_to: tuple[str, ...] = ()
    reported: Reported
    answers: tuple[Answer, ...] = ()


class Trace(Frozen):
    """One chain, from the top down."""

    steps: tuple[Step, ...]
    hops: tuple[Hop, ...] = ()


class Found(Frozen):
    """The chains for what was asked: several where an id recurs with other subjects.

    Where there is none, `nearest` are ids that the store does hold.
    """

    asked: str
    traces: tuple[Trace, ...] = ()
    nearest: tuple[str, ...] = ()


def trace(view: View, register: Register, asked: str) -> Found:
    """The chains through a mandate id, with or without leading zeros, or a fact's key."""
    starts = _starts(view, asked)
    if not starts:
        return Found(asked=asked, nearest=nearest_ids(view, asked))
    links = _neighbourhood(view, [fact.key for fact in starts])
    chains: nx.DiGraph[str] = nx.DiGraph()
    chains.add_nodes_from(fact.key for fact in starts)
    chains.add_edges_from((link.start.key, link.end.key) for link in links)
    parts = sorted(nx.weakly_connected_components(chains), key=min)
    return Found(
        asked=asked,
        traces=tuple(_trace(view, register, chains.subgraph(part), links) for part in parts),
    )


def nearest_ids(view: View, asked: str, limit: int = 5) -> tuple[str, ...]:
    """Ids of the store that look most like `asked`, best first."""
    found = process.extract(
        comparable_id(asked),
        view.ids(),
        scorer=fuzz.ratio,
        processor=comparable_id,
        limit=limit,
        score_cutoff=60,
    )
    return tuple(id for id, _, _ in found)  # noqa: A001


def _starts(view: View, asked: str) -> tuple[Fact, ...]:
    fact = view.fact(asked)
    if fact is None:
        return view.facts_by_id(asked)
    if isinstance(fact, Status) and (answered := tuple(_answered(view, fact))):
        return answered
    return (fact,)


def _answered(view: View, status: Status) -> Iterator[Fact]:
    """The requirements that a status answers, in other documents or in its own."""
    keys = [link.end.key for link in view.links(status.key) if link.relation == "reports_on"]
    keys += [edge.to_key for edge in view.edges(status.key) if edge.relation == "answers"]
    yield from (fact for key in keys if (fact := view.fact(key)))


def _neighbourhood(view: View, keys: Iterable[str]) -> tuple[Link, ...]:
    """Every link of the chains that these facts stand in, found by walking from fact to fact."""
    links: dict[str, Link] = {}
    waiting, seen = list(keys), set[str]()
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        for link in view.links(key):
            if link.relation in _CHAIN and link.grade == "linked":
                links[link.key] = link
                waiting += [link.start.key, link.end.key]
    return tuple(links[key] for key in sorted(links))


def _trace(
    view: View, register: Register, chain: "nx.DiGraph[str]", links: tuple[Link, ...]
) -> Trace:
    if nx.is_directed_acyclic_graph(chain):
        keys = list(nx.lexicographical_topological_sort(chain))
    else:
        keys = sorted(chain)
    facts = {key: fact for key in keys if (fact := view.fact(key))}
    own = [link for link in links if link.start.key in facts and link.end.key in facts]
    return Trace(
        steps=tuple(_step(view, register, fact, own) for fact in facts.values()),
        hops=tuple(
            Hop(
                link=link,
                difference=difference(
                    statement(facts[link.start.key]), statement(facts[link.end.key])
                ),
            )
            for link in own
        ),
    )


def _step(view: View, register: Register, fact: Fact, links: list[Link]) -> Step:
    document = _document_of(view, fact)
    below = [
        stored.fact
        for stored in view.documents(year=document.year, issuer=document.addressee)
        if document.addressee and may_pass_on(document, stored.fact, register)
    ]
    got = {
        link.end.key.split("/", 1)[0]
        for link in links
        if link.relation == "passed_on_to" and link.start.key == fact.key
    }
    answers = tuple(_answers(view, fact))
    return Step(
        fact=fact,
        document=document,
        passed_on=_passed_on(document, register, below, got),
        not_passed_on_to=tuple(d.addressee or d.doc for d in below if d.doc not in got),
        reported=_reported(view, document, answers),
        answers=answers,
    )


def _passed_on(
    document: DocumentFact, register: Register, below: list[DocumentFact], got: set[str]
) -> PassedOn:
    if got:
        return "passed_on"
    if below:
        return "not_passed_on"
    lowest = document.addressee and level(document.addressee, register) == LOWEST
    return "lowest_level" if lowest else "nothing_read"


def _reported(view: View, document: DocumentFact, answers: tuple[Answer, ...]) -> Reported:
    if answers:
        return "reported"
    if not document.addressee:
        return "nothing_read"
    read = view.documents(year=document.year, issuer=document.addressee)
    return "not_reported" if any(d.fact.doc_type in _REPORTS for d in read) else "nothing_read"


def _answers(view: View, fact: Fact) -> Iterator[Answer]:
    found: dict[str, Link | None] = {
        edge.from_key: None for edge in view.edges(fact.key) if edge.relation == "answers"
    }
    for link in view.links(fact.key):
        if link.relation == "reports_on" and link.grade == "linked" and link.end.key == fact.key:
            found[link.start.key] = link
    for key in sorted(found):
        status = view.fact(key)
        if isinstance(status, Status):
            yield Answer(status=status, document=_document_of(view, status), link=found[key])


def _document_of(view: View, fact: Fact) -> DocumentFact:
    return next(f for f in view.facts(kind="document", doc=fact.doc) if isinstance(f, DocumentFact))
