"""Tables kept side by side whose ids stand halfway down their rows: cut where every row is even.

Between two ids a row may end behind any whole sentence. It ends where both rows then reach as far
above their ids as below; where several ways are left, or none, the table is not read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from ingest.poured_aligned import Starts, header_again
from ingest.poured_cells import ANCHORS, Row
from ingest.poured_chunks import PAGE_TURN, closed, ends_in_year
from ingest.poured_edges import cells_at
from ingest.poured_headers import Header
from ingest.poured_rows import Found

_Way = tuple[float, tuple[int, ...]]

_BLANKS, _AFTER_PAGE = 1, 2
"""More blank lines than this end a table, and so does a page that does not repeat its header."""
_LOWER = re.compile(r"[a-zæøå]")
_MOST_UNEVEN, _TOP = 1.0, 0.5
"""An id between two lines is set with one of them; one at the top of its row counts as that."""
_CLEARLY = 1.0
"""So much less uneven the best way must be: to move one edge by a line makes two rows uneven."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: its source line, the words of each column, and which column is the text."""

    index: int
    cells: list[str]
    text_at: int

    @property
    def text(self) -> str:
        """Its words of the last column that holds sentences."""
        return self.cells[self.text_at]

    @property
    def names(self) -> bool:
        """Whether it holds the id of a row."""
        return bool(ANCHORS["id"].fullmatch(self.cells[0]))


def centred_rows(lines: Sequence[str], header: Header, starts: Starts) -> Found:
    """The rows below an aligned header that ids name in their midst; none unless all are clear."""
    if header.shapes[0] != "id" or "text" not in header.shapes:
        return [], header.last
    pages, end = _pages(lines, header, starts)
    rows: list[list[_Line]] = []
    for page in pages:
        is_cut = bool(rows) and not _is_whole(rows[-1])
        more = _page_rows(page, is_cut=is_cut, runs_on=page is not pages[-1])
        if more is None:
            return [], header.last
        if is_cut:
            rows[-1] += more.pop(0)
        rows += more
    if not rows or not all(_is_sound(row) for row in rows):
        return [], header.last
    return [_row(row) for row in rows], end


def _pages(lines: Sequence[str], header: Header, starts: Starts) -> tuple[list[list[_Line]], int]:
    """The lines of the table, page by page, each with the columns of its own header."""
    text_at = max(at for at, shape in enumerate(header.shapes) if shape == "text")
    pages: list[list[_Line]] = [[]]
    index, end, blanks = header.last, header.last, 0
    while index < len(lines):
        if not lines[index].strip():
            blanks += _AFTER_PAGE if lines[index] == PAGE_TURN else 1
            index += 1
            continue
        if again := header_again(lines, index, header):
            pages.append([])
            starts, index, blanks = again[1], again[0].last, 0
            continue
        cells = cells_at(lines[index], starts)
        line = _Line(index, cells, text_at) if cells else None
        if line is None or (blanks > _BLANKS and pages[-1]) or (line.cells[0] and not line.names):
            break
        pages[-1].append(line)
        index, blanks = index + 1, 0
        end = index
    return [page for page in pages if page], end


def _page_rows(page: Sequence[_Line], *, is_cut: bool, runs_on: bool) -> list[list[_Line]] | None:
    """The rows of a page, the rest of the one before it first where a page `is_cut` it."""
    ids = [at for at, line in enumerate(page) if line.names]
    if not ids:
        return [list(page)] if is_cut and not runs_on else None
    ways = sorted(_ways(page, ids, is_cut=is_cut, runs_on=runs_on))[:2]
    if not ways or (len(ways) > 1 and ways[1][0] - ways[0][0] < _CLEARLY):
        return None
    edges = [0, *ways[0][1]] if is_cut else ways[0][1]
    return [list(page[start:end]) for start, end in pairwise(edges)]


def _ways(page: Sequence[_Line], ids: Sequence[int], *, is_cut: bool, runs_on: bool) -> list[_Way]:
    """The ways to part the lines of a page into a row an id, with how uneven they are."""
    begins = [at for at in range(1, ids[0] + 1) if _may_begin(page, at)] if is_cut else [0]
    ways: list[_Way] = [(0.0, (at,)) for at in begins]
    for middle, after in zip_longest(ids, ids[1:]):
        if after is None:
            edges, free = [len(page)], runs_on and not _ends(_texts(page)[-1])
        else:
            edges, free = [e for e in range(middle + 1, after + 1) if _may_begin(page, e)], False
        ways = [
            (before + cost, (*way, edge))
            for before, way in ways
            for edge in edges
            if (cost := 0.0 if free else _uneven(way[-1], edge, middle)) <= _MOST_UNEVEN
        ]
    return ways


def _uneven(start: int, end: int, middle: int) -> float:
    """By how many lines a row misses standing evenly around its id, or beginning with it."""
    return min(abs((start + end - 1) / 2 - middle), _TOP if start == middle else _MOST_UNEVEN + 1)


def _may_begin(page: Sequence[_Line], at: int) -> bool:
    """Whether a row may begin here: the text above is whole, and no cell is in mid-sentence."""
    above = _texts(page[:at])
    here = [words for words in page[at].cells if words]
    return (not above or _ends(above[-1])) and not any(_LOWER.match(words) for words in here)


def _ends(text: str) -> bool:
    return closed(text) or ends_in_year(text)


def _texts(page: Sequence[_Line]) -> list[str]:
    return [line.text for line in page if line.text]


def _is_whole(row: Sequence[_Line]) -> bool:
    texts = _texts(row)
    return bool(texts) and _ends(texts[-1])


def _is_sound(row: Sequence[_Line]) -> bool:
    """Whether every cell of a row holds words, none begun in mid-sentence."""
    columns = range(len(row[0].cells))
    firsts = [next((line.cells[c] for line in row if line.cells[c]), "") for c in columns]
    return all(words and not _LOWER.match(words) for words in firsts) and _is_whole(row)


def _row(lines: Sequence[_Line]) -> Row:
    columns = range(len(lines[0].cells))
    cells = (((line.index, line.cells[c]) for line in lines if line.cells[c]) for c in columns)
    return Row(tuple(tuple(cell) for cell in cells), 0.8)
