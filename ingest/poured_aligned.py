"""Tables that a text keeps side by side: cells between bars, or in columns of blanks."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.poured_cells import Row
from ingest.poured_chunks import PAGE_TURN, Piece
from ingest.poured_headers import Header, header_at

_RULE = re.compile(r"[\s|:=+-]+")
_GAP = re.compile(r" {2,}")
_BLANKS_IN_ROW = 1

Found = tuple[list[Row], int]
"""Rows, and the source line after the last of them."""


def barred_rows(lines: Sequence[str], at: int) -> Found:
    """The rows from line `at` on whose cells stand between bars; a ruled line is none."""
    rows: list[Row] = []
    width, end = _bars(lines[at]), at
    while end < len(lines) and width > 1 and _bars(lines[end]) == width:
        if not _RULE.fullmatch(lines[end]):
            cells = lines[end].strip().strip("|").split("|")
            pieces = (((end, cell.strip()),) if cell.strip() else () for cell in cells)
            rows.append(Row(tuple(pieces), 0.95))
        end += 1
    return (rows, end) if len(rows) > 1 else ([], at)


def _bars(line: str) -> int:
    stripped = line.strip()
    return stripped.count("|") if stripped.startswith("|") and stripped.endswith("|") else 0


def aligned_header(lines: Sequence[str], at: int) -> tuple[Header, tuple[int, ...]] | None:
    """A header on one line whose names stand apart by blanks, and where its columns begin."""
    line = lines[at]
    if not _GAP.search(line.strip()):
        return None
    header = header_at(lines[: at + 1], at)
    if header is None:
        return None
    starts = tuple(line.index(cell[0][1]) for cell in header.cells)
    apart = all(line[start - 2 : start] == "  " for start in starts[1:])
    return (header, starts) if apart and starts == tuple(sorted(set(starts))) else None


def aligned_rows(lines: Sequence[str], header: Header, starts: Sequence[int]) -> Found:
    """Rows beneath an aligned header: a new one where the first column fills after a blank."""
    rows: list[list[list[Piece]]] = []
    end, blanks = header.last, 1
    for index in range(header.last, len(lines)):
        if not lines[index].strip():
            blanks += lines[index] != PAGE_TURN
            continue
        cells = _cells(lines[index], starts)
        if cells is None or (blanks > _BLANKS_IN_ROW and rows and not cells[0]):
            break
        if not rows or (blanks and cells[0]):
            rows.append([[] for _ in starts])
        for column, words in enumerate(cells):
            rows[-1][column] += [(index, words)] if words else []
        end, blanks = index + 1, 0
    sure = [row for row in rows if sum(bool(cell) for cell in row) > 1]
    found = [Row(tuple(tuple(cell) for cell in row), 0.8) for row in sure]
    return (found, end) if len(sure) == len(rows) else ([], header.last)


def _cells(line: str, starts: Sequence[int]) -> list[str] | None:
    """The words of each column; None where a word runs across the edge of one."""
    edges = [0, *(_edge(line, start) for start in starts[1:]), max(len(line), starts[-1] + 1)]
    if any(edge < 0 for edge in edges):
        return None
    return [line[one:other].strip() for one, other in pairwise(edges)]


def _edge(line: str, start: int) -> int:
    """Where a column begins on a line: its header's place, or a word that begins just before."""
    if start >= len(line) or line[start - 1] == " ":
        return start
    blank = line.rfind("  ", max(0, start - 4), start)
    return blank + 2 if blank >= 0 else -1
