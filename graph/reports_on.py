"""`reports_on`: a status to the requirement that it answers, in the document that demanded it.

By id where the report gives one, else by the quoted words. A report often shortens them, so the
words must stand in the requirement, not the other way about. What answers nothing in the store
gets no link.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from graph.candidates import StemIndex
from graph.headings import heading, named_in
from graph.linking import STEERING, Corpus, clear_best, likeness, subject_stems
from graph.names import comparable_id, level
from graph.subjects import year_of
from model.facts import Commitment, DocumentFact, Fact, Goal, Indicator, Oppdrag, Status
from model.graph import Link

Requirement = Oppdrag | Indicator | Goal | Commitment

BY_ID, BY_WORDS = "reports_on.same_id", "reports_on.quoted_words"
BY_HEADING = "reports_on.heading"
QUOTED = 0.6
"""Least share of the words that must stand in the requirement for a quotation."""

_MARGIN = 0.05
"""By how much the best must beat the next requirement with other words."""

_FEW_WORDS = 4
_CITED, _CITED_ELSEWHERE, _OTHER_SUBJECT = 0.99, 0.6, 0.15
"""A cited id is sure unless the words quoted beside it are of another subject."""


def reports_on(corpus: Corpus) -> Iterator[Link]:
    """Links from statuses to the requirements of other documents."""
    demands = _Demands(corpus)
    for status in corpus.facts.get("status", ()):
        if isinstance(status, Status):
            yield from _of(corpus, status, demands)


def _of(corpus: Corpus, status: Status, demands: "_Demands") -> Iterator[Link]:
    groups = tuple(demands.of(status))
    for find in (_by_id, _by_words, _by_heading):
        for group in groups:
            if links := list(find(corpus, status, group)):
                yield from links
                return


def _by_id(corpus: Corpus, status: Status, group: "Group") -> Iterator[Link]:
    for requirement in group.by_id(comparable_id(status.of)) if status.of else ():
        alike = likeness(status.of_text, _whole(requirement))
        score = _CITED if alike > _OTHER_SUBJECT else _CITED_ELSEWHERE
        yield from corpus.claim("reports_on", (status, requirement), BY_ID, score)


def _by_words(corpus: Corpus, status: Status, group: "Group") -> Iterator[Link]:
    for words in dict.fromkeys((status.of_text, *status.of_texts)):
        ranked = group.by_words(words)
        if not ranked or ranked[0][0] < QUOTED:
            continue
        alike, requirement = next(clear_best(ranked, _MARGIN, lead=0))
        if status.of and isinstance(requirement, Oppdrag) and requirement.id:
            continue  # The words of one mandate under the id of another.
        yield from corpus.claim("reports_on", (status, requirement), BY_WORDS, alike)


def _by_heading(corpus: Corpus, status: Status, group: "Group") -> Iterator[Link]:
    asked = heading(status)
    scored: list[tuple[float, Fact]] = [
        (named_in(asked, fact), fact)
        for fact in group.requirements
        if not isinstance(fact, Commitment)
    ]
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].key))
    for alike, requirement in list(clear_best(ranked, _MARGIN, lead=0))[:1]:
        yield from corpus.claim("reports_on", (status, requirement), BY_HEADING, alike)


@dataclass(frozen=True)
class Group:
    """Requirements that a report may quote: those of one organisation in one year, or of a plan."""

    requirements: tuple[Requirement, ...]

    @cached_property
    def _index(self) -> StemIndex:
        return StemIndex(subject_stems(_whole(fact)) for fact in self.requirements)

    def by_id(self, wanted: str) -> list[Requirement]:
        """The mandates with this id."""
        return [
            fact
            for fact in self.requirements
            if isinstance(fact, Oppdrag) and fact.id and comparable_id(fact.id) == wanted
        ]

    def by_words(self, words: str) -> list[tuple[float, Fact]]:
        """The requirements that may be quoted, the likeliest first."""
        asked = subject_stems(words)
        near = [self.requirements[number] for number in self._index.nearest(asked)]
        scored: list[tuple[float, Fact]] = [(_quoted(asked, fact), fact) for fact in near]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].key))


class _Demands:
    """The requirements of steering documents, by year and by whom they were made to."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        found: dict[tuple[int | None, str | None], list[Requirement]] = defaultdict(list)
        for fact in sorted(_requirements(corpus), key=lambda fact: fact.key):
            document = corpus.documents[fact.doc]
            found[year_of(fact, document.year), document.addressee].append(fact)
        self._groups = {key: Group(tuple(facts)) for key, facts in found.items()}

    def of(self, status: Status) -> Iterator[Group]:
        """What was demanded of the reporter, then of those it reports of, then of nobody named."""
        report = self._corpus.documents[status.doc]
        year = year_of(status, report.year)
        for name in dict.fromkeys((report.issuer, status.reporter, *status.applies_to)):
            if name and (year, name) in self._groups:
                yield self._groups[year, name]
        if general := self._groups.get((year, None)):
            yield Group(tuple(f for f in general.requirements if self._above(f, report)))

    def _above(self, fact: Requirement, report: DocumentFact) -> bool:
        issuer = self._corpus.documents[fact.doc].issuer
        levels = [level(name or "", self._corpus.register) for name in (issuer, report.issuer)]
        return levels[0] is not None and levels[1] is not None and levels[0] < levels[1]


def _requirements(corpus: Corpus) -> Iterator[Requirement]:
    for kind in ("oppdrag", "indicator", "goal"):
        for fact in corpus.facts.get(kind, ()):
            demanding = corpus.documents[fact.doc].doc_type in STEERING
            if demanding and isinstance(fact, Oppdrag | Indicator | Goal):
                yield fact


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
    shared = sum(stem in form for stem in asked) / len(asked)
    if shared < QUOTED:
        return 0.0
    compare = fuzz.partial_ratio if len(asked) <= len(form) else fuzz.ratio
    return compare(" ".join(asked), " ".join(form)) / 100 * shared
