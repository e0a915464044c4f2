"""Tables of ids that an extractor tore: read across their columns, or a column at a time.

What such a text says between two ids is no row. Its words stay together in one cell of no column:
as running text they would be taken for paragraphs, with words of one cell inside another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile, zip_longest

from ingest.poured_cells import Row, is_level
from ingest.poured_chunks import PAGE_TURN, Chunk, Piece, chunks_of, closed, ends_in_year
from ingest.poured_headers import header_at, shape_of
from ingest.poured_ids import ID_LINE, SHAPES
from ingest.poured_rows import Found, is_end

_FEWEST, _FEWEST_FULL = 4, 2
_ROW = 12
_AFTER = 60
"""The last row of a torn table, its text read after all ids of a page, is no longer than this."""
_EARLY = 0.8
_NEARLY_ALL = 0.9
_SLACK = 3


@dataclass(frozen=True, slots=True)
class _IdLine:
    """A line that an id opens, the line above and those below it up to the next."""

    index: int
    words: str
    above: str
    below: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the line holds behind the id."""
        return self.words.split(maxsplit=1)[1] if " " in self.words else ""

    @property
    def is_torn(self) -> bool:
        """Whether the line above breaks off."""
        above = self.above
        ends = closed(above) or ends_in_year(above) or is_level(above)
        return not ends and shape_of(above.split()[-1]) is None


class Torn:
    """The ids of a text whose rows are not to be trusted."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.ids = _id_lines(lines)

    @cached_property
    def all(self) -> bool:
        """Whether most ids stand in the midst of a text: halfway down rows, or in a column."""
        torn = sum(line.is_torn for line in self.ids)
        return len(self.ids) >= _FEWEST and 2 * torn > len(self.ids)

    @cached_property
    def rows(self) -> frozenset[int]:
        """The source lines of ids whose title may run on amid the text."""
        if self.all:
            return frozenset(line.index for line in self.ids)
        below = [words for line in self.ids for words in line.below[1:]]
        width = _width(below)
        if not width and _has_titles(self.lines):
            width = max(map(len, below), default=0)
        if not width or any(_is_poured(line, width) for line in self.ids):
            return frozenset()
        spare = {line.index: len(line.name) - 1 - width for line in self.ids if line.below}
        column = max(spare.values(), default=0)
        return frozenset(
            line.index
            for line in self.ids
            if line.below
            and column > _SLACK
            and spare[line.index] + _next_word(line) + _SLACK > column
        )


def _width(lines: Sequence[str]) -> int:
    """The width of the last column: of nearly all lines that break off; 0 where few do."""
    full = sorted(len(words) for words in lines if not closed(words))
    return full[int(_NEARLY_ALL * len(full))] if len(full) >= _FEWEST_FULL else 0


def _has_titles(lines: Sequence[str]) -> bool:
    """Whether a header names a column between the ids and the text."""
    headers = (header_at(lines, at) for at in range(len(lines)))
    return any(header.shapes[: len(SHAPES)] == SHAPES for header in headers if header)


def _id_lines(lines: Sequence[str]) -> list[_IdLine]:
    filled = [
        (index, " ".join(line.split()))
        for index, line in enumerate(lines)
        if line.strip() and line != PAGE_TURN
    ]
    at = [place for place, (_, words) in enumerate(filled) if ID_LINE.match(words)]
    found = []
    for place, after in zip_longest(at, at[1:], fillvalue=len(filled)):
        row = (Chunk((piece,)) for piece in filled[place + 1 : min(after, place + _ROW)])
        below = tuple(line.head for line in takewhile(lambda line: not is_end(line, ()), row))
        above = filled[place - 1][1] if place else "."
        found.append(_IdLine(*filled[place], above, below))
    return found


def _is_poured(line: _IdLine, width: int) -> bool:
    """Whether a line ends where the next word would have fitted: its title is a cell of its own."""
    if line.is_torn or not line.below or closed(line.words):
        return False
    return len(line.words) + 1 + _next_word(line) < _EARLY * width


def _next_word(line: _IdLine) -> int:
    return len(line.below[0].split()[0])


def unread_row(pieces: Sequence[Piece], columns: int = len(SHAPES)) -> Row:
    """Words of which nobody knows the columns; no id opens them."""
    return Row((*[()] * (columns - 1), tuple(pieces)), 0.5)


def unread_rows(lines: Sequence[str], first: int) -> Found:
    """The lines from `first` on, up to the next heading, as one row."""
    pieces: list[Piece] = []
    named = 0
    for chunk in chunks_of(lines, first):
        if pieces and is_end(chunk, [chunk]):
            break
        for piece in chunk.pieces:
            pieces.append(piece)
            named = len(pieces) if ID_LINE.match(piece[1]) else named
        if len(pieces) - named > _AFTER:
            break
    return [unread_row(pieces)], pieces[-1][0] + 1
