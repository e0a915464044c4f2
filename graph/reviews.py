"""People's decisions: which of them stand, and what they make of links and facts.

A decision holds for the texts that were judged. When they change, a rejected link may come back,
and a confirmed one is suspect until a person clears it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from graph.linking import wording
from graph.store import FACT
from graph.subjects import end
from model.base import fingerprint
from model.facts import Fact
from model.graph import Link, Relation, Review, parts_of

BY_HAND = "decision.person"
_SURE = 1.0
_RELATION: TypeAdapter[Relation] = TypeAdapter(Relation)

Facts = Mapping[str, Fact]


def identified(decision: Review) -> Review:
    """The decision with its id, which depends on all that it says."""
    return decision.model_copy(update={"id": fingerprint(decision.model_dump_json(exclude={"id"}))})


def standing(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The decisions that no standing later one undoes, oldest first; undoings left out."""
    undone: set[str] = set()
    stand: list[Review] = []
    for one in reversed(list(reviews)):
        if one.id in undone:
            continue
        if one.verdict == "undo":
            undone.add(one.undoes or "")
        else:
            stand.append(one)
    return tuple(reversed(stand))


def latest(reviews: Iterable[Review]) -> dict[str, Review]:
    """The last standing decision on each subject."""
    return {one.subject: one for one in standing(reviews)}


def decided(
    made: Iterable[Link], before: Iterable[Link], reviews: Iterable[Review], facts: Facts
) -> tuple[Link, ...]:
    """The links by key, as the rules make them and people decided about them.

    `before` are the links of the store until now: one whose texts are others now is suspect.
    """
    decisions = latest(reviews)
    links = {link.key: link for link in made}
    earlier = {link.key: link for link in before}
    for key, decision in decisions.items():
        _decide(links, key, decision, facts)
    for key, link in links.items():
        if key in earlier and not link.confirmed and _is_suspect(link, earlier[key], decisions):
            links[key] = link.model_copy(update={"suspect": True})
    return tuple(links[key] for key in sorted(links))


def _decide(links: dict[str, Link], key: str, decision: Review, facts: Facts) -> None:
    link = links.get(key) or _rebuilt(key, facts)
    if link is None:
        return
    holds = decision.fingerprints == fingerprints(link)
    if decision.verdict == "confirm":
        update = {"grade": "linked", "confirmed": holds, "suspect": not holds}
        links[key] = link.model_copy(update=update)
    elif holds:
        links.pop(key, None)
        right = _rebuilt(decision.value or "", facts) if decision.verdict == "correct" else None
        if right:
            links[right.key] = right.model_copy(update={"confirmed": True})


def fingerprints(link: Link) -> tuple[str, str]:
    """Those of the two texts of a link."""
    return link.start.fingerprint, link.end.fingerprint


def link_by_hand(relation: Relation, start: Fact, finish: Fact) -> Link:
    """A link that a person makes."""
    return Link(
        relation=relation,
        start=end(start),
        end=end(finish),
        rule=BY_HAND,
        score=_SURE,
        grade="linked",
        wording=None if relation == "reports_on" else wording(start, finish),
    )


def _rebuilt(key: str, facts: Facts) -> Link | None:
    """The link with this key, as long as both its facts are there."""
    relation, start, finish = parts_of(key)
    if start not in facts or finish not in facts:
        return None
    return link_by_hand(_RELATION.validate_python(relation), facts[start], facts[finish])


def _is_suspect(link: Link, before: Link, decisions: Mapping[str, Review]) -> bool:
    decision = decisions.get(link.key)
    if decision and decision.verdict == "confirm":
        return link.suspect
    return before.suspect or fingerprints(before) != fingerprints(link)


def corrected(fact: Fact, reviews: Mapping[str, Review]) -> Fact:
    """The fact with the fields that a person put right; `reviews` are the latest by subject."""
    fields: dict[str, Any] = {}
    for name in type(fact).model_fields:
        decision = reviews.get(f"{fact.key}#{name}")
        if decision and _holds(decision, fact):
            fields[name] = json.loads(decision.value or "null")
    if not fields:
        return fact
    return FACT.validate_python({**fact.model_dump(), **fields})


def _holds(decision: Review, fact: Fact) -> bool:
    judged = (decision.verdict, decision.fingerprints)
    return judged == ("correct", (end(fact).fingerprint,))


def lines(reviews: Iterable[Review]) -> Iterator[str]:
    """Decisions as JSON lines."""
    return (f"{one.model_dump_json()}\n" for one in reviews)


def read_lines(text: str) -> tuple[Review, ...]:
    """The decisions of an export; raises pydantic's ValidationError where a line is none."""
    return tuple(Review.model_validate_json(line) for line in text.splitlines() if line.strip())
