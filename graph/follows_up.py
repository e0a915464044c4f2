"""`follows_up`: what carries out or reports a plan's main efforts and commitments."""

from collections.abc import Iterator, Sequence

from graph.kinship import about, contained, subject
from graph.linking import REPORTS, STEERING, Corpus, Pool
from graph.names import parent
from model.base import fingerprint
from model.facts import DocumentFact, Fact, Goal, Status
from model.graph import Link

BY_WORDS, BY_HEADING = "follows_up.shared_words", "follows_up.same_main_effort"
_MAIN_EFFORT = 0.97
_TWO = 2


def follows_up(corpus: Corpus) -> Iterator[Link]:
    """Links from mandates and statuses to the plan of the region, within its years."""
    plans = [d for d in corpus.documents.values() if d.doc_type == "utviklingsplan"]
    for plan in sorted(plans, key=lambda document: document.doc):
        promised = Pool(corpus, corpus.by_document[plan.doc]["commitment"])
        efforts = {
            fingerprint(goal.text): goal
            for goal in corpus.by_document[plan.doc]["goal"]
            if isinstance(goal, Goal) and goal.level == "hovedsatsing"
        }
        for document in sorted(corpus.documents.values(), key=lambda d: d.doc):
            if _concerns(corpus, plan, document):
                yield from _mandates(corpus, document, promised)
                yield from _main_efforts(corpus, document, efforts)


def _concerns(corpus: Corpus, plan: DocumentFact, document: DocumentFact) -> bool:
    """Whether a document of the plan's owner, or of its trusts, falls within the plan's years."""
    first, _, last = (plan.period or str(plan.year or "")).partition("/")
    year = str(document.year or "")
    if not first or not first <= year <= (last or "9999"):
        return False
    if document.doc_type not in STEERING | REPORTS:
        return False
    issuer = document.issuer or ""
    return plan.issuer in (issuer, parent(issuer, corpus.register))


def _mandates(corpus: Corpus, document: DocumentFact, promised: Pool) -> Iterator[Link]:
    if document.doc_type not in STEERING:
        return
    for mandate in corpus.by_document[document.doc]["oppdrag"]:
        scored = [
            (_carried_out(corpus, promise, mandate), promise) for promise in promised.near(mandate)
        ]
        for alike, promise in sorted(scored, key=lambda pair: (-pair[0], pair[1].key))[:_TWO]:
            yield from corpus.claim("follows_up", (mandate, promise), BY_WORDS, alike)


def _carried_out(corpus: Corpus, promise: Fact, mandate: Fact) -> float:
    return contained(subject(promise), subject(mandate), corpus.weights)


def _main_efforts(
    corpus: Corpus, document: DocumentFact, efforts: dict[str, Goal]
) -> Iterator[Link]:
    """Statuses of a section that bears the name of a main effort."""
    facts = corpus.by_document[document.doc]
    sections = _sections([*facts["goal"], *facts["status"]], efforts)
    for status in facts["status"]:
        if isinstance(status, Status) and (effort := sections.get(status.section or "")):
            yield from corpus.claim("follows_up", (status, effort), BY_HEADING, _MAIN_EFFORT)


def _sections(facts: Sequence[Fact], efforts: dict[str, Goal]) -> dict[str, Goal]:
    """Numbered sections of a report whose heading is a main effort."""
    found: dict[str, Goal] = {}
    for fact in facts:
        section, heading = getattr(fact, "section", None), getattr(fact, "heading", None)
        effort = efforts.get(fingerprint(heading or ""))
        if section and effort and about(heading or ""):
            found[section] = effort
    return found
