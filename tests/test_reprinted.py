"""Requirements that a periodic report reprints, with the answers beneath."""

from reports import STORLIA, heading, item, paragraph, report

from extractors.tertial import tertial
from model.facts import Indicator, Oppdrag, Status


def _facts(*entries):
    facts = list(tertial(report(*entries, issuer=STORLIA)))
    statuses = [fact for fact in facts if isinstance(fact, Status)]
    return [fact for fact in facts if not isinstance(fact, Status)], statuses


def test_a_label_opens_the_indicator_and_what_stands_beneath_answers_it():
    asked, statuses = _facts(
        heading("Resultater", "3"),
        heading("Ventetid", "3.1", level=2),
        paragraph("Indikator: Gjennomsnittlig ventetid skal være under 55 dager."),
        paragraph("Ventetiden var 61 dager i 2. tertial. Målet er ikke nådd."),
        paragraph("Hudpoliklinikken har kortest ventetid."),
    )
    (indicator,), (status,) = asked, statuses
    assert isinstance(indicator, Indicator)
    assert indicator.text == "Gjennomsnittlig ventetid skal være under 55 dager."
    assert (status.of_kind, status.category) == ("indicator", "ikke_innfridd")
    assert status.text.endswith("Hudpoliklinikken har kortest ventetid.")


def test_a_label_opens_the_answer_to_a_mandate_with_its_list():
    (mandate,), (status,) = _facts(
        heading("Oppdrag 2031", "4"),
        paragraph("Helseføretaket skal betre tilbodet til barn. Dette omfattar:"),
        item("felles mottak"),
        item("opplæring av tilsette"),
        paragraph("Status: Mottaket er opna. Oppdraget er delvis løyst."),
    )
    assert isinstance(mandate, Oppdrag)
    assert mandate.text.endswith("• felles mottak • opplæring av tilsette")
    assert (status.text, status.category) == (
        "Mottaket er opna. Oppdraget er delvis løyst.",
        "delvis_innfridd",
    )


def test_a_duty_beneath_the_heading_of_mandates_needs_no_label():
    asked, statuses = _facts(
        heading("Oppdrag 2031", "4"),
        paragraph("Storlia sykehus HF skal utarbeide en plan for nødstrøm."),
        paragraph("Planen er utarbeidet."),
        paragraph("Storlia sykehus HF skal øve på brann hvert halvår."),
        paragraph("Det ble holdt øvelse i mai. Oppdraget er gjennomført."),
    )
    assert [fact.text for fact in asked] == [
        "Storlia sykehus HF skal utarbeide en plan for nødstrøm.",
        "Storlia sykehus HF skal øve på brann hvert halvår.",
    ]
    assert [status.category for status in statuses] == ["innfridd", "innfridd"]


def test_prose_that_tells_of_duties_in_passing_reprints_nothing():
    asked, _ = _facts(
        heading("Økonomi", "5"),
        paragraph("Helseforetakene skal omstille for 600 mill. kroner fram mot 2037."),
        paragraph("Prisveksten har siden blitt høyere enn ventet."),
    )
    assert asked == []


def test_a_heading_that_labels_answers_may_say_of_when():
    asked, statuses = _facts(
        heading("Mål 2031", "3"),
        heading("Indikatorer:", level=3),
        item("Sykefraværet skal være lavere enn i 2030."),
        heading("Status per 2. tertial:", level=3),
        paragraph("Sykefraværet var 8 prosent. Målet er ikke nådd."),
        item("Antall lærlinger skal øke med minst 50 sammenlignet med 2030."),
        heading("Status per 2. tertial:", level=3),
        paragraph("Målet er nådd."),
    )
    assert [type(fact) for fact in asked] == [Indicator, Indicator]
    assert [status.category for status in statuses] == ["ikke_innfridd", "innfridd"]
