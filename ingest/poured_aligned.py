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
_MOST_HEADER_LINES = 4
_BLANKS_IN_ROW = 1
_RUNNING = re.compile(r"(?:[A-ZÆØÅ][a-zæøå]+ )?(?:20\d\d ?[-/] ?)?\d{1,3}\.?")
"""What a row may be counted with beneath "Nr.": "12", "2031-04", "Krav 7"."""
_CUT_ID = re.compile(r"[A-ZÆØÅ]{2,4} ?\d{2}-")
"""The first half of an id that its narrow column cuts behind the hyphen."""
_REST_OF_NAME = re.compile(r"RHF|HF|AS|SF|IKS")

Starts = tuple[int, ...]
_Named = tuple[int, int, list[Piece]]
"""A column's name: where it begins and ends, and its words line by line."""
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

    A name may go on in the lines below, in its own column, or begin above the others.
    """
    for last in range(_end_of_run(lines, at), at, -1):
        columns = _stacked(lines, at, last)
        names = [name for _, _, name in columns]
        header = _header(at, last, names) if len(names) >= _FEWEST_COLUMNS else None
        if header:
            return header, tuple(start for start, _, _ in columns)
    return None


def _end_of_run(lines: Sequence[str], at: int) -> int:
    end = at
    while end < min(len(lines), at + _MOST_HEADER_LINES) and lines[end].strip():
        end += 1
    return end


def _stacked(lines: Sequence[str], first: int, last: int) -> list[_Named]:
    """The names of lines `[first, last)`, words one below the other joined, from the left on."""
    columns: list[_Named] = []
    for index in range(first, last):
        for match in _NAME.finditer(lines[index]):
            start, end, name = match.start(), match.end(), [(index, match[0])]
            beside = [c for c in columns if c[0] >= end or c[1] <= start]
            for above in sorted((c for c in columns if c not in beside), key=lambda c: c[0]):
                start, end, name = min(start, above[0]), max(end, above[1]), [*above[2], *name]
            columns = [*beside, (start, end, name)]
    return sorted(columns)


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
        parted = blanks > 0 or lines[index - 2] == PAGE_TURN
        if rows and parted and (_HEADING.fullmatch(line.strip()) or _names_columns(line)):
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
        return _anchors(shapes[0], cells[0], rows)
    if "level" in shapes:
        level = cells[shapes.index("level")]
        return (level[:1].isupper() or level in OPEN) and _is_anchored(shapes, rows)
    if shapes[0] == "codes":
        named = is_group(cells[0]) or all(words[:1].isupper() for words in cells[:2])
        return named and not (rows and not blanks and _REST_OF_NAME.fullmatch(cells[0]))
    full = all(cells) and not any(words[0].islower() for words in cells)
    return bool(cells[0]) and (blanks > 0 or full) and shapes[0] not in ANCHORS


def _anchors(shape: str, words: str, rows: Sequence[_Row]) -> bool:
    """Whether the words of a first cell are an id, a year or a rank; half an id is one too."""
    if shape != "id":
        return bool(ANCHORS[shape].fullmatch(words))
    if rows and rows[-1][0] and _CUT_ID.fullmatch(rows[-1][0][-1][1]):
        return False
    return any(form.fullmatch(words) for form in (_RUNNING, _CUT_ID, ANCHORS["id"]))


def _in_doubt(shapes: Sequence[str], rows: Sequence[_Row]) -> bool:
    """Whether lines that do not fill all columns may be rows too: no blank line parts the rows,
    and a first cell goes on with a capital.
    """
    lines = [[index for cell in row for index, _ in cell] for row in rows]
    parted = any(min(after) - max(before) > 1 for before, after in pairwise(lines))
    if parted or shapes[0] in ANCHORS or "level" in shapes:
        return False
    more = [words for row in rows for _, words in row[0][1:] if not _REST_OF_NAME.fullmatch(words)]
    return any(words[0].isupper() for words in more)


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
