"""`passed_on_to`: a mandate from the ministry to a region, given on by the region to a trust."""

from collections import defaultdict
from collections.abc import Iterator

from graph.linking import Corpus, graded, likeness, link, subject_stems
from graph.names import canonical_id, level
from model.facts import DocType, DocumentFact, Oppdrag
from model.graph import Link
from model.organisations import Register

RULE = "passed_on.same_id_and_subject"
LINKED, SUGGESTED = 0.6, 0.4
"""Measured: 36 pairs of one subject score 0.64 or more, 3,475 pairs of two at most 0.59."""

_TITLE_WEIGHT = 0.5
_STEERING: frozenset[DocType] = frozenset(
    ("oppdragsdokument", "oppdrag_og_bestilling", "foretaksmoteprotokoll")
)


def passed_on(corpus: Corpus) -> Iterator[Link]:
    """Links between mandates with one id and one subject, level by level downwards."""
    for mandates in _by_id(corpus).values():
        for lower in mandates:
            for score, upper in _best_of_each_document(corpus, lower, mandates):
                grade = graded(score, LINKED)
                yield link("passed_on_to", (upper, lower), RULE, score, grade)


def may_pass_on(upper: DocumentFact, lower: DocumentFact, register: Register) -> bool:
    """Whether what `upper` demands can be given on in `lower`: same year, one level down."""
    if upper.year != lower.year or not upper.issuer or not lower.issuer:
        return False
    if upper.doc_type not in _STEERING or lower.doc_type not in _STEERING:
        return False
    above, below = level(upper.issuer, register), level(lower.issuer, register)
    if above is None or below is None or above >= below:
        return False
    return upper.addressee in (None, lower.issuer)


def same_subject(first: Oppdrag, second: Oppdrag) -> float:
    """How sure it is, 0 to 1, that two mandates are about one thing."""
    text = likeness(first.text, second.text)
    if first.title and second.title:
        title = _title_likeness(first.title, second.title)
        return _TITLE_WEIGHT * title + (1 - _TITLE_WEIGHT) * text
    return max(text, likeness(_with_title(first), _with_title(second)))


def _by_id(corpus: Corpus) -> dict[str, list[Oppdrag]]:
    mandates: dict[str, list[Oppdrag]] = defaultdict(list)
    for fact in corpus.facts.get("oppdrag", ()):
        if isinstance(fact, Oppdrag) and fact.id and (canonical := canonical_id(fact.id)):
            mandates[canonical].append(fact)
    return mandates


def _best_of_each_document(
    corpus: Corpus, lower: Oppdrag, mandates: list[Oppdrag]
) -> list[tuple[float, Oppdrag]]:
    below, best = corpus.documents[lower.doc], dict[str, tuple[float, Oppdrag]]()
    for upper in mandates:
        score = same_subject(upper, lower)
        above = corpus.documents[upper.doc]
        if score < SUGGESTED or not may_pass_on(above, below, corpus.register):
            continue
        if upper.doc not in best or score > best[upper.doc][0]:
            best[upper.doc] = score, upper
    return list(best.values())


def _title_likeness(first: str, second: str) -> float:
    # "Dokument 3:12" and "Dokument 3:3" share most words and name two reports.
    one, other = _numbers(first), _numbers(second)
    if one and other and one != other:
        return 0.0
    return likeness(first, second)


def _numbers(title: str) -> set[str]:
    return {stem for stem in subject_stems(title) if stem.isdigit()}


def _with_title(mandate: Oppdrag) -> str:
    return f"{mandate.title or ''} {mandate.text}"
