"""The benchmark of the API measures both ends in one run; many readers at once are all answered."""

from pathlib import Path

import pytest
from rich.console import Console

from api.bench_api import measure
from api.bench_graph import A_REGION
from api.bench_readers import measure as measure_readers
from api.bench_store import load
from api.bench_table import crowd, overheads


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "v.db"
    load(path, A_REGION)
    return path


@pytest.mark.slow
def test_both_ends_are_asked_the_same_questions(store: Path) -> None:
    first, again = measure(store, 100)
    assert len(first.ours) == len(first.bare) > 50
    assert len(again.ours) == len(again.bare) == 100
    console = Console(width=120, record=True)
    console.print(overheads([first, again]))
    shown = console.export_text()
    assert f"{again.ratio(0.5):.2f} ×" in shown and f"{again.ratio(0.99):.2f} ×" in shown


@pytest.mark.slow
def test_fifty_readers_get_answers_and_memory_stays_flat(store: Path) -> None:
    found = measure_readers(store, readers=50, seconds=10)
    assert found.errors == []
    assert len(found.times) > 50
    assert found.at_end - found.settled < 40_000_000
    console = Console(width=120, record=True)
    console.print(crowd(found))
    assert f"{len(found.times):,}" in console.export_text()
