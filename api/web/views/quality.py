"""The published figures for people: precision and recall by type of document and by kind."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from api.published_quality import QualityList, QualitySet, QualityTable, published
from api.web.words import named, names, percent

_ALL = ["all documents", "gold", "found", "P", "R", "F1"]
_RATE = r"(?P<rate>[\d.]+)"
_LINES = {
    "worst": rf"(?P<doc>\S+): (?P<kind>\w+) (?P<field>\w+) {_RATE} \((?P<count>\d+) in gold\)",
    "bar": rf"(?P<doc>\S+): (?P<kind>\w+)\.(?P<field>\w+) is {_RATE}, the bar is (?P<bar>[\d.]+)",
    "check": r"(?P<kind>\w+): (?P<seen>\d+) of (?P<count>\d+)",
    "unread": r"not read: (?P<doc>\S+)",
    "none": rf"none below {_RATE}",
}
"""What a line of a list may tell: the name of its sentence in bokmål, and its form."""


@dataclass(frozen=True)
class Score:
    """How many there should be, how many were found, and how many of these are right."""

    name: str
    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what there should be that was found."""
        return self.right / self.gold if self.gold else None


@dataclass(frozen=True)
class Set:
    """A set of documents: its figures by type of document and by kind of fact, and the rest."""

    name: str
    documents: int
    types: tuple[Score, ...]
    kinds: tuple[Score, ...]
    others: tuple[QualityTable, ...]
    """Links and scores, as they are published."""
    lists: tuple[QualityList, ...]


@cache
def sets() -> tuple[Set, ...]:
    """Every set that is published, in the order of their names on the page."""
    order = list(names("quality_set"))
    found = sorted(published().sets, key=lambda one: (*order, one.name).index(one.name))
    return tuple(_set(one) for one in found)


def _set(one: QualitySet) -> Set:
    kinds: tuple[Score, ...] = ()
    by_type: dict[str, list[Score]] = defaultdict(list)
    documents: set[str] = set()
    others = []
    for table in one.tables:
        if table.columns == _ALL:
            kinds = tuple(_score(row[0], row[1:5]) for row in table.rows)
        elif table.columns[:2] == ["document", "kind"]:
            for key, _, *cells in table.rows:
                documents.add(str(key))
                code = type_of(str(key))
                by_type[code].append(_score(code, cells))
        else:
            others.append(table)
    types = tuple(_sum(code, by_type[code]) for code in names("doc_type") if code in by_type)
    lists = tuple(
        QualityList(title=told.title, lines=[line_in_bokmal(line) for line in told.lines])
        for told in one.lists
    )
    return Set(one.name, len(documents), types, kinds, tuple(others), lists)


def line_in_bokmal(line: str) -> str:
    """A line of a list as people read it; one of a form not known stays as it is."""
    for name, form in _LINES.items():
        if found := re.fullmatch(form, line):
            said = {part: _said(part, words) for part, words in found.groupdict().items()}
            return named(name, "quality_line").format_map(said)
    return line


def _said(part: str, words: str) -> str:
    """A part of a line: rates in per cent, kinds and fields by name."""
    match part:
        case "rate" | "bar":
            return percent(float(words))
        case "kind":
            return named(
                words, "completeness" if words in names("completeness") else "quality_kind"
            )
        case "field":
            return named(words, "quality_field" if words in names("quality_field") else "field")
    return words


def type_of(key: str) -> str:
    """The type that the key of a document with gold names."""
    folded = key.casefold()
    return next(
        (t for word, t in names("key_of_type").items() if folded.startswith(word)), "ukjent"
    )


def _score(name: object, cells: list[str | int | float]) -> Score:
    gold, found, precision = (float(cell or 0) for cell in cells[:3])
    return Score(str(name), int(gold), int(found), round(found * precision))


def _sum(name: str, scores: list[Score]) -> Score:
    return Score(
        name,
        sum(one.gold for one in scores),
        sum(one.found for one in scores),
        sum(one.right for one in scores),
    )
