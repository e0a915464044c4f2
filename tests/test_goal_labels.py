"""Goals that a label names one by one, and columns of goals beside measures."""

import pytest
from small_contexts import OPPDRAG, PLAN, context, heading, paragraph

from extractors.goals import goals
from extractors.indicators import indicators
from ingest.lines import Entry, plain


@pytest.mark.parametrize(
    ("words", "level", "number", "text"),
    [
        ("Mål: Ingen ventar på gangen.", "delmal", None, "Ingen ventar på gangen."),
        ("Delmål 2: Alle får svar same dag", "delmal", None, "Alle får svar same dag"),
        ("Delmål 2.1 – Alle får svar same dag", "delmal", None, "Alle får svar same dag"),
        ("Hovedmål 1: Pasienten er trygg", "hovedmal", 1, "Pasienten er trygg"),
        ("Overordnet mål: Vi held saman", "strategisk", None, "Vi held saman"),
        ("Strategisk mål 3: Vi held saman", "strategisk", 3, "Vi held saman"),
    ],
)
def test_a_label_says_level_and_number(
    words: str, level: str, number: int | None, text: str
) -> None:
    found = context(PLAN, heading("2.1", "Vegen inn"), paragraph(words))
    assert [(g.level, g.number, g.text, g.source.quote) for g in goals(found)] == [
        (level, number, text, text)
    ]


def test_a_goal_that_is_counted_as_a_heading_is_one_of_the_plan() -> None:
    found = context(PLAN, heading("3.1", "Mål 1: Hjelp i tide"), paragraph("Om dette."))
    assert [(g.level, g.number, g.text) for g in goals(found)] == [
        ("strategisk", 1, "Hjelp i tide")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Mål: Planen er lang. Den har mange mål.",
        "Målet: å komme dit",
        "Mål: Vi skal ha:",
        "Mål og midler: Sjukehuset har begge.",
    ],
)
def test_what_only_tells_of_goals_states_none(words: str) -> None:
    assert list(goals(context(PLAN, heading("2.1", "Vegen inn"), paragraph(words)))) == []


def test_only_a_plan_labels_its_goals_so() -> None:
    found = context(OPPDRAG, heading("2.1", "Vegen inn"), paragraph("Mål: Ingen ventar."))
    assert list(goals(found)) == []


def test_a_labelled_goal_that_is_measured_is_an_indicator_without_its_label() -> None:
    found = context(
        PLAN, heading("2", "Inn"), paragraph("Mål: Ingen skal vente meir enn 60 dagar på time.")
    )
    (indicator,) = indicators(found)
    assert indicator.text == "Ingen skal vente meir enn 60 dagar på time."
    assert [(m.scope, m.op, m.value) for m in indicator.measures] == [("time", "<=", 60)]


def test_the_column_of_goals_beside_measures_holds_goals() -> None:
    rows = tuple(
        tuple((plain(cell),) for cell in row)
        for row in (
            ("Mål", "Tiltak", "Frist"),
            ("Trygg medisin", "Ansette farmasøyt", "2031"),
            ("", "Lage kurs", "2032"),
            ("Sikkert lager", "Bygge lager", "2031"),
        )
    )
    found = context(PLAN, heading("6", "Plan"), Entry("table", rows=rows, header_rows=1))
    assert [(g.level, g.text) for g in goals(found)] == [
        ("delmal", "Trygg medisin"),
        ("delmal", "Sikkert lager"),
    ]


def test_a_column_of_goals_without_measures_beside_it_is_left_alone() -> None:
    rows = tuple(
        tuple((plain(cell),) for cell in row) for row in (("Mål", "Status"), ("Trygg", "God"))
    )
    found = context(PLAN, heading("6", "Plan"), Entry("table", rows=rows, header_rows=1))
    assert list(goals(found)) == []
