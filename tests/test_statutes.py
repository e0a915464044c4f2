"""Papers that are known by number or ending: the span of each, in the words of the passage."""

import pytest

from extractors.statutes import numbered_papers


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            "Netter skal telles, jf. Meld. St. 9 (2030–2031) og NOU 2030: 7.",
            ["Meld. St. 9 (2030–2031)", "NOU 2030: 7"],
        ),
        ("Dette følger av natt- og dagloven § 3-1.", ["natt- og dagloven § 3-1"]),
        ("Dette følgjer av psykisk nattvernlova.", ["psykisk nattvernlova"]),
        (
            "Lamper skal meldes etter forskrift om lys og varme, og telles.",
            ["forskrift om lys og varme"],
        ),
        (
            "Jf. lov av 2. mai 2030 nr. 12 om stille netter skal lamper telles.",
            ["lov av 2. mai 2030 nr. 12 om stille netter"],
        ),
        (
            "Avtaler skal revideres, jf. veileder til lov om lamper i kommunene.",
            ["veileder til lov om lamper i kommunene"],
        ),
        (
            "Følge opp internrevisjonens rapport 04/2030 om lys og melde innen 1. mai.",
            ["internrevisjonens rapport 04/2030 om lys"],
        ),
        ("Lamper telles etter rundskriv I-4/2030.", ["rundskriv I-4/2030"]),
        ("Lampene er talde, jf. rettleiar IS-1234.", ["rettleiar IS-1234"]),
        (
            "Netter flyttes, jf. sak 012/30 i styret for Helse Vidda RHF.",
            ["sak 012/30 i styret for Helse Vidda RHF"],
        ),
        ("Netter flyttes, jf. styresak 12-2030.", ["styresak 12-2030"]),
        ("Saken gjelder sak 3 og nettene i 2030.", []),
        ("Helse Vidda RHF skal følge loven.", []),
    ],
)
def test_papers(text: str, papers: list[str]) -> None:
    assert [text[start:end] for start, end in numbered_papers(text)] == papers
