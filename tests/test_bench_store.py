"""The benchmark of stores: its graph is always the same, and every figure is measured."""

from pathlib import Path

from rich.console import Console

from api.bench_graph import A_REGION, drafts
from api.bench_store import Figures, measure
from api.bench_table import bars, table


def test_the_graph_is_of_the_size_asked_for_and_always_the_same() -> None:
    first, second = list(drafts(2 * A_REGION)), list(drafts(2 * A_REGION))
    assert first == second
    facts = [fact for documents, _ in first for draft in documents for fact in draft.facts]
    assert sum(fact.kind == "oppdrag" for fact in facts) == 2 * A_REGION
    assert len({fact.key for fact in facts}) == len(facts)
    for documents, _ in first:
        for draft in documents:
            for fact in draft.facts:
                evidence = fact.source
                assert draft.document.printed(evidence.start, evidence.end) == evidence.quote


def test_every_figure_is_measured(tmp_path: Path) -> None:
    told: list[str] = []
    figures = measure("embedded", tmp_path / "v.db", A_REGION, told.append, asked=20)
    assert f"{A_REGION} of {A_REGION} mandates put" in told[0] and "done" in told[-1]
    assert figures.links == A_REGION * 5 // 4 and figures.size and figures.memory
    assert len(figures.times) == 9 and all(figures.times.values())
    console = Console(width=200, record=True)
    console.print(table("embedded", [figures, figures]))
    shown = console.export_text()
    assert "4-hop trace, ms: p50 / p99" in shown and "1.0 ×" in shown
    assert set(figures.times) - set(figures.own) == {"open"} and figures.first_search > 0
    assert all(len(figures.own[name]) == len(figures.times[name]) for name in figures.own)


def judged(seconds: float, growth: float, *, waited: float = 0.0) -> str:
    """What is said of two sizes, where every question takes so long and so many times longer."""
    names = ("open", "lookup by key", "4-hop trace", "search, a word")
    figures = []
    for size, time in ((1_000, seconds), (10_000, seconds * growth)):
        times = {name: [time + waited * (name != "open")] for name in names}
        own = {name: [time] for name in names[1:]}
        figures.append(Figures("v", size, 1, 1, 1.0, 1, 10_000_000, 0.1, times, own))
    console = Console(width=200, record=True)
    console.print(bars(figures))
    return console.export_text()


def test_each_bar_is_said_to_be_met_or_not() -> None:
    assert "NO" not in judged(0.0001, 1.5)
    assert judged(0.0001, 2.5).count("NO") == 2, "lookup and trace grow too much"
    assert judged(0.02, 1.0).count("NO") == 2, "lookup and trace are too slow"
    assert judged(0.07, 1.0).count("NO") == 4


def test_a_process_that_waited_for_others_is_told_so_and_not_blamed() -> None:
    told = judged(0.0001, 1.5, waited=0.1)
    assert "NO" not in told and "100.15 ms" in told and "0.15 ms" in told
