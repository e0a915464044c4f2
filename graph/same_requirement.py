"""`same_requirement`: one demand made of several regions, or of several trusts.

The words are the same in either language, but for the name of the one it is made to; another
figure or another report makes it another demand.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from graph.kinship import subject
from graph.linking import STEERING, Corpus, Pool
from graph.names import level
from graph.words import number_words, stems, tokens
from model.facts import DocumentFact, Fact, Indicator, Oppdrag
from model.graph import Link

RULE = "same_requirement.same_words"
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")


def same_requirement(corpus: Corpus) -> Iterator[Link]:
    """Links between demands of one year on one level, from the first to the second by key."""
    for documents in _one_level(corpus).values():
        for kind in ("oppdrag", "indicator"):
            facts = [fact for doc in documents for fact in corpus.by_document[doc][kind]]
            yield from _among(corpus, facts)


def _among(corpus: Corpus, facts: list[Fact]) -> Iterator[Link]:
    pool = Pool(corpus, facts)
    for fact in facts:
        best: dict[str, tuple[float, Fact]] = {}
        for other in pool.near(fact):
            alike = _same_demand(corpus, fact, other)
            if _elsewhere(corpus, fact, other) and alike > best.get(other.doc, (0.0,))[0]:
                best[other.doc] = alike, other
        for alike, other in best.values():
            if fact.key < other.key:
                yield from corpus.claim("same_requirement", (fact, other), RULE, alike)


def _one_level(corpus: Corpus) -> dict[tuple[object, ...], list[str]]:
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for key, document in sorted(corpus.documents.items()):
        if document.doc_type in STEERING and document.addressee and document.issuer:
            above = level(document.issuer, corpus.register)
            found[document.year, above].append(key)
    return found


def _elsewhere(corpus: Corpus, one: Fact, other: Fact) -> bool:
    first, second = corpus.documents[one.doc], corpus.documents[other.doc]
    return first.doc != second.doc and first.addressee != second.addressee


def _same_demand(corpus: Corpus, one: Fact, other: Fact) -> float:
    if _figures(one) != _figures(other):
        return 0.0
    first, second = subject(one), subject(other)
    if first.reports != second.reports:
        return 0.0
    if first.title and second.title and not set(first.title) & set(second.title):
        return 0.0
    words = [_words(corpus, fact, not (first.title and second.title)) for fact in (one, other)]
    weights = corpus.weights
    return min(weights.coverage(*words), weights.coverage(*reversed(words)))


def _words(corpus: Corpus, fact: Fact, text_only: bool) -> tuple[str, ...]:
    """The subject without the name of the one who is told."""
    document: DocumentFact = corpus.documents[fact.doc]
    named = {stem for name in (document.addressee, document.issuer) for stem in stems(name or "")}
    words = subject(fact).text if text_only else subject(fact).whole
    return tuple(stem for stem in words if stem not in named)


def _figures(fact: Fact) -> set[str]:
    text = fact.text if isinstance(fact, Oppdrag | Indicator) else ""
    words = {figure for token in tokens(text) if (figure := number_words().get(token))}
    return words | {figure.replace(",", ".") for figure in _FIGURE.findall(text)}
