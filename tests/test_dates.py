"""A date is a deadline only by its cue."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.dates import deadlines, find_dates, imprecise_deadlines


def found(text: str) -> list[str]:
    return [one.iso for one in deadlines(text, 2031)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Frist: 16. mai 2032", ["2032-05-16"]),
        ("Frist 16. mai 2032.", ["2032-05-16"]),
        ("Frist for kartlegging av natt: 1. februar 2031", ["2031-02-01"]),
        ("Frist for å levere planen er satt til 01. juni 2031.", ["2031-06-01"]),
        ("Storlia skal innen 1. mai rapportere.", ["2031-05-01"]),
        ("Føretaket skal levere planen innan 1. november.", ["2031-11-01"]),
        ("Planen skal leveres innen 15.september 2031.", ["2031-09-15"]),
        ("Planen skal sendes senest 30.9.31.", ["2031-09-30"]),
        ("Rapporten skal foreligge 1. mai 2031.", ["2031-05-01"]),
        ("Det skal meldes innen 20. mai og 20. september 2032.", ["2032-05-20", "2032-09-20"]),
        ("Planen skal være ferdig innen 2031-03-01.", ["2031-03-01"]),
        ("Det bes om en underveisrapport 1. mai 2031.", ["2031-05-01"]),
        ("Det skal leveres en statusrapport til departementet 1. mai 2031.", ["2031-05-01"]),
    ],
)
def test_deadlines(text: str, dates: list[str]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "Det vises til foretaksmøtet 5. november 2030.",
        "Jf. brev av 8. februar 2031 til politiet.",
        "Foretaket bes om å følge opp forslaget i rapport 13. desember 2030.",
        "De leverte en statusrapport 1. desember 2030.",
        "Rapporten ble levert innen 1. mai 2030.",
        "Tilbudet skal gis fra 1. januar 2032.",
        "Innen 31. april 2031 skal det meldes.",
        "Storlia, 15. januar 2031",
        "Båtene skal ligge klare fram til 1. september 2031.",
    ],
)
def test_no_deadlines(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "said", "latest"),
    [
        ("med oppstart senest andre halvår 2031", "senest andre halvår 2031", "2031-12-31"),
        ("ferdig innen utgangen av mars 2031", "innen utgangen av mars 2031", "2031-03-31"),
        ("klart innan juni", "innan juni", "2031-06-30"),
        ("innen 2. tertial 2031", "innen 2. tertial 2031", "2031-08-31"),
        ("Det skal skje i løpet av 2032.", "i løpet av 2032", "2032-12-31"),
        ("innen to år", "innen to år", None),
        ("meldes i oppfølgingsmøtet i juni 2031", "i oppfølgingsmøtet i juni 2031", "2031-06-30"),
    ],
)
def test_imprecise(text: str, said: str, latest: str | None) -> None:
    assert [(d.text, d.latest) for d in imprecise_deadlines(text, 2031)] == [(said, latest)]


def test_a_field_is_no_time() -> None:
    assert imprecise_deadlines("innen psykisk helsevern", 2031) == ()


def test_a_year_that_is_not_said_is_marked() -> None:
    said, unsaid = find_dates("1. mai 2031 og så 2. juni", 2031)
    assert (said.year_said, unsaid.year_said) == (True, False)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_iso_dates_are_read_as_they_stand(day: date) -> None:
    iso = day.isoformat()
    assert [d.iso for d in find_dates(f"innen {iso}", None)] == [iso]
