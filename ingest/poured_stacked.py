"""Rows of poured tables whose cells stand one on another, without a blank line between them.

A line that ends where the next word would still have fitted its column ends its cell. The width of
a column is the one by which most rows of the table come apart.
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.poured_cells import codes_pattern, is_level
from ingest.poured_chunks import Chunk, Piece, closed, goes_on
from ingest.poured_headers import word_table

_SLACK = 1
_MOST_LINES = 40
_FIRST_WORDS = 9
_APART = 2
"""Blank lines that are put between cells, so that they are not taken for one."""


def unstacked(rows: Sequence[Sequence[Chunk]], shapes: Sequence[str]) -> list[list[Chunk]]:
    """Rows with each stack of two texts cut into its cells; a row that is unclear stays."""
    found = [_rejoined(row) for row in rows]
    if shapes.count("text") != 2:
        return found
    stacks = {at: chunk for at, row in enumerate(found) if (chunk := _stack(row)) is not None}
    if len(stacks) < 2 or 2 * len(stacks) < len(rows):
        return found
    width = _width([chunk.pieces for chunk in stacks.values()])
    for at, chunk in stacks.items():
        landmark = "codes" in shapes[1:-1]
        cuts = _landmark(chunk.pieces) if landmark else _cut(chunk.pieces, width)
        place = found[at].index(chunk)
        found[at][place : place + 1] = _chunks(chunk, cuts)
    return found


def _chunks(chunk: Chunk, cuts: tuple[int, ...]) -> list[Chunk]:
    """The parts of a chunk between cuts, set apart as cells are."""
    edges = [0, *cuts, len(chunk.pieces)]
    parts = [chunk.pieces[a:b] for a, b in pairwise(edges)]
    return [Chunk(parts[0], chunk.gap, chunk.page), *(Chunk(part, _APART) for part in parts[1:])]


def _rejoined(row: Sequence[Chunk]) -> list[Chunk]:
    """A row whose cell a page cut in mid-sentence, with the cell made whole."""
    chunks: list[Chunk] = []
    for chunk in row:
        last = chunks[-1] if chunks else chunk
        cut = chunk.page and goes_on(chunk.head) and not closed(last.text)
        if chunks and cut and not is_level(last.text):
            chunks[-1] = Chunk(last.pieces + chunk.pieces, last.gap, last.page)
        else:
            chunks.append(chunk)
    return chunks


def _stack(row: Sequence[Chunk]) -> Chunk | None:
    """The one chunk of a row that holds more than a line; no page may begin between its cells."""
    long = [chunk for chunk in row if 1 < len(chunk.pieces) <= _MOST_LINES]
    if len(long) != 1 or any(chunk.page for chunk in row[1:-1] if chunk is not long[0]):
        return None
    return long[0]


def _landmark(pieces: Sequence[Piece]) -> tuple[int, ...]:
    """Around the line between two texts that names organisations alone, or ahead of the second.

    No cut where several lines behind the end of a sentence begin with organisations.
    """
    named = {
        at: match.end() == len(pieces[at][1])
        for at in range(1, len(pieces))
        if (match := codes_pattern().match(pieces[at][1])) and closed(pieces[at - 1][1])
    }
    alone = [at for at, whole in named.items() if whole and at + 1 < len(pieces)]
    if alone:
        counts_on = pieces[alone[0]][1].endswith(",")
        return (alone[0],) if counts_on else (alone[0], alone[0] + 1)
    return (*named,) if len(named) == 1 else ()


def _width(stacks: Sequence[Sequence[Piece]]) -> int:
    """The width of the first column: the one that cuts most rows, the narrowest of those."""
    widths = sorted({len(words) for pieces in stacks for _, words in pieces[:-1]})
    return max(widths, key=lambda w: (sum(bool(_cut(p, w)) for p in stacks), -w), default=0)


def _cut(pieces: Sequence[Piece], width: int) -> tuple[int, ...]:
    """Where the second cell begins: a line that did not need to begin where it does.

    Of several it is the first with no duty behind it, which is a paragraph more of the first cell.
    """
    ends: list[int] = []
    for at in range(1, len(pieces)):
        above, below = pieces[at - 1][1], pieces[at][1]
        if len(above) > width + _SLACK:
            break
        whole = closed(above) and not (goes_on(below) or below.startswith("("))
        if whole and _fits(above, below, width):
            ends.append(at)
    told = [at for at in ends if not _told(pieces[at:])]
    return tuple(told[:1])


def _told(pieces: Sequence[Piece]) -> bool:
    """Whether somebody is told to do something in the first words."""
    words = " ".join(words for _, words in pieces[:3]).casefold().split()[:_FIRST_WORDS]
    return bool(set(words) & set(word_table("rows")["told"]))


def _fits(above: str, below: str, width: int) -> bool:
    """Whether the first word of a line would have fitted on the line above."""
    return len(above) + 1 + len(below.split(maxsplit=1)[0]) <= width
