"""Links against gold: precision and recall by relation, tempting wrong pairs, and calibration.

The annotated documents are those that a gold link or a tempting wrong pair stands between; a link
between two of them that is not in the gold is wrong. Pairs of documents are halved: scores are
fitted on one half and checked on the other.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from api.ingesting import ingest
from api.likeness import likeness
from api.scoring import MATCH, Tally
from graph.exports import records
from graph.names import canonical_id
from graph.stores import Location, open_view
from ingest.read import find
from model.base import fingerprint

Record = Mapping[str, Any]

Half = Literal["fit", "check", "untouched"]
HALVES: tuple[Half, ...] = ("fit", "check", "untouched")

BANDS = (0.3, 0.5, 0.7, 0.9, 1.01)
"""Bounds of the scores that the calibration table puts together."""


@dataclass(frozen=True)
class Gold:
    """Annotated pairs: those that belong together, and those that tempt and do not."""

    links: tuple[Record, ...]
    not_links: tuple[Record, ...]
    check_only: bool = False
    """Nothing was ever fitted on these pairs, nor any bar set."""

    @property
    def documents(self) -> frozenset[str]:
        """Every document that an annotated pair stands in."""
        pairs = (*self.links, *self.not_links)
        return frozenset(pair[end]["doc"] for pair in pairs for end in ("from", "to"))


@dataclass
class LinkScore:
    """Of one relation: the claims against gold, the same with suggestions, the temptations."""

    name: str
    wanted: int = 0
    reached: int = 0
    shown: int = 0
    """Gold links that a claim reaches, and that a claim or a suggestion does."""
    claims: int = 0
    right: int = 0
    suggestions: int = 0
    tempting: int = 0
    tempted: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of claims that are right."""
        return self.right / self.claims if self.claims else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that is claimed."""
        return self.reached / self.wanted if self.wanted else 1.0

    @property
    def recall_shown(self) -> float:
        """The share of the gold that is claimed or suggested."""
        return self.shown / self.wanted if self.wanted else 1.0


@dataclass(frozen=True)
class Judged:
    """A link between annotated documents, whether it is right, and the half it belongs to."""

    link: Record
    right: bool
    half: Half


def read_pairs(folder: Path) -> Gold:
    """The annotated pairs of every JSONL file in a folder."""
    lines = [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return Gold(
        tuple(line for line in lines if line["kind"] == "link"),
        tuple(line for line in lines if line["kind"] == "not_link"),
        check_only=any(line.get("check_only") for line in lines),
    )


def judged(gold: Gold, links: Iterable[Record]) -> list[Judged]:
    """Every link between annotated documents, with the judgement of the gold."""
    annotated = gold.documents
    known = [r for r in links if {r["from"]["doc"], r["to"]["doc"]} <= annotated]
    halves = _halves(gold)
    return [
        Judged(
            link,
            any(same(pair, link) for pair in gold.links),
            "untouched" if gold.check_only else _half(halves, link),
        )
        for link in known
    ]


def score_links(gold: Gold, links: Sequence[Record]) -> list[LinkScore]:
    """A score for each relation; `passed_on_to` by id and in prose apart."""
    found = judged(gold, links)
    names = sorted({_name(pair) for pair in gold.links})
    return [_score(name, gold, found) for name in names]


def same(one: Record, other: Record) -> bool:
    """Whether two records are the same link."""
    turned = {**other, "from": other["to"], "to": other["from"]}
    ways = [other, turned] if one["relation"] == "same_requirement" else [other]
    answered = other["from"].get("texts", ())  # of an answer to several bullets
    ways += [{**other, "from": {**other["from"], "text": text}} for text in answered]
    return any(likeness({**one, "kind": "link"}, way) >= MATCH for way in ways)


def bands(found: Iterable[Judged]) -> dict[tuple[float, float], Tally]:
    """How many links of each band of scores are right; `wanted` is the sum of their scores."""
    result = {band: Tally() for band in pairwise(BANDS)}
    for one in found:
        for (low, high), tally in result.items():
            if low <= one.link["score"] < high:
                tally.add(one.right, 1, one.link["score"])
    return result


def _score(name: str, gold: Gold, found: list[Judged]) -> LinkScore:
    wanted = [pair for pair in gold.links if _name(pair) == name]
    got = [one for one in found if _name(one.link) == name]
    claims = [one for one in got if one.link["grade"] == "linked"]
    tempting = [pair for pair in gold.not_links if _name(pair) == name]
    grades = [_reached(pair, got) for pair in wanted]
    missed = [f"missed {_told(p)}" for p, g in zip(wanted, grades, strict=True) if not g]
    return LinkScore(
        name,
        wanted=len(wanted),
        reached=sum("linked" in g for g in grades),
        shown=sum(bool(g) for g in grades),
        claims=len(claims),
        right=sum(one.right for one in claims),
        suggestions=len(got) - len(claims),
        tempting=len(tempting),
        tempted=sum(any(same(pair, one.link) for one in claims) for pair in tempting),
        misses=[*missed, *(f"wrong  {_told(one.link)}" for one in claims if not one.right)],
    )


def _reached(pair: Record, got: list[Judged]) -> set[str]:
    return {one.link["grade"] for one in got if same(pair, one.link)}


def _name(pair: Record) -> str:
    if pair["relation"] != "passed_on_to":
        return str(pair["relation"])
    ids = [canonical_id(pair[end].get("id") or "") for end in ("from", "to")]
    return "passed_on_to by id" if ids[0] and ids[0] == ids[1] else "passed_on_to in prose"


def _documents(pair: Record) -> tuple[str, str, str]:
    first, second = sorted(pair[end]["doc"] for end in ("from", "to"))
    return pair["relation"], first, second


def _halves(gold: Gold) -> dict[tuple[str, str, str], Half]:
    """Annotated pairs of documents by turns, so that each relation is in both halves."""
    ordered = sorted({_documents(pair) for pair in (*gold.links, *gold.not_links)})
    return {pair: HALVES[place % 2] for place, pair in enumerate(ordered)}


def _half(halves: Mapping[tuple[str, str, str], Half], link: Record) -> Half:
    """The half of a link; pairs of documents without an annotated link by their names."""
    documents = _documents(link)
    by_name = HALVES[int(fingerprint(" ".join(documents)), 16) % 2]
    return halves.get(documents, by_name)


def _told(pair: Record) -> str:
    ends = [f"{pair[e]['doc']} {pair[e].get('id') or pair[e].get('text')}" for e in ("from", "to")]
    return f"{pair['relation']} {ends[0]} -> {ends[1]}"


def links_of_files(paths: Sequence[Path]) -> list[Record]:
    """The links between files, read into a throw-away store."""
    with TemporaryDirectory() as folder:
        db = Path(folder) / "links.sqlite"
        ingest(find(paths), db, jobs=2, progress=lambda _path: None)
        return links_of_store(db)


def links_of_store(location: Location) -> list[Record]:
    """Every link of a store, claims and suggestions."""
    with open_view(location) as view:
        return [line for line in records(view) if line["kind"] == "link"]
