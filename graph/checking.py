"""What every check is given: the facts, the links, and questions to both that checks share."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.linking import REPORTS, STEERING, Corpus
from graph.names import canonical_id, found_ids
from graph.passed_on import documents_below
from graph.store import View
from model.facts import DocumentFact, Fact, Oppdrag, Status
from model.graph import Relation
from model.organisations import Register

_KINDS = frozenset(("document", "oppdrag", "status", "indicator", "goal", "commitment"))
"""Checks look at no facts of other kinds."""

_LAST_DAY = {"T1": "04-30", "T2": "08-31", "T3": "12-31"}


@dataclass(frozen=True)
class Material:
    """What checks look at of everything that the store holds, sorted by key."""

    corpus: Corpus
    claims: dict[Relation, tuple[tuple[str, str], ...]]
    """By relation: the keys of the two ends of each link that is a claim."""
    reprinted: tuple[tuple[str, str], ...]
    """The keys of each status and of what it answers in its own document."""
    printed_ids: dict[str, dict[str, int | None]]
    """By document: the canonical ids that stand in its text, with the page of the first."""

    @classmethod
    def of(cls, view: View, register: Register, facts: Iterable[Fact]) -> "Material":
        """The material of a store; `facts` are all that it holds, in any order."""
        corpus = Corpus.of((fact for fact in facts if fact.kind in _KINDS), register)
        claims: dict[Relation, list[tuple[str, str]]] = defaultdict(list)
        for link in view.links():
            if link.grade == "linked":
                claims[link.relation].append((link.start.key, link.end.key))
        return cls(
            corpus,
            {relation: tuple(found) for relation, found in claims.items()},
            tuple((e.from_key, e.to_key) for e in view.edges() if e.relation == "answers"),
            {doc: _printed(view, doc) for doc in sorted(corpus.documents)},
        )

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Facts by key."""
        return {fact.key: fact for facts in self.corpus.facts.values() for fact in facts}

    @cached_property
    def answers(self) -> dict[str, list[Status]]:
        """The statuses that answer a requirement, by its key."""
        found: dict[str, list[Status]] = defaultdict(list)
        pairs = (*self.reprinted, *self.claims.get("reports_on", ()))
        for status, requirement in dict.fromkeys(pairs):
            fact = self.facts.get(status)
            if isinstance(fact, Status):
                found[requirement].append(fact)
        return found

    def documents(self, kinds: Iterable[str]) -> list[DocumentFact]:
        """The documents of some types, by key."""
        return [d for _, d in sorted(self.corpus.documents.items()) if d.doc_type in kinds]

    @cached_property
    def steering(self) -> list[DocumentFact]:
        """The documents that demand."""
        return self.documents(STEERING)

    @cached_property
    def reports(self) -> list[DocumentFact]:
        """The documents that answer."""
        return self.documents(REPORTS)

    @cached_property
    def below(self) -> dict[str, list[DocumentFact]]:
        """By document: those that may give its mandates on, by key; empty where there is none."""
        found = documents_below(self.corpus)
        every = self.corpus.documents
        return {doc: [every[low] for low in found.get(doc, ())] for doc in every}

    def mandates(self, doc: str) -> list[Oppdrag]:
        """The mandates of a document, by key."""
        facts = self.corpus.by_document[doc]["oppdrag"] if doc in self.corpus.documents else []
        return [fact for fact in facts if isinstance(fact, Oppdrag)]


def last_day(document: DocumentFact) -> str | None:
    """The last day that a report tells of, ISO; None where it names no period."""
    year, _, part = (document.period or str(document.year or "")).partition("-")
    return f"{year}-{_LAST_DAY.get(part, '12-31')}" if year.isdigit() else None


def series(id: str) -> str | None:
    """The series of an id ("HMN25-9" is of HMN25)."""
    canonical = canonical_id(id)
    return canonical.rpartition("-")[0] if canonical else None


def _printed(view: View, doc: str) -> dict[str, int | None]:
    document = view.document(doc)
    if document is None:
        return {}
    first: dict[str, int | None] = {}
    for canonical, start in found_ids(document.text):
        first.setdefault(canonical, document.page_of(start))
    return first
