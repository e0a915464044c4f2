"""The figures of benchmarks as tables; of stores a column a size, how each grows, and its bar."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from rich.table import Table

from api.bench_api import Overhead, percentile
from api.bench_readers import Crowd
from api.bench_store import Figures

_MILLI = 1000
_MEGA = 1_000_000

_P99 = {"open": 50, "lookup": 1, "4-hop trace": 10, "search": 60}
_GROWTH = ("lookup", "4-hop trace")
_MEMORY, _TENFOLD = 300, 2.0
"""Bars of the embedded store: milliseconds for 99 of 100 questions and megabytes at every size,
and how many times more from each size to one of ten times as many mandates."""


def table(store: str, figures: Sequence[Figures]) -> Table:
    """One store at every size; `growth` is the largest from a size to the next one, of p50."""
    found = Table("figure", *(f"{f.mandates:,} mandates" for f in figures), "growth", title=store)
    found.add_row("facts, links", *(f"{f.facts:,}, {f.links:,}" for f in figures), "")
    rows: list[tuple[str, int, Callable[[Figures], float]]] = [
        ("load, s", 1, lambda f: f.load),
        ("load, ms a mandate", 1, lambda f: f.load / f.mandates * _MILLI),
        ("size, MB", 0, lambda f: f.size / _MEGA),
        ("memory of a reader, MB", 0, lambda f: f.memory / _MEGA),
        ("memory of the server, MB", 0, lambda f: (f.server_memory or 0) / _MEGA),
        ("first search, with what it needs, s", 2, lambda f: f.first_search),
    ]
    for name, digits, number in rows:
        if any(map(number, figures)):
            told = (f"{number(f):.{digits}f}" for f in figures)
            found.add_row(name, *told, _times_more(figures, number))
    for name in figures[0].times:
        growth = _times_more(figures, _half(name))
        found.add_row(f"{name}, ms: p50 / p99", *(_told(f.times[name]) for f in figures), growth)
        if name in figures[0].own and figures[0].server_memory is None:
            found.add_row("  of it, its own work", *(_told(f.own[name]) for f in figures), "")
    return found


def bars(figures: Sequence[Figures]) -> Table:
    """Whether the embedded store meets every bar, at the size where it is furthest from it.

    Questions are held against the work of the process itself; beside it, the same on the clock.
    """
    found = Table("bar", "measured", "on the clock", "met")
    for bar, (measured, clock), limit, unit in _against_bars(figures):
        met = "yes" if measured < limit else "NO"
        cells = (f"{value:.2f} {unit}" if value else "" for value in (measured, clock))
        found.add_row(f"{bar} under {limit:g} {unit}", *cells, met)
    return found


def overheads(figures: Sequence[Overhead]) -> Table:
    """`/oppdrag/{id}` and the bare endpoint, a row for each kind of question and percentile."""
    found = Table("mandates asked for", "percentile", "ours, ms", "bare FastAPI, ms", "ratio")
    for one in figures:
        for share in (0.5, 0.99):
            times = (percentile(times, share) * _MILLI for times in (one.ours, one.bare))
            cells = (f"p{share * 100:.0f}", *(f"{time:.2f}" for time in times))
            found.add_row(one.name, *cells, f"{one.ratio(share):.2f} ×")
    return found


def crowd(found: Crowd) -> Table:
    """Many readers at once."""
    half, most = (found.percentile(share) * _MILLI for share in (0.5, 0.99))
    held = f"{found.settled / _MEGA:.0f} to {found.at_end / _MEGA:.0f}"
    table = Table("answers", "errors", "ms: p50 / p99", "memory, MB", "growth")
    errors = "\n".join([str(len(found.errors)), *sorted(set(found.errors))[:5]])
    times = f"{half:.0f} / {most:.0f}"
    table.add_row(f"{len(found.times):,}", errors, times, held, f"{found.growth:.3f} ×")
    return table


def _against_bars(
    figures: Sequence[Figures],
) -> Iterator[tuple[str, tuple[float, float | None], float, str]]:
    for name in figures[0].times:
        both = [[f.own.get(name, f.times[name]) for f in figures], [f.times[name] for f in figures]]
        limit = next((ms for start, ms in _P99.items() if name.startswith(start)), None)
        if limit is not None:
            own, clock = (max(percentile(t, 0.99) for t in those) * _MILLI for those in both)
            yield f"{name}, p99", (own, clock), limit, "ms"
        if name.startswith(_GROWTH) and len(figures) > 1:
            own, clock = (_growth([percentile(t, 0.5) for t in those]) for those in both)
            yield f"{name}, growth", (own, clock), _TENFOLD, "×"
    most = max(f.memory for f in figures) / _MEGA
    yield "memory of a reader", (most, None), _MEMORY, "MB"


def _half(name: str) -> Callable[[Figures], float]:
    return lambda f: percentile(f.times[name], 0.5)


def _told(times: list[float]) -> str:
    half, most = (percentile(times, share) * _MILLI for share in (0.5, 0.99))
    return f"{half:.2f} / {most:.2f}"


def _times_more(figures: Sequence[Figures], number: Callable[[Figures], float]) -> str:
    return f"{_growth([number(f) for f in figures]):.1f} ×" if len(figures) > 1 else ""


def _growth(numbers: Sequence[float]) -> float:
    return max(more / max(fewer, 1e-9) for fewer, more in pairwise(numbers))
