"""Targets that say by themselves what they are, under whatever heading."""

from extractors.indicators import indicators
from ingest.lines import Entry
from model.facts import DocType
from tests.mandates import mandates
from tests.reports import heading, item, paragraph, table


def read(*entries: Entry, doc_type: DocType = "oppdragsdokument") -> list[str]:
    return [one.text for one in indicators(mandates(*entries, doc_type=doc_type))]


SLEEP = "Andelen som sover, skal være over 80 prosent."


def test_a_sentence_that_demands_a_measured_thing_is_an_indicator() -> None:
    found = read(
        heading("Bedre natt"),
        paragraph("Andelen som sover, var 71 prosent i 2030."),
        paragraph(SLEEP),
        paragraph("Sovetida skal bli kortere enn i 2030."),
        paragraph("Helse Vidda RHF skal redusere støyen med 10 prosent."),
    )
    assert found == [SLEEP, "Sovetida skal bli kortere enn i 2030."]


def test_a_list_of_nothing_but_targets_needs_no_verb() -> None:
    targets = ["Ventetid i natt: under 30 dager.", "Støy: maksimalt 5 prosent."]
    found = read(heading("Natt"), paragraph("For året gjelder:"), *map(item, targets))
    assert found == targets


def test_what_somebody_is_to_do_is_no_target_of_its_own() -> None:
    assert read(paragraph("Helse Vidda RHF skal:"), item("øke søvnen med 10 prosent")) == []
    assert read(heading("Oppdrag 2031"), item(SLEEP)) == []
    assert read(paragraph(f"HVI31-04 {SLEEP}")) == []


def test_a_chapter_that_introduces_or_gives_money_sets_no_targets() -> None:
    for title in ("Innledning", "Økonomi", "Rapportering"):
        assert read(heading(title), paragraph(SLEEP)) == [], title


def test_a_plan_states_targets_in_its_running_text() -> None:
    assert read(heading("Folk"), paragraph(SLEEP), doc_type="utviklingsplan") == [SLEEP]
    told = "Vi vil sove mer enn 8 timer."
    assert read(heading("Folk"), item(told), doc_type="utviklingsplan") == []


def test_a_row_that_an_id_opens_is_a_mandate() -> None:
    header = ("Nr.", "Tema", "Krav")
    row = ("HVI31-04", "Natt", "Foretaket skal redusere støyen med 10 prosent.")
    assert read(heading("Tabell"), table(header, row)) == []


def test_the_one_that_a_thing_is_found_in_is_told_nothing() -> None:
    thing = "Søvnen i Helse Vidda RHF skal være over 7 timer."
    deed = "Vaktene i Helse Vidda RHF skal sove over 7 timer."
    assert read(heading("Folk"), paragraph(thing)) == [thing]
    assert read(heading("Folk"), paragraph(deed)) == []
