"""Shares that are said as fractions, in both written languages."""

import pytest

from extractors.fractions import demanded


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("Minst tre av fire prøver", 75),
        ("minst 9 av 10 prøvar", 90),
        ("ein av fem turar", 20),
        ("over halvparten av prøvene", 50),
        ("helvta av prøvane", 50),
        ("kvar fjerde prøve", 25),
    ],
)
def test_a_fraction_is_a_share_in_percent(words: str, share: float) -> None:
    assert [(f.value, f.unit) for f in demanded(words)] == [(share, "percent")]


@pytest.mark.parametrize(
    "words", ["øves hvert andre år", "kvar tredje veke", "20 av 24 fag", "den ene av disse"]
)
def test_how_often_and_how_many_are_no_fractions(words: str) -> None:
    assert [f for f in demanded(words) if f.unit == "percent"] == []
