"""The published figures for people: precision and recall by type of document and by kind."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from api.published_quality import QualityList, QualitySet, QualityTable, published
from api.web.words import names

_ALL = ["all documents", "gold", "found", "P", "R", "F1"]


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
    return Set(one.name, len(documents), types, kinds, tuple(others), tuple(one.lists))


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
