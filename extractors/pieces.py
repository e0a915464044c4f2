"""Blocks cut into pieces, where a reader may have joined what begins on a line of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, zip_longest

from extractors.context import Context
from extractors.ids import opening_id
from extractors.nlp import sentences
from extractors.reporters import Label, label_of
from extractors.topics import label_end, labelled
from extractors.wording import Wording
from extractors.wordlists import alternation, wordlists
from model.text import Block, Cell, Document, Row, Table

_TIGHT, _LOOSE = -1.5, -0.8
_SLACK = 4
_TITLE_LENGTH = 120
_TITLE_FIGURES = 2
_COUNTED = re.compile(r"\(?(\d{1,2}|[a-zæøå]{1,4})([.)])", re.IGNORECASE)
_ID_AND_WORDS, _ID_TITLE_AND_WORDS = 2, 3
_SKIPPED = frozenset({"footnote", "caption"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of one block. `first`: it opens the block, so that the block's mark is its own."""

    start: int
    end: int
    block: Block
    first: bool
    score: float
    label: Label | None = None
    row: bool = False

    @property
    def tabled(self) -> bool:
        """Whether it is a whole table; a row of an id and its words alone is a passage."""
        return self.block.kind == "table" and not self.row

    @property
    def listed(self) -> bool:
        """Whether it is a list item."""
        return self.first and self.block.kind == "list_item"

    @property
    def mark(self) -> str | None:
        """The mark of its list; letters and numbers count on, and are one mark."""
        found = _COUNTED.fullmatch(self.block.mark or "")
        return f"{'1' if found[1].isdigit() else 'a'}{found[2]}" if found else self.block.mark

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.block.kind == "heading"


def pieces_of(context: Context, wording: Wording) -> Iterator[Piece]:
    """The pieces of a document in reading order; tables are one piece each."""
    width = _line_width(context.document)
    blocks = context.document.blocks
    for block, below in zip_longest(blocks, blocks[1:]):
        if block.kind in _SKIPPED:
            continue
        if block.table and _lists_ids(context, block.table):
            for start, end in _passages_in(context, block.table):
                yield replace(_piece(context, wording, block, start, end), row=True)
        elif block.kind == "table":
            yield Piece(block.start, block.end, block, True, 0.0)
        elif block.kind == "heading":
            label = label_of(context, context.document.text[block.start : block.end])
            yield Piece(block.start, block.end, block, True, 0.0, label)
        else:
            answered = below is not None and _is_label(context, below)
            yield from _pieces(context, wording, block, width, answered=answered)


def _lists_ids(context: Context, table: Table) -> bool:
    """Rows of an id and its words alone, as the passages of a text may be read."""
    rows = [_filled(context, row) for row in table.rows[table.header_rows :]]
    return bool(rows) and all(
        len(row) in (_ID_AND_WORDS, _ID_TITLE_AND_WORDS)
        and opening_id(context.document.text[row[0].start : row[0].end])
        for row in rows
    )


def _passages_in(context: Context, table: Table) -> Iterator[tuple[int, int]]:
    """A row of two cells is a passage; of three, a line of id and title, and the words beneath."""
    for row in table.rows[table.header_rows :]:
        first, *middle, last = _filled(context, row)
        if middle:
            yield first.start, middle[0].end
        yield (last if middle else first).start, last.end


def _filled(context: Context, row: Row) -> list[Cell]:
    return [cell for cell in row.cells if context.document.words(cell.start, cell.end)]


def _is_label(context: Context, block: Block) -> bool:
    """Whether a block is nothing but the label of an answer."""
    words = context.document.words(block.start, block.end)
    return bool(labelled("answer_label").fullmatch(words))


def _pieces(
    context: Context, wording: Wording, block: Block, width: int, *, answered: bool
) -> Iterator[Piece]:
    """The pieces of a block; `answered`: the label of an answer stands beneath it."""
    text = context.document.text
    start = block.start
    for at, loose in [*_openings(context, wording, block, width), (block.end, True)]:
        here, rest = text[start:at], text[at : block.end]
        asks = answered and wording.score(here) < 0 < wording.score(rest)
        if at < block.end and not asks and not _parts(context, wording, here, rest, loose=loose):
            continue
        end = at - (len(here) - len(here.rstrip()))
        yield _piece(context, wording, block, start, end)
        start = at


def _parts(context: Context, wording: Wording, here: str, rest: str, *, loose: bool) -> bool:
    """Whether `rest` is another piece than `here`: a label, a demand, or an answer."""
    if label_of(context, rest.split("\n", maxsplit=1)[0][:110]) or wording.is_demand(rest):
        return True
    if label_end(rest):
        return True
    if label_of(context, here) and here.rstrip().endswith(":"):
        return True
    if is_title(rest) and here.rstrip().endswith("."):
        return True
    return wording.score(here) >= 0 and wording.score(rest) <= (_LOOSE if loose else _TIGHT)


def _piece(context: Context, wording: Wording, block: Block, start: int, end: int) -> Piece:
    words = context.document.text[start:end]
    label = label_of(context, words)
    first = start == block.start
    return Piece(start, end, block, first, wording.score(words), label)


def _openings(
    context: Context, wording: Wording, block: Block, width: int
) -> Iterator[tuple[int, bool]]:
    """Where a printed line or paragraph inside the block begins a sentence, a label or a demand.

    True beside it: the line before was left short, so that a paragraph ended there.
    """
    text = context.document.text
    starts = {block.start + at for at, _ in sentences(text[block.start : block.end])}
    for before, after in pairwise(context.document.fragments_of(block.start, block.end)):
        line = text[after.start : after.end].lstrip()
        at = after.end - len(line)
        if not block.start < at < block.end:
            continue
        fresh = block.kind == "list_item" and _begins_afresh(text[block.start : at], line)
        told = wording.is_demand(line) or label_end(line) or label_of(context, line)
        if at in starts or fresh or told:
            word = line.split(maxsplit=1)[0] if line.strip() else ""
            room = width - (before.end - before.start) - len(word) - 1
            yield at, room > _SLACK or text[at - 1] == "\n"


def _begins_afresh(here: str, line: str) -> bool:
    """A capital after a bullet that ends without a stop, and not in the middle of a phrase."""
    joined = re.search(rf"(?<!\w){alternation(wordlists('answers')['joins'])}\W*$", here, re.I)
    return line[:1].isupper() and not joined and here.rstrip()[-1:] not in (",", "-", "–", ":")


def _line_width(document: Document) -> int:
    """How many characters a full printed line holds: nine lines of ten are no longer."""
    lengths = sorted(fragment.end - fragment.start for fragment in document.fragments)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


@cache
def _opener(name: str) -> re.Pattern[str]:
    return re.compile(rf"\W*{alternation(wordlists('answers')[name])}", re.IGNORECASE)


def is_title(text: str, longest: int = _TITLE_LENGTH) -> bool:
    """Shaped as a title: short, with a capital, without a full stop or many figures."""
    words = text.strip()
    if not words[:1].isupper() or words[-1:] in ".:;!?,":
        return False
    return len(words) <= longest and len(re.findall(r"\d+", words)) <= _TITLE_FIGURES


def is_instruction(text: str) -> bool:
    """A template's words to whoever fills it in."""
    return bool(re.match(rf"{_opener('instruction').pattern}\b", text))
