"""`passed_on_to`: a mandate from the ministry to a region, given on by the region to a trust."""

from collections import defaultdict
from collections.abc import Iterator

from graph.linking import Corpus, likeness, link, subject_stems
from graph.names import canonical_id, level
from model.facts import DocType, DocumentFact, Oppdrag
from model.graph import Link

RULE = "passed_on.same_id_and_subject"
LINKED, SUGGESTED = 0.65, 0.5
"""Measured on mandates with one id: same subject from 0.8, other subjects below 0.6."""

_TITLE_WEIGHT = 0.45
_STEERING: frozenset[DocType] = frozenset(
    ("oppdragsdokument", "oppdrag_og_bestilling", "foretaksmoteprotokoll")
)


def passed_on(corpus: Corpus) -> Iterator[Link]:
    """Links between mandates with one id and one subject, level by level downwards."""
    for mandates in _by_id(corpus).values():
        for lower in mandates:
            for upper in _best_of_each_document(corpus, lower, mandates):
                score = same_subject(upper, lower)
                grade = "linked" if score >= LINKED else "suggested"
                yield link("passed_on_to", upper, lower, rule=RULE, score=score, grade=grade)


def may_pass_on(upper: DocumentFact, lower: DocumentFact, corpus: Corpus) -> bool:
    """Whether what `upper` demands can be given on in `lower`: same year, one level down."""
    if upper.year != lower.year or not upper.issuer or not lower.issuer:
        return False
    if upper.doc_type not in _STEERING or lower.doc_type not in _STEERING:
        return False
    above, below = level(upper.issuer, corpus.register), level(lower.issuer, corpus.register)
    if above is None or below is None or above >= below:
        return False
    return upper.addressee in (None, lower.issuer)


def same_subject(first: Oppdrag, second: Oppdrag) -> float:
    """How sure it is, 0 to 1, that two mandates are about one thing."""
    text = likeness(first.text, second.text)
    if first.title and second.title:
        title = _title_likeness(first.title, second.title)
        return _TITLE_WEIGHT * title + (1 - _TITLE_WEIGHT) * text
    whole = likeness(_with_title(first), _with_title(second))
    return max(text, whole)


def _by_id(corpus: Corpus) -> dict[str, list[Oppdrag]]:
    mandates: dict[str, list[Oppdrag]] = defaultdict(list)
    for fact in corpus.facts.get("oppdrag", ()):
        if isinstance(fact, Oppdrag) and fact.id and (id := canonical_id(fact.id)):
            mandates[id].append(fact)
    return mandates


def _best_of_each_document(
    corpus: Corpus, lower: Oppdrag, mandates: list[Oppdrag]
) -> Iterator[Oppdrag]:
    best: dict[str, Oppdrag] = {}
    for upper in mandates:
        documents = corpus.documents.get(upper.doc), corpus.documents.get(lower.doc)
        if not documents[0] or not documents[1] or not may_pass_on(*documents, corpus):  # type: ignore[arg-type]
            continue
        score = same_subject(upper, lower)
        rival = best.get(upper.doc)
        if score >= SUGGESTED and (rival is None or score > same_subject(rival, lower)):
            best[upper.doc] = upper
    yield from best.values()


def _title_likeness(first: str, second: str) -> float:
    # "Dokument 3:12" and "Dokument 3:3" share most words and name two reports.
    numbers = [
        {stem for stem in subject_stems(title) if stem.isdigit()} for title in (first, second)
    ]
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        return 0.0
    return likeness(first, second)


def _with_title(mandate: Oppdrag) -> str:
    return f"{mandate.title or ''} {mandate.text}"
