"""Headings of an årlig melding, and the kind of requirement that they announce."""

import pytest

from extractors.topics import kind_at_end, kind_of_heading, kind_within, meeting_words


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Indikatorar 2024:", "indicator"),
        ("Kvalitative mål", "goal"),
        ("Andre oppgåver 2024", "oppdrag"),
        ("Resultatkrav", "any"),
        ("Krav:", "any"),
        ("Bedre forløp", None),
    ],
)
def test_a_heading_announces_a_kind(heading: str, kind: str | None) -> None:
    assert kind_of_heading(heading) == kind


def test_a_chapter_speaks_of_one_kind() -> None:
    assert kind_within("Rapportering på indikatorer") == "indicator"
    assert kind_within("Rapportering på krav fra foretaksmøtet") == "oppdrag"
    assert kind_within("Rapportering på mål og krav") is None
    assert kind_within("Svar på krav i oppdrag og bestilling") == "any"


def test_a_label_may_be_joined_to_the_heading_above_it() -> None:
    assert kind_at_end("Bedre rusbehandling Mål 2024:") == "goal"
    assert kind_at_end("Bedre rusbehandling Andre oppgaver 2024:") == "oppdrag"
    assert kind_at_end("Bedre rusbehandling:") is None


@pytest.mark.parametrize(
    "words",
    [
        "Foretaksmøtet 14. januar 2031 ba foretaket",
        "Foretaksmøtet i januar 2031 ba foretaket",
        "Foretaksmøtet i Helse Vidda RHF 14. januar ba foretaket",
        "Foretaksmøtet ba foretaket",
    ],
)
def test_a_date_set_in_is_left_out(words: str) -> None:
    assert meeting_words(words) == "Foretaksmøtet ba foretaket"
