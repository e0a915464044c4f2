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
        ("Det vises til Helsetilsynets brev av 4. mai 2030 om lys på avdelingen.", {"Helsetilsynets brev av 4. mai 2030"}),
        ("følgje opp Riksrevisjonen sin rapport om straum", {"Riksrevisjonen sin rapport om straum"}),
        ("Rutiner skal utarbeides, jf. Helsedirektoratets anbefalinger.", {"Helsedirektoratets anbefalinger"}),
        ("Foretaket skal følge opp rapport om lys for pasienter med dårlig syn. Lamper skal skiftes.", {"rapport om lys for pasienter med dårlig syn"}),
        ("Foretaket skal måle natt, jf. oppdrag i 2030 om å telle netter. Tallene skal sendes inn.", {"oppdrag i 2030 om å telle netter"}),
        ("Føretaket skal øve, jamfør læringspunkt i evalueringsrapporten frå 12. november 2030.", {"evalueringsrapporten frå 12. november 2030"}),
        ("Lamper skal kjøpes i tråd med den til enhver tid gjeldende veileder for innkjøp av lys.", {"veileder for innkjøp av lys"}),
        ("Det vises til Lysere netter og Veikart mot et mørkere, men tryggere sykehus i nord.", {"Lysere netter og Veikart mot et mørkere, men tryggere sykehus i nord"}),
        ("Arbeidet skal følge planen, og foretaket skal i henhold til planen best mulig måle natt.", set()),
        ("Det vises til Helse Vidda RHF, som har ansvaret for natt og dag i hele den store regionen.", set()),
        ("Foretaket skal beskrive felles strategi og tiltak for hele natten, og for hele dagen.", set()),
    ],
)  # fmt: skip
def test_described_papers(text: str, papers: set[str]) -> None:
    assert longest(text) == papers
