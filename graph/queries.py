"""Questions to the graph: where a mandate came from, to whom it went, what was reported."""

from collections.abc import Iterable, Iterator
from typing import Literal

import networkx as nx
from rapidfuzz import fuzz, process

from graph.differences import Piece, difference
from graph.names import HIGHEST, LOWEST, comparable_id, level
from graph.passed_on import may_pass_on
from graph.store import View
from graph.subjects import statement
from model.base import Frozen
from model.facts import DocType, DocumentFact, Fact, Status
from model.graph import Link, Relation
from model.organisations import Register

Origin = Literal["top", "passed_on", "added_locally", "nothing_read"]
PassedOn = Literal["passed_on", "not_passed_on", "nothing_read", "lowest_level"]
Reported = Literal["reported", "not_reported", "nothing_read"]

_REPORTS: frozenset[DocType] = frozenset(("arlig_melding", "tertialrapport"))
_WALKED: frozenset[Relation] = frozenset(("passed_on_to", "continues"))
_SHOWN: frozenset[Relation] = frozenset(("follows_up", "same_requirement"))
"""A trace walks along the first, up and down and from year to year; it shows where the second
lead and stops there, or the plan would bring every mandate along. Reports hang on what they answer.
"""


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
    `nothing_read`: the store holds no document in which it could stand. `origin`: from the level
    above, or `added_locally` where what that level demanded was read and this is not in it.
    `answers` stand by period, oldest first.
    """

    fact: Fact
    document: DocumentFact
    origin: Origin
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
    chains.add_edges_from(_earlier_first(link) for link in links)
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
    asked = set(waiting)
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        for link in view.links(key):
            walked = link.relation in _WALKED
            if link.grade == "linked" and (walked or (link.relation in _SHOWN and key in asked)):
                links[link.key] = link
                waiting += [link.start.key, link.end.key] if walked else []
    return tuple(links[key] for key in sorted(links))


def _trace(
    view: View, register: Register, chain: "nx.DiGraph[str]", links: tuple[Link, ...]
) -> Trace:
    keys = _in_order(chain)
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


def _in_order(chain: "nx.DiGraph[str]") -> list[str]:
    if nx.is_directed_acyclic_graph(chain):
        return list(nx.lexicographical_topological_sort(chain))
    return sorted(chain)


def _earlier_first(link: Link) -> tuple[str, str]:
    """The ends in the order of reading: what was demanded first, and above, comes first."""
    ends = link.start.key, link.end.key
    return ends if link.relation == "passed_on_to" else (ends[1], ends[0])


def _step(view: View, register: Register, fact: Fact, links: list[Link]) -> Step:
    document = document_of(view, fact)
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
    answers = answers_to(view, fact)
    return Step(
        fact=fact,
        document=document,
        origin=_origin(view, register, fact, document, links),
        passed_on=_passed_on(document, register, below, got),
        not_passed_on_to=tuple(d.addressee or d.doc for d in below if d.doc not in got),
        reported=_reported(view, document, answers),
        answers=answers,
    )


def _origin(
    view: View, register: Register, fact: Fact, document: DocumentFact, links: list[Link]
) -> Origin:
    if not document.issuer or level(document.issuer, register) == HIGHEST:
        return "top"
    if any(link.relation == "passed_on_to" and link.end.key == fact.key for link in links):
        return "passed_on"
    above = (stored.fact for stored in view.documents(year=document.year))
    read = any(may_pass_on(upper, document, register) for upper in above)
    return "added_locally" if read else "nothing_read"


def _when(answer: Answer) -> tuple[str, str]:
    return answer.document.period or "", answer.status.key


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


def answers_to(view: View, fact: Fact) -> tuple[Answer, ...]:
    """What was reported on a requirement, by period: the timeline of its status."""
    found: dict[str, Link | None] = {
        edge.from_key: None for edge in view.edges(fact.key) if edge.relation == "answers"
    }
    for link in view.links(fact.key):
        if link.relation == "reports_on" and link.grade == "linked" and link.end.key == fact.key:
            found[link.start.key] = link
    statuses = ((view.fact(key), link) for key, link in found.items())
    answers = (
        Answer(status=status, document=document_of(view, status), link=link)
        for status, link in statuses
        if isinstance(status, Status)
    )
    return tuple(sorted(answers, key=_when))


def document_of(view: View, fact: Fact) -> DocumentFact:
    """What the document of a fact says of itself."""
    return next(f for f in view.facts(kind="document", doc=fact.doc) if isinstance(f, DocumentFact))
