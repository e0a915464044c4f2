"""Changes and targets that running text tells in figures."""

import pytest

from graph.figures import changes, later_period, targets


@pytest.mark.parametrize(
    "text",
    [
        "Lyngfjord: liten økning fra 6,8 prosent til 6,7 prosent",
        "Andelen viser en økning, fra 5,4 prosent i 1. tertial til 5,1 prosent i 2. tertial.",
        "Sjukefråværet var 7,8 prosent, ein auke frå 7,9 prosent året før.",
        "Ventetiden hadde en nedgang fra 40 dager til 46 dager.",
        "Fristbruddene er redusert fra 4,0 prosent i mai til 4,4 prosent i august.",
    ],
)
def test_a_change_whose_figures_go_the_other_way(text: str) -> None:
    assert [change.contradicts for change in changes(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "En økning fra 6,7 prosent til 6,8 prosent.",
        "Ventetiden økte med 14 dager fra 37 dager i juli til 51 dager i august.",
        "Det var en økning på 14 dager fra 37 dager til 51 dager.",
        "I de øvrige aldersgruppene er det en nedgang fra 0,1 til 1,1 prosent.",
        "Det er en nedgang fra 2019 til 2025 på alle avdelinger.",
        "Andelen gikk ned med 0,6 prosentpoeng til 1,2 prosent.",
        "Kapasiteten øker. Fra 10 senger i mai til 8 senger i juni.",
    ],
)
def test_a_change_that_holds_or_is_none(text: str) -> None:
    assert [change for change in changes(text) if change.contradicts] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dette er innenfor målkravet på 59 dager.", [(59.0, "days")]),
        ("Målet om minst 72 prosent er ikke nådd.", [(72.0, "percent")]),
        ("Kravet er under 7,5 pst.", [(7.5, "percent")]),
        ("Ventetiden var 59 dager, og målet er nådd.", []),
        ("Målet er nådd med 40 dager.", []),
    ],
)
def test_targets_that_a_text_names(text: str, found: list[tuple[float, str]]) -> None:
    assert [(target.value, target.unit) for target in targets(text)] == found


def test_a_period_is_told_of_as_having_been() -> None:
    assert later_period().search("Per 2. tertial 2032 er alle nettverk i gang.")
    assert not later_period().search("Saken legges fram for styret 1. tertial 2032.")
