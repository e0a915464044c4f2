"""Mandates outside tables: passages that an id opens, lists under a heading for mandates."""

from extractors.context import Context
from extractors.oppdrag import oppdrag
from ingest.lines import Entry, plain
from model.facts import Oppdrag
from tests.mandates import mandates
from tests.reports import STORLIA, VIDDA, heading, item, paragraph

DUTY = "Helse Vidda RHF skal måle natt."


def read(*entries: Entry) -> list[Oppdrag]:
    return list(oppdrag(mandates(*entries)))


def nested(text: str) -> Entry:
    return Entry("list_item", (plain(text, 1),), level=2, mark="o")


def test_an_id_opens_a_paragraph_with_title_and_text() -> None:
    (one,) = read(paragraph(f"HVI31-4 Natt {DUTY}"))
    assert (one.id, one.title, one.text) == ("HVI31-4", "Natt", DUTY)


def test_an_id_in_a_heading_has_its_text_below() -> None:
    found = read(heading("HVI31-4 Natt", level=3), paragraph(DUTY), heading("HVI31-5 Dag", level=3))
    assert [(one.title, one.text) for one in found] == [("Natt", DUTY)]


def test_a_cited_id_defines_nothing() -> None:
    assert read(paragraph("HVI31-4 er fulgt opp."), paragraph("Jf. HVI31-4 om natt.")) == []


def test_a_list_under_a_label_is_a_list_of_mandates() -> None:
    found = read(
        heading("Natt", "2"),
        paragraph("Natta er lang."),
        paragraph("Mål 2031:"),
        item("Natta skal bli kortere."),
        paragraph("Oppdrag 2031:"),
        item(DUTY),
        item("Det skal meldes innen 1. mai."),
        paragraph("Dette avsnittet er bare prosa."),
        item("Natta skal være lys."),
    )
    assert [one.text for one in found] == [DUTY, "Det skal meldes innen 1. mai."]
    assert {(one.id, one.section) for one in found} == {(None, "2")}


def test_a_lead_in_tells_who() -> None:
    found = read(
        heading("Oppdrag"),
        paragraph("Storlia sykehus HF skal:"),
        item("Måle natt"),
        item("Melde funn innen 2. mai"),
    )
    assert [one.text for one in found] == ["Måle natt", "Melde funn innen 2. mai"]
    assert {one.owners for one in found} == {(STORLIA,)}
    assert found[0].lead_in == "Storlia sykehus HF skal:"


def test_items_within_an_item_belong_to_it() -> None:
    (one,) = read(
        heading("Oppdrag"), item("Helse Vidda RHF skal måle:"), nested("natt"), nested("dag")
    )
    assert one.text == "Helse Vidda RHF skal måle: o natt o dag"


def test_items_that_an_item_leads_into_are_mandates_each() -> None:
    found = read(heading("Oppdrag"), item("Helse Vidda RHF skal:"), nested("måle"), nested("melde"))
    assert [one.text for one in found] == ["måle", "melde"]
    assert {(one.lead_in, one.owners) for one in found} == {("Helse Vidda RHF skal:", (VIDDA,))}


def test_prose_under_another_heading_is_no_mandate() -> None:
    assert read(heading("Overordnede føringer"), item(DUTY), paragraph(DUTY)) == []


def test_the_prose_of_an_addition_gives_mandates() -> None:
    context = mandates(heading("Natt"), paragraph(DUTY), paragraph("Natta er lang."))
    meta = context.meta.model_copy(update={"title": "Tillegg til oppdragsdokument 2031"})
    found = list(oppdrag(Context(context.document, context.register, meta)))
    assert [(one.text, one.rule) for one in found] == [(DUTY, "addition.prose")]
