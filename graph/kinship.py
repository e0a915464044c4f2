"""Whether two texts are about one thing: shared words by rarity, compounds by their parts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from graph.words import genre_stems, no_subject_stems, stems
from model.base import Frozen
from model.facts import Commitment, Fact, Goal, Indicator, Oppdrag

Requirement = Oppdrag | Indicator | Goal | Commitment

_BACKGROUND = 200
"""Texts thought to lie behind the store, so that words weigh alike in a small and a large one."""

_PART, _PART_FROM = 0.7, 4
"""A stem inside a compound counts this much, from this many letters."""

_ENOUGH = 2.5
"""So many rare words must be shared before the share of the shorter text says anything."""

_REFERENCE = re.compile(r"\b\d{1,4}[:/]\d{1,4}\b")


class Subject(Frozen):
    """What a requirement is about: the stems of its title, its text, both; reports it names."""

    title: tuple[str, ...]
    text: tuple[str, ...]
    whole: tuple[str, ...]
    reports: frozenset[str]


@dataclass(frozen=True)
class Weights:
    """How much a stem says, 0 to 1: 1 for one that no text holds, less the more do."""

    known: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[tuple[str, ...]]) -> "Weights":
        """The weights for a collection of texts, each given by its stems."""
        holders: Counter[str] = Counter()
        total = _BACKGROUND
        for text in texts:
            total += 1
            holders.update(set(text))
        return cls({stem: log(total / (n + 1)) / log(total) for stem, n in holders.items()})

    def shared(self, asked: tuple[str, ...], there: tuple[str, ...]) -> float:
        """The weight of the stems of `asked` that stand in `there`, whole or in a compound."""
        whole, parts = _stems_and_parts(there)
        found = 0.0
        for stem in asked:
            if stem in whole:
                found += self.known.get(stem, 1.0)
            elif stem in parts or not whole.isdisjoint(_parts(stem)):
                found += self.known.get(stem, 1.0) * _PART
        return found

    def coverage(self, asked: tuple[str, ...], there: tuple[str, ...]) -> float:
        """The share of `asked`, by weight, that stands in `there`."""
        total = sum(self.known.get(stem, 1.0) for stem in asked)
        return self.shared(asked, there) / total if total else 0.0


def subject(fact: Fact) -> Subject:
    """The subject of a requirement; names of organisations and dates are none."""
    title, text = getattr(fact, "title", None) or "", getattr(fact, "text", "")
    return _subject(title, text)


def kinship(one: Subject, other: Subject, weights: Weights) -> float:
    """How surely two requirements are about one thing, 0 to 1, before calibration."""
    if one.reports and other.reports and not one.reports & other.reports:
        return 0.0
    words = _words(one.whole, other.whole, weights)
    titles = [
        max(_both_ways(one.title, other.title, weights))
        if one.title and other.title
        else weights.coverage(asked, there)
        for asked, there in ((one.title, other.whole), (other.title, one.whole))
        if asked
    ]
    return (max(titles) + words) / 2 if titles else words


def contained(one: Subject, other: Subject, weights: Weights) -> float:
    """How much of what `one` is about stands in `other`, 0 to 1, before calibration."""
    evidence = min(1.0, weights.shared(one.whole, other.whole) / _ENOUGH)
    return weights.coverage(one.whole, other.whole) * evidence


def named(one: Subject, other: Subject, weights: Weights) -> float:
    """How surely the title of `one` names an initiative that `other` speaks of, 0 to 1.

    Every word of the title must stand there, alone or in a compound; the rarer, the surer.
    """
    whole, parts = _stems_and_parts(other.whole)
    if not one.title or not (whole | parts).issuperset(one.title):
        return 0.0
    return weights.shared(one.title, other.whole) / len(one.title)


def _words(one: tuple[str, ...], other: tuple[str, ...], weights: Weights) -> float:
    low, high = sorted(_both_ways(one, other, weights))
    evidence = min(1.0, weights.shared(one, other) / _ENOUGH)
    return (0.8 * high + 0.2 * low) * evidence


def _both_ways(
    one: tuple[str, ...], other: tuple[str, ...], weights: Weights
) -> tuple[float, float]:
    return weights.coverage(one, other), weights.coverage(other, one)


@lru_cache(maxsize=100_000)
def _stems_and_parts(stems: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(stems), frozenset(part for stem in stems for part in _parts(stem))


@lru_cache(maxsize=100_000)
def _parts(stem: str) -> frozenset[str]:
    """The words that may stand at the head or the end of a compound."""
    ends = range(_PART_FROM, len(stem))
    return frozenset(part for n in ends for part in (stem[:n], stem[-n:]))


@lru_cache(maxsize=100_000)
def _subject(title: str, text: str) -> Subject:
    whole = f"{title} {text}"
    return Subject(
        title=about(title),
        text=about(text),
        whole=about(whole),
        reports=frozenset(_REFERENCE.findall(whole)),
    )


@lru_cache(maxsize=100_000)
def about(text: str) -> tuple[str, ...]:
    """The stems of a text that may say what it is about, in order, without repeats."""
    none = genre_stems() | no_subject_stems()
    return tuple(
        stem
        for stem in dict.fromkeys(stems(text))
        if len(stem) > 1 and not stem.isdigit() and stem not in none
    )
