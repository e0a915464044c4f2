"""The benchmark of stores: its graph is always the same, and every figure is measured."""

from pathlib import Path

from rich.console import Console

from api.bench_graph import A_REGION, drafts
from api.bench_store import measure
from api.bench_table import table


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
    figures = measure("embedded", tmp_path / "v.db", A_REGION)
    assert figures.links == A_REGION * 5 // 4 and figures.size and figures.memory
    assert len(figures.times) == 9 and all(figures.times.values())
    console = Console(width=200, record=True)
    console.print(table("embedded", [figures, figures]))
    shown = console.export_text()
    assert "4-hop trace, ms: p50 / p99" in shown and "1.0 ×" in shown
