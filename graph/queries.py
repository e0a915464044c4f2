"""Questions to the graph: where a mandate came from, to whom it went, what was reported."""

from collections.abc import Mapping
from typing import Literal

import networkx as nx
from rapidfuzz import fuzz, process

from graph.asked_once import AskedOnce
from graph.differences import Piece, difference
from graph.linking import REPORTS, STEERING
from graph.names import HIGHEST, LOWEST, comparable_id, level
from graph.passed_on import may_pass_on
from graph.store import View
from graph.subjects import statement
from graph.walk import reports, starts, walk
from model.base import Frozen
from model.facts import DocumentFact, Fact, Oppdrag, Status
from model.graph import Link
from model.organisations import Register

Origin = Literal["top", "passed_on", "added_locally", "nothing_read", "not_followed"]
PassedOn = Literal["passed_on", "not_passed_on", "nothing_read", "lowest_level", "not_followed"]
Reported = Literal["reported", "not_reported", "nothing_read"]


class Answer(Frozen):
    """What was reported. `link` is None where the report reprints the requirement itself."""

    status: Status
    document: DocumentFact
    link: Link | None = None


class Hop(Frozen):
    """A link of the chain, and how the words changed over it: from above or before to after."""

    link: Link
    difference: tuple[Piece, ...]


class Step(Frozen):
    """A requirement in the chain, to whom it went and what was reported on it.

    `not_passed_on_to`: organisations whose document of that year is in the store without it.
    `nothing_read`: the store holds no document in which it could stand. `origin`: from the level
    above, or `added_locally` where what that level demanded was read and this is not in it.
    `not_followed`: no mandate; goals, indicators and promises are not followed from level to level.
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

    Where there is none, `nearest` are ids that the store does hold. `left_out` counts the facts
    that links lead to and that the walk did not go to, because it had gone to enough.
    """

    asked: str
    traces: tuple[Trace, ...] = ()
    left_out: int = 0
    nearest: tuple[str, ...] = ()


def trace(view: View, register: Register, asked: str) -> Found:
    """The chains through a mandate id, with or without leading zeros, or the key of any fact.

    Walked both ways along links of every kind; `graph.walk` says where that ends.
    """
    view = AskedOnce(view)
    begun = starts(view, asked)
    if not begun:
        return Found(asked=asked, nearest=nearest_ids(view, asked))
    walked = walk(view, [fact.key for fact in begun])
    links = walked.links
    chains: nx.DiGraph[str] = nx.DiGraph()
    chains.add_nodes_from(fact.key for fact in begun)
    chains.add_edges_from(_earlier_first(link) for link in links)
    parts = sorted(nx.weakly_connected_components(chains), key=min)
    return Found(
        asked=asked,
        traces=tuple(_trace(view, register, chains.subgraph(part), links) for part in parts),
        left_out=walked.left_out,
    )


def nearest_ids(view: View, asked: str, limit: int = 5) -> tuple[str, ...]:
    """Ids of the store that look most like `asked`, best first."""
    return nearest_of(asked, {id: comparable_id(id) for id in view.ids()}, limit)  # noqa: A001


def nearest_of(asked: str, ids: Mapping[str, str], limit: int = 5) -> tuple[str, ...]:
    """The ids that look most like `asked`, best first; each is given with its comparable form."""
    found = process.extract(
        comparable_id(asked), ids, scorer=fuzz.ratio, limit=limit, score_cutoff=60
    )
    return tuple(id for _, _, id in found)  # noqa: A001


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
                difference=difference(*(statement(facts[key]) for key in _earlier_first(link))),
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
    followed = isinstance(fact, Oppdrag) and document.doc_type in STEERING
    without = (d.addressee or d.doc for d in below if followed and d.doc not in got)
    return Step(
        fact=fact,
        document=document,
        origin=_origin(view, register, fact, document, links) if followed else "not_followed",
        passed_on=_passed_on(document, register, below, got) if followed else "not_followed",
        not_passed_on_to=tuple(without),
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


def when(period: str | None, key: str) -> tuple[str, str]:
    """Sorts what was reported by time: the year as a whole comes after its tertials."""
    year, _, part = (period or "").partition("-")
    return f"{year}-{part or 'whole'}", key


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
    return "not_reported" if any(d.fact.doc_type in REPORTS for d in read) else "nothing_read"


def answers_to(view: View, fact: Fact) -> tuple[Answer, ...]:
    """What was reported on a requirement, by period: the timeline of its status."""
    found: dict[str, Link | None] = {
        edge.from_key: None for edge in view.edges(fact.key) if edge.relation == "answers"
    }
    for link in view.links(fact.key):
        if link.grade == "linked" and link.end.key == fact.key and reports(view, link):
            found[link.start.key] = link
    statuses = ((view.fact(key), link) for key, link in found.items())
    answers = (
        Answer(status=status, document=document_of(view, status), link=link)
        for status, link in statuses
        if isinstance(status, Status)
    )
    return tuple(sorted(answers, key=lambda a: when(a.document.period, a.status.key)))


def document_of(view: View, fact: Fact) -> DocumentFact:
    """What the document of a fact says of itself."""
    return next(f for f in view.facts(kind="document", doc=fact.doc) if isinstance(f, DocumentFact))
