"""Mandates in running text: where nothing marks them, the sentence decides."""

from extractors.context import Context
from extractors.oppdrag import oppdrag
from ingest.lines import Entry
from model.facts import Oppdrag
from tests.mandates import mandates
from tests.reports import VIDDA, heading, item, paragraph

DUTY = "Helse Vidda RHF skal måle natt."


def read(*entries: Entry) -> list[Oppdrag]:
    return list(oppdrag(mandates(*entries)))


def test_where_no_label_marks_mandates_the_sentence_decides() -> None:
    found = read(
        heading("Bedre natt"),
        paragraph("Natta er lang, og 12 prosent sover dårlig."),
        paragraph(DUTY),
        paragraph("Det skal etableres ett sovested i hver bygd."),
        paragraph("Det er mørkt i januar."),
    )
    assert [one.text for one in found] == [DUTY, "Det skal etableres ett sovested i hver bygd."]
    assert {(one.rule, one.owners) for one in found} == {("prose", (VIDDA,))}


def test_chapters_that_frame_mandates_give_none_in_prose() -> None:
    for title in ("Innledning", "Til leseren", "Økonomiske rammer", "Overordna føringar", "Mål"):
        assert read(heading(title), paragraph(DUTY)) == [], title


def test_where_labels_mark_mandates_prose_elsewhere_is_guidance() -> None:
    found = read(
        heading("Natt", "2"),
        paragraph("Helse Vidda RHF skal tenke på natta."),
        heading("Oppdrag 2031", "2.1", 2),
        item(DUTY),
    )
    assert [one.text for one in found] == [DUTY]


def test_a_chapter_named_for_mandates_that_marks_none_has_them_as_prose() -> None:
    found = read(
        heading("Natt", "2"),
        paragraph(f"HVI31-4 {DUTY}"),
        heading("Krav i tekst", "3"),
        heading("Dag", "3.1", 2),
        paragraph("Dagen er kort."),
        paragraph("Departementet ber helseforetaket om å måle dagen."),
    )
    assert [(one.id, one.section) for one in found] == [("HVI31-4", "2"), (None, "3.1")]


def test_what_is_only_told_ahead_of_a_duty_is_left_out_but_a_reference_stays() -> None:
    told, referred = read(
        heading("Natt"),
        paragraph(f"Natta er lang. {DUTY}"),
        paragraph(f"Det vises til Meld. St. 9 (2030–2031). {DUTY}"),
    )
    assert told.text == DUTY
    assert referred.text.startswith("Det vises til Meld. St. 9")


def test_the_prose_of_an_addition_gives_mandates() -> None:
    context = mandates(heading("Natt"), paragraph(DUTY), paragraph("Natta er lang."))
    meta = context.meta.model_copy(update={"title": "Tillegg til oppdragsdokument 2031"})
    found = list(oppdrag(Context(context.document, context.register, meta)))
    assert [(one.text, one.rule) for one in found] == [(DUTY, "addition.prose")]


def test_the_heading_of_an_addition_is_the_title_of_the_mandate_below() -> None:
    context = mandates(heading("Målt natt", level=2), paragraph(DUTY))
    meta = context.meta.model_copy(update={"title": "Tillegg til oppdragsdokument 2031"})
    (one,) = oppdrag(Context(context.document, context.register, meta))
    assert one.title == "Målt natt"


def test_a_section_that_marks_none_tells_outright_where_others_are_marked() -> None:
    found = read(
        heading("Mål og oppdrag for 2031", "3"),
        heading("Natt", "3.1", 2),
        paragraph("Helse Vidda RHF skal tenke på natta."),
        heading("Oppdrag 2031:", level=3),
        item(DUTY),
        heading("Dag", "3.2", 2),
        paragraph("Dagslyset skal gjøre det enklere å være våken."),
        paragraph("Helse Vidda RHF har ansvar for dagen."),
        paragraph("Helse Vidda RHF skal måle dagen. Frist er 1. mai."),
    )
    assert [(one.text, one.section) for one in found] == [
        (DUTY, "3.1"),
        ("Helse Vidda RHF skal måle dagen. Frist er 1. mai.", "3.2"),
    ]


def test_organisational_demands_are_mandates_also_where_they_tell_nobody() -> None:
    found = read(
        heading("Natt", "3"),
        paragraph(f"HVI31-4 {DUTY}"),
        heading("Organisatoriske krav", "4"),
        heading("Utstyr", "4.1", 2),
        paragraph("Det skal innan 1. september 2031 liggje føre ei oversikt over lamper."),
    )
    assert [one.section for one in found] == ["3", "4.1"]


def test_a_list_in_a_section_of_its_own_is_read_beside_numbered_mandates() -> None:
    found = read(
        heading("Oppdrag", "3"),
        heading("Natt", "3.1", 2),
        paragraph(f"HVI31-4 {DUTY}"),
        heading("Dag", "3.2", 2),
        paragraph("Helse Vidda RHF skal:"),
        item("måle dagen"),
    )
    assert [(one.id, one.text) for one in found] == [("HVI31-4", DUTY), (None, "måle dagen")]


def test_a_list_of_goals_gives_no_mandates_whoever_is_named_in_it() -> None:
    found = read(
        heading("Krav på hvert område", "3"),
        paragraph("Mål:"),
        item("Helse Vidda RHF skal overholde minst 95 prosent av nattetimene."),
        paragraph("Andre oppgaver 2031:"),
        item(DUTY),
    )
    assert [one.text for one in found] == [DUTY]


def test_items_that_command_are_mandates_in_a_section_that_marks_none() -> None:
    found = read(
        heading("Krav", "2"),
        heading("Natt", "2.1", 2),
        heading("Oppdrag", None, 3),
        item(DUTY),
        heading("Dag", "2.2", 2),
        item("Helse Vidda RHF skal måle dag."),
        item("Dagen skal være lys."),
    )
    assert [one.text for one in found] == [DUTY, "Helse Vidda RHF skal måle dag."]
