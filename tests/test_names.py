"""Ids and levels as the graph compares them."""

import pytest
from vidda import FJELLHEIM, HOD, REGISTER, VIDDA

from graph.names import canonical_id, comparable_id, level, organisation, parent


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("HVI31-009", "HVI31-9"),
        ("HVI31-9", "HVI31-9"),
        ("hvi31-09", "HVI31-9"),
        ("HVI 31 - 09", "HVI31-9"),
        ("HVI31–109", "HVI31-109"),
        ("HSØ25-04a", "HSØ25-4a"),
        ("HV26-7", "HV26-7"),
        ("STO-2031-04", "STO31-4"),
        ("HVI2031-9", "HVI31-9"),
    ],
)
def test_an_id_has_one_canonical_form(printed: str, canonical: str) -> None:
    assert canonical_id(printed) == canonical


@pytest.mark.parametrize("other", ["", "Sak 9", "2031-09", "HVI31", "HVI31-", "kap. 732-70"])
def test_other_words_are_no_id(other: str) -> None:
    assert canonical_id(other) is None


def test_an_id_of_no_known_grammar_is_compared_as_it_stands() -> None:
    assert comparable_id(" Oppdrag  7 ") == comparable_id("oppdrag 7")


def test_levels_follow_the_register_and_else_the_name() -> None:
    assert [level(name, REGISTER) for name in (HOD, VIDDA, FJELLHEIM)] == [0, 1, 2]
    assert level("HOD", REGISTER) == 0
    assert level("Helse Dalen RHF", REGISTER) == 1
    assert level("Dalen sjukehus HF", REGISTER) == 2
    assert level("Pasientforeningen", REGISTER) is None


def test_an_organisation_is_found_by_alias_and_knows_its_owner() -> None:
    found = organisation("fjellheim", REGISTER)
    assert found is not None and found.name == FJELLHEIM
    assert parent(FJELLHEIM, REGISTER) == VIDDA
    assert parent("Pasientforeningen", REGISTER) is None
