"""`continues`: the same initiative in the next document of its line, from the newer to the older.

Numbers start anew each year, so a number is no evidence; an id that the newer one cites is.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from graph.kinship import subject
from graph.linking import REPORTS, STEERING, Corpus, Pool, clear_best
from graph.names import canonical_id, ids_in
from model.facts import DocumentFact, Fact, Oppdrag
from model.graph import Link

BY_ID, BY_WORDS = "continues.cited_id", "continues.same_subject"

_MARGIN = 0.1
_CITED, _CITED_LEAST = 0.97, 0.2
_YEARLY = ("oppdrag", "indicator")
_PLANNED = ("goal", "indicator", "commitment")

_Line = tuple[str, str | None, str | None]


def continues(corpus: Corpus) -> Iterator[Link]:
    """Links between requirements of a document and of the one before it in its line."""
    for years in _lines(corpus).values():
        ordered = sorted(years)
        for older, newer in pairwise(ordered):
            for kind in _PLANNED if _is_plan(corpus, years[newer]) else _YEARLY:
                before, after = (_facts(corpus, years[year], kind) for year in (older, newer))
                yield from _between(corpus, before, after)


def _lines(corpus: Corpus) -> dict[_Line, dict[int, list[str]]]:
    """Documents that follow one another: of one kind, issuer and addressee, by year."""
    found: dict[_Line, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, document in sorted(corpus.documents.items()):
        if document.year is not None and document.issuer and document.doc_type != "ukjent":
            line = (_kind(document), document.issuer, document.addressee)
            found[line][document.year].append(key)
    return found


def _kind(document: DocumentFact) -> str:
    if document.doc_type in STEERING:
        return "steering"
    if document.doc_type in REPORTS:
        return f"{document.doc_type} {(document.period or '').partition('-')[2]}"
    return document.doc_type


def _is_plan(corpus: Corpus, documents: list[str]) -> bool:
    return corpus.documents[documents[0]].doc_type == "utviklingsplan"


def _facts(corpus: Corpus, documents: list[str], kind: str) -> list[Fact]:
    return [fact for doc in documents for fact in corpus.by_document[doc][kind]]


def _between(corpus: Corpus, before: list[Fact], after: list[Fact]) -> Iterator[Link]:
    pool, back = Pool(corpus, before), Pool(corpus, after)
    for newer in after:
        cited = [older for older in before if _cites(newer, older)]
        for older in cited:
            alike = _CITED if corpus.kinship(newer, older) >= _CITED_LEAST else _CITED_LEAST
            yield from corpus.claim("continues", (newer, older), BY_ID, alike)
        if not cited:
            for alike, older in clear_best(pool.ranked(newer), _MARGIN):
                lost = _lost_to_another(back, newer, older)
                yield from corpus.claim("continues", (newer, older), BY_WORDS, alike - lost)


def _lost_to_another(back: Pool, newer: Fact, older: Fact) -> float:
    """What another newer requirement is more like the older one than this is."""
    ranked = {fact.key: alike for alike, fact in back.ranked(older)}
    return max(0.0, max(ranked.values(), default=0.0) - ranked.get(newer.key, 0.0))


def _cites(newer: Fact, older: Fact) -> bool:
    if not isinstance(newer, Oppdrag) or not isinstance(older, Oppdrag) or not older.id:
        return False
    return canonical_id(older.id) in ids_in(newer.text) and bool(subject(older).whole)
