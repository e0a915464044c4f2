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
    ("Det var budsjettert med et overskudd på 19 mill. kroner.", []),
    ("Foretakene har fått et måltall for reduksjon av fraværet med 5 prosent årlig.", []),
    ("Lageret dekket 40 dager per 31.12.2025.", [(40, "days", "2025-12", None)]),
    ("Det er innført 12-timers vakter ved to klinikker.", []),
    ("Antall pasienter som ventet mer enn 90 dager, er redusert med 14 prosent.",
     [(14, "percent", None, "decrease")]),
    ("Det korte fraværet (1-16 dager) var 2 prosent i juli, det lange (>16 dager) 5 prosent.",
     [(2, "percent", "2025-07", None), (5, "percent", "2025-07", None)]),
    ("Fraværet er ned, med en nedgang i dag- og nattevakter på 37 månedsverk.",
     [(37, "count", None, "decrease")]),
    ("Klinikken er i drift med fire nye plasser.", [(4, "count", None, None)]),
    ("Eininga har tilsett seks sjukepleiarar.", [(6, "count", None, None)]),
    ("De fire legene deltar, og alle tre stillinger er kjent.", []),
    ("Rapporten anbefaler plasser på øya:\n\n- to plasser i Storlia\n- to senger i Fjellheim", []),
    ("To nye stillinger er lyst ut.", []),
    ("Fløyen pusses opp for å få seks nye døgnplasser.", []),
    ("Vi har 14 ACT-team.", [(14, "count", None, None)]),
    ("18 av 23 tiltak er gjennomført.", [(18, "count", None, None)]),
    ("Løysinga er i bruk i 11 av 18 kommunar, to av tre nye plassar er opna.",
     [(11, "count", None, None), (2, "count", None, None)]),
    ("Det var 402 lærlinger i juli, 37 flere enn i juli 2024.",
     [(402, "count", "2025-07", None), (37, "count", "2025-07", "increase")]),
    ("Svarprosenten var 77 i juli.", [(77, "percent", "2025-07", None)]),
    ("I juli var tallet 10 002.", [(10002, "count", "2025-07", None)]),
    ("Talet på vedtak per 1 000 innbyggjarar gjekk ned frå 1,9 i 2023 til 1,7 i 2024.",
     [(1.9, "per 1000 innbyggere", "2023", None), (1.7, "per 1000 innbyggere", "2024", None)]),
    ("Det var 34 per 100 000 innbyggere i juli.", [(34, "per 100000 innbyggere", "2025-07", None)]),
    ("Det er 6,1 senger per 100 000 innbyggere.", [(6.1, "per 100000 innbyggere", None, None)]),
    ("Storlia kategori 2 4 7 kategori 3 3 7 Fjellheim kategori 2 4 7 Senger per 100.000 i landet:"
     " Ved vanlig drift er det 6,1 senger i kategori 2.",
     [(6.1, "senger per 100.000", None, None)]),
    ("Alle sykehus med mer enn 1 000 fødsler har rutiner.", []),
    ("Storlia nådde målet med 73 prosent.", [(73, "percent", None, None)]),
    ("Delmålet for 2025 er 18 prosent.", []),
    ("Målet om en andel under 5 prosent er ikke nådd.", []),
    ("Foretaket fekk ein framgang på 0,7 prosentpoeng.",
     [(0.7, "percentage_points", None, "increase")]),
    ("Fjellheim står for 19 mill. kroner av nedgangen.", [(19, "mill. kroner", None, "decrease")]),
]  # fmt: skip

# In an annual report on 2025.
YEARLY = [
    ("Fraværet gikk ned fra 9,4 prosent til 9,1 prosent, en nedgang på 0,3 prosentpoeng.",
     [(9.4, "percent", "2024"), (9.1, "percent", "2025"), (0.3, "percentage_points", "2025")]),
    ("Antallet gikk ned fra 2 140 i 2023 til 960 i 2025.",
     [(2140, "count", "2023"), (960, "count", "2025")]),
    ("Talet på praksisplassar auka med 112 i 2025.", [(112, "count", "2025")]),
    ("Antallet som hadde ventet over ett år, var 11 214.", [(11214, "count", "2025")]),
    ("Plassene skal økes fra 40 til 44.", []),
    ("93 prosent av avtalene ble holdt, mot 92 prosent i 2023. Best er Fjellheim med 95 prosent.",
     [(93, "percent", "2025"), (92, "percent", "2023"), (95, "percent", "2025")]),
    ("Det var 181 studier i 2025 mot 164 i 2024, altså en økning på 10 prosent.",
     [(181, "count", "2025"), (164, "count", "2024"), (10, "percent", "2025")]),
    ("Modellen er tatt i bruk i 14 av 19 enheter, de øvrige følger i 2026.",
     [(14, "count", None)]),
    ("Samla var delen 74 prosent. Storlia ligg høgast med 88 prosent.",
     [(74, "percent", "2025"), (88, "percent", "2025")]),
    ("Andelen falt i siste tertial til 14 prosent.", [(14, "percent", "2025-T3")]),
    ("Øvelsen ble gjennomført 3. oktober med 60 deltakere.", [(60, "count", "2025-10")]),
    ("Fire plasser er i drift fra 1. februar.", [(4, "count", "2025-02")]),
    ("I fjerde kvartal var det 40 møter med 22 000 besøk.", [(22000, "count", "2025-Q4")]),
]  # fmt: skip

TABLE = (
    "Gjennomsnittlig ventetid (dager) per desember 2024 og 2025 er ifølge registeret:\n"
    "Fagområde 2024 2025 Endring\nSomatikk 68 68 -\nPsykisk helsevern voksne 52 62 +10\n"
    "Barn og unge 56 44 -12\nArbeidet fortsetter i 2026."
)


def test_the_rows_of_a_table_of_years_are_results() -> None:
    found = _results(TABLE, "2025")
    assert [(v.value, v.scope, v.period, v.direction, v.against) for v in found] == [
        (68, "Somatikk", "2024-12", None, None),
        (68, "Somatikk", "2025-12", None, None),
        (52, "Psykisk helsevern voksne", "2024-12", None, None),
        (62, "Psykisk helsevern voksne", "2025-12", None, None),
        (10, "Psykisk helsevern voksne", "2025-12", "increase", "2024"),
        (56, "Barn og unge", "2024-12", None, None),
        (44, "Barn og unge", "2025-12", None, None),
        (12, "Barn og unge", "2025-12", "decrease", "2024"),
    ]
    assert {v.unit for v in found} == {"days"}


def test_a_table_without_a_unit_gives_no_results() -> None:
    assert _results(TABLE.replace(" (dager)", ""), "2025") == ()


# Changes and deviations: (value, period, direction, against).
CHANGES = [
    ("Aktiviteten er til og med 2. tertial 0,6 prosent under plan og 2 prosent over samme periode"
     " i 2024.", [(0.6, "2025-YTD", "under", "plan"),
                  (2, "2025-YTD", "over", "samme periode i 2024")]),
    ("Kjøpet ligger hittil i år på budsjett (0,2 prosent under).",
     [(0.2, "2025-YTD", "under", "budsjett")]),
    ("Døgnene ligger hittil i år 8 prosent foran budsjett og 3 prosent over målkravet.",
     [(8, "2025-YTD", "over", "budsjett"), (3, "2025-YTD", "over", "målkravet")]),
    ("Storlia sykehus HF og Helse Lyngfjord HF ligger henholdsvis 1,5 og 0,4 prosent under plan.",
     [(1.5, None, "under", "plan"), (0.4, None, "under", "plan")]),
    ("Reduksjonen har vært på henholdsvis 4 prosent (STL) og 9 prosent (HLF).",
     [(4, None, "decrease", None), (9, None, "decrease", None)]),
    ("STL har den største nedgangen med 9 prosent, etterfulgt av HLF med 4 prosent.",
     [(9, None, "decrease", None), (4, None, "decrease", None)]),
    ("Utgiftene har gått ned 9 % fra 2024 til 2025, og 14 % sammenliknet med 2023.",
     [(9, "2025", "decrease", "2024"), (14, "2025", "decrease", "2023")]),
    ("Foretaket har et negativt avvik på 5 prosent, men et positivt avvik på 2 prosent i juli.",
     [(5, None, "under", None), (2, "2025-07", "over", None)]),
    ("I 2. tertial er det et merforbruk på 2 prosent og et mindreforbruk på 31 mill. kroner.",
     [(2, "2025-T2", "over", None), (31, "2025-T2", "under", None)]),
    ("Aktiviteten er 7 prosent lavere enn i samme periode i fjor når det gjelder døgn.",
     [(7, None, "decrease", "samme periode i fjor")]),
    ("Veksten er på 6 prosent sammenlignet med samme periode i fjor for korte opphold.",
     [(6, None, "increase", "samme periode i fjor")]),
    ("Døgnene er 4 prosent færre i forhold til hittil i fjor.",
     [(4, "2025-YTD", "decrease", "hittil i fjor")]),
    ("Aktiviteten er 3 prosent høyere sammenlignet med i 2024, da avtalen gikk ut i 2024.",
     [(3, "2025", "increase", "2024")]),
    ("Fraværet er lavere enn i 1. tertial da det lå på 9 prosent.",
     [(9, "2025-T1", None, None)]),
    ("Fraværet økte fra 2 til 3 prosent fra 2019 til 2025.",
     [(2, "2019", None, None), (3, "2025", None, None)]),
    ("Antallet er økt med 4 plasser fra 2024 til 2025. Listen viser plassene i 2024."
     " I alt er de økt fra 60 til 64 plasser.",
     [(4, "2025", "increase", "2024"), (60, "2024", None, None), (64, "2025", None, None)]),
    ("I 2. tertial er bruken 31 brutto månedsverk lavere enn 2. tertial i fjor.",
     [(31, "2025-T2", "decrease", "2. tertial i fjor")]),
    ("Fraværet økte fra 1,0 til 1,1 prosent fra 2019 til 2025 per 2. tertial.",
     [(1, "2019-T2", None, None), (1.1, "2025-T2", None, None)]),
    ("Rammen ble overskredet med 61 mill. kroner, og ventetiden er fem dager over kravet.",
     [(61, None, "over", None), (5, None, "over", "kravet")]),
    ("Antallet var 2 140 pasienter i juli, en nedgang på 260 fra juni.",
     [(2140, "2025-07", None, None), (260, "2025-07", "decrease", "juni")]),
    ("Innleien er 12 prosent høyere siden 2021.", [(12, None, "increase", "2021")]),
    ("Resultatet er 7 prosentpoeng bedre enn i 2024.", [(7, "2025", "increase", "2024")]),
    ("Dette er en forbedring på 2 prosentpoeng fra 2024.", [(2, "2025", "increase", "2024")]),
    ("Fraværet hadde ei betring på 2 prosentpoeng frå 2024.", [(2, "2025", "decrease", "2024")]),
    ("Fraværet er 2 prosentpoeng betre enn i 2024.", [(2, "2025", "decrease", "2024")]),
    ("Barn har høyest andel med 24 prosent, og andelen falt i juli til 14 prosent.",
     [(24, None, None, None), (14, "2025-07", None, None)]),
    ("Auken frå 1. tertial er på 88 døgn.", [(88, None, "increase", "1. tertial")]),
    ("Kostnaden ligger 1,2 prosent under rammen.", [(1.2, None, "under", "rammen")]),
    ("Andelen er 0,9 prosentpoeng lavere enn landsgjennomsnittet.",
     [(0.9, None, "under", "landsgjennomsnittet")]),
    ("I planen er måloppnåelsen gått fra 16 prosent i 2022, via 27 prosent til 43 prosent i 2024.",
     [(16, "2022", None, None), (27, None, None, None), (43, "2024", None, None)]),
]  # fmt: skip

# In a report on the second tertial.
OWN = [
    ("For voksne er målet nådd med 37 dager.", [(37, "2025-T2")]),
    ("70,5 prosent", [(70.5, "2025-T2")]),
    ("Per 1. juni hadde føretaket 168 lærlingar.", [(168, "2025-06")]),
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
    ("Innleia kosta 41 mill. kroner til og med august. Det er 7 mill. kroner over budsjett.",
     [(41, "2025-YTD"), (7, "2025-YTD")]),
    ("Resultatet per august er et underskudd på 26 mill. kroner.", [(26, "2025-YTD")]),
    ("Ventetiden per august var 26 dager.", [(26, "2025-08")]),
    ("Forbruket var 3 712 månedsverk i snitt per april.", [(3712, "2025-YTD")]),
    ("Sjukefråværet i juni og juli var 7,0 og 6,8 prosent.", [(7, "2025-06"), (6.8, "2025-07")]),
    ("Fraværet var 14 prosent i 2. tertial, opp fra 9 prosent i 2. tertial 2024."
     " Storlia sykehus HF har lavest andel med 8 prosent.",
     [(14, "2025-T2"), (9, "2024-T2"), (8, "2025-T2")]),
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
    ("STL ligger 2 prosent over plan for korte opphold og 5 prosent lavere enn i fjor når det"
     " gjelder døgn.",
     ["Storlia sykehus HF, korte opphold", "Storlia sykehus HF, døgn"]),
    ("I DRG-poeng ligger STL 6 prosent over budsjett i juli og 4 prosent under budsjett i august.",
     ["Storlia sykehus HF, DRG-poeng", "Storlia sykehus HF, DRG-poeng"]),
    ("STL ligger 3 prosent høyere enn for samme periode i fjor og 2 prosent under plan for året.",
     ["Storlia sykehus HF", "Storlia sykehus HF"]),
    ("For korte opphold ligger STL 6 prosent høyere, og når det gjelder døgn 4 prosent lavere.",
     ["Storlia sykehus HF, korte opphold", "Storlia sykehus HF, døgn"]),
    ("Ved STL er det en økning på 4 prosent, og økningen gjelder både for leger og andre.",
     ["Storlia sykehus HF"]),
    ("Fraværet ved STL var 3 prosent for tredje år på rad.", ["Storlia sykehus HF"]),
    ("STL ligger 2 prosent over plan, mens Helse Lyngfjord HF og Vidda IKT HF ligger henholdsvis"
     " 3 og 4 prosent under plan.",
     ["Storlia sykehus HF", "Helse Lyngfjord HF", "Vidda IKT HF"]),
    ("Regionen har 192 døgnplasser, hvorav 92 døgnplasser hos to private leverandører.",
     ["Regionen, døgnplasser", "døgnplasser hos to private leverandører"]),
    ("Det er åpnet 14 nye brukerstyrte senger, 37 flere enn i fjor.",
     ["nye brukerstyrte senger", "nye brukerstyrte senger"]),
    ("Regionen hadde 120 lærlinger i helsefag i juli, mot 90 i juni, en økning på 33 prosent.",
     ["Regionen, lærlinger i helsefag", "Regionen, lærlinger i helsefag",
      "Regionen, lærlinger i helsefag"]),
    ("Det er 6 senger i kategori 2.", ["senger"]),
    ("To av tre nye plassar er opna, og 230 pasientar ventar.", ["nye plassar", "pasientar"]),
    ("STL har brukt 12 flere brutto månedsverk.", ["Storlia sykehus HF, brutto månedsverk"]),
    ("Regionen overholdt 91 prosent av avtalene.", ["Regionen, avtalene"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "results"), SAID)
def test_results_have_value_unit_period_and_direction(
    text: str, results: list[tuple[float, str, str | None, str | None]]
) -> None:
    found = _results(text)
    assert [(v.value, v.unit, v.period, v.direction) for v in found] == results


@pytest.mark.parametrize(("text", "results"), CHANGES)
def test_a_change_has_its_way_its_period_and_what_it_is_held_against(
    text: str, results: list[tuple[float, str | None, str | None, str | None]]
) -> None:
    assert [(v.value, v.period, v.direction, v.against) for v in _results(text)] == results


@pytest.mark.parametrize(("text", "results"), YEARLY)
def test_a_change_told_of_the_year_begins_in_the_year_before(
    text: str, results: list[tuple[float, str, str]]
) -> None:
    assert [(v.value, v.unit, v.period) for v in _results(text, "2025")] == results


@pytest.mark.parametrize(("text", "results"), OWN)
def test_what_is_told_in_the_past_is_of_the_reports_own_period(
    text: str, results: list[tuple[float, str | None]]
) -> None:
    assert [(v.value, v.period) for v in _results(text, "2025-T2")] == results


@pytest.mark.parametrize(("text", "scopes"), SCOPES)
def test_a_result_is_said_of_the_organisation_beside_it(text: str, scopes: list[str]) -> None:
    assert [v.scope for v in _results(text)] == scopes


def test_the_items_of_a_list_are_of_the_periods_that_lead_in_to_it() -> None:
    text = (
        "Fra 2. tertial 2024 til 2. tertial 2025 viser fraværet dette:\n\n"
        "• Storlia: økning fra 6,8 prosent til 7,1 prosent\n\n• Lyngfjord: uendret\n\n"
        "• Fjellheim: nedgang fra 6 prosent til 5 prosent\n"
    )
    context = context_of(text, "tertialrapport", year=2025, period="2025-T2")
    periods = [
        [value.period for value in values_of(context, block.start, block.end, 2025)]
        for block in context.document.blocks
    ]
    assert periods == [[], ["2024-T2", "2025-T2"], [], ["2024-T2", "2025-T2"]]


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
