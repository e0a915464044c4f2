"""Targets and what they measure; the sentences are made up in the shape of the genre."""

import pytest

from extractors.measures import measures_in
from model.facts import Measure

Short = tuple[str | None, str, float | None, str | None, str | None]

ONE = [
    (
        "Det skal være høyere vekst innen nattevakt enn innen dagvakt.",
        ("nattevakt", ">", None, None, "dagvakt"),
    ),
    (
        "Veksten skal vere større i nattevakt og i turnus enn i dagvakt, rekna i kroner.",
        ("nattevakt og i turnus", ">", None, None, "dagvakt"),
    ),
    (
        "Utgiftene til natt skal vokse mer enn utgiftene til dag.",
        ("Utgiftene til natt", ">", None, None, "utgiftene til dag"),
    ),
    (
        "Det skal ikke ligge pasienter på korridor om natten.",
        ("pasienter på korridor om natten", "=", 0, "count", None),
    ),
    (
        "Innan 2031 skal 40 prosent av kontrollane skje heime.",
        ("kontrollane", ">=", 40, "percent", None),
    ),
    ("Minst tre av fire prøver skal være lest.", ("prøver", ">=", 75, "percent", None)),
    ("Halvparten av kontrollane skal skje heime.", ("kontrollane", ">=", 50, "percent", None)),
    ("Talet på kurs skal vere minst 24.", ("Talet på kurs", ">=", 24, "count", None)),
    ("Det skal være null fristbrudd.", ("fristbrudd", "=", 0, "count", None)),
    ("Ingen skal ligge på korridor.", ("korridor", "=", 0, "count", None)),
    (
        "Ingen pasientar skal vente meir enn eitt år på time.",
        ("pasientar", "<=", 1, "years", None),
    ),
    (
        "Prøver skal leses samme dag for minst 70 prosent av barna i poliklinikken.",
        ("barna i poliklinikken", ">=", 70, "percent", None),
    ),
    (
        "Andelen skal være minst 70 pst. for hver av de 26 postene.",
        ("Andelen, hver av de 26 postene", ">=", 70, "percent", None),
    ),
    (
        "Køen skal være kortere enn 50 dager for barn innen utgangen av 2026.",
        ("Køen, barn", "<", 50, "days", None),
    ),
    ("Køen skal vere 56 dagar eller kortare på natt.", ("Køen", "<=", 56, "days", None)),
    ("Køen skal vere 56 dagar eller kortare i BUP.", ("Køen, BUP", "<=", 56, "days", None)),
    (
        "Andelen skal være minst 70 pst. for bryst, tykk- og endetarm og lunge.",
        ("Andelen, bryst, tykk- og endetarm og lunge", ">=", 70, "percent", None),
    ),
    ("Sjukefråvær ned frå 8 til 7 prosent", ("Sjukefråvær", "<=", 7, "percent", None)),
    ("40 prosent kutt i CO2-utslipp innen 2030", ("CO2-utslipp", "decrease", 40, "percent", None)),
    (
        "Køen per 1 000 barn skal ned mot 2023.",
        ("Køen per 1 000 barn", "decrease", None, None, "2023"),
    ),
    ("95 prosent av timane haldast", ("timane haldast", ">=", 95, "percent", None)),
    ("køer ikke forekommer", ("køer", "=", 0, "count", None)),
    (
        "Regionen skal redusere antall køer med minst 10 prosent sammenlignet med 2023.",
        ("redusere antall køer", "decrease", 10, "percent", "2023"),
    ),
    ("Min. 70 % av barna skal ha time.", ("barna", ">=", 70, "percent", None)),
    ("Antall kurs skal tredobles.", ("Antall kurs", "increase", 200, "percent", None)),
    ("Gjenbrukt emballasje: 60 % i 2030", ("Gjenbrukt emballasje", "=", 60, "percent", None)),
    ("Ingen skal vente meir enn 60 dagar på time.", ("time", "<=", 60, "days", None)),
    ("Svinnet er halvert i forhold til 2023", ("Svinnet", "decrease", 50, "percent", "2023")),
    ("Talet på studiar skal doblast.", ("Talet på studiar", "increase", 100, "percent", None)),
    (
        "Målsettingen på sikt er at ventetiden i regionen skal være under 50 dager.",
        ("ventetiden i regionen", "<", 50, "days", None),
    ),
    (
        "Andel epikriser sendt innen én dag etter utskrivning skal være minst 80 pst.",
        ("Andel epikriser sendt innen én dag etter utskrivning", ">=", 80, "percent", None),
    ),
    ("Andelen ventende skal være under 2 prosent.", ("Andelen ventende", "<", 2, "percent", None)),
    (
        "Ventetida for barn skal ikkje vere over 35 dagar.",
        ("Ventetida for barn", "<=", 35, "days", None),
    ),
    (
        "Antall brudd skal reduseres med 20 % sammenlignet med 2024.",
        ("Antall brudd", "decrease", 20, "percent", "2024"),
    ),
    (
        "Talet på lærlingar skal aukast samanlikna med 2023.",
        ("Talet på lærlingar", "increase", None, None, "2023"),
    ),
    (
        "Antall enheter med turnover over 10 % skal reduseres med 5 % sammenliknet med 2024.",
        ("Antall enheter med turnover over 10 %", "decrease", 5, "percent", "2024"),
    ),
    (
        "Veksten i rusfeltet skal være høyere enn veksten i somatikken, jf. Prop. 1 S.",
        ("Veksten i rusfeltet", ">", None, None, "veksten i somatikken"),
    ),
    (
        "Bruken skal holdes på samme nivå, eller lavere, enn i 2019 (målt i DDD/100 liggedøgn).",
        ("Bruken", "<=", None, "DDD/100 liggedøgn", "2019"),
    ),
    (
        "Nye arbeidsmåter skal gi økt trivsel, sammenlignet med 2021",
        ("trivsel", "increase", None, None, "2021"),
    ),
    (
        "Plastforbruket reduseres med 50 prosent",
        ("Plastforbruket", "decrease", 50, "percent", None),
    ),
    ("Ventetida skal vere 60 dagar eller lågare.", ("Ventetida", "<=", 60, "days", None)),
    (
        "Innleien skal være minst 25 pst. lavere enn i 2024.",
        ("Innleien", "decrease", 25, "percent", "2024"),
    ),
    ("Minst 80 % av svarene skal være sendt.", ("svarene", ">=", 80, "percent", None)),
    ("75 prosent av sakene skal være løst.", ("sakene", ">=", 75, "percent", None)),
    ("Ingen fristbrot.", ("fristbrot", "=", 0, "count", None)),
    ("Fristbrudd skal ikke forekomme.", ("Fristbrudd", "=", 0, "count", None)),
    ("Det skal ikkje vere korridorpasientar.", ("korridorpasientar", "=", 0, "count", None)),
    ("Pasienter uten time: ingen", ("Pasienter uten time", "=", 0, "count", None)),
    ("Ingen vaksne ventar lenger enn 30 dagar", ("vaksne ventar", "<=", 30, "days", None)),
    ("Svarprosent: 70 %", ("Svarprosent", "=", 70, "percent", None)),
    (
        "Turnover skal ned med 0,5 prosentpoeng fra 2024.",
        ("Turnover", "decrease", 0.5, "percentage_points", "2024"),
    ),
    (
        "Andelen skal øke til 20 prosent (2024: 16 prosent).",
        ("Andelen", ">=", 20, "percent", "2024"),
    ),
    (
        "Liggetida skal reduserast frå 6 til 5 dagar.",
        ("Liggetida", "<=", 5, "days", None),
    ),
    ("Ventetiden skal være høyst 50 dager i BUP.", ("Ventetiden, BUP", "<=", 50, "days", None)),
    ("Innan rus skal ventetida vere under 30 dagar.", ("rus, ventetida", "<", 30, "days", None)),
    (
        "Antall senger skal ikke være lavere enn ved utgangen av 2024.",
        ("Antall senger", ">=", None, None, "2024"),
    ),
    ("Innleien skal ikke øke fra 2024.", ("Innleien", "<=", None, None, "2024")),
    ("Andelen skal være under 5–7 prosent.", ("Andelen", "<", 7, "percent", None)),
    ("Kø (dager): < 45", ("Kø (dager)", "<", 45, "days", None)),
    (
        "Svartiden skal i 90 prosent av tilfellene være 2 dager eller kortere.",
        ("Svartiden, være 2 dager eller kortere", ">=", 90, "percent", None),
    ),
]


def short(measure: Measure) -> Short:
    return (measure.scope, measure.op, measure.value, measure.unit, measure.baseline)


@pytest.mark.parametrize(("sentence", "expected"), ONE)
def test_a_target_has_one_measure(sentence: str, expected: Short) -> None:
    assert [short(measure) for measure in measures_in(sentence)] == [expected]


def test_an_operator_is_shared_by_the_values_that_follow_it() -> None:
    measures = measures_in(
        "Ventetiden skal være lik eller under 60 dager i somatikken, 40 dager i rusfeltet og "
        "35 dager i psykisk helsevern."
    )
    assert [(m.scope, m.op, m.value) for m in measures] == [
        ("somatikken", "<=", 60),
        ("rusfeltet", "<=", 40),
        ("psykisk helsevern", "<=", 35),
    ]


def test_an_aside_in_brackets_is_a_measure_of_its_own() -> None:
    measures = measures_in(
        "Foretaket skal holde minst 95 pst. av timene (maks 5 pst. utsatt) innen alle fag."
    )
    assert [(m.scope, m.op, m.value) for m in measures] == [
        ("alle fag", ">=", 95),
        ("utsatt", "<=", 5),
    ]


def test_clauses_that_each_demand_something_are_measured_apart() -> None:
    measures = measures_in(
        "Sjukefråværet skal vere under 7 prosent, og ingen pasientar skal oppleve fristbrot."
    )
    assert [(m.scope, m.op, m.value) for m in measures] == [
        ("Sjukefråværet", "<", 7),
        ("fristbrot", "=", 0),
    ]


def test_what_a_value_is_of_may_stand_ahead_of_each() -> None:
    measures = measures_in(
        "Køen for voksne skal være under 38 dager, for barn under 35 og for eldre under 28 dager."
    )
    assert [(m.scope, m.value) for m in measures] == [
        ("Køen for voksne", 38),
        ("barn", 35),
        ("eldre", 28),
    ]


def test_two_demands_may_share_their_subject_and_modal() -> None:
    measures = measures_in("Køen skal reduseres fra 2023, og være under 57 dager.")
    assert [(m.scope, m.op, m.value) for m in measures] == [
        ("Køen", "decrease", None),
        ("Køen", "<", 57),
    ]


def test_a_modal_of_another_clause_demands_nothing_of_a_share() -> None:
    assert measures_in("En av tre timer skjer uten at pasienten må reise") == ()


def test_the_year_before_is_that_before_the_documents() -> None:
    (measure,) = measures_in("Bruken skal gå ned sammenlignet med året før.", 2026)
    assert (measure.op, measure.baseline) == ("decrease", "2025")


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Fraværet skal være 6,5 prosent eller lavere i 2031.", "2031"),
        ("Energibruken skal reduseres med 20 prosent fra 2019 til 2030.", "2030"),
        ("Fraværet skal være lavere enn i 2024", None),
    ],
)
def test_the_year_that_a_target_is_for_is_its_period(sentence: str, period: str | None) -> None:
    assert [m.period for m in measures_in(sentence)] == [period]


def test_a_year_to_come_is_no_baseline() -> None:
    (measure,) = measures_in("Vi skal ha en margin på 2,5 prosent fra 2028.", 2025)
    assert (measure.scope, measure.value, measure.baseline) == ("margin", 2.5, None)


def test_two_capacities_that_are_to_grow_are_two_measures() -> None:
    measures = measures_in("Dagkapasiteten og nattkapasiteten skal økes sammenlignet med 2023.")
    assert [m.scope for m in measures] == ["Dagkapasiteten", "nattkapasiteten"]


def test_by_when_and_how_nearly_are_kept() -> None:
    (measure,) = measures_in("Avvik skal reduseres med over 80 % innen 3 år etter at X er innført.")
    assert (measure.period, measure.qualifier) == ("innen 3 år etter at X er innført", "over")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tilbudet gjelder pasienter over 23 år.",
        "Planen for 2024 ble vedtatt 1. mars 2023.",
        "Ingen ventar på svar utan å vite kvifor.",
        "Kostnadene skal ikke øke med mer enn 2 prosent.",
        "Ventetiden skal være 50-55 dager.",
        "92 prosent av avtalene ble overholdt.",
        "Alle skal oppleve at hjelpa heng saman, også når ho blir gitt av fleire einingar.",
        "Barn på internat skal få hjelp på samme nivå som andre barn.",
        "Elevane skal få undervisning på same nivå som dei vaksne.",
    ],
)
def test_ages_dates_ranges_and_what_is_not_counted_are_no_measures(sentence: str) -> None:
    assert measures_in(sentence) == ()
