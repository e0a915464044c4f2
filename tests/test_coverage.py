"""Mandate by trust: what each was given and what was reported on it."""

from pathlib import Path

import pytest
from vidda import FJELLHEIM, REGISTER, STORLIA, VIDDA, Draft, ministry, order, report, stored

from graph.coverage import Coverage, coverage
from graph.store_embedded import open_view

SAME = "Det skal finnes faste rutiner for bestilling av kvalifisert tolk."
OWN = "Helse Vidda RHF skal lage en plan for transport når fjellovergangen er stengt."


def covered(path: Path, doc: str, *drafts: Draft) -> Coverage:
    with open_view(stored(path, *drafts)) as view:
        found = coverage(view, REGISTER, doc)
    assert found
    return found


@pytest.fixture
def region(tmp_path: Path) -> Coverage:
    """Storlia got one mandate verbatim and one reworded, Fjellheim was not read."""
    upper, lower, answer = ministry(), order(STORLIA), report()
    upper.oppdrag("HVI31-01", "Tolk", SAME)
    upper.oppdrag("HVI31-02", "Transport i uvær", OWN)
    upper.oppdrag("HVI31-03", "Garderober", "Helse Vidda RHF skal bygge om garderobene.")
    lower.oppdrag("HVI31-001", "Tolk", SAME)
    lower.oppdrag("HVI31-002", "Transport i uvær", OWN.replace("Helse Vidda RHF", "Foretaket"))
    answer.status(OWN, "Planen er lagt.", of="HVI31-02", category="innfridd", applies_to=(STORLIA,))
    return covered(tmp_path / "a.db", upper.key, upper, lower, answer)


def test_every_mandate_has_a_cell_for_every_trust_of_the_region(region: Coverage) -> None:
    assert region.trusts == (STORLIA, FJELLHEIM)
    assert [[cell.passed for cell in row.cells] for row in region.rows] == [
        ["verbatim", "nothing_read"],
        ["reworded", "nothing_read"],
        ["not_addressed", "nothing_read"],
    ]


def test_a_report_counts_for_the_trust_that_it_concerns(region: Coverage) -> None:
    reported = [[cell.reported for cell in row.cells] for row in region.rows]
    assert reported[1] == ["reported", "nothing_read"]
    (claim,) = region.rows[1].cells[0].claims
    assert (claim.category, claim.reporter) == ("innfridd", VIDDA)
    assert [len(row.claims) for row in region.rows] == [0, 1, 0]


def test_a_trust_that_reports_on_other_things_has_not_reported(tmp_path: Path) -> None:
    lower = order(STORLIA)
    answer = Draft("arlig-melding-2031-storlia", "arlig_melding", STORLIA)
    lower.oppdrag("HVI31-001", "Tolk", SAME)
    lower.oppdrag("HVI31-002", "Heis", "Helseforetaket skal bygge ny heis.")
    answer.status(SAME, "Tolk brukes.", of="HVI31-001", category="innfridd")
    found = covered(tmp_path / "b.db", lower.key, lower, answer)
    assert [(row.cells[0].passed, row.cells[0].reported) for row in found.rows] == [
        ("given", "reported"),
        ("given", "not_reported"),
    ]


def test_there_is_no_coverage_of_what_was_not_read(tmp_path: Path) -> None:
    with open_view(stored(tmp_path / "c.db", ministry())) as view:
        assert coverage(view, REGISTER, "ukjent") is None
