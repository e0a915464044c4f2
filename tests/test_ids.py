"""Mandate ids: a grammar of prefix, year and number; ranges; definitions apart from citations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.ids import canonical, cited_ids, find_ids, mandate_prefixes, opening_id
from tests.mandates import mandates
from tests.reports import paragraph


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("HVI25-09 og HVI25-133", ["HVI25-09", "HVI25-133"]),
        ("HV26-7, HSØ25-04.", ["HV26-7", "HSØ25-04"]),
        ("HVI 25–009 (HVI2025-4)", ["HVI25-009", "HVI2025-4"]),
        ("STO-2031-04 og STO–31–5", ["STO-2031-04", "STO-31-5"]),
        ("Covid19-2, ISO27001-3, IS-2997, AHVI25-1x, sak 25-09", []),
    ],
)
def test_ids_by_shape(text: str, ids: list[str]) -> None:
    assert [found.id for found in find_ids(text)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("HVI25-01–04", ("HVI25-1", "HVI25-2", "HVI25-3", "HVI25-4")),
        ("HVI25-09 til HVI25-11", ("HVI25-9", "HVI25-10", "HVI25-11")),
        ("HVI25-02 og HVI25-002", ("HVI25-2",)),
        ("NS25-3 og HVI25-3", ("HVI25-3",)),
        ("HVI25-05 til HVI24-09", ("HVI25-5", "HVI24-9")),
        ("HVI-2025-05, HVI2025-6", ("HVI25-5", "HVI25-6")),
    ],
)
def test_cited_ids_spell_ranges_out(text: str, ids: tuple[str, ...]) -> None:
    assert cited_ids(text, ["HVI"]) == ids


@pytest.mark.parametrize("text", ["HVI25-09 Tolk", "HVI25-09", "HVI25-09: Tolk", "HVI25-09 – Tolk"])
def test_an_id_that_opens_is_a_definition(text: str) -> None:
    assert opening_id(text)


@pytest.mark.parametrize(
    "text",
    ["HVI25-09 er fulgt opp.", "HVI25-01 til HVI25-05", "HVI25-01, HVI25-02", "Jf. HVI25-09"],
)
def test_an_id_in_prose_is_a_citation(text: str) -> None:
    assert opening_id(text) is None


def test_prefixes_are_known_or_define_twice() -> None:
    context = mandates(paragraph("QX31-01 Natt"), paragraph("QX31-02 Dag"), paragraph("ZZ31-1 En"))
    prefixes = mandate_prefixes(context)
    assert {"HMN", "HVI", "QX"} <= prefixes
    assert "ZZ" not in prefixes


@given(st.sampled_from(["HVI", "HSØ", "HN"]), st.integers(0, 99), st.integers(1, 999))
def test_padding_makes_no_other_id(prefix: str, year: int, number: int) -> None:
    ids = {canonical(f"{prefix}{year:02d}-{number:0{width}d}") for width in (1, 2, 3, 4)}
    assert ids == {f"{prefix}{year:02d}-{number}"}
    assert canonical(ids.copy().pop()) in ids


def test_a_series_of_its_own_has_a_letter() -> None:
    assert [one.id for one in find_ids("HVI31-B02 og HVI31-7")] == ["HVI31-B02", "HVI31-7"]
    assert canonical("HVI31-B02") == "HVI31-B2"
    assert cited_ids("HVI31-B1 til HVI31-B3", {"HVI"}) == ("HVI31-B1", "HVI31-B2", "HVI31-B3")
