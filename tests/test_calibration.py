"""From likeness to how often it is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.calibrate import fitted
from graph.calibration import LINKED, SUGGESTED, Curve, calibrated, grade_of, way


@given(st.floats(0.05, 0.95), st.floats(1, 30), st.floats(0.01, 0.99))
def test_a_curve_can_be_read_backwards(middle: float, slope: float, score: float) -> None:
    curve = Curve(middle=middle, slope=slope)
    assert curve.score(curve.alike(score)) == pytest.approx(score)


def test_three_grades() -> None:
    assert [grade_of(score) for score in (LINKED, SUGGESTED, SUGGESTED - 0.01)] == [
        "linked",
        "suggested",
        None,
    ]


def test_a_fitted_curve_lies_between_the_wrong_pairs_and_the_right_ones() -> None:
    curve = fitted([(0.3, False), (0.4, False)] * 10 + [(0.7, True), (0.8, True)] * 10)
    assert curve.score(0.4) < 0.3
    assert curve.score(0.7) > 0.85


def test_few_pairs_do_not_make_it_sure() -> None:
    few, many = (fitted([(0.3, False), (0.5, True)] * times) for times in (1, 40))
    assert few.score(0.5) < 0.7 < many.score(0.5)


def test_every_way_that_tells_degrees_is_calibrated() -> None:
    for name in ("same_subject", "same_words", "shared_words"):
        assert calibrated(name)
    assert way("continues.same_subject") == way("passed_on.same_subject") == "same_subject"
