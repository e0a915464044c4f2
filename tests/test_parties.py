"""Parties: names in both languages, groups, the addressee by role, the misspelt, plain nouns."""

import pytest

from extractors.parties import Party, find_parties
from tests.mandates import FOUR, frame
from tests.reports import STORLIA, VIDDA


def parties(text: str, responsible: str = VIDDA) -> list[Party]:
    return list(find_parties(text, frame(responsible)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Helse Sør-Aust RHF og Helse Midt-Noreg RHF",
            ["Helse Sør-Øst RHF", "Helse Midt-Norge RHF"],
        ),
        (
            "St Olavs hospital, HMR og UNN",
            [
                "St. Olavs hospital HF",
                "Helse Møre og Romsdal HF",
                "Universitetssykehuset Nord-Norge HF",
            ],
        ),
        ("Helse Nord-Trøndelag HF", ["Helse Nord-Trøndelag HF"]),
        ("Helse Viddas plan og Storlia sykehus HFs svar", [VIDDA, STORLIA]),
        ("Nordlandsykehuset", ["Nordlandssykehuset HF"]),
        ("fin natt, stor sal", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [name for party in parties(text) for name in party.names] == names


def test_the_regional_authorities_are_four() -> None:
    (group,) = parties("De regionale helseforetakene")
    assert set(group.names) == set(FOUR)
    real = find_parties("dei regionale helseføretaka", frame("Helse Vest RHF", "Helse Vest RHF"))
    assert set(real[0].names) == set(FOUR)


@pytest.mark.parametrize("said", ["Helseforetaket", "Føretaket", "Helse X RHF", "Helseføretaka"])
def test_roles_are_the_addressee(said: str) -> None:
    (party,) = parties(f"{said} skal måle.", STORLIA)
    assert party.names == (STORLIA,)


def test_the_trusts_of_a_region_are_nobody_in_particular() -> None:
    (party,) = parties("Helseforetakene må møtes.")
    assert (party.kind, party.names) == ("trusts", ())


def test_plain_nouns_keep_their_words() -> None:
    assert [p.said for p in parties("de øvrige regionale IKT-selskapene og kommunane")] == [
        "de øvrige regionale IKT-selskapene",
        "kommunane",
    ]


def test_the_misspelt_are_found_and_marked() -> None:
    (party,) = parties("Stårlia sykehus HF skal svare.")
    assert party.names == (STORLIA,)
    assert party.confidence < 1


def test_a_stranger_is_not_taken_for_a_neighbour() -> None:
    assert not [p for p in parties("Helse Øst RHF skal svare.") if p.names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Statsforvaltaren i Vestland og KS", ["Statsforvaltaren i Vestland", "KS"]),
        ("statsforvalteren i Møre og Romsdal", ["Statsforvalteren i Møre og Romsdal"]),
        ("Statsforvalteren", ["Statsforvalteren"]),
        (
            "Bufetat region øst, Nordre Follo kommune og Forsvaret",
            ["Bufetat region øst", "Nordre Follo kommune", "Forsvaret"],
        ),
    ],
)
def test_local_offices_and_municipalities_have_their_whole_name(
    text: str, names: list[str]
) -> None:
    assert [name for party in parties(text) for name in party.names] == names
