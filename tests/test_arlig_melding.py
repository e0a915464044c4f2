"""Årlig melding: who asks, who answers, and what is said of each requirement."""

from texts import context_of

from extractors.arlig_melding import arlig_melding
from model.facts import Fact, Oppdrag, Status

HEAD = "2 Rapportering på mål og oppdrag\n\n2.1 Gode tilbud\n"


def facts(text: str, issuer: str = "Helse Vest RHF") -> list[Fact]:
    return list(arlig_melding(context_of(HEAD + text, "arlig_melding", year=2025, issuer=issuer)))


def requirements(found: list[Fact]) -> list[tuple[str, str]]:
    return [
        (fact.kind, fact.text) for fact in found if fact.kind in ("goal", "indicator", "oppdrag")
    ]


def answers(found: list[Fact]) -> list[Status]:
    return [fact for fact in found if isinstance(fact, Status)]


def test_a_bullet_asks_and_the_passage_beneath_answers() -> None:
    found = facts(
        "Oppdrag 2025:\n\n• Helse Vest RHF skal lage en plan for nye plasser.\n\n"
        "Det er etablert en arbeidsgruppe, og planen er sendt på høring.\n",
    )
    assert requirements(found) == [("oppdrag", "Helse Vest RHF skal lage en plan for nye plasser.")]
    (status,) = answers(found)
    assert status.text.startswith("Det er etablert")
    assert (status.reporter, status.category, status.section) == ("Helse Vest RHF", "pagar", "2.1")
    assert status.heading == "Oppdrag 2025"


def test_another_region_answers_behind_a_label_and_the_issuer_behind_its_own() -> None:
    found = facts(
        "Oppdrag 2025:\n\n• De regionale helseforetakene skal lage en felles plan.\n\n"
        "Fellesraport Helse Nord RHF:\n\nPlanen er sendt til departementet.\n\n"
        "Tillegg Helse Vest RHF:\n\nHelse Vest har startet arbeidet i egen region.\n",
    )
    assert [(s.reporter, s.reporter_label) for s in answers(found)] == [
        ("Helse Nord RHF", "Fellesraport Helse Nord RHF:"),
        ("Helse Vest RHF", "Tillegg Helse Vest RHF:"),
    ]


def test_each_bullet_under_a_lead_in_is_a_requirement_of_its_own() -> None:
    found = facts(
        "Krav fra foretaksmøtet:\n\nForetaksmøtet ba Helse Vest RHF om å:\n\n"
        "• styrke beredskapen i hele regionen.\n\nDet er gjennomført to øvelser.\n\n"
        "• rapportere lagerstatus hver måned.\n\nStatus er sendt hver måned.\n",
    )
    assert [text for _, text in requirements(found)] == [
        "styrke beredskapen i hele regionen.",
        "rapportere lagerstatus hver måned.",
    ]
    leads = [fact.lead_in for fact in found if fact.kind == "oppdrag"]
    assert leads == ["Foretaksmøtet ba Helse Vest RHF om å:"] * 2
    assert len(answers(found)) == 2


def test_bullets_of_an_answer_are_no_requirements() -> None:
    found = facts(
        "Oppdrag 2025:\n\n• Helse Vest RHF skal redusere sykefraværet.\n\n"
        "Disse tiltakene er satt i verk:\n\n• Ny opplæring av ledere\n\n"
        "• Faste møter med tillitsvalgte\n\n"
        "Arbeidet fortsetter.\n",
    )
    assert len(requirements(found)) == 1
    (status,) = answers(found)
    assert "• Ny opplæring av ledere • Faste møter" in status.text


def test_unmarked_nynorsk_passages_are_told_apart_by_their_words() -> None:
    found = facts(
        "Oppdrag 2025:\n\nHelse Vest RHF skal greie ut eit nytt tilbod til barn.\n\n"
        "Kravet er ikkje innfridd. Arbeidet er sett i gang hausten 2025.\n\n"
        "Helse Vest RHF skal etablere fire nye plassar i Bergen.\n\n"
        "Målet er nådd. Plassane vart opna i mai.\n",
    )
    assert len(requirements(found)) == 2
    assert [(s.category, s.verdict) for s in answers(found)] == [
        ("ikke_innfridd", "Kravet er ikkje innfridd"),
        ("innfridd", "Målet er nådd"),
    ]


def test_instructions_of_the_template_neither_ask_nor_answer() -> None:
    found = facts(
        "Oppdrag 2025:\n\nBeskriv kort hvordan oppdragene er fulgt opp.\n\n"
        "• Helse Vest RHF skal lage en plan.\n\nPlanen er utarbeidet.\n",
    )
    assert requirements(found) == [("oppdrag", "Helse Vest RHF skal lage en plan.")]


def test_an_indicator_knows_which_way_is_better() -> None:
    found = facts(
        "Indikatorer:\n\n• Minst 70 prosent av brevene skal sendes innen én dag.\n\n"
        "Andelen er 62 prosent i 2025. Dette er under målet.\n",
    )
    assert requirements(found)[0][0] == "indicator"
    (status,) = answers(found)
    assert status.category == "ikke_innfridd"
    assert [(v.value, v.unit, v.period) for v in status.values] == [(62.0, "percent", "2025")]


def test_a_mandate_id_in_the_report_is_the_status_of_that_mandate() -> None:
    found = facts(
        "Oppdrag 2025:\n\n• HV25-07 Helse Vest RHF skal lage en plan.\n\nPlanen er utarbeidet.\n",
    )
    (status,) = answers(found)
    assert status.of == "HV25-07"


def test_every_quote_stands_at_its_span() -> None:
    found = facts(
        "Oppdrag 2025:\n\n• Helse Vest RHF skal lage en plan.\n\nPlanen er utarbeidet.\n",
    )
    assert all(fact.source.quote for fact in found)


def test_under_plain_krav_a_measure_is_an_indicator_and_a_duty_an_oppdrag() -> None:
    found = facts(
        "Krav: Ventetiden skal være under 40 dager.\n\nSvar: Målet er nådd.\n\n"
        "Krav: Helse Vest RHF skal ha minst 40 lærlinger.\n\nSvar: Kravet er innfridd.\n",
    )
    assert [kind for kind, _ in requirements(found)] == ["indicator", "oppdrag"]
    assert [status.of_kind for status in answers(found)] == ["indicator", "oppdrag"]


def test_a_verdict_of_its_own_decides_and_the_comment_is_reported() -> None:
    found = facts(
        "Krav: Helse Vest RHF skal åpne to klinikker.\n\nStatus: Ikke oppnådd\n\n"
        "Kommentar: Én klinikk er åpnet.\n",
    )
    (status,) = answers(found)
    assert (status.category, status.verdict) == ("ikke_innfridd", "Ikke oppnådd")
    assert status.text == "Én klinikk er åpnet."


def test_an_id_and_a_title_on_a_line_of_their_own_name_the_mandate() -> None:
    found = facts(
        "Oppdrag 2025:\n\nHV25-04 Tidlig rehabilitering\n\n"
        "Helse Vest RHF skal ha fire plasser innen 1. mai 2025.\n\n"
        "Rapportering\n\nPlassene er åpnet. Oppdraget er løst.\n",
    )
    (mandate,) = [fact for fact in found if isinstance(fact, Oppdrag)]
    assert (mandate.id, mandate.title) == ("HV25-04", "Tidlig rehabilitering")
    assert mandate.text == "Helse Vest RHF skal ha fire plasser innen 1. mai 2025."
    (status,) = answers(found)
    assert (status.of, status.of_text) == ("HV25-04", mandate.text)
    assert mandate.source.quote.startswith("HV25-04")


def test_what_a_meeting_notes_ahead_of_its_demands_is_no_requirement() -> None:
    found = facts(
        "Krav fra foretaksmøtet 14. januar 2025\n\n"
        "Foretaksmøtet viste til at tilgangen på fagfolk er knapp.\n\n"
        "Foretaksmøtet ba Helse Vest RHF om å:\n\n"
        "• redusere innleien sammenlignet med 2024\n\n"
        "Innleien er redusert med 4 prosent, og kravet er innfridd.\n",
    )
    assert [text for _, text in requirements(found)] == ["redusere innleien sammenlignet med 2024"]
    assert [status.category for status in answers(found)] == ["innfridd"]
