"""`reports_on`: a status to the requirement that it answers, in the document that demanded it.

By id where the report gives one, else by the quoted words. A report often shortens them, so the
words must stand in the requirement, not the other way about. What answers nothing in the store
gets no link.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from graph.candidates import StemIndex
from graph.linking import Corpus, graded, likeness, link, subject_stems
from graph.names import comparable_id, level
from graph.subjects import year_of
from model.facts import Goal, Indicator, Oppdrag, Status
from model.graph import Link

Requirement = Oppdrag | Indicator | Goal

BY_ID, BY_WORDS = "reports_on.same_id", "reports_on.quoted_words"
LINKED, SUGGESTED = 0.9, 0.8
_CLEAR = 0.03
"""By how much the best must beat the next requirement with other words."""

_FEW_WORDS = 4
_OTHER_SUBJECT = 0.15
_DEMANDING = ("oppdragsdokument", "oppdrag_og_bestilling", "foretaksmoteprotokoll")


def reports_on(corpus: Corpus) -> Iterator[Link]:
    """Links from statuses to the requirements of other documents."""
    demands = _Demands(corpus)
    for status in corpus.facts.get("status", ()):
        if isinstance(status, Status):
            yield from _of(status, demands)


def _of(status: Status, demands: "_Demands") -> Iterator[Link]:
    if status.of and (named := demands.by_id(status)):
        for requirement in named:
            alike = likeness(status.of_text, _whole(requirement))
            score = 0.99 if alike > _OTHER_SUBJECT else 0.6
            grade = graded(score, LINKED)
            yield link("reports_on", (status, requirement), BY_ID, score, grade)
        return
    ranked = demands.by_words(status)
    if not ranked or ranked[0][0] < SUGGESTED:
        return
    score, requirement = ranked[0]
    clear = all(score - other >= _CLEAR for other, _ in ranked[1:])
    grade = graded(score, LINKED) if clear else "suggested"
    yield link("reports_on", (status, requirement), BY_WORDS, score, grade)


@dataclass(frozen=True)
class _Demands:
    """The requirements of steering documents, by id and by words."""

    corpus: Corpus

    @cached_property
    def all(self) -> tuple[Requirement, ...]:
        """Every requirement of a document that demands, by key."""
        found = [
            fact
            for kind in ("oppdrag", "indicator", "goal")
            for fact in self.corpus.facts.get(kind, ())
            if isinstance(fact, Oppdrag | Indicator | Goal) and self._demanding(fact.doc)
        ]
        return tuple(sorted(found, key=lambda fact: fact.key))

    @cached_property
    def _with_id(self) -> dict[str, list[Requirement]]:
        found: dict[str, list[Requirement]] = defaultdict(list)
        for fact in self.all:
            if isinstance(fact, Oppdrag) and fact.id:
                found[comparable_id(fact.id)].append(fact)
        return found

    @cached_property
    def _index(self) -> StemIndex:
        return StemIndex(subject_stems(_whole(fact)) for fact in self.all)

    def by_id(self, status: Status) -> list[Requirement]:
        """The requirements with the id that the status cites, given to whom it concerns."""
        return self._consistent(status, self._with_id.get(comparable_id(status.of or ""), []))

    def by_words(self, status: Status) -> list[tuple[float, Requirement]]:
        """Requirements of the same year and organisation with the quoted words, best first."""
        asked = subject_stems(status.of_text)
        near = [self.all[number] for number in self._index.nearest(asked)]
        scored = [(_quoted(asked, fact), fact) for fact in self._consistent(status, near)]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].key))

    def _demanding(self, doc: str) -> bool:
        document = self.corpus.documents.get(doc)
        return document is not None and document.doc_type in _DEMANDING

    def _same_year(self, status: Status, fact: Requirement) -> bool:
        report, demand = self.corpus.documents[status.doc], self.corpus.documents[fact.doc]
        return year_of(status, report.year) == year_of(fact, demand.year)

    def _whose(self, status: Status, fact: Requirement) -> int | None:
        """0 where the demand was made to the reporting organisation, 1 to one it reports of."""
        report, demand = self.corpus.documents[status.doc], self.corpus.documents[fact.doc]
        if demand.addressee in (report.issuer, status.reporter) and demand.addressee:
            return 0
        if demand.addressee:
            return 1 if demand.addressee in status.applies_to else None
        above, below = (level(d.issuer or "", self.corpus.register) for d in (demand, report))
        return 0 if above is not None and below is not None and above < below else None

    def _consistent(self, status: Status, found: Iterable[Requirement]) -> list[Requirement]:
        """Those of the same year made to the reporter; failing that, to whom it reports of."""
        whose = {f.key: self._whose(status, f) for f in found if self._same_year(status, f)}
        nearest = min((w for w in whose.values() if w is not None), default=None)
        return [f for f in found if nearest is not None and whose.get(f.key) == nearest]


def _whole(fact: Requirement) -> str:
    title = fact.title if isinstance(fact, Oppdrag) else None
    return f"{title or ''} {fact.text}"


def _quoted(asked: Sequence[str], fact: Requirement) -> float:
    """How surely the words are a quotation of the requirement, 0 to 1."""
    title = fact.title if isinstance(fact, Oppdrag) else None
    forms = [subject_stems(text) for text in (title, fact.text, _whole(fact)) if text]
    if len(asked) < _FEW_WORDS:
        return 0.92 if len(asked) > 1 and tuple(asked) in forms else 0.0
    return max(_within(asked, form) for form in forms)


def _within(asked: Sequence[str], form: Sequence[str]) -> float:
    # Letters in order find the shortened quotation; every word missing in the other counts again,
    # or "liggedøgn" would pass for "ventetid" before the same five words.
    compare = fuzz.partial_ratio if len(asked) <= len(form) else fuzz.ratio
    shared = sum(stem in form for stem in asked) / len(asked)
    return compare(" ".join(asked), " ".join(form)) / 100 * shared
