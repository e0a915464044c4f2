"""From how alike two texts are to how often such a pair belongs together.

The curves in `calibration.toml` are fitted on annotated pairs by `python -m api.calibrate`, on one
half of the pairs of documents; `oppdragsgraf score --calibration` shows how they hold on the other.
"""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from math import exp, log

from model.base import Frozen
from model.graph import Grade

LINKED, SUGGESTED = 0.85, 0.3
"""A claim is right in at least 85 of 100 cases; what is wrong in over 70 of 100 is not shown."""


class Curve(Frozen):
    """A logistic curve: at `middle` half of the pairs belong together."""

    middle: float
    slope: float

    def score(self, alike: float) -> float:
        """The share of pairs this much alike that belong together."""
        return 1 / (1 + exp(-self.slope * (alike - self.middle)))

    def alike(self, score: float) -> float:
        """The inverse of `score`."""
        return self.middle + log(score / (1 - score)) / self.slope


Calibration = Callable[[str], Curve | None]
"""The curve for a way of comparing (`way`); one without a curve gives its scores as they are."""


def calibrated(way: str) -> Curve | None:
    """The curves that ship with the project."""
    return _curves().get(way)


def way(rule: str) -> str:
    """How a rule compares: rules of two relations may share one way, and so one curve."""
    return rule.partition(".")[2]


@cache
def _curves() -> dict[str, Curve]:
    data = tomllib.loads(files("graph").joinpath("calibration.toml").read_text(encoding="utf-8"))
    return {name: Curve.model_validate(curve) for name, curve in data.items()}


def grade_of(score: float) -> Grade | None:
    """A claim, a suggestion for a person, or nothing."""
    if score >= LINKED:
        return "linked"
    return "suggested" if score >= SUGGESTED else None
