"""Links: claims that facts of different documents belong together. One module a relation."""

from collections.abc import Callable, Iterable, Iterator

from graph.calibration import Calibration, calibrated
from graph.continues import continues
from graph.follows_up import follows_up
from graph.linking import Corpus
from graph.passed_on import passed_on
from graph.reports_on import reports_on
from graph.same_requirement import same_requirement
from model.facts import Fact
from model.graph import Link
from model.organisations import Register

RULES: tuple[Callable[[Corpus], Iterator[Link]], ...] = (
    passed_on,
    reports_on,
    continues,
    follows_up,
    same_requirement,
)


def links_of(
    facts: Iterable[Fact], register: Register, calibration: Calibration = calibrated
) -> tuple[Link, ...]:
    """The links between all these facts, by key; the order of the facts does not matter.

    Where two rules make one link, the surer counts.
    """
    corpus = Corpus.of(facts, register, calibration)
    found: dict[str, Link] = {}
    for rule in RULES:
        for link in rule(corpus):
            if link.key not in found or link.score > found[link.key].score:
                found[link.key] = link
    return tuple(found[key] for key in sorted(found))
