"""The walk of a trace: every fact that links lead to, both ways, from what was asked.

It walks from fact to fact along the claims of every kind, nearest first, and takes each fact once.
It ends where no claim leads on, or at MOST_FACTS facts, and then counts what it left out. Reports
are not walked through but hang on what they answer: one sentence often answers two mandates that
have nothing else in common.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.store import View
from model.facts import Fact, Oppdrag, Status
from model.graph import Link

MOST_FACTS = 100
"""A plan's promise may be carried out by every trust every year; nobody reads more than this."""


@dataclass(frozen=True)
class Walk:
    """Links between the facts that were reached; `left_out` counts facts one step beyond."""

    links: tuple[Link, ...]
    left_out: int


def starts(view: View, asked: str) -> tuple[Fact, ...]:
    """Where a walk begins: the facts with this id, or the fact with this key.

    A status stands for what it answers; a requirement that a report reprints, for the original.
    """
    fact = view.fact(asked)
    if fact is None:
        return view.facts_by_id(asked)
    if isinstance(fact, Status):
        return _answered(view, fact, reprints=True) or (fact,)
    reported = (view.fact(e.from_key) for e in view.edges(fact.key) if e.relation == "answers")
    originals = {
        original.key: original
        for status in reported
        if isinstance(status, Status)
        for original in _answered(view, status, reprints=False)
        if original.kind == fact.kind
    }
    return tuple(originals.values()) if len(originals) == 1 else (fact,)


def walk(view: View, keys: Iterable[str]) -> Walk:
    """The walk from these facts."""
    reached, links, beyond = dict.fromkeys(keys), dict[str, Link](), set[str]()
    waiting = deque(reached)
    while waiting:
        for link in _claims(view, waiting.popleft()):
            for key in (link.start.key, link.end.key):
                if key not in reached and len(reached) < MOST_FACTS:
                    reached[key] = None
                    waiting.append(key)
                elif key not in reached:
                    beyond.add(key)
            if reached.keys() >= {link.start.key, link.end.key}:
                links[link.key] = link
    return Walk(tuple(links[key] for key in sorted(links)), len(beyond))


def reports(view: View, link: Link) -> bool:
    """Whether a link leads from a report to what it answers."""
    if link.relation == "reports_on":
        return True
    return link.relation == "follows_up" and not isinstance(view.fact(link.start.key), Oppdrag)


def _claims(view: View, key: str) -> Iterator[Link]:
    for link in sorted(view.links(key), key=lambda found: found.key):
        if link.grade == "linked" and not reports(view, link):
            yield link


def _answered(view: View, status: Status, *, reprints: bool) -> tuple[Fact, ...]:
    """The requirements that a status answers, in other documents or in its own."""
    links = (link for link in view.links(status.key) if link.start.key == status.key)
    keys = [link.end.key for link in links if link.grade == "linked"]
    if reprints and not keys:
        keys = [edge.to_key for edge in view.edges(status.key) if edge.relation == "answers"]
    return tuple(fact for key in dict.fromkeys(keys) if (fact := view.fact(key)))
