"""Rows of poured tables known by counting: as many cells as the header names, row after row.

Where blank lines part rows, the lines that open a cell are counted; where they part cells, the
cells are. Names of groups may stand between rows. A table whose rows do not all count is none.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from ingest.poured_cells import Row, is_group
from ingest.poured_chunks import Chunk, Piece, closed, goes_on
from ingest.poured_headers import Header
from ingest.poured_rows import Found, is_end, is_wide
from ingest.text_flow import connects

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_MOST_OPENERS = 9
_LABEL_WORDS = 5
_SLACK = 1

Cuts = tuple[int, ...]
"""The lines of a row that open its cells, the first line among them."""


def counted_rows(header: Header, chunks: Iterable[Chunk]) -> Found:
    """The rows of a chunk each whose cells stand one on another; none unless all are clear."""
    found: list[Chunk] = []
    for chunk in chunks:
        if found and chunk.page and goes_on(chunk.head) and not closed(found[-1].text):
            found[-1] = Chunk(found[-1].pieces + chunk.pieces, found[-1].gap)
        elif is_end(chunk, ()) or _is_wide(chunk, found):
            break
        else:
            found += _with_groups_apart(chunk)
    while found and _is_label(found[-1]):
        found.pop()
    columns = len(header.shapes)
    rows = [chunk for chunk in found if not _is_label(chunk)]
    if columns < _FEWEST_COLUMNS or len(rows) < _FEWEST_ROWS:
        return [], header.last
    cuts = _cuts(rows, columns)
    if cuts is None:
        return [], header.last
    placed = iter(cuts)
    made = [_label(c, columns) if _is_label(c) else _row(c, next(placed)) for c in found]
    return made, found[-1].last


def _is_wide(chunk: Chunk, cells: Sequence[Chunk]) -> bool:
    return is_wide(chunk, max((cell.width for cell in cells), default=0))


def _with_groups_apart(chunk: Chunk) -> Iterator[Chunk]:
    """A chunk, cut around lines that name a group of rows."""
    start = 0
    for at, (_, words) in enumerate(chunk.pieces):
        if is_group(words):
            if start < at:
                yield Chunk(chunk.pieces[start:at], chunk.gap)
            yield Chunk(chunk.pieces[at : at + 1], 1)
            start = at + 1
    if start < len(chunk.pieces):
        yield Chunk(chunk.pieces[start:], chunk.gap)


def _is_label(chunk: Chunk) -> bool:
    few = len(chunk.pieces) == 1 and len(chunk.text.split()) <= _LABEL_WORDS
    return few and not goes_on(chunk.head) and not closed(chunk.text.rstrip(":"))


def _label(chunk: Chunk, columns: int) -> Row:
    return Row((chunk.pieces, *[()] * (columns - 1)), 0.9)


def _row(chunk: Chunk, cuts: Cuts) -> Row:
    edges = pairwise((*cuts, len(chunk.pieces)))
    return Row(tuple(chunk.pieces[start:end] for start, end in edges), 0.85)


def _cuts(rows: Sequence[Chunk], columns: int) -> list[Cuts] | None:
    """Where the cells of each row begin; None where a row can be read in no way or in several.

    Rows with just as many lines that open a cell are sure, and tell how wide each column is.
    """
    openers = [_openers(row.pieces) for row in rows]
    sure = [(row, at) for row, at in zip(rows, openers, strict=True) if len(at) == columns]
    if 2 * len(sure) < len(rows) or any(not columns <= len(at) <= _MOST_OPENERS for at in openers):
        return None
    widths = [max(_width(row, at, column) for row, at in sure) for column in range(columns)]
    found: list[Cuts] = []
    for row, at in zip(rows, openers, strict=True):
        ways = [at] if len(at) == columns else list(_ways(row, at, widths))
        if len(ways) != 1:
            return None
        found.append(ways[0])
    return found


def _openers(pieces: Sequence[Piece]) -> Cuts:
    """The lines that may open a cell: in no mid-sentence, and the line before is not cut."""
    return (0, *(at for at in range(1, len(pieces)) if _opens(pieces[at - 1][1], pieces[at][1])))


def _opens(above: str, words: str) -> bool:
    cut = above.endswith(("-", ",")) or connects(above)
    dated = words[:1].isdigit() and closed(above)
    return not cut and (dated or not goes_on(words))


def _width(row: Chunk, cuts: Cuts, column: int) -> int:
    start, end = (*cuts, len(row.pieces))[column : column + 2]
    return max(len(words) for _, words in row.pieces[start:end])


def _ways(row: Chunk, openers: Cuts, widths: Sequence[int]) -> Iterator[Cuts]:
    """The ways to cut a row so that no line is wider than its column or ends before it must."""
    for rest in combinations(openers[1:], len(widths) - 1):
        edges = pairwise((0, *rest, len(row.pieces)))
        cells = (row.pieces[start:end] for start, end in edges)
        if all(_fills(cell, width) for cell, width in zip(cells, widths, strict=True)):
            yield (0, *rest)


def _fills(cell: Sequence[Piece], width: int) -> bool:
    lines = [words for _, words in cell]
    return max(map(len, lines)) <= width + _SLACK and not any(
        len(above) + 1 + len(below.split()[0]) < width - _SLACK for above, below in pairwise(lines)
    )


def spaced_rows(header: Header, chunks: Iterable[Chunk]) -> Found:
    """Rows of a chunk a cell, set apart by more blank lines than cells are; or none."""
    columns = len(header.shapes)
    rows: list[list[Chunk]] = []
    for chunk in chunks:
        row = rows[-1] if rows else []
        if is_end(chunk, row) or _is_wide(chunk, [cell for row in rows for cell in row]):
            break
        whole, apart = len(row) == columns, chunk.gap > 1 or chunk.page
        if row and whole != apart and not chunk.page:
            return [], header.last
        if whole or not row:
            rows.append([])
        rows[-1].append(chunk)
    if columns < _FEWEST_COLUMNS or len(rows) < _FEWEST_ROWS or len(rows[-1]) < columns:
        return [], header.last
    made = [Row(tuple(chunk.pieces for chunk in row), 0.85) for row in rows]
    return made, rows[-1][-1].last
