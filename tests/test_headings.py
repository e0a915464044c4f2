"""Which indicator a short heading of a report is about."""

import pytest
from vidda import STORLIA, VIDDA, ministry, report

from graph.headings import heading, named_in
from model.facts import Indicator, Status

DEMAND = (
    "Gjennomsnittlig ventetid skal være 55 dager i somatikken, 40 dager i psykisk helsevern for "
    "voksne og 30 dager i tverrfaglig spesialisert rusbehandling."
)


def named(of_text: str, **fields: object) -> float:
    demand, answer = ministry(), report()
    demand.indicator(DEMAND)
    answer.status(of_text, "Den var 40 dager.", reporter=VIDDA, **fields)
    (indicator,) = (f for f in demand.read()[1] if isinstance(f, Indicator))
    (status,) = (f for f in answer.read()[1] if isinstance(f, Status))
    return named_in(heading(status), indicator)


@pytest.mark.parametrize(
    "of_text",
    [
        "Ventetid i somatikken",
        "Ventetid, psykisk helsevern voksne",
        "Ventetid påbegynt helsehjelp, TSB",
        "Gjennomsnittleg ventetid i somatikken",
    ],
)
def test_a_heading_names_what_is_measured_and_where(of_text: str) -> None:
    assert named(of_text) > 0.9


def test_the_trust_that_a_passage_is_about_is_no_part_of_the_name() -> None:
    assert named(f"Ventetid, somatikk, {STORLIA}", applies_to=(STORLIA,)) > 0.9


@pytest.mark.parametrize(
    "of_text",
    [
        "Ventetid",
        "Ventetid ventende, somatikk",
        "Fristbrudd, somatikk",
        "Ventetid i psykisk helsevern for barn",
        "Bemanning i somatikken",
        DEMAND,
    ],
)
def test_the_nearest_is_no_answer(of_text: str) -> None:
    assert named(of_text) == 0.0


def test_a_status_with_an_id_has_no_heading() -> None:
    assert named("Ventetid i somatikken", of="HVI31-03") == 0.0
