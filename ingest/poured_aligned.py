"""Tables that a text keeps side by side: cells between bars, or in columns of blanks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.poured_cells import ANCHORS, Row, is_group, is_level
from ingest.poured_chunks import PAGE_TURN, Piece
from ingest.poured_edges import OPEN, cells_at
from ingest.poured_headers import Header, shape_of

_RULE = re.compile(r"[\s|:=+-]+")
_NAME = re.compile(r"\S+(?: \S+)*")
_WIDE = re.compile(r"\S {3,}\S|^ {8,}\S")
_HEADING = re.compile(r"\d+(?:\.\d+)*\.? {1,2}[A-ZÆØÅ]\S*(?: \S+){0,9}")
_MANY = 0.4
_FEWEST_COLUMNS = 2
_BLANKS_IN_ROW = 1
_RUNNING = re.compile(r"(?:[A-ZÆØÅ][a-zæøå]+ )?(?:20\d\d ?[-/] ?)?\d{1,3}\.?")
"""What a row may be counted with beneath "Nr.": "12", "2031-04", "Krav 7"."""

Starts = tuple[int, ...]
_Row = list[list[Piece]]

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


def aligned_header(lines: Sequence[str], at: int) -> tuple[Header, Starts] | None:
    """A header whose names stand apart by blanks, and where its columns begin.

    A name may go on in the line below, in its own column.
    """
    named = [(match.start(), match[0]) for match in _NAME.finditer(lines[at])]
    if len(named) < _FEWEST_COLUMNS:
        return None
    starts = tuple(start for start, _ in named)
    names = [[(at, words)] for _, words in named]
    below = cells_at(lines[at + 1], starts) if at + 1 < len(lines) else None
    if below and any(below):
        longer = [
            [*name, (at + 1, more)] if more else name
            for name, more in zip(names, below, strict=True)
        ]
        if header := _header(at, at + 2, longer):
            return header, starts
    header = _header(at, at + 1, names)
    return (header, starts) if header else None


def _header(first: int, last: int, names: Sequence[Sequence[Piece]]) -> Header | None:
    shapes = [shape_of(" ".join(words for _, words in name)) for name in names]
    known = sum(map(bool, shapes))
    sure = last == first + 1 and known >= _FEWEST_COLUMNS
    if len(shapes) - known > (len(shapes) if sure and shapes[0] == "id" else int(sure)):
        return None
    filled = [shape or "text" for shape in shapes]
    if filled[0] == "id" and filled.count("level") > 1:
        filled[0] = "rank"
    return Header(first, last, tuple(filled), tuple(tuple(name) for name in names))


def aligned_rows(lines: Sequence[str], header: Header, starts: Starts) -> Found:
    """Rows beneath an aligned header: a new one where an id, a year, a rank or a closing word
    stands, or, in tables without them, where the first column fills after a blank line.
    """
    rows: list[_Row] = []
    header = _with_ids(lines, header)
    end, blanks, index = header.last, 1, header.last
    while index < len(lines):
        line, index = lines[index], index + 1
        if not line.strip():
            blanks = 0 if line == PAGE_TURN else blanks + 1
            continue
        if again := header_again(lines, index - 1, header):
            starts, index, blanks = again[1], again[0].last, 0
            continue
        if rows and blanks and (_HEADING.fullmatch(line.strip()) or _names_columns(line)):
            break
        cells = cells_at(line, starts)
        opens = cells is not None and _opens(header.shapes, cells, rows, blanks)
        far = blanks > _BLANKS_IN_ROW and bool(rows)
        if cells is None or (far and (not opens or sum(map(bool, cells)) < _FEWEST_COLUMNS)):
            break
        if not (opens or rows):
            break
        if opens:
            rows.append([[] for _ in starts])
        for column, words in enumerate(cells):
            rows[-1][column] += [(index - 1, words)] if words else []
        end, blanks = index, 0
    if not all(_is_sure(header.shapes, row) for row in rows) or _in_doubt(header.shapes, rows):
        return [], header.last
    return [Row(tuple(tuple(cell) for cell in row), 0.8) for row in rows], end


def _names_columns(line: str) -> bool:
    """Whether a line is the header of another table: three known names of columns or more."""
    names = _NAME.findall(line)
    return len(names) > _FEWEST_COLUMNS and all(shape_of(name) for name in names)


def _with_ids(lines: Sequence[str], header: Header) -> Header:
    """The header; a first column of mandates that holds their ids is one of ids."""
    below = next((line.strip() for line in lines[header.last :] if line.strip()), "")
    if header.shapes[0] == "text" and ANCHORS["id"].match(below):
        return replace(header, shapes=("id", *header.shapes[1:]))
    return header


def header_again(lines: Sequence[str], at: int, header: Header) -> tuple[Header, Starts] | None:
    """The same header at the top of a later page, where columns may stand elsewhere."""
    found = aligned_header(lines, at)
    return found if found and _with_ids(lines, found[0]).shapes == header.shapes else None


def _opens(shapes: Sequence[str], cells: Sequence[str], rows: Sequence[_Row], blanks: int) -> bool:
    """Whether a line begins a row."""
    if shapes[0] in ANCHORS and cells[0]:
        counted = shapes[0] == "id" and _RUNNING.fullmatch(cells[0])
        return bool(counted or ANCHORS[shapes[0]].fullmatch(cells[0]))
    if "level" in shapes:
        level = cells[shapes.index("level")]
        return (level[:1].isupper() or level in OPEN) and _is_anchored(shapes, rows)
    if shapes[0] == "codes":
        return is_group(cells[0]) or all(words[:1].isupper() for words in cells[:2])
    full = all(cells) and not any(words[0].islower() for words in cells)
    return bool(cells[0]) and (blanks > 0 or full) and shapes[0] not in ANCHORS


def _in_doubt(shapes: Sequence[str], rows: Sequence[_Row]) -> bool:
    """Whether lines that do not fill all columns may be rows too: no blank line parts the rows,
    and a first cell goes on with a capital.
    """
    lines = [[index for cell in row for index, _ in cell] for row in rows]
    parted = any(min(after) - max(before) > 1 for before, after in pairwise(lines))
    if parted or shapes[0] in ANCHORS or "level" in shapes:
        return False
    return any(words[0].isupper() for row in rows for _, words in row[0][1:])


def _is_anchored(shapes: Sequence[str], rows: Sequence[_Row]) -> bool:
    """Whether the closing word stands on the first line of a row, as it did in the first row."""
    if not rows:
        return True
    level = rows[0][shapes.index("level")]
    return bool(level) and level[0][0] == min(cell[0][0] for cell in rows[0] if cell)


def _is_sure(shapes: Sequence[str], row: _Row) -> bool:
    """Whether a row has more than one cell, none begun in mid-sentence, and closing words where
    they should stand. Where ids stand halfway down their rows, cells begin in mid-sentence.
    """
    if is_group(" ".join(words for _, words in row[0])) and not any(row[1:]):
        return True
    if any(cell[0][1][:1].islower() for cell in row if cell):
        return False
    levels = (" ".join(words for _, words in row[i]) for i, s in enumerate(shapes) if s == "level")
    return sum(map(bool, row)) > 1 and all(
        not words or words in OPEN or is_level(words) for words in levels
    )


def is_side_by_side(lines: Iterable[str]) -> bool:
    """Whether many lines hold a wide blank or begin with one: their cells are not poured."""
    filled = [line for line in lines if line.strip()]
    return bool(filled) and sum(bool(_WIDE.search(line)) for line in filled) >= _MANY * len(filled)
