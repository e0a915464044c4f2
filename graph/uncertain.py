"""Fields that were worked out rather than read, the least sure first: a person had better look."""

from collections.abc import Iterable, Iterator

from graph.reviews import latest
from graph.store import View
from graph.subjects import end, label
from model.base import Frozen
from model.facts import Fact, Status
from model.graph import Review

_DOUBTFUL = 0.75
"""Below it the rule that gave a status is wrong so often that somebody should look."""


class Uncertain(Frozen):
    """A field to decide on, `FACT#FIELD`, with the rule that gave it and how sure that is."""

    subject: str
    field: str
    rule: str
    confidence: float
    name: str
    fingerprint: str


def uncertain(view: View) -> tuple[Uncertain, ...]:
    """Every uncertain field that nobody has decided on as its fact stands now."""
    fields = (one for fact in view.facts() for one in uncertain_fields(fact))
    return undecided(fields, view.reviews())


def undecided(fields: Iterable[Uncertain], reviews: Iterable[Review]) -> tuple[Uncertain, ...]:
    """Those that nobody has decided on as their facts stand now, the least sure first."""
    decisions = latest(reviews)
    found = (
        one
        for one in fields
        if one.subject not in decisions or decisions[one.subject].fingerprints != (one.fingerprint,)
    )
    return tuple(sorted(found, key=lambda one: (one.confidence, one.subject)))


def uncertain_fields(fact: Fact) -> Iterator[Uncertain]:
    """The uncertain fields of a fact; of a status also what it was taken to say."""
    said = [(one.field, one.rule, one.confidence) for one in fact.inferred]
    if isinstance(fact, Status) and fact.confidence < _DOUBTFUL:
        said.append(("category", fact.rule, fact.confidence))
    for field, rule, confidence in said:
        yield Uncertain(
            subject=f"{fact.key}#{field}",
            field=field,
            rule=rule,
            confidence=confidence,
            name=label(fact),
            fingerprint=end(fact).fingerprint,
        )
