"""What every link rule is given, and how it makes a link."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from rapidfuzz import fuzz

from graph.calibration import Calibration, calibrated, grade_of, way
from graph.candidates import StemIndex
from graph.kinship import Weights, kinship, subject
from graph.subjects import end
from graph.words import genre_stems, stems
from model.base import fingerprint
from model.facts import DocType, DocumentFact, Fact
from model.graph import Link, Relation
from model.organisations import Register

STEERING: frozenset[DocType] = frozenset(
    ("oppdragsdokument", "oppdrag_og_bestilling", "foretaksmoteprotokoll")
)
REPORTS: frozenset[DocType] = frozenset(("arlig_melding", "tertialrapport"))

_SUREST, _LEAD, _UNCLEAR = 0.99, 0.2, 0.55
_REQUIREMENTS = ("oppdrag", "indicator", "goal", "commitment")


@dataclass(frozen=True)
class Corpus:
    """The facts of every document, in an order that does not depend on the order of reading.

    Facts of a document that says nothing of itself are left out: nothing tells where it stands.
    """

    register: Register
    documents: dict[str, DocumentFact]
    facts: dict[str, tuple[Fact, ...]]
    """By kind, sorted by key."""
    calibration: Calibration = calibrated

    @classmethod
    def of(
        cls, facts: Iterable[Fact], register: Register, calibration: Calibration = calibrated
    ) -> "Corpus":
        """Facts in any order."""
        by_kind: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            by_kind[fact.kind].append(fact)
        documents = {f.doc: f for f in by_kind["document"] if isinstance(f, DocumentFact)}
        ordered = {
            kind: tuple(sorted((f for f in found if f.doc in documents), key=lambda f: f.key))
            for kind, found in by_kind.items()
        }
        return cls(register, documents, ordered, calibration)

    def year(self, doc: str) -> int | None:
        """The steering year of a document."""
        return self.documents[doc].year if doc in self.documents else None

    @cached_property
    def by_document(self) -> dict[str, dict[str, list[Fact]]]:
        """Facts by document and kind, sorted by key."""
        found: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for kind, facts in self.facts.items():
            for fact in facts:
                found[fact.doc][kind].append(fact)
        return found

    @cached_property
    def weights(self) -> Weights:
        """How much each stem says, over every requirement."""
        facts = (fact for kind in _REQUIREMENTS for fact in self.facts.get(kind, ()))
        return Weights.of(subject(fact).whole for fact in facts)

    def kinship(self, one: Fact, other: Fact) -> float:
        """How surely two requirements are about one thing, before calibration."""
        return kinship(subject(one), subject(other), self.weights)

    def claim(
        self, relation: Relation, ends: tuple[Fact, Fact], rule: str, alike: float
    ) -> Iterator[Link]:
        """The link between two facts that are this much alike; none where it is not likely."""
        curve = self.calibration(way(rule))
        score = min(_SUREST, round(curve.score(alike) if curve else alike, 3))
        if grade := grade_of(score):
            yield Link(
                relation=relation,
                start=end(ends[0]),
                end=end(ends[1]),
                rule=rule,
                score=score,
                grade=grade,
                wording=None if relation == "reports_on" else wording(*ends),
            )


class Pool:
    """Requirements that another may belong to, found by the rare stems they share."""

    def __init__(self, corpus: Corpus, facts: Sequence[Fact]) -> None:
        self._corpus, self.facts = corpus, facts
        self._index = StemIndex(subject(fact).whole for fact in facts)

    def near(self, fact: Fact) -> list[Fact]:
        """Those that share rare stems with `fact`."""
        return [self.facts[number] for number in self._index.nearest(subject(fact).whole)]

    def ranked(self, fact: Fact) -> list[tuple[float, Fact]]:
        """The nearest to `fact`, the most alike first."""
        scored = [(self._corpus.kinship(fact, other), other) for other in self.near(fact)]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].key))


def clear_best(
    ranked: Sequence[tuple[float, Fact]], margin: float, lead: float = _LEAD
) -> Iterator[tuple[float, Fact]]:
    """The best and the second best; one that is not `margin` ahead of the other is unclear.

    What it is further ahead speaks for it, by the share `lead`.
    """
    for place, (alike, fact) in enumerate(ranked[:2]):
        rival = ranked[1 - place][0] if len(ranked) > 1 else 0.0
        ahead = alike - max(0.0, rival) - margin
        yield (alike + ahead * lead if ahead >= 0 else min(alike, _UNCLEAR)), fact


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
