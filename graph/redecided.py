"""What decisions change in the links, found without making the links anew.

A decision changes the link that it is about, the one that it puts in its place, and those that
other decisions tie to these. What the rules say of them can be read off the stored links as long
as no decision has hidden it; where one has, and where a corrected field is one that rules compare,
only making the links anew tells.
"""

from collections.abc import Iterable, Mapping, Sequence

from graph.calibration import grade_of
from graph.reviewed import ReviewedView
from graph.reviews import BY_HAND, decided, fingerprints
from graph.store import View
from graph.subjects import end
from model.facts import Fact
from model.graph import Link, Review, parts_of

_COMPARED = frozenset(
    (
        *("id", "title", "text", "heading", "section", "level", "year"),
        *("of", "of_text", "of_texts", "of_year", "applies_to", "reporter"),
        *("doc_type", "issuer", "addressee", "period"),
    )
)
"""Fields that the rules of links look at, of documents and of other facts."""

Changes = Mapping[str, Link | None]
"""Links by key as they should be now; None for one that goes."""


def redecided(view: View, new: Sequence[Review]) -> Changes | None:
    """The links that these decisions touch; None where all links have to be made anew.

    The view holds the decisions, and links that were made of the facts as they are.
    """
    reviews = list(view.reviews())
    keys: set[str] = set()
    for one in new:
        name = one.subject.partition("#")[2]
        if name in _COMPARED:
            return None
        if "->" in one.subject and not name:
            keys |= _tied(one.subject, reviews)
    near = (link for key in keys for link in view.links(parts_of(key)[1]))
    stored = {link.key: link for link in near if link.key in keys}
    facts = _ends(ReviewedView(view), keys)
    made = _made(keys, stored, _decided_before(reviews, new))
    if made is None or not all(_of_now(link, facts) for link in stored.values()):
        return None
    about = [one for one in reviews if one.subject in keys]
    after = {link.key: link for link in decided(made, stored.values(), about, facts)}
    return {key: after.get(key) for key in keys}


def _tied(key: str, reviews: Iterable[Review]) -> set[str]:
    """The keys whose links depend on one another by decisions, this one among them."""
    pairs = [(one.subject, one.value) for one in reviews if one.verdict == "correct" and one.value]
    tied, grown = set[str](), {key}
    while tied != grown:
        tied = set(grown)
        grown |= {k for pair in pairs if "#" not in pair[0] and tied & {*pair} for k in pair if k}
    return tied


def _decided_before(reviews: Iterable[Review], new: Sequence[Review]) -> set[str]:
    fresh = {one.id for one in new}
    earlier = [one for one in reviews if one.id not in fresh]
    values = {one.value for one in earlier if one.verdict == "correct" and one.value}
    return {one.subject for one in earlier} | values


def _made(
    keys: Iterable[str], stored: Mapping[str, Link], decided_before: set[str]
) -> list[Link] | None:
    """What the rules made of these pairs; None where a decision has put something else there."""
    made = []
    for key in sorted(keys):
        link = stored.get(key)
        if link is None and key in decided_before:
            return None
        if link is not None:
            if link.rule == BY_HAND:
                return None
            plain = {"grade": grade_of(link.score), "confirmed": False, "suspect": False}
            made.append(link.model_copy(update=plain))
    return made


def _ends(view: View, keys: Iterable[str]) -> dict[str, Fact]:
    names = {name for key in keys for name in parts_of(key)[1:]}
    return {name: fact for name in names if (fact := view.fact(name))}


def _of_now(link: Link, facts: Mapping[str, Fact]) -> bool:
    ends = [facts.get(one.key) for one in (link.start, link.end)]
    return fingerprints(link) == tuple(end(fact).fingerprint for fact in ends if fact)
