"""Scores as a table, and against the bars."""

import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files

from rich.table import Table

from api.scoring import Score, Tally

REQUIREMENTS = ("goal", "indicator", "oppdrag", "oppdrag_unnumbered")


def tables(scores: Iterable[Score]) -> Iterator[Table]:
    """A table a document: a line for each kind, its fields behind it."""
    by_doc: dict[str, list[Score]] = {}
    for score in scores:
        by_doc.setdefault(score.doc, []).append(score)
    for doc, rows in by_doc.items():
        table = Table("kind", "gold", "found", "right", "P", "R", "F1", "fields", title=doc)
        for score in rows:
            tally = score.records
            counts = [f"{count:.0f}" for count in (tally.wanted, tally.found, tally.right)]
            rates = [f"{rate:.3f}" for rate in (tally.precision, tally.recall, tally.f1)]
            fields = "  ".join(f"{name} {t.f1:.3f}" for name, t in score.fields.items())
            table.add_row(score.kind, *counts, *rates, fields)
        yield table


def under_the_bar(scores: Iterable[Score]) -> list[str]:
    """What is below its bar in `bars.toml`, one line each; empty when all is well."""
    bars = tomllib.loads((files("api") / "bars.toml").read_text(encoding="utf-8"))
    by_doc: dict[tuple[str, str], list[Score]] = {}
    for score in scores:
        by_doc.setdefault((score.doc, score.doc_type), []).append(score)
    return [
        f"{doc}: {name} is {rate:.3f}, the bar is {bar}"
        for (doc, doc_type), rows in by_doc.items()
        for name, bar in {**bars["every"], **bars.get(doc_type, {})}.items()
        if (rate := _rate(rows, name)) is not None and rate < bar
    ]


def _rate(scores: list[Score], name: str) -> float | None:
    """The rate a bar is about; None where the gold has nothing of it."""
    kind, _, field = name.partition(".")
    kinds = REQUIREMENTS if kind == "requirements" else (kind,)
    tallies = [
        score.records if field == "records" else score.fields[field]
        for score in scores
        if score.kind in kinds and (field == "records" or field in score.fields)
    ]
    if not tallies:
        return None
    total = Tally()
    for tally in tallies:
        total.add(tally.right, tally.found, tally.wanted)
    return total.f1
