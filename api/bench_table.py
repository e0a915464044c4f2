"""The figures of benchmarks as tables; of stores a column a size, how each grows, and its bar."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from rich.table import Table

from api.bench_api import Overhead, percentile
from api.bench_readers import Crowd
from api.bench_store import Figures
from api.bench_web import PageFigures

_MILLI = 1000
_KILO = 1000
_MEGA = 1_000_000

_P99 = {"open": 50, "lookup": 1, "4-hop trace": 10, "search": 60}
_GROWTH = ("lookup", "4-hop trace")
_MEMORY, _TENFOLD = 300, 2.0
"""Bars of the embedded store: milliseconds for 99 of 100 questions and megabytes at every size,
and how many times more from each size to one of ten times as many mandates."""


def table(store: str, figures: Sequence[Figures]) -> Table:
    """One store at every size; `growth` is the largest from a size to the next one, of p50."""
    found = Table("figure", *(f"{f.mandates:,} mandates" for f in figures), "growth", title=store)
    rows: list[tuple[str, Callable[[Figures], str], Callable[[Figures], float] | None]] = [
        ("facts, links", lambda f: f"{f.facts:,}, {f.links:,}", None),
        ("load, s", lambda f: f"{f.load:.1f}", lambda f: f.load),
        ("memory of a reader, MB", lambda f: f"{f.memory / _MEGA:.0f}", lambda f: f.memory),
    ]
    if all(f.size for f in figures):
        rows.append(("size, MB", lambda f: f"{(f.size or 0) / _MEGA:.0f}", lambda f: f.size or 0))
    for name, told, number in rows:
        found.add_row(name, *map(told, figures), _times_more(figures, number) if number else "")
    for name in figures[0].times:
        growth = _times_more(figures, _half(name))
        found.add_row(f"{name}, ms: p50 / p99", *(_told(f.times[name]) for f in figures), growth)
        if name in figures[0].first:
            found.add_row("  in the first round", *(_told(f.first[name]) for f in figures))
    return found


def bars(figures: Sequence[Figures]) -> Table:
    """Whether the embedded store meets every bar, at the size where it is furthest from it."""
    found = Table("bar", "measured", "met")
    for bar, measured, limit, unit in _against_bars(figures):
        met = "yes" if measured < limit else "NO"
        found.add_row(f"{bar} under {limit:g} {unit}", f"{measured:.2f} {unit}", met)
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


def pages(title: str, figures: Sequence[PageFigures]) -> Table:
    """The pages of a server, a row each: times on the clock and kilobytes."""
    found = Table(
        "page", "first, ms", "again, ms: p50", "kB sent", "kB", "kB of files", title=title
    )
    for one in figures:
        times = (f"{seconds * _MILLI:.0f}" for seconds in (one.first, one.median))
        sizes = (f"{size / _KILO:.0f}" for size in (one.wire, one.whole, one.files))
        found.add_row(one.name, *times, *sizes)
    return found


def _against_bars(figures: Sequence[Figures]) -> Iterator[tuple[str, float, float, str]]:
    for name in figures[0].times:
        limit = next((ms for start, ms in _P99.items() if name.startswith(start)), None)
        if limit is not None:
            worst = max(percentile(f.times[name], 0.99) for f in figures) * _MILLI
            yield f"{name}, p99", worst, limit, "ms"
        if name.startswith(_GROWTH) and len(figures) > 1:
            yield f"{name}, growth", _growth(figures, _half(name)), _TENFOLD, "×"
    yield "memory of a reader", max(f.memory for f in figures) / _MEGA, _MEMORY, "MB"


def _half(name: str) -> Callable[[Figures], float]:
    return lambda f: percentile(f.times[name], 0.5)


def _told(times: list[float]) -> str:
    half, most = (percentile(times, share) * _MILLI for share in (0.5, 0.99))
    return f"{half:.2f} / {most:.2f}"


def _times_more(figures: Sequence[Figures], number: Callable[[Figures], float]) -> str:
    return f"{_growth(figures, number):.1f} ×" if len(figures) > 1 else ""


def _growth(figures: Sequence[Figures], number: Callable[[Figures], float]) -> float:
    return max(number(more) / max(number(fewer), 1e-9) for fewer, more in pairwise(figures))
