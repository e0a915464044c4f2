"""Levels that a target holds something against."""

import pytest

from extractors.levels import level_in


@pytest.mark.parametrize(
    ("sentence", "scope", "op", "baseline"),
    [
        (
            "Antall senger skal opprettholdes på samme nivå som i 2021 eller høyere.",
            "Antall senger",
            ">=",
            "2021",
        ),
        ("Bruken skal haldast på same nivå som i 2022 eller lågare.", "Bruken", "<=", "2022"),
        ("Kapasiteten skal oppretthaldast på nivået frå 2022.", "Kapasiteten", ">=", "2022"),
        ("Bemanningen skal være på nivå med 2022.", "Bemanningen", "=", "2022"),
        ("Færre turar skal ende med skade i 2025 enn i 2024.", "turar", "decrease", "2024"),
        ("Flere barn skal få time hjemme enn i 2023.", "barn", "increase", "2023"),
        (
            "Fraværet skal være lavere enn landsgjennomsnittet.",
            "Fraværet",
            "<",
            "landsgjennomsnittet",
        ),
    ],
)
def test_a_level_is_of_a_year_or_of_something_named(
    sentence: str, scope: str, op: str, baseline: str
) -> None:
    level = level_in(sentence)
    assert level and (level.scope, level.op, level.baseline) == (scope, op, baseline)


@pytest.mark.parametrize(
    "sentence", ["Flere pasienter skal få hjelp enn før.", "Tilbudet skal være på et høyt nivå."]
)
def test_what_names_no_level_has_none(sentence: str) -> None:
    assert level_in(sentence) is None
