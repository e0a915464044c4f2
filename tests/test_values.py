"""Results in prose: each line is what is said, and the figures that count as results."""

import pytest
from texts import context_of

from extractors.result_periods import periods_in
from extractors.values import values_of
from model.facts import Value

SAID = [
    ("Ventetiden var 55 dager for A, 60 dager for B og 66 dager for C hittil i år.",
     [(days, "days", "2025-YTD", None) for days in (55, 60, 66)]),
    ("Ventetiden var 66 dager i 2. tertial og 68 dager for året samlet.",
     [(66, "days", "2025-T2", None), (68, "days", "2025", None)]),
    ("Styringsmålet, som er under 61 dager, er ikke innfridd.", []),
    ("Andelen svar sendt innen én dag var 71 prosent i juli.", [(71, "percent", "2025-07", None)]),
    ("Utvalget anbefaler 40 nye stillinger.", []),
    ("Hvert fristbrudd koster om lag 9 000 kroner.", []),
    ("Ventetiden er hittil i år på 61 dager.", [(61, "days", "2025-YTD", None)]),
    ("I 2. tertial var andelen 9,7 prosent.", [(9.7, "percent", "2025-T2", None)]),
    ("Andelen var 9 prosent i juli.", [(9, "percent", "2025-07", None)]),
    ("Ventetiden gikk fra 27 dager i juni til 38 i august.",
     [(27, "days", "2025-06", None), (38, "days", "2025-08", None)]),
    ("Antallet plasser økte med 12 plasser i 2024.", [(12, "count", "2024", "increase")]),
    ("Ventetiden var 70 dager i 2. tertial. Dette er 17 dager lavere enn samme periode i fjor.",
     [(70, "days", "2025-T2", None), (17, "days", "2025-T2", "decrease")]),
    ("Andelen var 62 prosent, under målkravet på 70 prosent.", [(62, "percent", None, None)]),
    ("Ventetida gjekk ned frå 57 dagar i 2024 til 49 dagar i 2025.",
     [(57, "days", "2024", None), (49, "days", "2025", None)]),
    ("Andelen varierer mellom 10-14 prosent.",
     [(10, "percent", None, None), (14, "percent", None, None)]),
    ("Andelen epikriser sendt innen sju dager var 81 prosent.", [(81, "percent", None, None)]),
    ("Saken ble behandlet 12. juni 2025 i sak 14-2025.", []),
    ("Tilbudet gjelder pasienter under 18 år.", []),
    ("Forbruket var 14,1 DDD/100 liggedøgn i juli, noe høyere enn i 2024 (13,2).",
     [(14.1, "DDD/100 liggedøgn", "2025-07", None), (13.2, "DDD/100 liggedøgn", "2024", None)]),
    ("I 2. tertial var andelen 7 prosent, bedre enn i 2023, da den var 9 prosent.",
     [(7, "percent", "2025-T2", None), (9, "percent", "2023", None)]),
    ("Andelen er 8 prosent hittil i år, ned 2 prosentpoeng fra samme periode i fjor.",
     [(8, "percent", "2025-YTD", None), (2, "percentage_points", "2025-YTD", "decrease")]),
    ("Det er brukt 31 mill. kroner hittil i år, 4 mill. kroner mer enn budsjettert.",
     [(31, "mill. kroner", "2025-YTD", None), (4, "mill. kroner", "2025-YTD", "over")]),
    ("Brutto månedsverk i juli var 3 210, 12 over budsjett.",
     [(3210, "count", "2025-07", None), (12, "count", "2025-07", "over")]),
    ("Tre av fem poster er i gang.", [(3, "count", None, None)]),
    ("I 2. tertial er andelen 5 prosent, det samme som i 2. tertial i fjor.",
     [(5, "percent", "2025-T2", None), (5, "percent", "2024-T2", None)]),
    ("Lageret dekket 40 dager per 31.12.2025.", [(40, "days", "2025-12", None)]),
]  # fmt: skip

# In a report on the second tertial.
OWN = [
    ("For voksne er målet nådd med 37 dager.", [(37, "2025-T2")]),
    ("Andelen var 7 prosent.", [(7, "2025-T2")]),
    ("Andelen er 7 prosent.", [(7, None)]),
    ("Ventetiden gikk fra 40 til 44 dager.", [(40, None), (44, None)]),
    ("Andelen er 7 prosent, lavere enn forrige tertial (9 pst.).",
     [(7, "2025-T2"), (9, "2025-T1")]),
    ("Andelen var 7 prosent, mot 9 prosent i samme tertial i 2024.",
     [(7, "2025-T2"), (9, "2024-T2")]),
    ("Andelen var 7 prosent, mot 9 prosent året før.", [(7, "2025-T2"), (9, "2024")]),
    ("Andelen var 6 prosent i 2. tertial, mot 8 prosent i samme periode i fjor.",
     [(6, "2025-T2"), (8, "2024-T2")]),
    ("Delen var 6 prosent, mot 8 prosent på same tid i fjor.", [(6, "2025-T2"), (8, "2024-T2")]),
    ("Andelen er 6 prosent (8 prosent i samme periode i fjor).", [(6, None), (8, "2024-T2")]),
    ("Andelen var 6 prosent i 2. tertial (8 prosent i samme periode i fjor).",
     [(6, "2025-T2"), (8, "2024-T2")]),
    ("I samme periode i fjor var andelen 8 prosent.", [(8, "2024-T2")]),
    ("Andelen var 8 prosent i samme periode i fjor og 6 prosent i 2. tertial.",
     [(8, "2024-T2"), (6, "2025-T2")]),
    ("Det var 3 120 liggedøgn i tertialet.", [(3120, "2025-T2")]),
]  # fmt: skip

# Whom a figure is said of.
SCOPES = [
    ("Ventetiden i juli var 41 dager ved Storlia sykehus HF og 52 dager ved Helse Lyngfjord HF.",
     ["Storlia sykehus HF", "Helse Lyngfjord HF"]),
    ("Andelen er henholdsvis 3 og 5 prosent ved Storlia sykehus HF og Helse Lyngfjord HF.",
     ["Storlia sykehus HF", "Helse Lyngfjord HF"]),
    ("Ventetiden er 41 dager (STL) og 52 dager (HLF).",
     ["Storlia sykehus HF", "Helse Lyngfjord HF"]),
    ("Storlia sykehus HF har 41 dager, mens Helse Lyngfjord HF har 52 dager.",
     ["Storlia sykehus HF", "Helse Lyngfjord HF"]),
    ("Foretaksgruppen har 41 dager.", ["Foretaksgruppen"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "results"), SAID)
def test_results_have_value_unit_period_and_direction(
    text: str, results: list[tuple[float, str, str | None, str | None]]
) -> None:
    found = _results(text)
    assert [(v.value, v.unit, v.period, v.direction) for v in found] == results


@pytest.mark.parametrize(("text", "results"), OWN)
def test_what_is_told_in_the_past_is_of_the_reports_own_period(
    text: str, results: list[tuple[float, str | None]]
) -> None:
    assert [(v.value, v.period) for v in _results(text, "2025-T2")] == results


@pytest.mark.parametrize(("text", "scopes"), SCOPES)
def test_a_result_is_said_of_the_organisation_beside_it(text: str, scopes: list[str]) -> None:
    assert [v.scope for v in _results(text)] == scopes


def _results(text: str, period: str | None = None) -> tuple[Value, ...]:
    context = context_of(text, "tertialrapport", year=2025, period=period)
    return values_of(context, 0, len(context.document.text), 2025)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("i 2. tertial i fjor", ["2024-T2"]),
        ("ved utgangen av august 2025", ["2025-08"]),
        ("fra 2. tertial 2024 til samme periode i 2025", ["2024-T2", "2025-T2"]),
        ("så langt i år", ["2025-YTD"]),
        ("i siste måned av 2. tertial", ["2025-08"]),
    ],
)
def test_periods_are_codes(sentence: str, codes: list[str]) -> None:
    assert [period.code for period in periods_in(sentence, 2025)] == codes
