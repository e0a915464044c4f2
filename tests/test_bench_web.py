"""The benchmark of pages asks real servers, each of them one page."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from api.bench_furnished import load
from api.bench_web import PAGES, START, PageFigures, bars, measure, prepare, table

ONE = PageFigures(
    name=START,
    first=0.1,
    again=[0.05],
    first_own=0.05,
    again_own=0.04,
    wire=3_000,
    whole=9_000,
    files=70_000,
    memory=200_000_000,
)


def printed(figures: list[PageFigures]) -> str:
    console = Console(width=200, record=True)
    console.print(table("200 mandates", figures), bars(figures))
    return console.export_text()


@pytest.mark.slow
def test_a_page_is_timed_and_weighed(tmp_path: Path) -> None:
    store = tmp_path / "bench.sqlite"
    load(store, 200)
    assert prepare(store) > 0
    (found,) = measure(store, {START: PAGES[START]})
    assert found.first > 0
    assert 0 < found.wire <= found.whole
    assert found.files > 0
    assert found.memory > 50_000_000


def test_a_page_over_its_bar_is_told() -> None:
    assert "NO" not in printed([ONE])
    slow = replace(ONE, name="search", first=1.1)
    assert "any page, cold (search) under 1000 ms" in printed([ONE, slow])
    assert printed([ONE, slow]).count("NO") == 2
    for worse in ({"first": 0.31}, {"again": [0.31]}, {"files": 197_000}, {"memory": 400_000_000}):
        assert "NO" in printed([replace(ONE, **worse)])
