"""Mandates outside tables that an id opens, with title and text."""

from extractors.oppdrag import oppdrag
from ingest.lines import Entry, Line, Run
from model.facts import Oppdrag
from tests.mandates import mandates
from tests.reports import heading, paragraph

DUTY = "Helse Vidda RHF skal måle natt."


def read(*entries: Entry) -> list[Oppdrag]:
    return list(oppdrag(mandates(*entries)))


def test_an_id_opens_a_paragraph_with_title_and_text() -> None:
    (one,) = read(paragraph(f"HVI31-4 Natt {DUTY}"))
    assert (one.id, one.title, one.text) == ("HVI31-4", "Natt", DUTY)


def test_an_id_in_a_heading_has_its_text_below() -> None:
    found = read(heading("HVI31-4 Natt", level=3), paragraph(DUTY), heading("HVI31-5 Dag", level=3))
    assert [(one.title, one.text) for one in found] == [("Natt", DUTY)]


def test_a_cited_id_defines_nothing() -> None:
    assert read(paragraph("HVI31-4 er fulgt opp."), paragraph("Jf. HVI31-4 om natt.")) == []


def test_a_title_may_run_in_ahead_of_its_text() -> None:
    (one,) = read(paragraph(f"HVI31-4 Målt natt. {DUTY} Frist 1. mai."))
    assert (one.title, one.text) == ("Målt natt", f"{DUTY} Frist 1. mai.")


def test_a_title_in_bold_type_ends_where_the_type_does() -> None:
    runs = (Run("HVI31-4 Målt natt ", bold=True), Run("Departementet ber om tall."))
    (one,) = read(Entry("paragraph", (Line(runs, number=1),)))
    assert (one.title, one.text) == ("Målt natt", "Departementet ber om tall.")


def test_a_sentence_after_an_id_is_its_text_though_it_tells_nobody() -> None:
    text = "Ved kjøp av nye lamper til avdelingene velges lamper som sparer strøm."
    (one,) = read(paragraph(f"HVI31-4 – {text}"))
    assert (one.title, one.text) == (None, text)


def test_the_duty_may_follow_its_background_in_a_paragraph_of_its_own() -> None:
    background = "Det vises til rapport om natt fra Helsedirektoratet i fjor høst."
    found = read(paragraph(f"HVI31-4: {background}"), paragraph(DUTY), paragraph("Natta er lang."))
    assert [one.text for one in found] == [f"{background} {DUTY}"]
