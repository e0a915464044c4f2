"""Tables that an extractor gave line by line, cell after cell, with no blank line anywhere.

The first line of a cell stands on the line of the cell before it where that one is a line long,
and on a line of its own where it is longer. So a row has few ways to be cut; the width of each
column leaves one of them, or the row stays unread.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from ingest.poured_cells import ANCHORS, Row, codes_pattern, is_group, is_level
from ingest.poured_chunks import PAGE_TURN, Chunk, Piece, closed, ends_in_year
from ingest.poured_edges import OPEN
from ingest.poured_headers import Header, header_at, word_table
from ingest.poured_rows import Found, is_end
from ingest.text_flow import connects

Cell = tuple[Piece, ...]
Way = tuple[Cell, ...]
"""The cells of a row, cut in one of the ways that it may be."""

_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3
_MOST_LINES, _MOST_WAYS = 30, 400
_OPENS = re.compile(r"[A-ZÆØÅ0-9«<>≥≤–—-]")
_WORDS = re.compile(r"(?<=\S) +(?=\S)")
_SLACK, _SHARE = 2, 0.12
"""How far lines of one width differ in characters."""
_NAME = 80
_DATE_LENGTH = 34
_SURE, _GLUED, _UNREAD = 0.85, 0.7, 0.5
_FIRST, _LAST = ("id", "codes", "year"), ("level", "colour")
_WIDE, _WIDEST = 55, 1000
_SENTENCES = re.compile(r"[a-zæøå\d][.!?] [A-ZÆØÅ]")
_PARAGRAPH = re.compile(r"[•▪–—-] |[A-ZÆØÅ][a-zæøå]+:")


def streamed_rows(lines: Sequence[str], header: Header) -> Found:
    """The rows below a header, line after line; none where no two can be told."""
    first, last = header.shapes[0], header.shapes[-1]
    known = first in _FIRST or (first == "text" and last in _LAST)
    beside = any(one[-1][0] == other[0][0] for one, other in pairwise(header.cells))
    if not known or len(header.shapes) < _FEWEST_COLUMNS or not beside:
        return [], header.last
    rows = list(_rows(lines, header))
    if len(rows) < _FEWEST_ROWS:
        return [], header.last
    ways = [_likely(row, header) for row in rows]
    if not ways[-1]:
        rows = _without_prose(rows)
        ways[-1] = _likely(rows[-1], header)
    if first == "text" and not ways[-1]:
        rows, ways = rows[:-1], ways[:-1]
    ways = _fitting(ways)
    named = _is_named(header, ways)
    made = [_made(row, found, header, named) for row, found in zip(rows, ways, strict=True)]
    if sum(row.confidence == _SURE for row in made) < _FEWEST_ROWS:
        return [], header.last
    return made, rows[-1][-1][0] + 1


def _rows(lines: Sequence[str], header: Header) -> Iterator[Cell]:
    """The lines of each row, up to what stands below the table."""
    row: list[Piece] = []
    index = header.last
    while index < len(lines):
        words = lines[index].strip(" \f\t")
        again = header_at(lines, index) if words else None
        if lines[index] == PAGE_TURN or (again and again.shapes == header.shapes):
            index = again.last if again else index + 1
            continue
        if not words or again or is_end(Chunk(((index, words),)), ()):
            break
        if is_group(words) and _names_columns(lines, index + 1):
            index += 1
            continue
        if _begins(header, words, row):
            if row:
                yield tuple(row)
            row = []
        elif not row or len(row) > _MOST_LINES:
            break
        row.append((index, words))
        index += 1
    if row:
        yield tuple(row)


def _names_columns(lines: Sequence[str], at: int) -> bool:
    return at < len(lines) and header_at(lines, at) is not None


def _without_prose(rows: list[Cell]) -> list[Cell]:
    """The rows; what is wider than any row, behind the first line of the last, is none of it."""
    width = max((len(words) for row in rows[:-1] for _, words in row), default=_WIDE)
    for at, (_, words) in enumerate(rows[-1] if rows else ()):
        if at and len(words) > max(width, _WIDE):
            return [*rows[:-1], rows[-1][:at]]
    return rows


def _begins(header: Header, words: str, row: Sequence[Piece]) -> bool:
    first = header.shapes[0]
    above = row[-1][1] if row else "."
    if first == "codes":
        return bool(codes_pattern().match(words)) and not connects(above)
    if first in _FIRST:
        return bool(ANCHORS[first].match(words))
    ended = not above.endswith(".") and any(is_level(above[at:]) for at in _places(above))
    return not row or ended


def _places(words: str) -> list[int]:
    """Where a line begins, and each of its words with a capital."""
    return [0, *(blank.end() for blank in _WORDS.finditer(words) if words[blank.end()].isupper())]


def _ways(pieces: Cell, header: Header, column: int = 0, *, titled: bool = False) -> Iterator[Way]:
    """The ways to cut lines into the cells from `column` on; `titled`: they may have titles."""
    if column == len(header.shapes) - 1:
        if _holds(pieces, header, column, titled):
            yield (pieces,)
        return
    for cell, rest in _cuts(pieces):
        if _holds(cell, header, column, titled):
            yield from ((cell, *way) for way in _ways(rest, header, column + 1, titled=titled))


def _cuts(pieces: Cell) -> Iterator[tuple[Cell, Cell]]:
    """A cell of a line and what follows on that line; or of several lines, and those below."""
    index, words = pieces[0]
    for blank in _WORDS.finditer(words):
        if _parts(words[: blank.start()], words[blank.end() :]):
            rest = (index, words[blank.end() :])
            yield ((index, words[: blank.start()]),), (rest, *pieces[1:])
    for at in range(2, len(pieces)):
        if _parts(pieces[at - 1][1], pieces[at][1]):
            yield pieces[:at], pieces[at:]


def _parts(above: str, below: str) -> bool:
    """Whether a cell may end and another begin between words."""
    return bool(_OPENS.match(below)) and not above.endswith((",", "-", "(")) and not connects(above)


def _holds(cell: Cell, header: Header, column: int, titled: bool) -> bool:
    """Whether words are what the column holds, and no line breaks off where words would fit."""
    shape, text = header.shapes[column], _text(cell)
    if text in OPEN:
        return column > 0
    if shape in _LAST:
        return is_level(text)
    if shape != "text":
        return bool((codes_pattern() if shape == "codes" else ANCHORS[shape]).fullmatch(text))
    if _is_dated(header, column) and not (_OPENS.match(text) and len(text) <= _DATE_LENGTH):
        return False
    if "codes" in header.shapes and column < len(header.shapes) - 1 and _SENTENCES.search(text):
        return "id" in header.shapes
    low, high = _bounds(cell[1:] if titled and _has_title(cell) else cell)
    return bool(_OPENS.match(text)) and low <= _most(high)


def _has_title(cell: Cell) -> bool:
    """Whether the first line of a cell is a title, with a text of its own below it."""
    return len(cell) > 1 and cell[1][1][:1].isupper() and _ends(cell)


def _is_dated(header: Header, column: int) -> bool:
    name = _text(header.cells[column]).casefold()
    return name in word_table("streamed")["dated"]


def _text(cell: Cell) -> str:
    return " ".join(words for _, words in cell)


def _bounds(cell: Cell) -> tuple[int, int]:
    """The widths between which its column is: what stands on a line, and what no longer did."""
    lines = [words for _, words in cell]
    high = [
        len(one) + 1 + len(other.split()[0])
        for one, other in pairwise(lines)
        if not (_begins_paragraph(other) or one.endswith(":"))
    ]
    return max(map(len, lines)), min(high, default=_WIDEST)


def _most(width: int) -> float:
    return width * (1 + _SHARE) + _SLACK


def _likely(row: Cell, header: Header) -> list[Way]:
    """The ways to cut a row that break no sentence; of those the ones that break fewest names.

    Where there is none, a cell may hold a title above its text; or the closing word leaves one way.
    """
    ways = list(islice(_ways(row, header), _MOST_WAYS))
    ways = ways or list(islice(_ways(row, header, titled=True), _MOST_WAYS))
    if len(ways) == _MOST_WAYS or (len(ways) == 1 and header.shapes[-1] in _LAST):
        return ways[:1] if len(ways) == 1 else []
    ways = [way for way in ways if not any(map(_breaks, way, way[1:]))]
    names = [sum(map(_breaks_name, way, way[1:])) for way in ways]
    return [way for way, count in zip(ways, names, strict=True) if count == min(names)]


def _breaks(cell: Cell, after: Cell) -> bool:
    """Whether a sentence breaks off between two cells."""
    text = _text(cell)
    if _ends(cell) or text in OPEN or _text(after) in OPEN:
        return False
    told = {word.casefold() for word in text.split()} & set(word_table("rows")["obligation"])
    return len(text) > _NAME or bool(told)


def _ends(cell: Cell) -> bool:
    """Whether a cell ends as a text does: with a sentence, a deadline or the item of a list."""
    text = _text(cell)
    return closed(text) or ends_in_year(text) or _begins_paragraph(cell[-1][1])


def _begins_paragraph(words: str) -> bool:
    """Whether a line begins with a list mark or a label: "Frist 1. mai 2031"."""
    label = words.split(maxsplit=1)[0].rstrip(":").casefold() in word_table("streamed")["dated"]
    return label or bool(_PARAGRAPH.match(words))


def _breaks_name(cell: Cell, after: Cell) -> bool:
    """Whether capitals stand on both sides of the end of a cell, or a date's year behind it."""
    words, below = _text(cell).split(), _text(after)
    if ANCHORS["year"].match(below):
        return True
    return (
        len(words) > 1 and not closed(words[-1]) and words[-1][0].isupper() and below[0].isupper()
    )


def _fitting(rows: list[list[Way]]) -> list[list[Way]]:
    """The ways that are as wide as the other rows that can be cut in one way alone."""
    while True:
        sure = [ways[0] if len(ways) == 1 else None for ways in rows]
        left = [
            [way for way in ways if _fits(way, [w for w in (*sure[:at], *sure[at + 1 :]) if w])]
            for at, ways in enumerate(rows)
        ]
        if left == rows:
            return rows
        rows = left


def _fits(way: Way, others: Sequence[Way]) -> bool:
    """Whether each cell is of one width with those of the other rows in its column."""
    for column, cell in enumerate(way):
        low, high = _bounds(cell)
        bounds = [_bounds(other[column]) for other in others]
        most = min((most for _, most in bounds), default=_WIDEST)
        least = max((least for least, _ in bounds), default=0)
        if low > _most(most) or least > _most(high):
            return False
    return True


def _is_named(header: Header, rows: Sequence[Sequence[Way]]) -> bool:
    """Whether rows are an id, a name that tells nobody anything, and a text."""
    names = [_text(ways[0][1]).casefold().split() for ways in rows if len(ways) == 1]
    told = set(word_table("rows")["obligation"])
    return header.shapes == ("id", "text", "text") and not any(told & set(name) for name in names)


def _made(row: Cell, ways: Sequence[Way], header: Header, named: bool) -> Row:
    """The row, where there is one way to cut it; else its words in one cell."""
    if len(ways) == 1:
        return Row(ways[0], _SURE)
    cells: list[Cell] = [()] * len(header.shapes)
    index, words = row[0]
    match = ANCHORS["id"].match(words) if named else None
    if match and words[match.end() :].strip():
        cells[0] = ((index, match[0]),)
        cells[-1] = ((index, words[match.end() :].strip()), *row[1:])
        return Row(tuple(cells), _GLUED)
    cells[header.shapes.index("text")] = row
    return Row(tuple(cells), _UNREAD)
