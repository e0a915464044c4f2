"""The figures of stores as tables: a column a size, and how each grows from size to size."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from rich.table import Table

from api.bench_api import Overhead, percentile
from api.bench_readers import Crowd
from api.bench_store import Figures

_MILLI = 1000
_MEGA = 1_000_000


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
        found.add_row(name, *map(told, figures), _growth(figures, number) if number else "")
    for name in figures[0].times:
        growth = _growth(figures, lambda f, name=name: f.percentile(name, 0.5))  # type: ignore[misc]
        found.add_row(f"{name}, ms: p50 / p99", *(_times(f, name) for f in figures), growth)
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


def _times(figures: Figures, name: str) -> str:
    half, most = (figures.percentile(name, share) * _MILLI for share in (0.5, 0.99))
    return f"{half:.2f} / {most:.2f}"


def _growth(figures: Sequence[Figures], number: Callable[[Figures], float]) -> str:
    ratios = [number(later) / max(number(earlier), 1e-9) for earlier, later in pairwise(figures)]
    return f"{max(ratios):.1f} ×" if ratios else ""
