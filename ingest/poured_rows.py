"""The rows of a poured table with a header: where each begins or ends, and where the table does."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, zip_longest

from ingest.cues import MANDATE_ID
from ingest.poured_cells import Row, codes_pattern, is_group, is_level, level_pattern, row_of
from ingest.poured_chunks import Chunk, Piece, closed, goes_on, is_dense
from ingest.poured_headers import Header, header_at, word_table
from ingest.poured_stacked import unstacked

_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+[A-ZÆØÅ]")
_YEAR_ROW = re.compile(r"(?:19|20)\d\d(?:$|\s+[A-ZÆØÅ«\"“])")
_ID_ROW = re.compile(rf"{MANDATE_ID}(?:$|\s+\S)")
_WIDER = 1.4
SURE = 0.7
"""A row that is less sure has cells glued together."""
_MOST_CHUNKS = 60
"""A row of more chunks than this is running prose."""
_MOST_IN_TABLE = 2000
_HEADING_LINES = 3
"""A heading and the caption below it are no more lines than this."""

Found = tuple[list[Row], int]
"""Rows, and the source line after the last of them."""


@cache
def _caption() -> re.Pattern[str]:
    words = "|".join(word_table("rows")["captions"])
    return re.compile(rf"(?:{words}) \d+", re.IGNORECASE)


def is_end(chunk: Chunk, row: Sequence[Chunk]) -> bool:
    """Whether a chunk stands after the table: a caption or a heading, not a list in a cell."""
    few = chunk.pieces if len(chunk.pieces) <= _HEADING_LINES else chunk.pieces[:1]
    if any(_caption().match(words) and words[0].isupper() for _, words in few):
        return True
    match = _NUMBERED.match(chunk.head)
    if not match:
        return False
    if "." in match[1] or chunk.page:
        return True
    before = f"{int(match[1]) - 1}."
    listed = any(words.startswith(before) for c in row for _, words in c.pieces)
    return not listed and len(chunk.pieces) == 1 and (chunk.gap > 2 or not row)


def opened_rows(lines: Sequence[str], header: Header, chunks: Iterable[Chunk]) -> Found:
    """Rows that begin with a year, an organisation or an id, which may stand ahead of a text."""
    rows: list[list[Chunk]] = []
    width = 0
    if is_dense(lines):
        chunks = _with_rows_apart(header.shapes[0], chunks)
    for chunk in _with_levels_apart(chunks) if header.shapes[-1] == "level" else chunks:
        if _begins(header.shapes[0], chunk):
            rows.append([chunk])
        elif not rows or _ends(chunk, rows, width):
            break
        elif header_at(lines, chunk.first):
            _drop_label(rows[-1])
            break
        else:
            rows[-1].append(chunk)
        width = max(width, chunk.width)
    last = rows[-1][-1].last if rows else header.last
    return _made(header, rows), last


def _made(header: Header, rows: Sequence[Sequence[Chunk]]) -> list[Row]:
    """The rows, stacks of cells cut apart where blank lines do not part them."""
    whole = [row_of(header.shapes, row) for row in rows]
    glued = [row.confidence < SURE for row in whole]
    if 2 * sum(glued) <= len(rows):
        return whole
    cut = unstacked(rows, header.shapes)
    return [row_of(header.shapes, row) for row in cut]


def _with_rows_apart(shape: str, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Chunks, cut where a line behind the end of a cell begins a row: no blank lines do that."""
    for chunk in chunks:
        start, gap, page = 0, chunk.gap, chunk.page
        for at in range(1, len(chunk.pieces)):
            above = chunk.pieces[at - 1][1]
            if (closed(above) or is_level(above)) and _begins(shape, Chunk(chunk.pieces[at:])):
                yield Chunk(chunk.pieces[start:at], gap, page)
                start, gap, page = at, 0, False
        yield Chunk(chunk.pieces[start:], gap, page)


def _begins(shape: str, chunk: Chunk) -> bool:
    if shape == "codes":
        return bool(codes_pattern().match(chunk.head))
    return bool((_YEAR_ROW if shape == "year" else _ID_ROW).match(chunk.head))


def is_wide(chunk: Chunk, width: int) -> bool:
    """Whether a chunk is set wider than any cell, as running prose is."""
    return chunk.width > max(55, _WIDER * width)


def _ends(chunk: Chunk, rows: Sequence[Sequence[Chunk]], width: int) -> bool:
    """Whether a chunk stands behind the rows; one that names a group of rows is part of none."""
    after = is_end(chunk, rows[-1]) or is_wide(chunk, width) or is_group(chunk.text)
    return after or _is_whole(rows, chunk)


def _is_whole(rows: Sequence[Sequence[Chunk]], chunk: Chunk) -> bool:
    """Whether rows are one chunk each, so that one that begins no row stands after the table."""
    cut = chunk.page and goes_on(chunk.head)
    return len(rows) > 1 and all(len(row) == 1 for row in rows) and not cut


def _drop_label(row: list[Chunk]) -> None:
    """A line of a few words ahead of a header names the next table."""
    if len(row) > 1 and len(row[-1].pieces) == 1 and len(row[-1].text.split()) <= 4:
        row.pop()


def closed_rows(header: Header, chunks: Iterable[Chunk]) -> Found:
    """Rows that end with one of a few short words."""
    rows: list[list[Chunk]] = []
    row: list[Chunk] = []
    for chunk in _with_rests_apart(list(_with_levels_apart(islice(chunks, _MOST_IN_TABLE)))):
        unclear = not row and bool(rows) and is_level(chunk.text)
        if unclear or is_end(chunk, row) or len(row) > _MOST_CHUNKS:
            break
        if rows and not row and chunk.page and goes_on(chunk.head):
            rows[-1].append(chunk)
            continue
        row.append(chunk)
        if len(row) > 1 and is_level(chunk.text):
            rows.append(row)
            row = []
    last = rows[-1][-1].last if rows else header.last
    return _made(header, rows), last


def _with_rests_apart(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """Chunks, with the rest of a cell that a page cut parted from the row that follows at once.

    It does when the closing word of a row comes right behind the chunk that begins the page.
    """
    for chunk, after in zip_longest(chunks, chunks[1:]):
        ends = after is not None and is_level(after.text) and chunk.page and goes_on(chunk.head)
        at = _rest_end(chunk) if ends else 0
        if at:
            yield Chunk(chunk.pieces[:at], chunk.gap, page=True)
        yield Chunk(chunk.pieces[at:], chunk.gap, chunk.page and not at)


def _rest_end(chunk: Chunk) -> int:
    """Where the sentence that a page cut ends and another begins; 0 where it fills the chunk."""
    for at in range(1, len(chunk.pieces)):
        if closed(chunk.pieces[at - 1][1]) and not goes_on(chunk.pieces[at][1]):
            return at
    return 0


def _with_levels_apart(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Chunks, with each closing word on a line of its own made a chunk of its own."""
    for chunk in chunks:
        start, gap, page = 0, chunk.gap, chunk.page
        for at, (index, words) in enumerate(chunk.pieces):
            if at > start and _closes(words, last=at == len(chunk.pieces) - 1):
                yield Chunk(chunk.pieces[start:at], gap, page)
                yield Chunk(((index, words),), 1)
                start, gap, page = at + 1, 0, False
        if start < len(chunk.pieces):
            yield Chunk(chunk.pieces[start:], gap, page)


def _closes(words: str, *, last: bool) -> bool:
    """Whether a line is a closing word: in the midst of lines it must look like no sentence end."""
    return is_level(words) and (last or (words[:1].isupper() and not words.endswith(".")))


def ranked_rows(header: Header, chunks: Iterable[Chunk]) -> Found:
    """Rows that count from one and end with their levels, whatever lines they are printed on."""
    rows: list[Row] = []
    row: list[Piece] = []
    for piece, turned in ((piece, chunk.page) for chunk in chunks for piece in chunk.pieces):
        complete = _ranked(header.shapes, row)
        if turned and piece[1][:1].islower() and (complete or (rows and not row)):
            rows, row = [*rows, *([complete] if complete else [])], []
            rows[-1] = _named_on(rows[-1], header.shapes.index("text"), piece)
            continue
        if complete and piece[1][:1].islower():
            row = []  # Its name goes on behind its levels: columns are read across, line by line.
            break
        if re.match(rf"{len(rows) + 1 + bool(row)}\b", piece[1]) and (complete or not row):
            rows += [complete] if complete else []
            row = [piece]
        elif complete or not row or len(row) > 10:
            break
        else:
            row.append(piece)
    complete = _ranked(header.shapes, row)
    rows += [complete] if complete else []
    last = max((i for r in rows for cell in r.cells for i, _ in cell), default=header.last - 1)
    return rows, last + 1


def _named_on(row: Row, column: int, piece: Piece) -> Row:
    """A row whose name goes on after the page that cut it."""
    cells = list(row.cells)
    cells[column] = (*cells[column], piece)
    return Row(tuple(cells), min(row.confidence, SURE))


def _ranked(shapes: Sequence[str], row: Sequence[Piece]) -> Row | None:
    """The row that the pieces make, once all its levels are there."""
    words = [(index, word) for index, text in row for word in text.split()]
    cells: dict[int, list[Piece]] = {}
    new = word_table("rows")["new"]
    for column in (i for i, shape in enumerate(shapes) if shape in ("rank", "previous")):
        if words and (words[0][1].strip(".").isdigit() or words[0][1].casefold() in new):
            cells[column] = [words.pop(0)]
    for column in reversed([i for i, shape in enumerate(shapes) if shape in ("level", "colour")]):
        length = next((n for n in (3, 2, 1) if _is_tail_level(words, n)), 0)
        if length:
            cells[column] = words[-length:]
            words = words[:-length]
    texts = [i for i, shape in enumerate(shapes) if shape == "text"]
    levels = [i for i, shape in enumerate(shapes) if shape == "level"]
    if not words or not texts or not all(i in cells for i in levels):
        return None
    cells[texts[0]] = words
    return Row(tuple(_lines(cells.get(i, [])) for i in range(len(shapes))), 0.9)


def _is_tail_level(words: Sequence[Piece], length: int) -> bool:
    tail = " ".join(word for _, word in words[-length:])
    match = level_pattern().fullmatch(tail) if len(words) > length else None
    return bool(match) and tail[:1].isupper()


def _lines(words: Sequence[Piece]) -> tuple[Piece, ...]:
    """Words as the lines that they were printed on."""
    by_line: dict[int, list[str]] = {}
    for index, word in words:
        by_line.setdefault(index, []).append(word)
    return tuple((index, " ".join(found)) for index, found in by_line.items())
