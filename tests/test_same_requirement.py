"""Which demand was made of several trusts or regions alike."""

import pytest
from vidda import FJELLHEIM, HOD, REGISTER, STORLIA, Draft, ministry, order

from graph.links import links_of
from model.graph import Link

TEXT = "Helseforetaket skal innen 1. mai melde hvilke fagområder som mangler overleger."


def alike(*drafts: Draft) -> list[Link]:
    facts = (fact for draft in drafts for fact in draft.read()[1])
    return [link for link in links_of(facts, REGISTER) if link.relation == "same_requirement"]


@pytest.mark.parametrize(
    "other",
    [
        TEXT,
        "Fjellheim sjukehus HF skal innen 1. mai melde hvilke fagområder som mangler overleger.",
        "Helseføretaket skal innan 1. mai melde kva fagområde som manglar overlegar.",
    ],
)
def test_two_trusts_are_told_the_same_in_either_language(other: str) -> None:
    first, second = order(STORLIA), order(FJELLHEIM)
    first.oppdrag("HVI31-101", "Rekruttering", TEXT)
    second.oppdrag(None, None, other)
    assert [link.grade for link in alike(first, second)] == ["linked"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Sykefraværet skal ned til under 7 prosent.",
            "Sykefraværet skal ned til under 6 prosent.",
        ),
        ("Utprøvingen skal omfatte to legekontorer.", "Utprøvingen skal omfatte tre legekontorer."),
        ("Rapport 3/2030 skal følges opp av styret.", "Rapport 4/2030 skal følges opp av styret."),
        (TEXT, "Helseforetaket skal bygge om garderobene i kjelleren."),
    ],
)
def test_another_figure_report_or_subject_is_another_demand(one: str, other: str) -> None:
    first, second = order(STORLIA), order(FJELLHEIM)
    first.oppdrag("HVI31-101", None, one)
    second.oppdrag("HVI31-101", None, other)
    assert [link for link in alike(first, second) if link.grade == "linked"] == []


def test_the_ministry_tells_two_regions_the_same() -> None:
    first = ministry()
    second = Draft("oppdragsdokument-2031-dalen", "oppdragsdokument", HOD, "Helse Dalen RHF")
    first.oppdrag("HVI31-03", "Tolk", "Helse Vidda RHF skal ha faste rutiner for bruk av tolk.")
    second.oppdrag("HDA31-09", "Tolk", "Helse Dalen RHF skal ha faste rutiner for bruk av tolk.")
    assert [link.grade for link in alike(first, second)] == ["linked"]


def test_another_year_is_no_second_addressee() -> None:
    first, second = order(STORLIA, 2031), order(FJELLHEIM, 2032)
    first.oppdrag(None, None, TEXT)
    second.oppdrag(None, None, TEXT)
    assert alike(first, second) == []
