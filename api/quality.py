"""The published page of quality: every set of documents, its scores, and the worst of them."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from api.found import Found, claims, records_of_files
from api.quality_links import on_links
from api.report import under_the_bar
from api.scoring import Score, Tally, read_gold, score_document
from ingest.read import find

_WORST = 12
_GOOD = 0.95


@dataclass(frozen=True)
class QualitySet:
    """A named set of documents with gold."""

    name: str
    gold: Path
    documents: Path
    fitted: bool = False
    """Whether the scores of links are fitted on half of its pairs."""

    @property
    def is_here(self) -> bool:
        """Whether both folders are there; real documents are not part of the repository."""
        return self.gold.is_dir() and self.documents.is_dir()


def quality_sets(root: Path) -> list[QualitySet]:
    """The sets of `quality_sets.toml`, below `root`."""
    data = tomllib.loads((files("api") / "quality_sets.toml").read_text(encoding="utf-8"))
    return [
        QualitySet(
            name=entry["name"],
            gold=root / entry["gold"],
            documents=root / entry["documents"],
            fitted=entry.get("fitted", False),
        )
        for entry in data["set"]
    ]


def scores_of(gold: Path, found: Found) -> list[Score]:
    """Scores of every document that has gold in the folder and was read."""
    return [
        score
        for key, part, records in read_gold(gold)
        if key in found
        for score in score_document(key, records, found[key], part=part)
    ]


def page(sets: Iterable[QualitySet]) -> str:
    """The page as Markdown. It names documents and places, and repeats no words of theirs."""
    lines = [
        "# Quality",
        "",
        "Written by `oppdragsgraf quality`. Precision, recall and F1 of records, then the share of",
        "right values for each field (F1 for lists, likeness for texts). Gold that covers part of",
        "a document judges the sections it covers.",
        "",
    ]
    for one in sets:
        lines += _section(one)
    return "\n".join(lines)


def _section(one: QualitySet) -> list[str]:
    if not find([one.documents]):
        return [f"## {one.name}", "", "No documents.", ""]
    shown = records_of_files([one.documents], suggestions=True)
    found = claims(shown)
    scores = scores_of(one.gold, found)
    unread = sorted(set(_documents(one.gold)) - set(found))
    return [
        f"## {one.name}",
        "",
        *_totals(scores),
        *_rows(scores),
        *_worst(scores),
        *_completeness(found),
        *[f"- not read: {key}" for key in unread],
        *_bars(scores),
        *on_links(one.gold, shown, fitted=one.fitted),
    ]


def _documents(gold: Path) -> Iterator[str]:
    """The documents that have gold of their own; pairs are of two."""
    for key, _, records in read_gold(gold):
        if not {record["kind"] for record in records} <= {"link", "not_link"}:
            yield key


def _totals(scores: Sequence[Score]) -> Iterator[str]:
    """All documents of the set together, a line a kind."""
    yield from (
        "| all documents | gold | found | P | R | F1 |",
        "| --- | --- | --- | --- | --- | --- |",
    )
    for kind in sorted({score.kind for score in scores}):
        total = Tally()
        for score in scores:
            if score.kind == kind:
                tally = score.records
                total.add(tally.right, tally.found, tally.wanted)
        yield f"| {kind} | {_counts(total)} |"
    yield ""


def _rows(scores: Sequence[Score]) -> Iterator[str]:
    yield "| document | kind | gold | found | P | R | F1 | fields |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for score in scores:
        fields = ", ".join(f"{name} {tally.f1:.2f}" for name, tally in score.fields.items())
        yield f"| {score.doc} | {score.kind} | {_counts(score.records)} | {fields} |"
    yield ""


def _counts(tally: Tally) -> str:
    rates = f"{tally.precision:.3f} | {tally.recall:.3f} | {tally.f1:.3f}"
    return f"{tally.wanted:.0f} | {tally.found:.0f} | {rates}"


def _worst(scores: Sequence[Score]) -> Iterator[str]:
    """The kinds and fields with the lowest rates, those with most records first among equals."""
    rated = [
        (tally.f1, -tally.wanted, f"{score.doc}: {score.kind} {name}")
        for score in scores
        for name, tally in (("records", score.records), *score.fields.items())
        if tally.f1 < _GOOD
    ]
    yield from ("The worst:", "")
    for rate, weight, name in sorted(rated)[:_WORST]:
        yield f"- {name} {rate:.2f} ({-weight:.0f} in gold)"
    yield from (["- none below 0.95"] if not rated else [])
    yield ""


def _completeness(found: Found) -> Iterator[str]:
    """What the documents of the set show against what became facts, by their own checks."""
    seen: Counter[str] = Counter()
    extracted: Counter[str] = Counter()
    for records in found.values():
        for check in (c for r in records if r["kind"] == "document" for c in r["completeness"]):
            seen[check["what"]] += check["seen"]
            extracted[check["what"]] += check["extracted"]
    yield from ("The documents checked against themselves:", "")
    for what in sorted(seen):
        yield f"- {what}: {extracted[what]} of {seen[what]}"
    yield ""


def _bars(scores: Sequence[Score]) -> list[str]:
    failed = under_the_bar(scores)
    if not failed:
        return ["Every bar is met.", ""]
    return ["Below a bar:", "", *[f"- {line}" for line in failed], ""]
