"""The same document read from two formats: which of its facts are the same, and what differs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from api.errors import Exit, UserError
from api.pipeline import read_file
from ingest.read import find
from model.facts import Fact

NOT_COMPARED = {"source", "rule", "confidence", "inferred", "completeness"}
"""Where a fact stands and how it was found differ between formats; what it says and its key must
not."""
_TWINS = 60
"""Likeness, of 100, of two records that differ and are still about the same thing."""

Said = dict[str, Any]


@dataclass(frozen=True)
class Sameness:
    """How many facts two readings of a document give, how many are the same, and the others."""

    doc: str
    first: int
    second: int
    same: int
    differences: tuple[str, ...]
    """One line a fact: its kind, its section, and the fields that differ."""


def compared(first: Path, second: Path) -> Iterator[Sameness]:
    """The documents that two files or folders share by their stems, in alphabetical order.

    Raises UserError where they share none, and where a file is not read.
    """
    one = {path.stem: path for path in find([first])}
    other = {path.stem: path for path in find([second])}
    if not one.keys() & other.keys():
        hint = "Files are paired by name: KEY.txt with KEY.pdf."
        raise UserError("no document is in both", hint, Exit.USAGE)
    for doc in sorted(one.keys() & other.keys()):
        yield compare(doc, _facts(one[doc]), _facts(other[doc]))


def _facts(path: Path) -> tuple[Fact, ...]:
    reading = read_file(path)
    if reading.failure:
        failure = reading.failure
        raise UserError(f"{path}: {failure.reason}", failure.hint, Exit.NOT_ALL_READ)
    return reading.facts


def compare(doc: str, first: Sequence[Fact], second: Sequence[Fact]) -> Sameness:
    """The facts of two readings side by side; a fact that stands twice must stand twice in both."""
    one, other = [_said(fact) for fact in first], [_said(fact) for fact in second]
    common = Counter(map(repr, one)) & Counter(map(repr, other))
    left, right = _without(one, common), _without(other, common)
    same = common.total()
    return Sameness(doc, len(one), len(other), same, tuple(_differences(left, right)))


def _said(fact: Fact) -> Said:
    return fact.model_dump(mode="json", exclude=NOT_COMPARED)


def _without(facts: Sequence[Said], common: Counter[str]) -> list[Said]:
    """The facts that are not among the common ones, each of which is taken away once."""
    left = Counter(common)
    rest = []
    for fact in facts:
        left[repr(fact)] -= 1
        if left[repr(fact)] < 0:
            rest.append(fact)
    return rest


def _differences(left: Sequence[Said], right: Sequence[Said]) -> Iterator[str]:
    unpaired = list(right)
    for fact in left:
        twin = max(unpaired, key=lambda other: _likeness(fact, other), default=None)
        if twin is None or _likeness(fact, twin) < _TWINS:
            yield f"{_name(fact)}: only in the first: {_words(fact)}"
            continue
        unpaired.remove(twin)
        fields = [name for name in fact if fact[name] != twin[name] and name != "key"]
        says = "; ".join(f"{name} {_apart(fact[name], twin[name])}" for name in fields)
        yield f"{_name(fact)}: {says or 'key'}"
    yield from (f"{_name(fact)}: only in the second: {_words(fact)}" for fact in unpaired)


def _likeness(one: Said, other: Said) -> float:
    if one["kind"] != other["kind"]:
        return 0.0
    # Of facts with the same words, the one whose other fields agree is the twin.
    fields = sum(one[name] == other[name] for name in one) / len(one)
    return float(fuzz.ratio(_words(one), _words(other)) + fields)


def _name(fact: Said) -> str:
    return f"{fact['kind']} {fact.get('id') or fact.get('section') or ''}".rstrip()


def _words(fact: Said) -> str:
    named = (fact.get(name) for name in ("text", "topic", "name", "title"))
    return str(next((words for words in named if words), fact["key"]))


def _apart(one: object, other: object) -> str:
    """Two values from shortly before the place where they part."""
    first, second = str(one), str(other)
    pairs = zip(first, second, strict=False)
    shared = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))
    start = max(0, shared - 20)
    return f"{first[start : shared + 60]!r} | {second[start : shared + 60]!r}"
