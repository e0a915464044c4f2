"""Inspections told as lists."""

import pytest
from reports import LYNGFJORD, STORLIA, heading, item, paragraph, report

from extractors.audit_lists import listed_audits


def _audits(*entries):
    return list(listed_audits(report(heading("Tilsyn og revisjoner"), *entries, issuer=STORLIA)))


def test_a_line_names_the_state_of_the_items_below():
    first, second = _audits(
        paragraph("Varslede:"),
        item("Mattilsynet: Kjøkkenet i bygg B, april 2032"),
        paragraph("Avsluttede:"),
        item("Brannvesenet: Nødutganger"),
    )
    assert (first.body, first.topic, first.state) == (
        "Mattilsynet",
        "Kjøkkenet i bygg B",
        "varslet",
    )
    assert (second.topic, second.state) == ("Nødutganger", "gjennomforte")
    assert first.object == STORLIA
    assert first.inferred[0].field == "object"


@pytest.mark.parametrize(
    ("words", "topic", "deadline"),
    [
        ("Arbeidstilsynet: Arbeidstid, pålegg med frist 1. mai 2032", "Arbeidstid", "2032-05-01"),
        ("Datatilsynet – Logging og sletting. Varslet i juni.", "Logging og sletting", None),
    ],
)
def test_the_matter_ends_before_a_date_a_state_or_a_fault(words, topic, deadline):
    (audit,) = _audits(item(words))
    assert (audit.topic, audit.deadline) == (topic, deadline)


def test_the_object_may_stand_in_brackets():
    (audit,) = _audits(item("Statsforvalteren (HLF): Bruk av tvang"))
    assert (audit.object, audit.inferred) == (LYNGFJORD, ())


def test_an_item_that_names_no_inspecting_body_is_none():
    assert not _audits(item("Foretaket: Vi følger opp alle avvik"))
