"""`follows_up`: what carries out or reports a plan's main efforts and commitments.

A mandate carries a promise out where the words of the promise stand in it. Two things speak for
that beside its own words: its title, which names an initiative that the promise names too, and the
mandate of the level above that has its id, which often says more. A mandate above that was found by
its words says nothing more: they would be counted twice.
"""

from collections.abc import Iterator, Mapping, Sequence

from graph.kinship import about, contained, named, subject
from graph.linking import REPORTS, STEERING, Corpus, Pool, clear_best
from graph.names import parent
from graph.passed_on import BY_ID, passed_on
from graph.reports_on import QUOTED, Group
from model.base import fingerprint
from model.facts import Commitment, DocumentFact, Fact, Goal, Status
from model.graph import Link

BY_WORDS, BY_HEADING = "follows_up.shared_words", "follows_up.same_main_effort"
BY_QUOTE = "follows_up.quoted_words"
_MAIN_EFFORT = 0.97
_TWO, _MARGIN = 2, 0.05


def follows_up(corpus: Corpus) -> Iterator[Link]:
    """Links from mandates and statuses to the plan of the region, within its years."""
    plans = [d for d in corpus.documents.values() if d.doc_type == "utviklingsplan"]
    above = _above(corpus) if plans else {}
    documents = sorted(corpus.documents.values(), key=lambda document: document.doc)
    for plan in sorted(plans, key=lambda document: document.doc):
        planned = corpus.by_document[plan.doc]
        promised = Pool(corpus, planned["commitment"])
        goals = [goal for goal in planned["goal"] if isinstance(goal, Goal)]
        promises = [fact for fact in planned["commitment"] if isinstance(fact, Commitment)]
        efforts = {fingerprint(g.text): g for g in goals if g.level == "hovedsatsing"}
        quotable = Group((*goals, *promises))
        for document in documents:
            if _concerns(corpus, plan, document):
                yield from _mandates(corpus, document, promised, above)
                yield from _main_efforts(corpus, document, efforts)
                yield from _quoted(corpus, document, quotable)


def _above(corpus: Corpus) -> dict[str, Fact]:
    """The mandate that a mandate was passed on from with its id, by key."""
    facts = {fact.key: fact for fact in corpus.facts.get("oppdrag", ())}
    links = (link for link in passed_on(corpus) if link.grade == "linked" and link.rule == BY_ID)
    return {link.end.key: facts[link.start.key] for link in links}


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


def _mandates(
    corpus: Corpus, document: DocumentFact, promised: Pool, above: Mapping[str, Fact]
) -> Iterator[Link]:
    if document.doc_type not in STEERING:
        return
    for mandate in corpus.by_document[document.doc]["oppdrag"]:
        upper = above.get(mandate.key)
        scored = [
            (_carried_out(corpus, promise, mandate, upper), promise)
            for promise in promised.near(mandate)
        ]
        for alike, promise in sorted(scored, key=lambda pair: (-pair[0], pair[1].key))[:_TWO]:
            yield from corpus.claim("follows_up", (mandate, promise), BY_WORDS, alike)


def _carried_out(corpus: Corpus, promise: Fact, mandate: Fact, upper: Fact | None) -> float:
    asked, told = subject(promise), subject(mandate)
    own = contained(asked, told, corpus.weights)
    beside = [named(told, asked, corpus.weights)]
    if upper:
        beside.append(contained(asked, subject(upper), corpus.weights))
    return max(own, (own + max(beside)) / 2) if own else 0.0


def _quoted(corpus: Corpus, document: DocumentFact, quotable: Group) -> Iterator[Link]:
    """Statuses that quote a promise or a goal of the plan, and answer no mandate by its id."""
    if document.doc_type not in REPORTS:
        return
    for status in corpus.by_document[document.doc]["status"]:
        if isinstance(status, Status) and not status.of:
            ranked = quotable.by_words(status.of_text)
            for alike, planned in list(clear_best(ranked, _MARGIN, lead=0))[:1]:
                if alike >= QUOTED:
                    yield from corpus.claim("follows_up", (status, planned), BY_QUOTE, alike)


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
