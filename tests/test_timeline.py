"""An indicator across the years: its targets against what was reported."""

from pathlib import Path

from vidda import Draft, ministry, report, stored

from graph.store_embedded import open_view
from graph.timeline import Timeline, timeline
from model.facts import Measure, Value

TEXT = "Gjennomsnittlig ventetid i somatikken skal være {} dager eller lavere."


def years() -> tuple[list[str], list[Draft]]:
    keys, drafts = [], []
    for year, target, result in ((2031, 58.0, 63.0), (2032, 54.0, 57.0)):
        demand, answer = ministry(year), report(year)
        measure = Measure(scope="somatikken", op="<=", value=target, unit="days")
        keys.append(demand.indicator(TEXT.format(f"{target:g}"), measures=(measure,), year=year))
        values = (Value(value=result, unit="days"),)
        answer.status("Ventetid i somatikken", f"Den var {result:g} dager.", values=values)
        drafts += [demand, answer]
    return keys, drafts


def asked(path: Path, what: str, drafts: list[Draft]) -> Timeline:
    with open_view(stored(path, *drafts)) as view:
        return timeline(view, what)


def test_targets_stand_beside_what_was_reported_year_by_year(tmp_path: Path) -> None:
    keys, drafts = years()
    for number, key in enumerate(keys):
        found = asked(tmp_path / f"{number}.db", key, drafts)
        assert [year.year for year in found.years] == [2031, 2032]
        assert [year.targets[0].value for year in found.years] == [58.0, 54.0]
        assert [y.reports[0].values[0].value for y in found.years] == [63.0, 57.0]
        assert [bool(year.continues) for year in found.years] == [False, True]


def test_an_initiative_that_nobody_reported_on_has_a_year_all_the_same(tmp_path: Path) -> None:
    demand = ministry()
    demand.oppdrag("HVI31-03", "Tolk", "Tolk skal brukes i alle samtaler.")
    (year,) = asked(tmp_path / "a.db", "HVI31-3", [demand]).years
    assert year.reports == ()


def test_an_unknown_id_gets_the_nearest(tmp_path: Path) -> None:
    demand = ministry()
    demand.oppdrag("HVI31-03", "Tolk", "Tolk skal brukes i alle samtaler.")
    found = asked(tmp_path / "b.db", "HVI31-04", [demand])
    assert (found.years, found.nearest) == ((), ("HVI31-03",))
