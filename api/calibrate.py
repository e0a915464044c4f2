"""Fit the calibration of link scores: `python -m api.calibrate GOLD PATH…` writes the curves.

Only the fit half of the annotated pairs is looked at. They are few, and easier than the pairs of
real documents, so a curve is held back towards USUAL unless they speak clearly.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from math import log
from pathlib import Path

from api.link_scoring import Judged, judged, read_pairs
from api.pipeline import read_file, register
from graph.calibration import Curve, way
from graph.exports import link_record
from graph.links import links_of
from ingest.read import find

USUAL, SPREAD = (0.5, 20.0), (0.05, 10.0)
"""Middle and slope that a curve has without evidence, and how far it is likely to be from them."""

OPEN = Curve(middle=0.5, slope=1.0)
"""Lets every pair through, however little alike."""

GRADUAL = ("quoted_words", "same_subject", "same_words", "shared_words")
"""Ways of comparing that tell degrees; the others are sure of a thing or say nothing."""

MIDDLES = tuple(step / 100 for step in range(20, 96))
SLOPES = (5.0, 10.0, 15.0, 20.0, 25.0)
HEADER = "# Written by `python -m api.calibrate` from the fit half of the annotated pairs.\n"


def fitted(pairs: Sequence[tuple[float, bool]]) -> Curve:
    """The likeliest curve for pairs of (how alike, whether they belong together)."""
    curves = (Curve(middle=middle, slope=slope) for slope in SLOPES for middle in MIDDLES)
    return max(
        curves, key=lambda curve: _prior(curve) + sum(_likelihood(curve, *pair) for pair in pairs)
    )


def _prior(curve: Curve) -> float:
    told = zip((curve.middle, curve.slope), USUAL, SPREAD, strict=True)
    return -sum(((value - usual) / spread) ** 2 / 2 for value, usual, spread in told)


def _likelihood(curve: Curve, alike: float, right: bool) -> float:
    score = min(max(curve.score(alike), 1e-6), 1 - 1e-6)
    return log(score if right else 1 - score)


def curves_of(found: Sequence[Judged]) -> dict[str, Curve]:
    """A curve for each way of comparing whose fit half holds right and wrong pairs."""
    by_way: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for one in found:
        name = way(one.link["rule"])
        if one.half == "fit" and name in GRADUAL:
            by_way[name].append((OPEN.alike(one.link["score"]), one.right))
    return {
        name: fitted(pairs)
        for name, pairs in sorted(by_way.items())
        if {right for _, right in pairs} == {True, False}
    }


def main(arguments: Sequence[str]) -> None:
    """Read the documents, fit, and write the file that ships with the project."""
    gold, paths = read_pairs(Path(arguments[0])), find([Path(path) for path in arguments[1:]])
    facts = {fact.key: fact for path in paths for fact in read_file(path).facts}
    links = links_of(facts.values(), register(), lambda _way: OPEN)
    records = [link_record(link, facts[link.start.key], facts[link.end.key]) for link in links]
    lines = [HEADER]
    for name, curve in curves_of(judged(gold, records)).items():
        lines.append(f"[{name}]\nmiddle = {curve.middle}\nslope = {curve.slope}\n")
    Path(str(files("graph") / "calibration.toml")).write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
