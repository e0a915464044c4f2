"""The benchmark of pages asks a real server for each."""

from pathlib import Path

import pytest
from rich.console import Console

from api.bench_store import load
from api.bench_table import pages
from api.bench_web import PAGES, measure


@pytest.mark.slow
def test_every_page_is_timed_and_weighed(tmp_path: Path) -> None:
    store = tmp_path / "bench.sqlite"
    load(store, 200)
    figures = list(measure(store))
    assert [one.name for one in figures] == list(PAGES)
    assert all(one.first > 0 and 0 < one.wire <= one.whole for one in figures)
    console = Console(width=200, record=True)
    console.print(pages("200 mandates", figures))
    assert "a mandate" in console.export_text()
