"""Tables without vertical rules: words that keep to columns line after line.

Columns are the stretches that the words of all lines cover together; rows begin where a rule, an
anchor (an id, a year, a rank), a wider distance or the first column says so.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.cues import MANDATE_ID
from ingest.geometry import Rect, Word
from ingest.grids import NEAR
from ingest.paragraphs import Setting, far_below, mark_of, setting_of
from ingest.printed import PrintedLine
from ingest.tables import TableItem, cell_of, header_rows, names_columns

Columns = list[tuple[float, float]]

GAP = 0.8
"""Columns stand apart by this many times the size of the type, at least."""
_NARROW = 0.45
"""Before a place where a column begins on other lines, a gap of this many sizes will do."""
FEWEST_ROWS = 3
_LARGER = 1.2
_LONGEST = 40
_AMOUNT = re.compile(r"[-−–]?\d[\d .,]*")
_ANCHOR = re.compile(rf"(?:{MANDATE_ID}|20\d\d[-/]\d{{1,3}}|(?:19|20)\d{{2}}|\d{{1,3}})\.?")


def split_tables(
    lines: Sequence[PrintedLine], rules: Sequence[Rect]
) -> Iterator[list[PrintedLine] | TableItem]:
    """The lines of an area in stretches: running text, and tables without vertical rules."""
    start = at = 0
    while at < len(lines):
        end, columns = _stretch(lines, at)
        if _is_table(lines[at:end], columns, rules):
            at -= at > start and _tops(lines[at - 1], lines[at], columns)
            if start < at:
                yield list(lines[start:at])
            yield _table(lines[at:end], columns, rules)
            start = at = end
        else:
            at += 1
    if start < len(lines):
        yield list(lines[start:])


def _spans(line: PrintedLine, starts: Sequence[float] = ()) -> Columns:
    """The stretches of a line that wide gaps part, or narrower ones before known `starts`.

    A bullet is no stretch of its own.
    """
    spans = [(line.words[0].x0, line.words[0].x1)]
    for index, (before, after) in enumerate(pairwise(line.words)):
        gap, size = after.x0 - before.x1, line.face.size
        known = gap >= _NARROW * size and any(abs(after.x0 - x) < 1.2 for x in starts)
        if (known or gap >= GAP * size) and not (index == 0 and _listed(line)):
            spans.append((after.x0, after.x1))
        else:
            spans[-1] = spans[-1][0], max(spans[-1][1], after.x1)
    return spans


def _listed(line: PrintedLine) -> bool:
    """Whether a line begins with a bullet; a number may be a table's as well."""
    mark = mark_of(line)
    return mark is not None and mark.number is None


def _merged(columns: Columns, spans: Columns, gap: float) -> Columns:
    """Columns widened by a line; stretches closer than `gap` become one."""
    merged: Columns = []
    for left, right in sorted([*columns, *spans]):
        if merged and left - merged[-1][1] < gap:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged


def _stretch(lines: Sequence[PrintedLine], start: int) -> tuple[int, Columns]:
    """The lines from `start` that keep to common columns, and the columns."""
    starts = _column_starts(lines, start)
    columns = _spans(lines[start], starts)
    if len(columns) < 2:
        return start, columns
    end = start + 1
    for above, line in pairwise(lines[start:]):
        step = line.baseline - above.baseline
        wider = _merged(columns, _spans(line, starts), _NARROW * line.face.size)
        if len(wider) < 2 or step > 4 * above.face.size or _towers(line, lines[start]):
            break
        if end - start >= FEWEST_ROWS and _heads_another(line, lines[start], columns):
            break
        # Wide blanks of justified lines look like columns until a few lines have closed them.
        if len(wider) < len(columns) and end - start >= 2 * FEWEST_ROWS:
            break
        columns, end = wider, end + 1
    while (
        end > start + 1 and len(_spans(lines[end - 1])) < 2 and _is_prose(lines, end - 1, columns)
    ):
        end -= 1
    return end, columns


def _column_starts(lines: Sequence[PrintedLine], start: int) -> list[float]:
    """Where stretches begin on more than one line of what may be a table from `start` on."""
    first = _spans(lines[start])
    if len(first) < 2:
        return []
    near = lines[start : start + _LONGEST]
    lefts = Counter(round(left) for line in near for left, _ in _spans(line)[1:])
    return [left for left, count in lefts.items() if count > 1] + [left for left, _ in first[1:]]


def _towers(line: PrintedLine, first: PrintedLine) -> bool:
    """Whether a line is set much larger than the table's first: a heading after it."""
    return line.face.size > _LARGER * first.face.size


def _heads_another(line: PrintedLine, first: PrintedLine, columns: Columns) -> bool:
    """Whether a line names columns that stand elsewhere: the header of a table right below."""
    spans = _spans(line)
    named = line.bold and first.bold and len(spans) > 1 and not re.search(r"\d", line.text)
    return named and any(all(abs(left - x) > NEAR for x, _ in columns) for left, _ in spans)


def _tops(above: PrintedLine, first: PrintedLine, columns: Columns) -> bool:
    """Whether the line above is the first of a name over a column other than the first."""
    close = first.baseline - above.baseline < 1.5 * first.face.size
    inside = any(left - 2 < above.rect.x0 and above.rect.x1 < right + 2 for left, right in columns)
    return close and inside and above.rect.x0 > columns[0][1] and above.face == first.face


def _is_prose(lines: Sequence[PrintedLine], index: int, columns: Columns) -> bool:
    """Whether a line in the first column alone is text after the table, and no rest of a cell."""
    above, line = lines[index - 1], lines[index]
    if line.rect.x0 > columns[0][1]:
        return False
    if far_below(above, line, Setting(0, 0, line.face.size * 1.2)):
        return True
    return len(_spans(above)) < 2 and not line.text[:1].islower()


def _is_table(lines: Sequence[PrintedLine], columns: Columns, rules: Sequence[Rect]) -> bool:
    several = [line for line in lines if len(_spans(line)) > 1]
    if len(columns) < 2:
        return False
    few = len(several) < FEWEST_ROWS or 3 * len(several) < len(lines)
    if few and not _ruled_rows(lines, columns, rules):
        return False
    listed = sum(mark_of(line) is not None and len(_spans(line)) == 2 for line in several)
    return listed < 0.6 * len(several) or len(columns) > 2


def _ruled_rows(lines: Sequence[PrintedLine], columns: Columns, rules: Sequence[Rect]) -> bool:
    """Whether rules part the lines in rows that have words in the first column and another."""
    ruled = [i for i in range(1, len(lines)) if _ruled_between(lines[i - 1], lines[i], rules)]
    rows = [_cells(lines[a:b], columns) for a, b in pairwise([0, *ruled, len(lines)])]
    return len(rows) >= FEWEST_ROWS and all(row[0] and any(row[1:]) for row in rows)


def rest_of(table: TableItem, lines: Sequence[PrintedLine]) -> TableItem | None:
    """The `lines` of the page before or after as rows of a table, if they keep to its columns."""
    several = [len(_spans(line, table.xs)) > 1 for line in lines]
    if not all(_keeps(line, table.xs) for line in lines) or not any(several):
        return None
    begun = several[0] or lines[0].page > table.page
    if not begun or any(b.baseline - a.baseline > 4 * a.face.size for a, b in pairwise(lines)):
        return None
    ends = [x - 1 for x in table.xs[1:]]
    return _table(lines, list(zip(table.xs, [*ends, math.inf], strict=True)), ())


def _keeps(line: PrintedLine, xs: Sequence[float]) -> bool:
    """Whether a line's stretches begin where columns do; text at the margin is not enough."""
    spans = _spans(line, xs)
    placed = all(any(abs(left - x) < NEAR for x in xs) for left, _ in spans)
    return placed and (len(spans) > 1 or line.rect.x0 > xs[0] + NEAR or line.text[:1].islower())


def _table(lines: Sequence[PrintedLine], columns: Columns, rules: Sequence[Rect]) -> TableItem:
    starts = _row_starts(lines, columns, rules)
    rows = [_cells(lines[a:b], columns) for a, b in pairwise([*starts, len(lines)])]
    page, first, last = lines[0].page, lines[0], lines[-1]
    table = [tuple(cell_of(cell, page) for cell in row) for row in rows]
    return TableItem(
        page,
        first.rect.top,
        last.rect.bottom,
        [left for left, _ in columns],
        table,
        header_rows(rows, [False] * len(rows)) or int(names_columns(table)),
        "aligned",
        confidence=0.8,
    )


def _cells(lines: Sequence[PrintedLine], columns: Columns) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in columns]
    for word in (word for line in lines for word in line.words):
        middle = (word.x0 + word.x1) / 2
        nearest = min(range(len(columns)), key=lambda i: _distance(columns[i], middle))
        cells[nearest].append(word)
    return cells


def _distance(column: tuple[float, float], x: float) -> float:
    return max(column[0] - x, x - column[1], 0.0)


def _row_starts(lines: Sequence[PrintedLine], columns: Columns, rules: Sequence[Rect]) -> list[int]:
    """The indexes of the lines that begin a row."""
    bold = next((i for i, line in enumerate(lines) if not line.bold), 0)
    ruled = [i for i in range(1, len(lines)) if _ruled_between(lines[i - 1], lines[i], rules)]
    if len(ruled) >= FEWEST_ROWS:
        return sorted({0, bold, *ruled})
    setting = setting_of(lines)
    apart = [i for i in range(1, len(lines)) if far_below(lines[i - 1], lines[i], setting)]
    first = [_cells([line], columns)[0] for line in lines]
    anchored = [i for i, cell in enumerate(first) if cell and _ANCHOR.fullmatch(cell[0].text)]
    filled = [i for i, cell in enumerate(first) if cell]
    rows = list(pairwise([*apart, len(lines)]))
    if anchored and len(rows) > 1 and all(sum(a <= i < b for i in anchored) == 1 for a, b in rows):
        # Cells in the middle of their row: an anchor stands below the row's first lines.
        return sorted({0, *apart})
    if len(anchored) >= max(2, 0.5 * len(filled)):
        return sorted({0, bold, *anchored, *_sums(lines, columns, anchored[-1])})
    if FEWEST_ROWS - 1 <= len(apart) < len(lines) - 1:
        return sorted({0, bold, *apart})
    several = [i for i in filled if len(_spans(lines[i])) > 1 and i >= bold]
    return sorted({0, bold, *several})


def _sums(lines: Sequence[PrintedLine], columns: Columns, last: int) -> list[int]:
    """The lines under the `last` anchored one that hold a further amount, as a sum does."""
    amounts = [
        i
        for i in range(last, len(lines))
        if (cell := _cells([lines[i]], columns)[-1])
        and _AMOUNT.fullmatch(" ".join(word.text for word in cell))
    ]
    return [i for i in amounts[1:] if len(_spans(lines[i])) > 1] if amounts[:1] == [last] else []


def _ruled_between(above: PrintedLine, below: PrintedLine, rules: Sequence[Rect]) -> bool:
    return any(
        above.baseline - 1 < rule.top < below.baseline - 0.4 * below.face.size
        and rule.width > 0.5 * (above.rect.x1 - above.rect.x0)
        and rule.height < 1
        for rule in rules
    )
