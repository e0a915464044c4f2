"""Exchanges of an årlig melding: what belongs to one requirement and its answer."""

from extractors.answer_text import words_of
from extractors.answers import exchanges
from ingest.lines import Entry
from model.facts import DocumentFact
from tests.reports import heading, item, paragraph, report, table

CHAPTER = heading("Rapportering på krav", "2")


def told(*entries: Entry) -> list[tuple[list[str], list[str]]]:
    """The requirements and the answers of each exchange, in words."""
    context = report(CHAPTER, *entries)
    meta: DocumentFact = context.meta.model_copy(update={"doc_type": "arlig_melding"})
    context = type(context)(context.document, context.register, meta)
    return [
        (
            [words_of(context, asked.pieces) for asked in exchange.requirements],
            [words_of(context, answer.pieces) for answer in exchange.answers],
        )
        for exchange in exchanges(context)
    ]


def test_a_verdict_and_its_comment_are_one_answer() -> None:
    assert told(
        paragraph("Krav: Helse Vidda RHF skal åpne to klinikker."),
        paragraph("Status: Delvis oppnådd"),
        paragraph("Kommentar: Én klinikk er åpnet."),
    ) == [
        (["Helse Vidda RHF skal åpne to klinikker."], ["Delvis oppnådd Én klinikk er åpnet."]),
    ]


def test_bullets_hang_on_a_meeting_that_asks_without_a_colon() -> None:
    asked = told(
        paragraph("Foretaksmøtet 9. januar 2031 ba Helse Vidda RHF om å"),
        item("styrke ledelsen"),
        paragraph("Rapportering: Det er holdt fire samlinger."),
        item("redusere reisene"),
        paragraph("Rapportering: Reisene er halvert."),
    )
    assert asked == [
        (["styrke ledelsen"], ["Det er holdt fire samlinger."]),
        (["redusere reisene"], ["Reisene er halvert."]),
    ]


def test_a_heading_may_ask_what_the_passage_beneath_answers() -> None:
    demand = "I foretaksmøtet 9. januar 2031 ble Helse Vidda RHF bedt om å vurdere tilbudet"
    assert told(heading(demand, "2.1", 2), paragraph("Vurderingen er levert.")) == [
        ([demand], ["Vurderingen er levert."]),
    ]


def test_a_number_of_its_own_is_no_word_of_the_requirement() -> None:
    (asked, _), *_ = told(
        paragraph("2.1.4 Storlia sykehus HF skal ha egne tolker."),
        paragraph("Det er ansatt to tolker."),
    )
    assert asked == ["Storlia sykehus HF skal ha egne tolker."]


def test_an_id_opens_the_next_requirement() -> None:
    asked = told(
        paragraph("HVI31-01 Helse Vidda RHF skal åpne to klinikker."),
        paragraph("Begge klinikkene er åpnet."),
        paragraph("HVI31-02 Det skal ansettes tolker."),
        paragraph("Tolkene er ansatt."),
    )
    assert [len(requirements) for requirements, _ in asked] == [1, 1]
    assert asked[1][1] == ["Tolkene er ansatt."]


def test_what_stands_beneath_an_id_and_its_title_asks() -> None:
    assert told(
        heading("Indikator", level=3),
        paragraph("Det skal ikke være fristbrudd."),
        heading("Rapportering", level=3),
        paragraph("Det var to fristbrudd."),
        heading("HVI31-04 Tidlig rehabilitering", level=4),
        paragraph("Helseforetaket skal ha plass til fire pasienter."),
        heading("Rapportering", level=3),
        paragraph("Plassene er åpnet."),
    ) == [
        (["Det skal ikke være fristbrudd."], ["Det var to fristbrudd."]),
        (["Helseforetaket skal ha plass til fire pasienter."], ["Plassene er åpnet."]),
    ]


def test_an_id_and_its_title_may_be_answered_at_once() -> None:
    assert told(
        heading("HVI31-04 Tidlig rehabilitering", level=4), paragraph("Fire plasser er åpnet.")
    ) == [(["HVI31-04 Tidlig rehabilitering"], ["Fire plasser er åpnet."])]


def test_a_table_of_requirements_and_answers_asks_nothing_anew() -> None:
    rows = (
        ("Oppdrag", "Rapportering", "Måloppnåelse"),
        ("HVI31-12 Det skal åpnes to plasser.", "Én er åpnet.", "Delvis oppnådd"),
    )
    assert told(table(*rows)) == []


def test_rows_of_id_title_and_words_are_requirements() -> None:
    rows = (("HVI31-12", "Plasser", "Det skal åpnes to plasser."),)
    entries = (table(*rows, header_rows=0), paragraph("Én plass er åpnet."))
    assert told(*entries) == [(["Det skal åpnes to plasser."], ["Én plass er åpnet."])]


def test_among_indicators_what_is_to_be_measured_asks_anew_without_an_opener() -> None:
    assert told(
        heading("Indikatorer", "2.1", 2),
        paragraph("Ventetiden skal være lavere enn 40 dager."),
        paragraph("Ventetiden ble 48 dager. Kravet er ikke innfridd."),
        paragraph("Andelen avlyste timer skal reduseres sammenlignet med 2030."),
        paragraph("Andelen gikk ned fra 8 prosent til 6 prosent. Målet er nådd."),
    ) == [
        (
            ["Ventetiden skal være lavere enn 40 dager."],
            ["Ventetiden ble 48 dager. Kravet er ikke innfridd."],
        ),
        (
            ["Andelen avlyste timer skal reduseres sammenlignet med 2030."],
            ["Andelen gikk ned fra 8 prosent til 6 prosent. Målet er nådd."],
        ),
    ]


def test_a_duty_of_two_sentences_that_is_answered_at_once_asks_anew() -> None:
    asked = told(
        heading("Oppdrag", "2.1", 2),
        paragraph("Helse Vidda RHF skal åpne to klinikker."),
        paragraph("Begge klinikkene er åpnet."),
        paragraph(
            "De regionale helseforetakene bes om å vurdere turnusen. Helse Nord leder arbeidet."
        ),
        paragraph("Fellesrapport Helse Nord RHF: Vurderingen er levert."),
    )
    assert [answers for _, answers in asked] == [
        ["Begge klinikkene er åpnet."],
        ["Vurderingen er levert."],
    ]


def test_bullets_go_back_to_their_lead_in_after_a_requirement_that_stands_alone() -> None:
    context = report(
        CHAPTER,
        heading("Samhandling", "2.1", 2),
        paragraph("Foretaksmøtet ba Helse Vidda RHF og Helse Nord RHF om å:"),
        item("dele prøvesvar"),
        paragraph("Prøvesvarene deles."),
        heading("Legemidler", None, 3),
        paragraph("Helse Vidda RHF skal ta i bruk listen over legemidler."),
        paragraph("Listen er tatt i bruk."),
        heading("Måledata", None, 3),
        item("Helse Nord RHF skal lede arbeidet med måledata."),
        item("bidra til felles regler for måledata."),
        paragraph("Reglene er utarbeidet."),
        heading("Helsekort", None, 3),
        item("Helse Nord RHF skal prøve ut helsekortet."),
        paragraph("Det er prøvd ut."),
    )
    meta: DocumentFact = context.meta.model_copy(update={"doc_type": "arlig_melding"})
    context = type(context)(context.document, context.register, meta)
    asked = [asked for exchange in exchanges(context) for asked in exchange.requirements]
    hangs = {words_of(context, one.pieces): bool(one.lead_in) for one in asked}
    assert hangs == {
        "dele prøvesvar": True,
        "Helse Vidda RHF skal ta i bruk listen over legemidler.": False,
        "Helse Nord RHF skal lede arbeidet med måledata.": False,
        "bidra til felles regler for måledata.": True,
        "Helse Nord RHF skal prøve ut helsekortet.": False,
    }


LONG = (
    "Utredninger av framtidig organisering av lagring og transport av blodprøver, og av oppgavene"
    " til laboratoriene ved de mindre sykehusene på kysten"
)


def test_a_long_title_ahead_of_a_demand_is_no_answer() -> None:
    asked = told(
        item("Foretaksmøtet ba Helse Vidda RHF om å delta i arbeidet med nye retningslinjer."),
        paragraph("Helse Vidda RHF har deltatt i arbeidet."),
        paragraph(LONG),
        item("Foretaksmøtet ba Helse Vidda RHF om å bidra i utredningene."),
        paragraph("Helse Vidda RHF har bidratt."),
    )
    assert [answers for _, answers in asked] == [
        ["Helse Vidda RHF har deltatt i arbeidet."],
        ["Helse Vidda RHF har bidratt."],
    ]


def test_what_is_asked_for_beneath_a_heading_of_its_own_is_a_requirement() -> None:
    asked = told(
        heading("Kjøp av utstyr", None, 3),
        paragraph("Vi ber om en oversikt over kjøp av utstyr. Store avvik skal meldes."),
        paragraph("Det er kjøpt utstyr for 41 mill. kroner."),
    )
    assert asked == [
        (
            ["Vi ber om en oversikt over kjøp av utstyr. Store avvik skal meldes."],
            ["Det er kjøpt utstyr for 41 mill. kroner."],
        )
    ]
    assert told(paragraph("Vi ber om at dette kapittelet er kort.")) == []


def test_what_stands_ahead_of_the_same_label_asks_anew() -> None:
    asked = told(
        paragraph("Indikatorer"),
        paragraph("Andel klipp innen 10 dager skal være 100 pst."),
        paragraph("Rapportering:"),
        paragraph("98,3 pst. av sauene ble klippet innen fristen. Målet er tilnærmet nådd."),
        paragraph("Ullskader skal utgjøre mindre enn 2,5 pst. ved telling."),
        paragraph("Rapportering:"),
        paragraph("Tellingen viste 2,1 pst. i mai."),
        paragraph("Delen raude vêrar skal haldast på same nivå eller høgare enn i 2030."),
        paragraph("Rapportering:"),
        paragraph("Tala ligg ikkje føre."),
        paragraph("Det skal etableres vakt hele døgnet."),
        paragraph("Rapportering:"),
        paragraph("Ikke påbegynt."),
    )
    assert [len(answers) for _, answers in asked] == [1, 1, 1, 1]
    assert asked[1][1] == ["Tellingen viste 2,1 pst. i mai."]


def test_a_requirement_may_open_with_the_year_that_it_is_of() -> None:
    context = report(
        CHAPTER,
        paragraph("2029: Helse Vidda RHF skal avvikle papirkortene."),
        paragraph("Utført."),
        paragraph("Helse Vidda RHF skal avvikle 2030: kortene."),
        paragraph("Utført."),
    )
    meta: DocumentFact = context.meta.model_copy(update={"doc_type": "arlig_melding"})
    context = type(context)(context.document, context.register, meta)
    years = [asked.year for exchange in exchanges(context) for asked in exchange.requirements]
    assert years == [2029, 2031]
