"""Requirements quoted in prose, and what answers them."""

from reports import heading, item, paragraph, report

from extractors.prose_status import prose_statuses


def _told(*entries):
    return list(prose_statuses(report(heading("Pasientsikkerhet", "1.10"), *entries)))


def test_an_order_that_is_quoted_is_answered_by_the_rest_of_its_section():
    (status,) = _told(
        paragraph(
            "Helseforetakene har fått følgende oppdrag: «Det skal være trygt for alle ansatte å "
            "melde fra om uønskede hendelser i tjenesten»."
        ),
        paragraph("Foretakene har etablert grupper som følger opp meldingene i hver klinikk."),
        paragraph("Arbeidet videreføres gjennom høsten, og en felles rapport er under arbeid."),
    )
    assert status.of_kind == "oppdrag"
    assert status.of_text.startswith("Det skal være trygt")
    assert status.text.startswith("Foretakene har etablert")
    assert status.text.endswith("er under arbeid.")
    assert status.category == "pagar"


def test_a_target_is_answered_by_the_prose_up_to_the_list_of_results():
    answer, result = _told(
        paragraph(
            "Minst 80 prosent av pasientene skal inkluderes i et pakkeforløp. Regionen har startet "
            "et arbeid for å sikre riktig rapportering, og arbeidet pågår ut året."
        ),
        item("Innen hudkreft er 70 prosent av pasientene registrert i et pakkeforløp."),
    )
    assert answer.of_text == "Minst 80 prosent av pasientene skal inkluderes i et pakkeforløp."
    assert answer.text.startswith("Regionen har startet")
    assert result.text.startswith("Innen hudkreft")


def test_a_target_that_its_result_follows_at_once_has_no_answer_of_its_own():
    (status,) = _told(
        paragraph("Minst 80 prosent skal inkluderes i pakkeforløp."),
        paragraph("Andelen pakkeforløp innen standard tid er 61 prosent."),
    )
    assert status.text.startswith("Andelen")
