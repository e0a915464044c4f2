"""What two texts share is marked in both, in bokmål and nynorsk alike."""

import pytest

from graph.shared_words import shared_words

ORDER = "Helse Vidda RHF skal lage en plan for tolk."


def marked(first: str, second: str) -> tuple[list[str], list[str]]:
    one, other = shared_words(first, second)
    return [first[a:b] for a, b in one], [second[a:b] for a, b in other]


@pytest.mark.parametrize(
    ("other", "first", "second"),
    [
        (
            "Sykehuset lager en plan for tolk.",
            ["lage en plan for tolk"],
            ["lager en plan for tolk"],
        ),
        ("Sjukehuset har planar om tolkar.", ["plan", "tolk"], ["planar", "tolkar"]),
        ("En ny vei skal bygges for dette.", [], []),
    ],
)
def test_words_count_in_any_form_and_small_words_only_between_them(
    other: str, first: list[str], second: list[str]
) -> None:
    assert marked(ORDER, other) == (first, second)


def test_nothing_is_shared_with_nothing() -> None:
    assert shared_words(ORDER, "") == ((), ())
