"""Links: claims that facts of different documents belong together. One rule a relation."""

from collections.abc import Callable, Iterable, Iterator

from graph.linking import Corpus
from graph.passed_on import passed_on
from graph.reports_on import reports_on
from model.facts import Fact
from model.graph import Link
from model.organisations import Register

RULES: tuple[Callable[[Corpus], Iterator[Link]], ...] = (passed_on, reports_on)


def links_of(facts: Iterable[Fact], register: Register) -> tuple[Link, ...]:
    """The links between all these facts, by key; the order of the facts does not matter."""
    corpus = Corpus.of(facts, register)
    links = {link.key: link for rule in RULES for link in rule(corpus)}
    return tuple(links[key] for key in sorted(links))
