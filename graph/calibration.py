"""From how alike two texts are to how often such a pair belongs together.

The curves in `calibration.toml` are fitted on annotated pairs by `python -m api.calibrate`, on one
half of the pairs of documents; `oppdragsgraf score --calibration` shows how they hold on the other.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

from model.base import Frozen
from model.graph import Grade

LINKED, SUGGESTED = 0.9, 0.3
"""A claim is right nine times in ten; what is likelier wrong than two in three is not shown."""


class Curve(Frozen):
    """A logistic curve: at `middle` half of the pairs belong together."""

    middle: float
    slope: float

    def score(self, alike: float) -> float:
        """The share of pairs this much alike that belong together."""
        return 1 / (1 + exp(-self.slope * (alike - self.middle)))


Calibration = Mapping[str, Curve]
"""A curve for each rule; a rule without one gives its scores as they are."""


@cache
def calibration() -> Calibration:
    """The curves that ship with the project."""
    data = tomllib.loads(files("graph").joinpath("calibration.toml").read_text(encoding="utf-8"))
    return {rule: Curve.model_validate(curve) for rule, curve in data.items()}


def grade_of(score: float) -> Grade | None:
    """A claim, a suggestion for a person, or nothing."""
    if score >= LINKED:
        return "linked"
    return "suggested" if score >= SUGGESTED else None
