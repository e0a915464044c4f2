"""Words of reporting, in the sentences that speak of reporting."""

import pytest

from extractors.reporting import reporting_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Det skal rapporteres tertialvis på utviklingen.", ("tertialvis",)),
        ("Det skal rapporterast månadleg.", ("månadleg",)),
        ("Status meldes i årlig melding.", ("årlig melding",)),
        ("Det rapporteres i oppfølgingsmøtet i juni 2031.", ("oppfølgingsmøtet i juni 2031",)),
        ("Den årlige undersøkelsen skal følges opp.", ()),
    ],
)
def test_reporting(text: str, words: tuple[str, ...]) -> None:
    assert reporting_of(text) == words
