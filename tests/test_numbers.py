"""Figures: what is a value with a unit, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers import figures, number

FIGURES = [
    ("henholdsvis 1,8 og 0,3 prosent", [(1.8, "percent"), (0.3, "percent")]),
    ("henholdsvis 46prosent (Fjord) og 10prosent (Vidde)", [(46, "percent"), (10, "percent")]),
    ("en bedring på fem dager", [(5, "days")]),
    ("lågare enn 50 dagar", [(50, "days")]),
    ("fra 0,1 til 1,1 prosent", [(0.1, "percent"), (1.1, "percent")]),
    ("økt med 12 ,5 prosent", [(12.5, "percent")]),
    ("0,7 prosentpoeng over", [(0.7, "percentage_points")]),
    ("16,6/100 liggedøgn", [(16.6, "DDD/100 liggedøgn")]),
    ("fikk 200 mill. kroner", [(200, "mill. kroner")]),
    ("229.850 konsultasjoner", [(229850, "count")]),
    ("økt fra 460 til 462 døgnplasser", [(460, "count"), (462, "count")]),
    ("antall skal være 85.", [(85, None)]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_has_its_value_and_unit(
    text: str, expected: list[tuple[float, str | None]]
) -> None:
    assert [(figure.value, figure.unit) for figure in figures(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Prop. 1 S (2023–2024)",
        "kap. 732 post 70",
        "innen 1. mars 2025",
        "frist 30.9.25",
        "2. tertial",
        "FJ25-09 og covid-19",
        "jf. § 3-8",
        "kl. 15.30",
        "tvang per 1000 innbyggere",
        "2022–2030",
        "to og tre ganger om det",
    ],
)
def test_dates_references_and_loose_number_words_are_no_figures(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize("text", ["20–30 %", "10-14 prosent", "3-4 dager"])
def test_a_range_keeps_both_ends(text: str) -> None:
    (figure,) = figures(text)
    assert figure.value_max is not None
    assert figure.value < figure.value_max


@given(st.integers(min_value=0, max_value=10**12))
def test_grouping_does_not_change_a_number(value: int) -> None:
    grouped = f"{value:,}"
    assert number(grouped.replace(",", " ")) == value
    assert number(grouped.replace(",", ".")) == value


@given(st.text(max_size=80))
def test_every_figure_lies_inside_its_text(text: str) -> None:
    for figure in figures(text):
        assert 0 <= figure.start < figure.end <= len(text)


def test_so_many_a_thousand_people_is_one_figure() -> None:
    found = figures("Tvang per 1 000 innbyggere gikk ned fra 1,9 til 1,7 per 1 000 innbyggere.")
    assert [(figure.value, figure.unit) for figure in found] == [
        (1.9, "per 1000 innbyggere"),
        (1.7, "per 1000 innbyggere"),
    ]
