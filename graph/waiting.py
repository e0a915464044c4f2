"""What waits for a person, the most valuable first."""

from typing import Literal

from graph.reviews import latest
from graph.store import View
from graph.subjects import label
from model.base import Frozen
from model.graph import Link, Relation

_WORTH: dict[Relation, float] = {
    "passed_on_to": 1.0,
    "reports_on": 0.9,
    "continues": 0.7,
    "same_requirement": 0.5,
    "follows_up": 0.4,
}
_SUSPECT, _GAP = 2.0, 0.5
"""Added for a claim in doubt, and where an answer fills a gap: nothing of the kind stands yet."""

Why = Literal["suspect", "suggested"]


class Waiting(Frozen):
    """A link to decide on, why, and how much a decision is worth."""

    link: Link
    why: Why
    worth: float
    start: str
    end: str


def waiting(view: View) -> tuple[Waiting, ...]:
    """Suspect links, then suggestions, by what a decision is worth."""
    done = latest(view.reviews())
    filled: set[tuple[Relation, str]] = set()
    links = []
    for link in view.links():
        if link.grade == "linked":
            filled |= {(link.relation, link.start.key), (link.relation, link.end.key)}
        if link.suspect or (link.grade == "suggested" and link.key not in done):
            links.append(link)
    found = (_waiting(view, link, filled) for link in links)
    return tuple(sorted(found, key=lambda one: (-one.worth, one.link.key)))


def _waiting(view: View, link: Link, filled: set[tuple[Relation, str]]) -> Waiting:
    gap = any((link.relation, key) not in filled for key in (link.start.key, link.end.key))
    worth = _WORTH[link.relation] * link.score + gap * _GAP + link.suspect * _SUSPECT
    facts = [view.fact(key) for key in (link.start.key, link.end.key)]
    names = [label(fact) if fact else "" for fact in facts]
    why: Why = "suspect" if link.suspect else "suggested"
    return Waiting(link=link, why=why, worth=round(worth, 3), start=names[0], end=names[1])
