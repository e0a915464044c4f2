"""Ranked risks, as tables have them."""

from reports import caption, report, table

from extractors.risks import is_risk_table, risks
from extractors.table_columns import named_tables

HEADER = ("Rang", "Forrige rang", "Risiko", "Risiko, rest", "Sannsynlighet", "Konsekvens")


def _risks(title, *rows):
    context = report(caption(title), table(*rows))
    (named,) = named_tables(context)
    assert is_risk_table(named)
    return list(risks(context, named))


def test_a_row_is_a_risk_with_its_ranks_and_levels_as_said():
    (risk,) = _risks(
        "Tabell 10: Topp ti risiko - 12 mnd.",
        HEADER,
        ("3", "7", "Brann", "", "Svært lav", "Alvorlig"),
    )
    assert (risk.table, risk.horizon, risk.rank, risk.previous_rank) == (
        "Tabell 10",
        "12 mnd",
        3,
        7,
    )
    assert (risk.name, risk.likelihood, risk.consequence) == ("Brann", "Svært lav", "Alvorlig")


def test_a_new_risk_says_so_in_place_of_a_rank_before():
    (risk,) = _risks("Tabell 2: Risiko, 5 år", HEADER, ("1", "NY", "Brann", "", "Lav", "Alvorlig"))
    assert (risk.previous_rank, risk.horizon) == ("NY", "5 år")


def test_a_dash_is_no_rank_before():
    (risk,) = _risks("Tabell 2", HEADER, ("1", "-", "Brann", "", "Lav", "Alvorlig"))
    assert risk.previous_rank is None


def test_a_rank_that_is_not_printed_is_absent():
    first, second = _risks(
        "Tabell 2",
        ("Risiko", "Sannsyn", "Konsekvens"),
        ("Brann", "Låg", "Alvorleg"),
        ("Flaum", "Høg", "Moderat"),
    )
    assert [risk.rank for risk in (first, second)] == [None, None]


def test_a_rank_may_be_called_a_place():
    (risk,) = _risks(
        "Tabell 2",
        ("Plass", "Risiko", "Sannsynlighet", "Konsekvens", "Forrige plass"),
        ("2", "Brann", "Lav", "Alvorlig", "4"),
    )
    assert (risk.rank, risk.previous_rank) == (2, 4)
