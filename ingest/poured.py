"""Tables in flattened text, poured out cell by cell: found by layout and rebuilt as entries.

A row is known by what opens it (an id, a year, a rank, an organisation) or by the short word that
closes it; blank lines part its cells. What cannot be rebuilt stays running text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.lines import Entry, Line, Lines, plain
from ingest.poured_accounts import account_rows
from ingest.poured_across import Torn, unread_row, unread_rows
from ingest.poured_aligned import aligned_header, aligned_rows, barred_rows, is_side_by_side
from ingest.poured_cells import Row
from ingest.poured_centred import centred_rows
from ingest.poured_chunks import Chunk, Piece, chunks_of, closed, is_dense
from ingest.poured_counted import counted_rows, spaced_rows
from ingest.poured_headers import Header, header_at, without_repeats
from ingest.poured_ids import SHAPES, id_rows, opens, reads_on, with_ids_apart
from ingest.poured_nameless import nameless_rows
from ingest.poured_rows import SURE, Found, closed_rows, opened_rows, ranked_rows
from ingest.poured_streamed import streamed_rows

_MOST_CHUNKS = 2000
_NEAR = 25
"""So many lines show how a table is set."""
_BESIDE = re.compile(r"[\wæøå,.] {4,}[\wæøå]")
_BULLETS = ("•", "-", "–", "\uf0b7", "\u2010", "o ")


@dataclass(frozen=True, slots=True)
class PouredTable:
    """Source lines `[first, last)` (0-based) that are a table, ready for the builder."""

    first: int
    last: int
    entry: Entry


def poured_tables(lines: Sequence[str]) -> list[PouredTable]:
    """The tables among the lines of a flattened text, in order; what is unclear is left out."""
    tables: list[PouredTable] = []
    dense, torn = is_dense(lines), Torn(lines)
    chunks = list(with_ids_apart(chunks_of(lines), dense=dense))
    at = 0
    for place, chunk in enumerate(chunks):
        opened = chunk.first >= at and opens(chunk)
        table = _of_ids(chunks[place : place + _MOST_CHUNKS], torn) if opened else None
        if table:
            tables.append(table)
            at = table.last
        for index, _ in chunk.pieces:
            found = _headed(lines, index, torn) if index >= at else None
            if found:
                tables.append(found)
                at = found.last
    return tables


def _headed(lines: Sequence[str], at: int, torn: Torn) -> PouredTable | None:
    rows, last = account_rows(lines, at)
    if rows:
        return _table(at, last, rows[1:], rows[0].cells, "text.poured.accounts")
    return _side_by_side(lines, at, torn) or _with_header(lines, at, torn)


def _side_by_side(lines: Sequence[str], at: int, torn: Torn) -> PouredTable | None:
    rows, last = barred_rows(lines, at)
    if rows:
        return _table(at, last, rows[1:], rows[0].cells, "text.bars")
    aligned = aligned_header(lines, at)
    if not aligned:
        return None
    header, starts = aligned
    for way in (aligned_rows, centred_rows):
        rows, last = way(lines, header, starts)
        if rows:
            return _table(at, last, rows, header.cells, "text.aligned")
    lost = "level" in header.shapes and is_side_by_side(lines[header.last : header.last + _NEAR])
    return _unread(lines, at) if header.shapes[0] == "id" and (torn.all or lost) else None


def _with_header(lines: Sequence[str], at: int, torn: Torn) -> PouredTable | None:
    header = header_at(lines, at)
    if header and (table := _streamed(lines, header, torn)):
        return table
    if header and header.shapes == SHAPES and torn.all:
        return _unread(lines, at)
    if not header or is_side_by_side(lines[header.last : header.last + _NEAR]):
        return None
    return _poured(lines, header, torn)


def _streamed(lines: Sequence[str], header: Header, torn: Torn) -> PouredTable | None:
    """The table of rows given line by line; read across, all its cells would be a line long."""
    rows, last = streamed_rows(lines, header)
    if not rows or is_side_by_side(lines[header.last : header.last + _NEAR]):
        return None
    across = all(len(cell) < 2 for row in rows for cell in row.cells[:-1])
    if header.shapes[0] == "id":
        rows = [_trusted(row, torn) if across or row.confidence <= SURE else row for row in rows]
    return _table(header.first, last, rows, header.cells, "text.poured.streamed")


def _poured(lines: Sequence[str], header: Header, torn: Torn) -> PouredTable | None:
    way = _way(header, next(chunks_of(lines, header.last), None))
    rows, last = _rows(lines, header, way)
    if not rows or min(row.confidence for row in rows) < SURE:
        counted, end = _counted(lines, header)
        rows, last, way = (counted, end, "counted") if counted else (rows, last, way)
    if not rows:
        return None
    if header.shapes[0] == "id" and torn.rows & {index for row in rows for index in _lines(row)}:
        if header.shapes != SHAPES:
            return _unread(lines, header.first)
        return _table(header.first, last, [_trusted(row, torn) for row in rows], (), "text.unread")
    if is_dense(lines):
        rows = [
            _glued(row, header.shapes.index("text")) if row.confidence < SURE else row
            for row in rows
        ]
    return _table(header.first, last, rows, header.cells, f"text.poured.{way}")


def _glued(row: Row, column: int) -> Row:
    """A row whose cells no blank lines part and no width tells apart: its words, in one cell."""
    cells: list[tuple[Piece, ...]] = [()] * len(row.cells)
    cells[column] = tuple(_words(row))
    return Row(tuple(cells), row.confidence)


def _counted(lines: Sequence[str], header: Header) -> Found:
    chunks = list(
        without_repeats(lines, header, islice(chunks_of(lines, header.last), _MOST_CHUNKS))
    )
    rows, last = counted_rows(header, chunks)
    return (rows, last) if rows else spaced_rows(header, chunks)


def _way(header: Header, following: Chunk | None) -> str:
    """How the rows of a table are known, by what its columns hold."""
    first, rest = header.shapes[0], header.shapes[1:]
    if header.shapes == SHAPES:
        return "id"
    if first == "id" and rest and rest[-1] == "level" and not (following and opens(following)):
        return "closed"
    if first in ("year", "codes", "id") or (first == "text" and following and opens(following)):
        return "opened"
    if first in ("rank", "previous") and "level" in rest:
        return "ranked"
    return "closed" if "level" in rest else "none"


def _rows(lines: Sequence[str], header: Header, way: str) -> Found:
    chunks = without_repeats(lines, header, chunks_of(lines, header.last))
    if way == "id":
        apart = with_ids_apart(chunks, dense=is_dense(lines))
        return id_rows(list(islice(apart, _MOST_CHUNKS)))
    if way == "opened":
        return opened_rows(lines, header, chunks)
    if way == "ranked":
        return ranked_rows(header, chunks)
    return closed_rows(header, chunks) if way == "closed" else ([], header.last)


def _of_ids(chunks: Sequence[Chunk], torn: Torn) -> PouredTable | None:
    first = chunks[0]
    rows, last = nameless_rows(torn.lines, first.first)
    if rows:
        return _table(first.first, last, rows, (), "text.aligned")
    if is_side_by_side(torn.lines[first.first : first.first + _NEAR]):
        row = unread_row(first.pieces)
        found = first.first in torn.rows or _runs_across(torn.lines, first)
        return _table(first.first, first.last, [row], (), "text.unread") if found else None
    if torn.all:
        return _unread(torn.lines, first.first)
    if reads_on(first) and first.first not in torn.rows:
        return None
    rows, last = id_rows(chunks)
    rows = [_trusted(row, torn) for row in rows]
    return _table(first.first, last, rows, (), "text.poured.id")


def _runs_across(lines: Sequence[str], row: Chunk) -> bool:
    """Whether a line below the first holds two cells that go on, which would be read as one."""
    return any(_BESIDE.search(lines[index]) for index, _ in row.pieces[1:])


def _trusted(row: Row, torn: Torn) -> Row:
    """The row, or its words alone where its title may run on amid its text."""
    return unread_row(_words(row), len(row.cells)) if torn.rows & set(_lines(row)) else row


def _words(row: Row) -> list[Piece]:
    return sorted((piece for cell in row.cells for piece in cell), key=lambda piece: piece[0])


def _lines(row: Row) -> list[int]:
    return [index for index, _ in _words(row)]


def _unread(lines: Sequence[str], first: int) -> PouredTable:
    rows, last = unread_rows(lines, first)
    return _table(first, last, rows, (), "text.unread")


def _table(
    first: int, last: int, rows: Sequence[Row], header: Sequence[tuple[Piece, ...]], rule: str
) -> PouredTable:
    confidence = tuple(row.confidence for row in rows)
    cells = [tuple(_cell(cell) for cell in row.cells) for row in rows]
    if header:
        cells.insert(0, tuple(_cell(cell) for cell in header))
        confidence = (1.0, *confidence)
    entry = Entry(
        kind="table",
        rows=tuple(cells),
        row_confidence=confidence,
        header_rows=int(bool(header)),
        confidence=min(confidence),
        rule=rule,
    )
    return PouredTable(first, last, entry)


def _cell(pieces: Sequence[Piece]) -> Lines:
    """The lines of a cell; a bullet, or a sentence after a gap, begins a paragraph."""
    lines: list[Line] = []
    for place, (index, words) in enumerate(pieces):
        before = pieces[place - 1] if place else None
        apart = bool(before and index - before[0] > 1 and closed(before[1]))
        starts = bool(before) and (words.startswith(_BULLETS) or apart)
        lines.append(plain(words, index + 1, paragraph=starts))
    return tuple(lines)
