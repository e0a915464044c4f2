"""Changes by a value, however a target turns its sentence."""

import pytest

from extractors.changes import change_by
from extractors.numbers import figures


@pytest.mark.parametrize(
    ("sentence", "way", "of"),
    [
        ("Svinnet skal være 30 prosent lavere i 2026 enn i 2012.", "decrease", None),
        ("Postane skal bruke 30 pst. mindre plast enn i 2022.", "decrease", "plast"),
        ("Plast: 30 prosent reduksjon fra 2022", "decrease", None),
        ("20 prosent høgare sortering innan 2030", "increase", "sortering"),
        (
            "Foretaket skal ha en økning i antall nye kurs på minst 5 %",
            "increase",
            "antall nye kurs",
        ),
        ("En reduksjon på 20 prosent i antall reiser.", "decrease", "antall reiser"),
        ("Straumbruken skal ned 20 prosent.", "decrease", None),
        ("Utsleppa skal kuttast med 55 prosent.", "decrease", None),
    ],
)
def test_a_change_says_which_way_and_of_what(sentence: str, way: str, of: str | None) -> None:
    change = change_by(sentence, figures(sentence)[0])
    assert change and (change.op, change.of) == (way, of)


@pytest.mark.parametrize(
    "sentence", ["Ventetiden skal være 60 dager eller lavere.", "Andelen skal være 20 prosent."]
)
def test_a_level_is_no_change(sentence: str) -> None:
    assert change_by(sentence, figures(sentence)[0]) is None


def test_a_denied_change_has_no_way() -> None:
    sentence = "Kostnadene skal ikke øke med 2 prosent."
    change = change_by(sentence, figures(sentence)[0])
    assert change and change.op is None
