"""What a target is compared with, and by when it holds."""

import pytest

from extractors.baselines import baseline_of, period_of


@pytest.mark.parametrize(
    ("sentence", "baseline", "period"),
    [
        ("Køen skal kortes fra 2023 til 2026.", "2023", "2026"),
        ("Køen skal være kortere enn ved utgangen av 2024.", "2024", None),
        ("Køen skal vere under 50 dagar ved utgangen av 2026.", None, "ved utgangen av 2026"),
        ("Køen skal ned innen 2027.", None, "innen 2027"),
    ],
)
def test_a_year_is_compared_with_or_aimed_at(
    sentence: str, baseline: str | None, period: str | None
) -> None:
    assert (baseline_of(sentence), period_of(sentence)) == (baseline, period)
