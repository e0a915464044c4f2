"""Grids become tables: rows of lines, the header known, rows that a page break cut joined."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.geometry import Word
from ingest.grids import NEAR, Grid
from ingest.lines import Entry, Line, Lines
from ingest.paragraphs import cell_lines, ended
from ingest.printed import lines_of

Row = tuple[Lines, ...]

_ID = re.compile(r"\S*\d\S*")


@dataclass(slots=True)
class TableItem:
    """A table, or the part of one that stands on a page."""

    page: int
    top: float
    bottom: float
    xs: Sequence[float]
    rows: list[Row]
    header_rows: int
    rule: str
    confidence: float = 1.0

    def entry(self) -> Entry:
        """The table as the builder takes it."""
        return Entry(
            "table",
            rows=tuple(self.rows),
            header_rows=self.header_rows,
            confidence=self.confidence,
            rule=self.rule,
        )


def table_of(grid: Grid) -> TableItem:
    """The table of a grid."""
    usual = _usual_size(word for row in grid.cells for cell in row for word in cell)
    rows = [tuple(cell_of(words, grid.page, usual) for words in row) for row in grid.cells]
    header = header_rows(grid.cells, grid.shaded)
    kept = [i for i, row in enumerate(rows) if any(row)]
    header = sum(i < header for i in kept)
    table = [rows[i] for i in kept]
    header = header or int(names_columns(table))
    names = table[:header]
    table = names + [row for row in table[header:] if not any(_same(row, name) for name in names)]
    rect = grid.rect
    return TableItem(grid.page, rect.top, rect.bottom, grid.xs, table, header, "ruled")


def _usual_size(words: Iterable[Word]) -> float:
    letters: Counter[float] = Counter()
    for word in words:
        letters[word.face.size] += len(word.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def cell_of(words: Sequence[Word], page: int, usual: float = 0.0) -> Lines:
    """The lines of a cell; `usual` is the size of most of the table's type."""
    lines = cell_lines(lines_of(words, page))
    if lines and all(word.text.isdigit() and word.face.size < 0.8 * usual for word in words):
        # A cell with nothing but a raised number: a footnote mark, not an amount.
        return tuple(
            replace(x, runs=tuple(replace(r, superscript=True) for r in x.runs)) for x in lines
        )
    return lines


def header_rows(cells: Sequence[Sequence[Sequence[Word]]], shaded: Sequence[bool]) -> int:
    """How many rows at the top are on a ground of their own, or in bold, unlike those below."""
    looks = [
        _look([word for cell in row for word in cell], ground)
        for row, ground in zip(cells, shaded, strict=True)
    ]
    count = next((i for i, look in enumerate(looks) if not look), len(looks))
    if count == len(looks):
        # All rows look alike: the ground is the table's own.
        bold = [_look([w for cell in row for w in cell], ground=False) for row in cells]
        count = next((i for i, look in enumerate(bold) if not look), len(bold))
    return count if count < len(looks) else 0


def names_columns(rows: Sequence[Row]) -> bool:
    """Whether the first row holds names and the first column below holds numbers or ids."""
    if len(rows) < 3 or not all(0 < len(_text(cell)) <= 40 for cell in rows[0]):
        return False
    counted = sum(bool(_ID.fullmatch(_text(row[0]))) for row in rows[1:])
    named = not any(char.isdigit() for char in _text(rows[0][0]))
    return named and counted >= 0.6 * (len(rows) - 1)


def _look(words: Sequence[Word], ground: bool) -> bool:
    letters = sum(len(word.text) for word in words)
    bold = sum(len(word.text) for word in words if word.face.bold)
    return bool(words) and (ground or bold > 0.9 * letters)


def joins(before: TableItem, after: TableItem) -> bool:
    """Whether `after`, first on its page, goes on with `before`, last on its page."""
    if len(before.xs) != len(after.xs) or after.page != before.page + 1:
        return False
    slack = 2 * NEAR if before.rule == "ruled" else 5 * NEAR
    return all(abs(a - b) <= slack for a, b in zip(before.xs, after.xs, strict=True))


def join(before: TableItem, after: TableItem) -> None:
    """Add the rows of a table's next part: repeated header dropped, a cut row made whole."""
    rows = list(after.rows)
    if not before.header_rows and rows and _same(before.rows[0], rows[0]):
        before.header_rows = 1
    for header in before.rows[: before.header_rows]:
        if rows and _same(header, rows[0]):
            rows.pop(0)
        elif rows and _begins(header, rows[0]):
            rows[0] = _less(rows[0], header)
    repeated = rows != after.rows
    if not repeated and after.header_rows and before.header_rows:
        before.rows += rows
        before.page, before.bottom = after.page, after.bottom
        return
    if rows and len(before.rows) > before.header_rows and _is_rest(before.rows[-1], rows[0]):
        before.rows[-1] = tuple(
            _joined(a, b) for a, b in zip(before.rows[-1], rows.pop(0), strict=True)
        )
    before.rows += rows
    before.page, before.bottom = after.page, after.bottom


def _joined(above: Lines, below: Lines) -> Lines:
    if not above or not below:
        return above + below
    starts = _text(below)[:1]
    over = ended(_text(above)) and (starts.isupper() or starts in "-–•")
    fresh = below[0].paragraph or over
    return (*above, replace(below[0], paragraph=fresh), *below[1:])


def _same(a: Row, b: Row) -> bool:
    return [_text(cell) for cell in a] == [_text(cell) for cell in b]


def _begins(header: Row, row: Row) -> bool:
    """Whether the rest of a cut row stands right under a repeated header, without a rule."""
    return all(
        _text(cell[: len(name)]) == _text(name) for name, cell in zip(header, row, strict=True)
    )


def _less(row: Row, header: Row) -> Row:
    return tuple(cell[len(name) :] for name, cell in zip(header, row, strict=True))


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines).strip()


def _is_rest(above: Row, below: Row) -> bool:
    """Whether a row is the rest of the row above: a cell that was filled has no more to say."""
    filled = [(_text(a), _text(b)) for a, b in zip(above, below, strict=True) if a]
    if any(b and not a for a, b in zip(map(_text, above), map(_text, below), strict=True)):
        return False
    first = _text(below[0])
    if first and len(first) < 16 and _ID.fullmatch(first):
        return False
    if any(not b for _, b in filled):
        return not first or _goes_on(_text(above[0]), first)
    return all(_goes_on(a, b) for a, b in filled)


def _goes_on(above: str, below: str) -> bool:
    return below[:1].islower() or above.endswith(("-", ",")) or not below
