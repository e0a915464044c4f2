"""Inspections: object, body, matter, state and deadline."""

import pytest
from reports import STORLIA, caption, paragraph, report, table

from extractors.audits import audits, due_date, is_audit_table
from extractors.table_columns import named_tables

HEADER = ("Tilsynsobjekt", "Tilsynsorgan", "Tema og formål", "Status")


def _audits(*entries):
    context = report(*entries)
    found = []
    for named in named_tables(context):
        assert is_audit_table(named)
        found += audits(context, named)
    return found


def _one(status, topic="Tilsyn med arbeidstid", body="Arbeidstilsynet"):
    (audit,) = _audits(table(HEADER, ("STL", body, topic, status)))
    return audit


def test_the_object_is_given_by_its_official_name():
    audit = _one("Rapport mottatt.")
    assert (audit.object, audit.body, audit.topic) == (
        STORLIA,
        "Arbeidstilsynet",
        "Tilsyn med arbeidstid",
    )


@pytest.mark.parametrize(
    ("status", "deadline"),
    [
        ("Endelig rapport er mottatt med frist 15.11.31 for lukking.", "2031-11-15"),
        ("Svarfrist er 30.9.31.", "2031-09-30"),
        ("Frist for lukking av avvik: 31.12.2031. Avvik følges opp.", "2031-12-31"),
        ("Redegjørelse ble oversendt tilsynet innen 02.09.30.", None),
        ("Tilsynet ble gjennomført 22.10.2030.", None),
    ],
)
def test_a_deadline_is_a_date_that_is_said_to_be_one(status, deadline):
    assert _one(status).deadline == deadline


def test_a_body_that_has_run_into_the_matter_is_cut_where_its_name_ends():
    glued = "Arkivverket Stedlig tilsyn med arkivholdet. Hensikten er å kontrollere arkivet."
    audit = _one("Svarfrist er 30.9.31.", topic="Foreløpig rapport.", body=glued)
    assert audit.body == "Arkivverket"
    assert audit.topic == "Stedlig tilsyn med arkivholdet. Hensikten er å kontrollere arkivet."


@pytest.mark.parametrize(
    ("words", "state"),
    [("Pågående", "pagaende"), ("Avslutta tilsyn", "gjennomforte"), ("Varslede tilsyn", "varslet")],
)
def test_the_words_ahead_of_a_table_name_the_state(words, state):
    (audit,) = _audits(
        caption("Tabell 3 Tilsyn"), paragraph(words), table(HEADER, ("STL", "X", "Y", "Z"))
    )
    assert audit.state == state


def test_a_row_of_one_cell_names_the_state_of_the_rows_below():
    found = _audits(
        table(
            HEADER,
            ("Pågående", "", "", ""),
            ("STL", "Arbeidstilsynet", "Arbeidstid", "Åpen"),
            ("Gjennomførte", "", "", ""),
            ("HLF", "Datatilsynet", "Tilganger", "Lukket"),
        )
    )
    assert [audit.state for audit in found] == ["pagaende", "gjennomforte"]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Pågår, rapport er ventet i oktober.", "pagaende"),
        ("Avslutta utan avvik.", "gjennomforte"),
        ("Tre avvik, ikke lukket.", "pagaende"),
        ("Varslet, holdes i mai.", "varslet"),
        ("To avvik. Frist for retting er 1. mars 2032.", "pagaende"),
        ("Rapport mottatt.", None),
    ],
)
def test_else_the_status_of_the_row_tells_the_state(status, state):
    assert _one(status).state == state


def test_a_table_without_objects_tells_of_the_one_that_reports():
    context = report(
        table(("Organ", "Emne", "Stand"), ("Mattilsynet", "Kjøkken", "Varsla")), issuer=STORLIA
    )
    (named,) = named_tables(context)
    (audit,) = audits(context, named)
    assert (audit.object, audit.inferred[0].field) == (STORLIA, "object")
    assert (audit.topic, audit.state) == ("Kjøkken", "varslet")


def test_an_answer_that_is_owed_has_a_deadline():
    assert _one("Svar sendes innen 20. juni 2031.").deadline == "2031-06-20"


def test_the_column_of_a_body_may_say_whom_the_inspection_is_from():
    rows = (("Tilsyn frå", "Tema", "Eining", "Status"), ("Mattilsynet", "Vatn", "STL", "Open"))
    (audit,) = _audits(table(*rows))
    assert (audit.body, audit.topic, audit.state) == ("Mattilsynet", "Vatn", "pagaende")


def test_a_cell_that_names_a_state_has_it_whatever_a_sentence_ahead_says():
    (audit,) = _audits(
        paragraph(
            "Arbeidstilsynet gjennomførte i mai tilsyn med arbeidstid ved en klinikk i byen."
        ),
        table(HEADER, ("STL", "Datatilsynet", "Tilgang til journal", "Varslet")),
    )
    assert audit.state == "varslet"


@pytest.mark.parametrize(
    "words",
    ["Dokumenter oversendes innen 15. mai 2031", "Utgreiing innan 15.05.2031"],
)
def test_what_is_to_be_sent_by_a_date_is_owed_by_then(words: str) -> None:
    assert due_date(words, 2031) == "2031-05-15"


def test_an_organisations_own_auditors_keep_their_name():
    audit = _one("Pågår.", body="Internrevisjonen Helse Vidda")
    assert audit.body == "Internrevisjonen Helse Vidda"
