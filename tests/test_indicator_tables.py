"""Tables of indicators: targets, results by period, and what is made of them."""

import pytest
from reports import heading, report, table

from extractors.indicator_tables import indicator_statuses, is_indicator_table
from extractors.table_columns import named_tables


def _statuses(*rows):
    context = report(heading("Måltall", "2"), table(*rows))
    (named,) = named_tables(context)
    assert is_indicator_table(context, named)
    return list(indicator_statuses(context, named))


def test_the_results_are_values_of_their_columns_periods_and_the_target_is_none():
    (status,) = _statuses(
        ("Indikator", "Mål", "Resultat 2. tertial", "Hittil i år", "Vurdering"),
        ("Svartid (dager)", "< 20", "18", "22", "Målet er nådd for tertialet."),
    )
    assert (status.of_text, status.of_kind) == ("Svartid (dager)", "indicator")
    assert status.text == "Målet er nådd for tertialet."
    assert [(v.value, v.unit, v.scope, v.period) for v in status.values] == [
        (18, "days", "Svartid", "2031-T2"),
        (22, "days", "Svartid", "2031-YTD"),
    ]


@pytest.mark.parametrize(
    ("name", "cell", "unit"),
    [
        ("Pasientar på vent (antal)", "37", "count"),
        ("Sjukefråvær (prosent)", "7,4", "percent"),
        ("Sykefravær", "7,4 %", "percent"),
    ],
)
def test_the_unit_stands_in_the_name_or_in_the_cell(name, cell, unit):
    (status,) = _statuses(("Indikator", "Resultat", "Kommentar"), (name, cell, "Over målet"))
    (value,) = status.values
    assert (value.unit, value.period) == (unit, "2031-T2")


def test_an_indicator_that_is_not_judged_gives_no_status():
    assert not _statuses(("Indikator", "Resultat", "Kommentar"), ("Svartid", "3 dager", ""))


def test_results_told_in_sentences_are_answers_with_their_own_figures():
    figure, sentence = _statuses(
        ("Mål", "Indikator", "Resultat", "Farge"),
        ("Raskt svar", "Svartid under 20 dager", "22 dager", "Gul"),
        ("Raskt svar", "Ventetid under 30 dager", "26 dager i 2. tertial. Målet er nådd.", "Grønn"),
    )
    assert (figure.text, figure.category) == ("22 dager", "ukjent")
    assert [(v.value, v.unit, v.period) for v in figure.values] == [(22, "days", "2031-T2")]
    assert (sentence.category, sentence.verdict) == ("innfridd", "Målet er nådd")
    assert [(v.value, v.unit, v.period) for v in sentence.values] == [(26, "days", "2031-T2")]


def test_results_in_figures_alone_are_not_answers():
    context = report(
        heading("Måltall", "2"), table(("Indikator", "Resultat"), ("Svartid", "22 dager"))
    )
    (named,) = named_tables(context)
    assert not is_indicator_table(context, named)


def test_a_result_in_figures_is_an_answer_where_a_verdict_stands_beside_it():
    (status,) = _statuses(
        ("Indikator", "Resultat", "Måloppnåelse"),
        ("Svartid skal være 20 dager eller lavere", "22 dager i 2031", "Ikke innfridd"),
    )
    assert (status.text, status.category, status.verdict) == (
        "22 dager i 2031",
        "ikke_innfridd",
        "Ikke innfridd",
    )
    assert [(v.value, v.unit, v.period) for v in status.values] == [(22, "days", "2031")]


def test_a_bare_figure_is_told_with_the_verdict_behind_it():
    (status,) = _statuses(
        ("Styringsparameter", "Krav 2031", "Resultat 2. tertial 2031", "Måloppnåelse"),
        ("Svartid (dager)", "20", "22", "Ikke nådd"),
    )
    assert (status.text, status.category) == ("22 Ikke nådd", "ikke_innfridd")
    assert [(v.value, v.unit, v.period) for v in status.values] == [(22, "days", "2031-T2")]
