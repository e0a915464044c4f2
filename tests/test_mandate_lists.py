"""Mandates without ids: lists under labels and lead-ins."""

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


def test_a_list_goes_on_from_its_lead_in_under_any_heading() -> None:
    found = read(
        heading("Pasienten", "2"),
        paragraph("Helseføretaket skal mellom anna:"),
        item("måle natt innan 1. mai"),
        item("melde funn"),
        paragraph("Natta er lang."),
        item("natta er mørk"),
    )
    assert [one.text for one in found] == ["måle natt innan 1. mai", "melde funn"]
    assert found[0].deadlines == ("2031-05-01",)
    assert found[0].owners == (VIDDA,)


def test_a_lead_in_elsewhere_makes_no_mandates_where_labels_mark_them() -> None:
    found = read(
        heading("Oppdrag"),
        paragraph(f"HVI31-4 {DUTY}"),
        heading("Om natt"),
        paragraph("Helseforetaket skal:"),
        item("måle natt"),
    )
    assert [one.id for one in found] == ["HVI31-4"]


def test_what_a_thing_must_be_is_a_mandate_under_tasks_alone() -> None:
    demand = "Lageret for lys skal dekke tre netter."
    assert [one.text for one in read(heading("Oppdrag 2031"), item(demand))] == [demand]
    assert read(heading("Krav 2031"), item(demand)) == []


def test_under_a_label_for_tasks_a_deed_needs_nobody_named() -> None:
    found = read(
        heading("Natt", "2"),
        paragraph("Oppdrag 2031:"),
        item("Sørge for at natta blir målt."),
        item("Natta er lang."),
        paragraph("Krav 2031:"),
        item("Sørge for at alle sover."),
    )
    assert [one.text for one in found] == ["Sørge for at natta blir målt."]
    assert found[0].owners == (VIDDA,)


def test_what_the_ministry_assumes_is_listed_clause_by_clause() -> None:
    found = read(
        heading("Natt", "2"),
        paragraph("Departementet legger til grunn at:"),
        item("Helse Vidda RHF måler natta i 2031."),
        item("helseforetakene sover."),
        paragraph("Natta er lang."),
    )
    assert [one.text for one in found] == [
        "Helse Vidda RHF måler natta i 2031.",
        "helseforetakene sover.",
    ]


def test_a_chapter_of_mandates_has_them_in_its_sections_too() -> None:
    found = read(
        heading("Oppdrag og krav 2031", "3"),
        heading("Natt", "3.1", 2),
        paragraph("Natta er lang."),
        item(DUTY),
        item("Natta skal bli kortere."),
        heading("Dag", "4"),
        item("Dagen skal bli lengre."),
    )
    assert [(one.text, one.section) for one in found] == [(DUTY, "3.1")]


def test_a_sentence_of_its_own_under_a_label_says_what_must_be() -> None:
    found = read(
        heading("Øvrige krav", "7"),
        paragraph(DUTY),
        paragraph("Nattespråk og skikk skal være en del av opplæringen."),
        paragraph("Planen skal følges opp."),
        paragraph("Natta er lang."),
    )
    assert [one.text for one in found] == [
        DUTY,
        "Nattespråk og skikk skal være en del av opplæringen.",
    ]


def test_behind_prose_in_a_list_what_tells_somebody_outright_is_a_mandate() -> None:
    found = read(
        heading("Oppdrag 2031"),
        item("Det skal måles innen 1. mai."),
        paragraph("Målingen er kjent for kommunen."),
        item(DUTY),
        item("Natta skal være lys."),
    )
    assert [one.text for one in found] == ["Det skal måles innen 1. mai.", DUTY]


def test_a_deadline_on_a_line_of_its_own_belongs_to_the_item_above() -> None:
    found = read(heading("Oppdrag 2031"), item(DUTY), paragraph("Frist: 1. mai 2031."), item(DUTY))
    assert [one.deadlines for one in found] == [("2031-05-01",), ()]


def test_a_list_of_means_belongs_to_its_mandate() -> None:
    found = read(
        heading("Oppdrag"),
        paragraph("Storlia sykehus HF skal:"),
        item("bedre nattesøvnen, blant annet ved å:"),
        nested("slukke lamper"),
        item("telle netter"),
    )
    assert [one.text for one in found] == [
        "bedre nattesøvnen, blant annet ved å: o slukke lamper",
        "telle netter",
    ]


def test_lists_of_goals_in_a_chapter_of_mandates_hold_none() -> None:
    found = read(
        heading("Krav og oppdrag for 2031", "3"),
        heading("Natt", "3.1", 2),
        heading("Kvalitative mål", None, 3),
        item("Helse Vidda RHF skal ha stille netter."),
        heading("Indikatorer", None, 3),
        item("Helse Vidda RHF skal holde minst 95 prosent av nettene stille."),
        heading("Oppdrag", None, 3),
        item(DUTY),
    )
    assert [one.text for one in found] == [DUTY]
