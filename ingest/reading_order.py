"""Columns: the words of a page as the areas that are read one after the other."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.geometry import Rect
from ingest.printed import PrintedLine, lines_of
from ingest.text_marks import starts_with_id

FEWEST_LINES = 5
"""A column is at least this many lines high."""
_GOING_ON = 0.15
"""Of a column's lines, at least this share goes on with a sentence; cells begin with a capital."""

_TITLE = 1.2
"""A line so many times the usual size is a heading, which may stand over both columns."""


def reading_order(
    lines: Sequence[PrintedLine], level: Sequence[Rect] = ()
) -> list[list[PrintedLine]]:
    """The lines of a page as areas in reading order, each from top to bottom.

    `level` are rules and edges of grounds from left to right: text that they part is a table.
    """
    gutter = _gutter(lines, level)
    if gutter is None:
        return [list(lines)] if lines else []
    x, first, last = gutter
    band = [word for line in lines[first:last] for word in line.words]
    left = lines_of((word for word in band if word.x1 <= x), lines[0].page)
    right = lines_of((word for word in band if word.x1 > x), lines[0].page)
    parts = (lines[:first], left, right, lines[last:])
    return [area for part in parts for area in reading_order(part, level)]


def _gutter(lines: Sequence[PrintedLine], level: Sequence[Rect]) -> tuple[float, int, int] | None:
    """Where a gutter runs (x), and the lines `[first, last)` along which it does."""
    if len(lines) < FEWEST_LINES:
        return None
    left, right = min(li.rect.x0 for li in lines), max(li.rect.x1 for li in lines)
    starts = Counter(
        round(word.x0)
        for line in lines
        for before, word in zip((None, *line.words), line.words, strict=False)
        if word.x0 > left + 0.2 * (right - left)
        and (before is None or word.x0 - before.x1 > 0.9 * word.face.size)
    )
    for start, count in starts.most_common(3):
        if count < FEWEST_LINES:
            return None
        x = start - 2.0
        for first, last in _bands(lines, x):
            band = lines[first:last]
            if _is_columns(band, x, left, right) and not _is_table(band, x, level):
                return x, first, last
    return None


def _bands(lines: Sequence[PrintedLine], x: float) -> list[tuple[int, int]]:
    """Stretches of lines that no word crosses at `x`, and no heading juts out towards."""
    bands, first, edge = [], 0, _left_edge(lines, x)
    size = sorted(line.face.size for line in lines)[len(lines) // 2]
    for index in range(len(lines) + 1):
        if (
            index == len(lines)
            or _crosses(lines[index], x)
            or (lines[index].face.size > _TITLE * size and edge + 1 < lines[index].rect.x1 < x)
        ):
            if index - first >= FEWEST_LINES:
                bands.append((first, index))
            first = index + 1
    return bands


def _left_edge(lines: Sequence[PrintedLine], x: float) -> float:
    """How far the left column reaches on lines that the right one goes on beside."""
    both = (line for line in lines if line.rect.x1 > x and not _crosses(line, x))
    return max((word.x1 for line in both for word in line.words if word.x1 <= x), default=x)


def _crosses(line: PrintedLine, x: float) -> bool:
    """Whether a word, or running text, goes on across `x`."""
    if any(w.x0 < x < w.x1 for w in line.words):
        return True
    ends = [w for w in line.words if w.x1 <= x]
    begins = [w for w in line.words if w.x0 >= x]
    return bool(ends and begins) and begins[0].x0 - ends[-1].x1 < 0.7 * line.face.size


def _is_table(band: Sequence[PrintedLine], x: float, level: Sequence[Rect]) -> bool:
    """Whether rows go across: parted by rules, begun by ids, or begun on both sides at once."""
    top, bottom = band[0].rect.top, band[-1].rect.bottom
    parted = sum(r.x0 < x - 5 and r.x1 > x + 5 and top < r.top < bottom for r in level)
    ids = sum(starts_with_id(line.text) for line in band)
    if parted > 2 or ids > 2:
        return True
    steps = [below.baseline - above.baseline for above, below in pairwise(band)]
    usual = sorted(steps)[len(steps) // 2]
    begun = [b for b, step in zip(band[1:], steps, strict=True) if step > 1.3 * usual]
    both = sum(line.words[0].x1 <= x < line.words[-1].x0 for line in begun)
    return both > 2 and both > 0.6 * len(begun)


def _is_columns(band: Sequence[PrintedLine], x: float, left: float, right: float) -> bool:
    """Both sides hold running text: lines that fill their column, of several words each."""
    for low, high, side in (
        (left, x, [[w for w in line.words if w.x1 <= x] for line in band]),
        (x, right, [[w for w in line.words if w.x1 > x] for line in band]),
    ):
        rows = [row for row in side if row]
        if len(rows) < FEWEST_LINES:
            return False
        filled = sum(row[-1].x1 - row[0].x0 for row in rows) / (len(rows) * (high - low))
        words = sum(len(row) for row in rows) / len(rows)
        going_on = sum(row[0].text[:1].islower() for row in rows)
        if filled < 0.55 or words < 3 or going_on < _GOING_ON * len(rows):
            return False
    return True
