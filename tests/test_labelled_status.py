"""Mandates answered one by one in running text."""

from reports import STORLIA, heading, item, paragraph, report

from extractors.labelled_status import labelled_statuses


def _statuses(*entries):
    return list(labelled_statuses(report(*entries, issuer=STORLIA)))


def test_a_passage_opens_with_id_and_title_and_then_reports():
    first, second = _statuses(
        heading("Status for oppdrag"),
        paragraph("HVI31-04 Nytt arkiv: Flyttingen er utsatt til høsten. Prøvedrift går."),
        item("HVI31-05 Brannøvelse. Oppdraget er innfridd."),
    )
    assert (first.of, first.of_text, first.category) == ("HVI31-04", "Nytt arkiv", "forsinket")
    assert first.text == "Flyttingen er utsatt til høsten. Prøvedrift går."
    assert (second.of, second.text) == ("HVI31-05", "Oppdraget er innfridd.")


def test_a_heading_of_id_and_title_is_answered_by_what_stands_beneath():
    (status,) = _statuses(
        heading("Oppdrag frå styringsdokumentet"),
        heading("HVI31-04 Nytt arkiv", level=2),
        paragraph("Status: Kravet er ikkje innfridd."),
        paragraph("Lokala er for små."),
    )
    assert (status.of, status.of_text) == ("HVI31-04", "Nytt arkiv")
    assert status.text == "Kravet er ikkje innfridd. Lokala er for små."
    assert status.category == "ikke_innfridd"


def test_an_id_that_is_only_cited_is_answered_by_nothing():
    assert not _statuses(
        heading("Status for oppdrag"),
        paragraph("HVI31-04 og HVI31-05 omtales i neste rapport."),
    )


def test_elsewhere_an_id_and_a_title_answer_nothing():
    assert not _statuses(heading("Vedlegg"), paragraph("HVI31-04 Nytt arkiv: Se saken."))
