"""`passed_on_to`: a mandate from the ministry to a region, given on by the region to a trust.

By id and subject where the trust's mandate keeps the number; else by subject alone, surely only
where one mandate above is clearly nearer than the next.
"""

from collections import defaultdict
from collections.abc import Iterator

from graph.linking import STEERING, Corpus, Pool, clear_best
from graph.names import canonical_id, level
from model.facts import DocumentFact, Fact, Oppdrag
from model.graph import Link
from model.organisations import Register

BY_ID, BY_WORDS = "passed_on_by_id.same_subject", "passed_on.same_subject"

_MARGIN = 0.1
_SAME_NUMBER, _OWN_NUMBER = 0.1, 0.15
"""What a number speaks for a mandate being passed on, and one of its own against it."""


def passed_on(corpus: Corpus) -> Iterator[Link]:
    """Links between mandates, level by level downwards."""
    below = documents_below(corpus)
    for upper, lowers in below.items():
        pool = Pool(corpus, _mandates(corpus, upper))
        for lower in lowers:
            sure = list(_by_id(corpus, upper, lower))
            yield from sure
            taken = {key for link in sure for key in (link.start.key, link.end.key)}
            yield from _by_words(corpus, pool, lower, taken)


def may_pass_on(upper: DocumentFact, lower: DocumentFact, register: Register) -> bool:
    """Whether what `upper` demands can be given on in `lower`: same year, one level down."""
    if upper.year != lower.year or not upper.issuer or not lower.issuer:
        return False
    if upper.doc_type not in STEERING or lower.doc_type not in STEERING:
        return False
    above, below = level(upper.issuer, register), level(lower.issuer, register)
    if above is None or below is None or above >= below:
        return False
    return upper.addressee in (None, lower.issuer)


def documents_below(corpus: Corpus) -> dict[str, list[str]]:
    """By document: the keys of those that may give its mandates on, where there are any."""
    by_issuer: dict[tuple[int | None, str | None], list[DocumentFact]] = defaultdict(list)
    of_year: dict[int | None, list[DocumentFact]] = defaultdict(list)
    for document in corpus.documents.values():
        by_issuer[document.year, document.issuer].append(document)
        of_year[document.year].append(document)
    found: dict[str, list[str]] = {}
    for key, upper in sorted(corpus.documents.items()):
        if upper.addressee:
            near = by_issuer.get((upper.year, upper.addressee), [])
        else:
            near = of_year[upper.year]
        lowers = sorted(d.doc for d in near if may_pass_on(upper, d, corpus.register))
        if lowers:
            found[key] = lowers
    return found


def _mandates(corpus: Corpus, doc: str) -> list[Fact]:
    return corpus.by_document[doc]["oppdrag"]


def _by_id(corpus: Corpus, upper: str, lower: str) -> Iterator[Link]:
    given: dict[str, list[Oppdrag]] = defaultdict(list)
    for fact in _mandates(corpus, upper):
        if isinstance(fact, Oppdrag) and fact.id and (canonical := canonical_id(fact.id)):
            given[canonical].append(fact)
    for fact in _mandates(corpus, lower):
        if isinstance(fact, Oppdrag) and fact.id:
            same = given.get(canonical_id(fact.id) or "", [])
            scored = [(corpus.kinship(mandate, fact), mandate) for mandate in same]
            if scored:
                alike, mandate = max(scored, key=lambda pair: pair[0])
                sure = alike + _SAME_NUMBER if alike > 0 else 0.0
                yield from corpus.claim("passed_on_to", (mandate, fact), BY_ID, sure)


def _by_words(corpus: Corpus, pool: Pool, lower: str, taken: set[str]) -> Iterator[Link]:
    mandates = [fact for fact in _mandates(corpus, lower) if fact.key not in taken]
    for fact in mandates:
        ranked = [pair for pair in pool.ranked(fact) if pair[1].key not in taken]
        for alike, mandate in clear_best(ranked, _MARGIN):
            against = _OWN_NUMBER if getattr(fact, "id", None) else 0.0
            yield from corpus.claim("passed_on_to", (mandate, fact), BY_WORDS, alike - against)
