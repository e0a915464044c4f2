"""Exported records against gold: one-to-one matching, then precision, recall, F1 and fields.

A gold file `KEY.jsonl` covers its whole document; `KEY.partN.jsonl` covers, for each kind, the
sections its records stand in, and what was found elsewhere is neither right nor wrong.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from api.likeness import likeness, ratio
from model.base import fold

Record = Mapping[str, Any]

MATCH = 0.6
"""Least likeness of two records of one kind that may be the same fact."""

SCALARS: Mapping[str, tuple[str, ...]] = {
    "document": ("doc_type", "year", "period", "issuer", "addressee", "language"),
    "goal": ("level", "number"),
    "indicator": (),
    "oppdrag": ("title", "hovedmal", "section", "lead"),
    "status": ("of", "category", "reporter", "probability", "of_kind", "of_year"),
    "commitment": ("owner", "section", "theme"),
    "audit": ("body", "state", "deadline"),
    "risk": ("rank", "previous_rank", "name", "likelihood", "consequence", "table"),
    "allocation": ("chapter", "post", "amount_nok"),
    "decision": (),
    "link": (),
}
LISTS: Mapping[str, tuple[str, ...]] = {
    "oppdrag": ("owners", "collaborators", "deadlines", "reporting", "references"),
    "status": ("applies_to",),
}
TEXTS = ("goal", "indicator", "oppdrag", "status", "commitment", "decision")


@dataclass
class Tally:
    """Right, found and wanted, summed over records; `f1` is 1 where nothing is wanted or found."""

    right: float = 0
    found: float = 0
    wanted: float = 0

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the wanted that is found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else 1.0

    def add(self, right: float, found: float, wanted: float) -> None:
        """Count in more records."""
        self.right += right
        self.found += found
        self.wanted += wanted


@dataclass
class Score:
    """The result for one document and kind. `fields` holds a tally for each field."""

    doc: str
    doc_type: str
    kind: str
    records: Tally = field(default_factory=Tally)
    fields: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def tally(self, name: str) -> Tally:
        """The tally of a field, made when first asked for."""
        return self.fields.setdefault(name, Tally())


def read_gold(folder: Path) -> Iterator[tuple[str, bool, list[Record]]]:
    """(document key, whether it is a part, records) for every gold file in a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        key, _, part = path.name.removesuffix(".jsonl").partition(".part")
        with path.open(encoding="utf-8") as lines:
            yield key, bool(part), [json.loads(line) for line in lines if line.strip()]


def score_document(
    doc: str, gold: Sequence[Record], found: Sequence[Record], *, part: bool
) -> list[Score]:
    """Scores of one document, a kind at a time, kinds in alphabetical order."""
    doc_type = next((r["doc_type"] for r in gold if r["kind"] == "document"), "ukjent")
    tables = {_place(r) for r in gold if r.get("probability")}
    scores = []
    for kind in sorted({_kind(r, tables) for r in gold}):
        wanted = [r for r in gold if _kind(r, tables) == kind]
        got = [r for r in found if _kind(r, tables) == kind and (not part or _covered(r, wanted))]
        if kind == "link":  # A relation that nobody annotated is neither right nor wrong.
            annotated = {r["relation"] for r in wanted}
            got = [r for r in got if r["relation"] in annotated]
        scores.append(_score_kind(Score(doc, doc_type, kind), wanted, got))
    return scores


def _kind(record: Record, tables: set[str]) -> str:
    """The kind; mandates told apart by number, statuses by whether they stand in a table.

    `tables`: the sections whose gold statuses state a probability, as only tables do.
    """
    kind = str(record["kind"])
    if kind == "oppdrag" and not record.get("id"):
        return "oppdrag_unnumbered"
    if kind == "status" and tables:
        return "status_table" if _place(record) in tables else "status_prose"
    return kind


def _covered(record: Record, wanted: Iterable[Record]) -> bool:
    """Whether a part's gold covers the place of a record: same table, or same x.y section."""
    if record["kind"] == "risk":
        return record.get("table") in {r.get("table") for r in wanted}
    places = {_place(r) for r in wanted}
    return "" in places or _place(record) in places


def _place(record: Record) -> str:
    return ".".join(str(record.get("section") or "").split(".")[:2])


def _score_kind(score: Score, wanted: list[Record], got: list[Record]) -> Score:
    pairs, missed, invented = _match(wanted, got)
    score.records.add(len(pairs), len(got), len(wanted))
    for gold, record in pairs:
        _score_fields(score, gold, record)
    score.misses += [f"missed   {_label(record)}" for record in missed]
    score.misses += [f"invented {_label(record)}" for record in invented]
    return score


def _match(
    wanted: list[Record], got: list[Record]
) -> tuple[list[tuple[Record, Record]], list[Record], list[Record]]:
    """The best pairs first, each record used once."""
    ranked = sorted(
        (
            (likeness(gold, record), -abs(i - j), i, j)
            for i, gold in enumerate(wanted)
            for j, record in enumerate(got)
        ),
        reverse=True,
    )
    left, right = set(range(len(wanted))), set(range(len(got)))
    pairs = []
    for like, _, i, j in ranked:
        if like >= MATCH and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((wanted[i], got[j]))
    return pairs, [wanted[i] for i in sorted(left)], [got[j] for j in sorted(right)]


def _score_fields(score: Score, gold: Record, record: Record) -> None:
    kind = gold["kind"]
    for name in SCALARS[kind]:
        if name == "addressee" and gold.get(name) is None:
            continue
        right = _same(gold.get(name), record.get(name))
        score.tally(name).add(right, 1, 1)
        if not right:
            _note(score, gold, name, gold.get(name), record.get(name))
    _score_lists(score, gold, record)
    if kind in TEXTS:
        like = ratio(gold["text"], record["text"], longest=20_000)
        score.tally("text").add(like, 1, 1)
        if like < 0.97:
            _note(score, gold, f"text {like:.2f}", gold["text"], record["text"])
    for name in ("measures", "values"):
        if name in gold:
            _score_items(score, gold, record, name)
    if kind == "status" and gold.get("verdict"):
        score.tally("category_by_verdict").add(gold["category"] == record["category"], 1, 1)


def _score_lists(score: Score, gold: Record, record: Record) -> None:
    for name in LISTS.get(gold["kind"], ()):
        wanted, got = set(gold.get(name) or ()), set(record.get(name) or ())
        score.tally(name).add(len(wanted & got), len(got), len(wanted))
        if wanted != got:
            _note(score, gold, name, sorted(wanted), sorted(got))


def _same(gold: object, found: object) -> bool:
    if isinstance(gold, str) and isinstance(found, str):
        return fold(gold).casefold() == fold(found).casefold()
    return gold == found


def _score_items(score: Score, gold: Record, record: Record, name: str) -> None:
    """Measures and values: same figures and unit, and a scope that is much the same."""
    wanted, got = list(gold[name]), list(record.get(name) or ())
    left = list(got)
    for item in wanted:
        twin = next((other for other in left if _same_item(item, other)), None)
        if twin is not None:
            left.remove(twin)
    score.tally(name).add(len(got) - len(left), len(got), len(wanted))
    if left or len(got) != len(wanted):
        _note(score, gold, name, wanted, got)


def _same_item(gold: Record, item: Record) -> bool:
    exact = ("op", "value", "unit", "baseline", "period", "direction")
    shared = [name for name in exact if name in gold and name not in ("baseline",)]
    if any(gold.get(name) != item.get(name) for name in shared):
        return False
    one, other = gold.get("scope"), item.get("scope")
    return not one or not other or fuzz.partial_ratio(one.casefold(), other.casefold()) >= 60


def _note(score: Score, gold: Record, name: str, wanted: object, got: object) -> None:
    score.misses.append(f"{name}: {_label(gold)}\n      gold  {wanted}\n      found {got}")


def _label(record: Record) -> str:
    if record["kind"] == "link":
        ends = [record[end].get("id") or record[end].get("text") for end in ("from", "to")]
        return f"{record['relation']} {ends[0]} -> {ends[1]}"
    words = record.get("id") or record.get("name") or record.get("text") or record.get("quote")
    section = f" [{record['section']}]" if record.get("section") else ""
    return f"{record['kind']}{section} {fold(str(words))[:110]}"
