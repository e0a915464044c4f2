"""Papers that are named by kind, sender, date or subject."""

import pytest

from extractors.described import described_papers


def longest(text: str) -> set[str]:
    spans = list(described_papers(text))
    kept = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    return {text[start:end] for start, end in kept}


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            "Det vises til Helsetilsynets brev av 4. mai 2030 om lys på avdelingen.",
            {"Helsetilsynets brev av 4. mai 2030"},
        ),
        (
            "følgje opp Riksrevisjonen sin rapport om straum",
            {"Riksrevisjonen sin rapport om straum"},
        ),
        (
            "Rutiner skal utarbeides, jf. Helsedirektoratets anbefalinger.",
            {"Helsedirektoratets anbefalinger"},
        ),
        (
            "Foretaket skal følge opp rapport om lys for pasienter med dårlig syn. Lamper skiftes.",
            {"rapport om lys for pasienter med dårlig syn"},
        ),
        (
            "Foretaket skal måle natt, jf. oppdrag i 2030 om å telle netter. Tallene sendes.",
            {"oppdrag i 2030 om å telle netter"},
        ),
        (
            "Føretaket skal øve, jamfør læringspunkt i evalueringsrapporten frå 12. november 2030.",
            {"evalueringsrapporten frå 12. november 2030"},
        ),
        (
            "Lamper kjøpes i tråd med den til enhver tid gjeldende veileder for innkjøp av lys.",
            {"veileder for innkjøp av lys"},
        ),
        (
            "Det vises til Lysere netter og Veikart mot et mørkere, men tryggere sykehus i nord.",
            {"Lysere netter og Veikart mot et mørkere, men tryggere sykehus i nord"},
        ),
        (
            "Arbeidet skal følge planen, og det skal i henhold til planen best mulig måles.",
            set(),
        ),
        (
            "Det vises til Helse Vidda RHF, som har ansvaret for natt og dag i hele regionen.",
            set(),
        ),
        (
            "Foretaket skal beskrive felles strategi og tiltak for hele natten, og for hele dagen.",
            set(),
        ),
    ],
)
def test_described_papers(text: str, papers: set[str]) -> None:
    assert longest(text) == papers
