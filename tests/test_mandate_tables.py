"""Mandates in tables: by id, by column names, merged cells, other columns left out."""

from extractors.ids import mandate_prefixes
from extractors.mandate_tables import drafts_in_table
from extractors.oppdrag import oppdrag
from ingest.lines import Entry
from model.facts import Oppdrag
from tests.mandates import mandates
from tests.reports import STORLIA, VIDDA, heading, table

DUTY = "Helseforetaket skal måle natt."


def read(*entries: Entry) -> list[Oppdrag]:
    context = mandates(*entries, addressee=STORLIA, issuer=VIDDA, doc_type="oppdrag_og_bestilling")
    return list(oppdrag(context))


def test_a_row_with_an_id_is_a_mandate() -> None:
    (one,) = read(table(("Nr.", "Tittel", "Oppdrag"), ("HVI31-09", "Natt", DUTY)))
    assert (one.id, one.title, one.text) == ("HVI31-09", "Natt", DUTY)
    assert one.source.quote == f"HVI31-09 Natt {DUTY}"


def test_ids_stand_in_any_order_and_titles_may_be_missing() -> None:
    rows = (("HVI31-133", "", DUTY), ("HVI31-021", "Dag", "Helseforetaket skal måle dag."))
    found = read(table(*rows, header_rows=0))
    assert [(one.id, one.title) for one in found] == [("HVI31-133", None), ("HVI31-021", "Dag")]


def test_title_and_text_in_one_cell_are_told_apart() -> None:
    (one,) = read(table(("HVI31-09", "", f"Måling om natten {DUTY}"), header_rows=0))
    assert (one.title, one.text) == ("Måling om natten", DUTY)


def test_an_id_that_shares_its_cell_with_the_title() -> None:
    (one,) = read(table(("HVI31-09 Natt", DUTY), header_rows=0))
    assert (one.id, one.title, one.text) == ("HVI31-09", "Natt", DUTY)


def test_a_column_for_the_deadline_is_no_text() -> None:
    header = ("Nr.", "Tittel", "Oppdrag", "Frist")
    (one,) = read(table(header, ("HVI31-09", "Natt", DUTY, "1. mai 2031")))
    assert (one.text, one.deadlines) == (DUTY, ("2031-05-01",))


def test_a_table_without_ids_needs_a_column_and_a_heading_for_mandates() -> None:
    rows = table(("Nr.", "Tittel", "Oppdrag"), ("1", "Natt", "Måle natt."))
    assert [one.id for one in read(heading("Oppdrag", "3"), rows)] == [None]
    assert read(heading("Økonomi", "4"), rows) == []


def test_or_every_row_tells_somebody_by_name() -> None:
    header, told = ("Tema", "Oppdrag"), ("Natt", DUTY)
    (one,) = read(heading("Andre forhold", "4"), table(header, told))
    assert (one.title, one.text) == ("Natt", DUTY)
    assert read(heading("Andre forhold", "4"), table(header, told, ("Dag", "Måle dag."))) == []


def test_a_table_of_another_kind_holds_no_mandates() -> None:
    context = mandates(table(("Kap.", "Post", "Kroner"), ("732", "70", "8 400")))
    assert list(drafts_in_table(context, 0, mandate_prefixes(context))) == []


def test_columns_beside_say_by_whom_and_how_where_the_text_does_not() -> None:
    header = ("Nr.", "Oppdrag", "Frist", "Ansvarlig", "Rapportering")
    rows = (
        ("HVI31-1", "Det skal måles om natten.", "1. mai 2031", "Storlia sykehus HF", "Tertialvis"),
        ("HVI31-2", "Helse Vidda RHF skal måle.", "Løpende", "Storlia sykehus HF", "Årlig melding"),
    )
    one, two = read(table(header, *rows))
    assert (one.owners, one.deadlines) == (("Storlia sykehus HF",), ("2031-05-01",))
    assert (one.reporting, two.reporting) == (("tertialvis",), ("årlig melding",))
    assert two.owners == ("Helse Vidda RHF",)


def test_a_date_alone_after_the_text_is_its_deadline() -> None:
    (one,) = read(table(("HVI31-1", f"{DUTY} 1.5.2031"), header_rows=0))
    assert (one.text, one.deadlines) == (DUTY, ("2031-05-01",))


def test_a_note_beside_a_mandate_gives_its_deadline_or_those_it_is_done_with() -> None:
    context = mandates(
        table(
            ("Nr.", "Tema", "Krav", "Merknad"),
            ("HVI31-01*", "Natt", "Helse Vidda RHF skal måle natt.", "Innen 15. mars 2031"),
            (
                "HVI31-02 (F)",
                "Dag",
                "Helse Vidda RHF skal måle dag.",
                "I samråd med de tillitsvalgte",
            ),
        )
    )
    night, day = oppdrag(context)
    assert (night.title, night.text) == ("Natt", "Helse Vidda RHF skal måle natt.")
    assert night.deadlines == ("2031-03-15",)
    assert (day.title, day.collaborators) == ("Dag", ("de tillitsvalgte",))


def test_a_column_for_when_is_the_deadline() -> None:
    header = ("Krav", "Innhold", "Når")
    row = ("HVI31-03", "Helse Vidda RHF skal måle natt.", "1. september")
    (one,) = oppdrag(mandates(table(header, row)))
    assert (one.title, one.text, one.deadlines) == (None, row[1], ("2031-09-01",))


def test_a_column_of_those_responsible_tells_where_the_text_tells_nobody() -> None:
    header = ("Nr.", "Krav", "Ansvar", "Samarbeid med", "Frist")
    rows = (
        (
            "HVI31-1",
            "Lede arbeidet med måling.",
            "Storlia sykehus HF",
            "Brukerutvalget",
            "2. tertial",
        ),
        (
            "HVI31-2",
            "Måle. Fjellheim sjukehus HF skal delta.",
            "Helse Vidda RHF",
            "",
            "Innen utgangen av året",
        ),
        (
            "HVI31-3",
            "Måle dag.",
            "Helse Vidda RHF, med bidrag fra Fjellheim sjukehus HF",
            "",
            "1. mai",
        ),
    )
    led, helped, named = read(table(header, *rows))
    assert (led.title, led.text) == (None, "Lede arbeidet med måling.")
    assert (led.owners, led.lead) == (("Storlia sykehus HF",), "Storlia sykehus HF")
    assert led.collaborators == ("Brukerutvalget",)
    assert [(d.text, d.latest) for d in led.deadlines_imprecise] == [("2. tertial", "2031-08-31")]
    assert (helped.owners, helped.collaborators) == (
        ("Helse Vidda RHF",),
        ("Fjellheim sjukehus HF",),
    )
    assert [d.text for d in helped.deadlines_imprecise] == ["Innen utgangen av året"]
    assert (named.owners, named.collaborators) == (("Helse Vidda RHF",), ("Fjellheim sjukehus HF",))


def test_what_who_and_when_make_a_table_of_mandates_under_any_heading() -> None:
    header = ("Krav", "Ansvarleg", "Frist")
    rows = table(header, ("Måle natt.", "Storlia sykehus HF", "1. mai 2031"))
    assert [one.text for one in read(heading("Kvalitet", "3.2"), rows)] == ["Måle natt."]


def test_a_column_that_describes_the_mandate_is_its_text() -> None:
    header = ("Nr.", "Oppdrag", "Beskrivelse", "Ansvarlig")
    (one,) = read(table(header, ("HVI31-1", "Måling", "Måle dag og natt.", "Storlia sykehus HF")))
    assert (one.title, one.text) == ("Måling", "Måle dag og natt.")


def test_a_column_of_details_is_the_text_beside_a_title() -> None:
    header = ("ID", "Kortnavn", "Beskrivelse", "Ansvarlig enhet", "Ferdig")
    (one,) = read(
        table(header, ("HVI-31-1", "Måling", "Måle dag.", "Storlia sykehus HF", "1. mai"))
    )
    assert (one.id, one.title, one.text) == ("HVI-31-1", "Måling", "Måle dag.")
    assert (one.owners, one.deadlines) == (("Storlia sykehus HF",), ("2031-05-01",))


def test_a_running_number_with_its_year_is_an_id_and_a_bare_one_is_none() -> None:
    header = ("Frist", "Nr.", "Oppgåve", "Ansvarleg")
    rows = (
        ("1. mai", "2031-04", "Måle natt.", "Storlia sykehus HF"),
        ("1. juni", "5", "Måle dag.", "Storlia sykehus HF"),
    )
    assert [(one.id, one.text) for one in read(table(header, *rows))] == [
        ("2031-04", "Måle natt."),
        (None, "Måle dag."),
    ]
