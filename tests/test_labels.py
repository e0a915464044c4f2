"""Lines that announce mandates, and chapters about reporting."""

import pytest

from extractors.labels import is_label, is_reporting_chapter


@pytest.mark.parametrize(
    "words",
    [
        "Oppdrag",
        "Oppdrag:",
        "Oppdrag 2031",
        "Nye oppdrag",
        "Andre oppgaver:",
        "Krav utan nummer",
        "3.1.1 Oppdrag",
    ],
)
def test_labels(words: str) -> None:
    assert is_label(words)


@pytest.mark.parametrize("words", ["Oppdrag og rammer", "Oppdraget er gitt i 2031.", "Mål 2031"])
def test_no_labels(words: str) -> None:
    assert not is_label(words)


def test_chapters_about_reporting() -> None:
    assert is_reporting_chapter("Oppfølging og rapportering")
    assert is_reporting_chapter("Rapportering i 2031")
    assert not is_reporting_chapter("Rapporteringsfrister")
    assert not is_reporting_chapter("Forenklet rapportering av forløp")
