"""Scores of links as tables, and against the bars."""

import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files

from rich.table import Table

from api.link_scoring import HALVES, Judged, LinkScore, bands

SCORES = (
    *("relation", "gold", "claims", "right", "P", "R"),
    *("R with suggestions", "suggestions", "tempted"),
)
CALIBRATION = ("half", "score", "links", "right", "share right", "mean score")


def table(scores: Iterable[LinkScore]) -> Table:
    """A line for each relation."""
    result = Table(*SCORES, title="links")
    for row in score_rows(scores):
        result.add_row(*row)
    return result


def score_rows(scores: Iterable[LinkScore]) -> Iterator[tuple[str, ...]]:
    """The cells of the table of scores, a row a relation."""
    for score in scores:
        rates = (score.precision, score.recall, score.recall_shown)
        counts = (str(count) for count in (score.wanted, score.claims, score.right))
        tempted = f"{score.tempted} of {score.tempting}"
        shown = (f"{rate:.3f}" for rate in rates)
        yield score.name, *counts, *shown, str(score.suggestions), tempted


def calibration_table(found: Iterable[Judged]) -> Table:
    """How often links of a band of scores are right, in the half fitted on and in the others."""
    result = Table(*CALIBRATION, title="calibration")
    for row in calibration_rows(found):
        result.add_row(*row)
    return result


def calibration_rows(found: Iterable[Judged]) -> Iterator[tuple[str, ...]]:
    """The cells of the calibration table, a row a half and band that holds links."""
    every = list(found)
    for half in HALVES:
        for (low, high), tally in bands(one for one in every if one.half == half).items():
            if tally.found:
                shares = (tally.right / tally.found, tally.wanted / tally.found)
                counts = (f"{tally.found:.0f}", f"{tally.right:.0f}")
                band = f"{low:.1f} to {min(high, 1):.1f}"
                yield half, band, *counts, *(f"{share:.3f}" for share in shares)


def links_under_the_bar(scores: Iterable[LinkScore]) -> list[str]:
    """What is below its bar in `link_bars.toml`, one line each."""
    bars = tomllib.loads((files("api") / "link_bars.toml").read_text(encoding="utf-8"))
    failed = []
    for score in scores:
        for name, bar in bars.get(score.name, {}).items():
            rate = getattr(score, name)
            if rate < bar:
                failed.append(f"{score.name}: {name} is {rate:.3f}, the bar is {bar}")
        if score.tempted:
            failed.append(f"{score.name}: {score.tempted} tempting wrong pairs are claimed")
    return failed
