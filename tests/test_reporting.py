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
        ("Det bes om en underveisrapport 1. mai 2031.", ("underveisrapport",)),
        ("Det skal leggjast fram ein statusrapport for arbeidet.", ("statusrapport",)),
        ("Rapport om tilbudet skal sendes departementet innen 1. juni 2031.", ("rapport",)),
        ("Foretaket skal følge opp rapport om fødetilbudet.", ()),
        ("Det bes om en underveisrapportering til eieren.", ("underveisrapportering",)),
        ("Arbeidet skal være løpende, og det skal rapporteres årlig.", ("årlig",)),
        ("Foretaket skal rapportere løpende på ventetidene.", ("løpende",)),
        ("Foretaket skal holde kommunen løpende orientert, og rapportere i mai.", ()),
        ("Styrets årlege melding skal sendast departementet.", ("årleg melding",)),
        ("Foretaket skal telle lamper månedlig og skal melde avvik.", ()),
        ("Status skal rapporteres i andre tertial.", ("andre tertial",)),
        ("Kartlegginga skal presenterast i dialogmøtet i mai.", ("dialogmøtet i mai",)),
        ("Føretaket skal halde fram med dagleg rapportering ut året.", ("dagleg",)),
        ("Det rapporteres i årlig melding. Styrets årlige melding sendes.", ("årlig melding",)),
    ],
)
def test_reporting(text: str, words: tuple[str, ...]) -> None:
    assert reporting_of(text) == words
