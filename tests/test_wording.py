"""Whether words ask or tell: a score above nought, or below."""

import pytest

from extractors.wording import Wording
from tests.reports import REGISTER

WORDING = Wording(REGISTER)
DEMANDS = [
    "Foretaksmøtet ba Helse Vidda RHF om å spare strøm.",
    "Foretaksmøtet 14. januar 2031 ba Helse Vidda RHF om å spare strøm.",
    "Føretaksmøtet i juni bad helseføretaket om å spare straum.",
    "I foretaksmøte 14. januar 2031 ble Helse Vidda RHF bedt om å spare strøm.",
]
ASKING = [
    "Helse Vidda RHF skal åpne fire kveldspoliklinikker.",
    "Helseføretaket vert bedne om å leggje fram ein plan.",
    "Det skal utarbeides felles rutiner.",
]
TELLING = [
    "Foretaket har åpnet to poliklinikker i år.",
    "Kravet er innfridd ved alle klinikkene.",
    "Helseføretaket deltek i arbeidet.",
    "Talet på lærlingar auka med 112 i 2031.",
]


@pytest.mark.parametrize("words", DEMANDS)
def test_an_owner_lays_down_a_demand(words: str) -> None:
    assert WORDING.is_demand(words)


@pytest.mark.parametrize("words", ASKING)
def test_words_of_duty_ask(words: str) -> None:
    assert WORDING.score(words) > 0 and not WORDING.is_demand(words)


@pytest.mark.parametrize("words", TELLING)
def test_words_of_work_and_verdicts_tell(words: str) -> None:
    assert WORDING.score(words) < 0


def test_a_duty_needs_somebody_to_lie_on() -> None:
    assert WORDING.lays_duty("Storlia sykehus HF skal ha egne tolker.")
    assert not WORDING.lays_duty("Ventetiden skal være under 40 dager.")


def test_indicators_open_with_what_they_measure() -> None:
    assert WORDING.names_measure("Andel epikriser sendt innen én dag")
    assert not WORDING.names_measure("Pasientene skal bli hørt.")
