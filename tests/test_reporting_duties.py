"""Duties of the chapter on reporting: named and told, or by a date; nothing else."""

import pytest

from extractors.oppdrag import oppdrag
from model.facts import Oppdrag
from tests.mandates import mandates
from tests.reports import heading, paragraph


def read(text: str, title: str = "Oppfølging og rapportering") -> list[Oppdrag]:
    return list(oppdrag(mandates(heading(title, "4"), paragraph(text))))


@pytest.mark.parametrize(
    "duty",
    [
        "I årlig melding for 2031 skal Helse Vidda RHF rapportere på alle oppdrag."
        " Frist for melding er 15. mars 2032.",
        "Det skal rapporteres på natt innen 15. oktober 2031.",
        "Helse Vidda RHF skal legge frem et utkast. Planen skal inneholde alle netter.",
        "Helse Vest RHF bes om å beskrive tiltak.",
        "Departementet viser til årlig rapportering. I 2031 skal regionene rapportere på natt.",
        "Føretaket skal sende tertialrapport innan 20. mai.",
        "Vurdering av natta skal presenteres i oppfølgingsmøtet i mai 2031.",
    ],
)
def test_a_duty_with_what_belongs_to_it(duty: str) -> None:
    assert [one.text for one in read(duty)] == [duty]


@pytest.mark.parametrize(
    "text",
    [
        "Departementet vil følge opp i møter med Helse Vidda RHF.",
        "Departementet viser til vedlegget om hva som skal rapporteres til departementet.",
        "Rapportene sendes til postmottaket.",
        "Rapporteringen skal skje i henhold til malen.",
        "Departementet minner om møtet 12. juni 2031.",
    ],
)
def test_no_duty(text: str) -> None:
    assert read(text) == []


def test_two_duties_in_a_paragraph_are_two() -> None:
    text = "Helse Vidda RHF skal levere rapport. Helse Vidda RHF skal sende årlig melding."
    assert len(read(text)) == 2


def test_a_duty_of_another_chapter_is_running_prose() -> None:
    assert read("Helse Vidda RHF skal rapportere innen 1. mai.", "Overordnede føringer") == []
