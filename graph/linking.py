"""What every link rule is given, and how alike two texts are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from graph.subjects import end
from graph.words import genre_stems, stems
from model.base import fingerprint
from model.facts import DocumentFact, Fact
from model.graph import Grade, Link, Relation
from model.organisations import Register


@dataclass(frozen=True)
class Corpus:
    """The facts of every document, in an order that does not depend on the order of reading.

    Facts of a document that says nothing of itself are left out: nothing tells where it stands.
    """

    register: Register
    documents: dict[str, DocumentFact]
    facts: dict[str, tuple[Fact, ...]]
    """By kind, sorted by key."""

    @classmethod
    def of(cls, facts: Iterable[Fact], register: Register) -> "Corpus":
        """Facts in any order."""
        by_kind: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            by_kind[fact.kind].append(fact)
        documents = {f.doc: f for f in by_kind["document"] if isinstance(f, DocumentFact)}
        ordered = {
            kind: tuple(sorted((f for f in found if f.doc in documents), key=lambda f: f.key))
            for kind, found in by_kind.items()
        }
        return cls(register, documents, ordered)

    def year(self, doc: str) -> int | None:
        """The steering year of a document."""
        return self.documents[doc].year if doc in self.documents else None


def link(
    relation: Relation, ends: tuple[Fact, Fact], rule: str, score: float, grade: Grade
) -> Link:
    """A link from the first to the second of `ends`, with the evidence at both."""
    return Link(
        relation=relation,
        start=end(ends[0]),
        end=end(ends[1]),
        rule=rule,
        score=round(score, 3),
        grade=grade,
        wording=wording(*ends) if relation == "passed_on_to" else None,
    )


def graded(score: float, linked_from: float) -> Grade:
    """A claim from `linked_from` on, below it a suggestion for a person."""
    return "linked" if score >= linked_from else "suggested"


def wording(first: Fact, second: Fact) -> Literal["verbatim", "reworded"]:
    """Whether two facts say the same words, punctuation and layout aside."""
    same = fingerprint(getattr(first, "text", "")) == fingerprint(getattr(second, "text", ""))
    return "verbatim" if same else "reworded"


@lru_cache(maxsize=100_000)
def subject_stems(text: str) -> tuple[str, ...]:
    """The stems that say what a text is about, in order, in one form for both languages."""
    return tuple(stem for stem in stems(text) if stem not in genre_stems())


def likeness(first: str, second: str) -> float:
    """How alike two texts are, 0 to 1: half the letters of their sorted stems, half the stems.

    Letters alone give unrelated texts 0.4; stems alone give a short text inside a long one 1.
    """
    one, other = subject_stems(first), subject_stems(second)
    if not one or not other:
        return 0.0
    shared = len(set(one) & set(other)) / min(len(set(one)), len(set(other)))
    return (fuzz.token_sort_ratio(" ".join(one), " ".join(other)) / 100 + shared) / 2
