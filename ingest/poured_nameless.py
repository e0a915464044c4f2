"""Rows of ids side by side under no header: the line of the id itself shows the columns."""

import re
from collections.abc import Sequence

from ingest.poured_cells import ANCHORS, Row
from ingest.poured_chunks import PAGE_TURN, Piece
from ingest.poured_edges import cells_at
from ingest.poured_rows import Found

_CELL = re.compile(r"\S+(?: \S+)*")
_MOST_COLUMNS = 3
_NEAR = 4
_BLANKS_IN_ROW = 1
_SURE = 0.8

Starts = tuple[int, ...]


def nameless_rows(lines: Sequence[str], at: int) -> Found:
    """The rows from the id on line `at` on, and the line after the last of them.

    Columns may stand elsewhere in every row; a row without a title keeps those of the row above.
    None where words stand in the last column above the first id: ids halfway down their rows.
    """
    rows: list[Row] = []
    starts = _starts(lines[at], ())
    if starts and at and len(lines[at - 1]) - len(lines[at - 1].lstrip()) >= starts[-1] - _NEAR:
        return [], at
    end = index = at
    while index < len(lines) and (starts := _starts(lines[index], starts)):
        cells, index = _cells(lines, index, starts)
        if not _is_sure(cells):
            break
        rows.append(Row(tuple(tuple(cell) for cell in cells), _SURE))
        end = index
        index = _filled(lines, index)
    return rows, end


def _starts(line: str, above: Starts) -> Starts:
    """Where the cells begin of a line that an id opens; none for other lines."""
    cells = list(_CELL.finditer(line))
    if not 1 < len(cells) <= _MOST_COLUMNS or not ANCHORS["id"].fullmatch(cells[0][0]):
        return ()
    found = [cell.start() for cell in cells]
    titleless = len(found) < len(above) and abs(found[-1] - above[-1]) <= _NEAR
    return above if titleless else tuple(found)


def _cells(lines: Sequence[str], at: int, starts: Starts) -> tuple[list[list[Piece]], int]:
    """The cells of the row that begins on line `at`, and the line after it.

    None where words stand right below it that are in no column.
    """
    row: list[list[Piece]] = [[] for _ in starts]
    end, blanks, index = at, 0, at
    while index < len(lines) and blanks <= _BLANKS_IN_ROW:
        line, index = lines[index], index + 1
        if not line.strip():
            blanks += line != PAGE_TURN
            continue
        cells = _in_columns(line, starts) or cells_at(line, starts)
        if cells is None or (cells[0] and index > at + 1):
            opens = _starts(line, starts)
            return (row, end) if blanks or opens else ([[] for _ in starts], end)
        for column, words in enumerate(cells):
            row[column] += [(index - 1, words)] if words else []
        end, blanks = index, 0
    return row, end


def _in_columns(line: str, starts: Starts) -> list[str] | None:
    """The words of each column where they stand apart, though a page may have moved the columns."""
    cells = [""] * len(starts)
    for words in _CELL.finditer(line):
        near = min(range(len(starts)), key=lambda at: abs(starts[at] - words.start()))
        reaches = near + 1 < len(starts) and words.end() >= starts[near + 1]
        if cells[near] or reaches or any(cells[near:]):
            return None
        cells[near] = words[0]
    return cells


def _is_sure(row: Sequence[Sequence[Piece]]) -> bool:
    """Whether there is a text, and no cell begins in mid-sentence."""
    return bool(row[-1]) and not any(cell[0][1][:1].islower() for cell in row if cell)


def _filled(lines: Sequence[str], at: int) -> int:
    """The next line that holds words."""
    return next((i for i in range(at, len(lines)) if lines[i].strip()), len(lines))
