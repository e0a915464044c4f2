"""Poured tables of mandates: an id opens a row, a title and the requirement follow."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ingest.cues import MANDATE_MARK
from ingest.poured_cells import Row, row_of
from ingest.poured_chunks import Chunk, Piece, closed, goes_on
from ingest.poured_headers import word_table
from ingest.poured_rows import Found, is_end
from ingest.text_marks import is_label

SHAPES = ("id", "text", "text")
ID_LINE = re.compile(
    rf"([A-ZÆØÅ]{{2,6}}-?(?:20)?\d{{2}}-[A-Z]?\d{{1,4}}{MANDATE_MARK})(\s+|$)(?=[A-ZÆØÅ«\"“\d]|$)"
)
_MARK = re.compile(r"(?:[•▪◦\uf0b7\u2010–-]|o)\s")
_RUN_IN = re.compile(r"[A-ZÆØÅ][^.:!?]{2,100}[.:] [A-ZÆØÅ]")
_FULL = 0.8
_TITLE_LINES = 5
_LABEL_WORDS = 2


def opens(chunk: Chunk) -> bool:
    """Whether a chunk begins with a mandate's id and then its title or text, tabs apart."""
    return bool(ID_LINE.match(chunk.head)) and "\t" not in chunk.text


def reads_on(chunk: Chunk) -> bool:
    """Whether an id stands ahead of running text, no cells of a row: its first line holds the end
    of a title and the beginning of what follows, or somebody who is told in a full line.
    """
    match = ID_LINE.match(chunk.head)
    rest = chunk.head[match.end() :] if match else ""
    below = [words for _, words in chunk.pieces[1:3]]
    narrow = len(below) > 1 and not closed(below[0]) and len(below[0]) < _FULL * len(chunk.head)
    if "  " in rest or narrow:
        return False
    return bool(_RUN_IN.match(rest) or _obliges().search(rest))


def with_ids_apart(chunks: Iterable[Chunk], *, dense: bool = False) -> Iterator[Chunk]:
    """Chunks, cut where a line opens with an id after a closed sentence or a label, or where a
    label of its own ("Indikatorer:") stands behind a sentence.

    A `dense` text has no blank lines: there, every line that opens with an id is a new row.
    """
    for chunk in chunks:
        start, gap, page = 0, chunk.gap, chunk.page
        for at in range(1, len(chunk.pieces)):
            before, words = chunk.pieces[at - 1][1], chunk.pieces[at][1]
            apart = dense or closed(before) or len(before.split()) <= _LABEL_WORDS
            label = before.endswith(".") and is_label(words) and words[:1].isupper()
            if label or (apart and ID_LINE.match(words)):
                yield Chunk(chunk.pieces[start:at], gap, page)
                start, gap, page = at, 0, False
        yield Chunk(chunk.pieces[start:], gap, page)


@cache
def _obliges() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_table('rows')['obligation'])})\b")


def id_rows(chunks: Sequence[Chunk]) -> Found:
    """The rows from the first chunk on, as long as one id follows another."""
    rows: list[Row] = []
    at, last = 0, 0
    while at < len(chunks) and opens(chunks[at]):
        end = _row_end(chunks, at)
        rows.append(_row(chunks[at:end]))
        last = chunks[end - 1].last
        at = end
    return rows, last


def _row_end(chunks: Sequence[Chunk], at: int) -> int:
    """The chunk after the row that begins at `at`."""
    row = [chunks[at]]
    for following in range(at + 1, len(chunks)):
        chunk = chunks[following]
        if opens(chunk) or is_end(chunk, row):
            break
        has_text = any(_holds_text(c) for c in row)
        if not _continues(chunk, row) and (has_text or not _is_text(chunk, chunks[at])):
            break
        row.append(chunk)
    return at + len(row)


def _holds_text(chunk: Chunk) -> bool:
    return bool(_obliges().search(chunk.text)) or (closed(chunk.text) and len(chunk.text) > 80)


def _is_text(chunk: Chunk, title: Chunk) -> bool:
    """The requirement after a title: lines in a run, no wider than a cell."""
    return len(title.pieces) <= _TITLE_LINES and not goes_on(chunk.head) and _holds_text(chunk)


def _continues(chunk: Chunk, row: Sequence[Chunk]) -> bool:
    """The rest of a cell that a page cut in mid-sentence, or between the items of a list."""
    cut = goes_on(chunk.head) and not closed(row[-1].text)
    return chunk.page and (cut or _lists_on(chunk, row))


def _lists_on(chunk: Chunk, row: Sequence[Chunk]) -> bool:
    """Whether a chunk begins with an item of the list that is open in a row."""
    mark = _MARK.match(chunk.head)
    if not mark:
        return False
    return any(words.startswith(mark[0]) for before in row for _, words in before.pieces)


def _row(chunks: Sequence[Chunk]) -> Row:
    """Id, title and text; where title and text run on, both stand in the last cell."""
    first = chunks[0]
    match = ID_LINE.match(first.head)
    index = first.pieces[0][0]
    rest = first.head[match.end() :].strip() if match else first.head
    if len(chunks) > 1 and not _holds_text(first):
        return row_of(SHAPES, chunks)
    title, text = _at_blanks(rest)
    pieces: list[Piece] = [(index, text), *first.pieces[1:]]
    pieces += [piece for chunk in chunks[1:] for piece in chunk.pieces]
    cells = (
        ((index, match[1] if match else ""),),
        ((index, title),) if title else (),
        tuple(piece for piece in pieces if piece[1]),
    )
    return Row(cells, 0.9 if title else 0.7)


def _at_blanks(words: str) -> tuple[str, str]:
    """Title and text where two blanks keep them apart, else all of it as text."""
    halves = re.split(r" {2,}", words, maxsplit=1)
    return (halves[0], halves[1]) if len(halves) == 2 else ("", words)
