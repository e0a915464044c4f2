"""Chunks of flattened text: runs of lines between blanks, and the groups that are cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Piece = tuple[int, str]
"""A printed line or a part of one: its 0-based source line, and its words."""

PAGE_TURN = "\f"
"""A line that stands for what a page's end left in a text: a page begins behind it."""

_HEADED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-ZÆØÅ]|(?:Tabell|Figur) \d+")
_SECTION = re.compile(r"(\d{1,2})(?:\.\d{1,2})+\.?\s+[A-ZÆØÅ]")
_CHAPTER = re.compile(r"(\d{1,2})\.?\s+[A-ZÆØÅ][^.:;,]{3,80}")
_LIST_LINES = 15
_FEW, _DENSE = 100, 0.03
_CLOSED = re.compile(r"[.:;!?)»”\"]$")
_YEAR_LAST = re.compile(r"\b(?:19|20)\d\d$")
_OPENING = re.compile(r"[a-zæøå0-9,.–-]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines without a blank between them. `page`: a page begins here. `gap`: blanks ahead."""

    pieces: tuple[Piece, ...]
    gap: int = 0
    page: bool = False

    @property
    def first(self) -> int:
        """The source line that it begins on."""
        return self.pieces[0][0]

    @property
    def last(self) -> int:
        """The source line after it."""
        return self.pieces[-1][0] + 1

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(words for _, words in self.pieces)

    @property
    def head(self) -> str:
        """The words of its first line."""
        return self.pieces[0][1]

    @property
    def width(self) -> int:
        """The length of its longest line."""
        return max(len(words) for _, words in self.pieces)


def is_dense(lines: Sequence[str]) -> bool:
    """Whether a text has next to no blank lines, as when an extractor gives line after line."""
    blank = sum(not line.strip() and line != PAGE_TURN for line in lines)
    return len(lines) > _FEW and blank < _DENSE * len(lines)


def chunks_of(lines: Sequence[str], first: int = 0) -> Iterator[Chunk]:
    """The chunks from line `first` on; a line that starts with one blank starts a page too."""
    pieces: list[Piece] = []
    gap, page, turned = 0, False, False
    parts, dense = _parting_line(lines), is_dense(lines)
    chapters = _chapters(lines) if dense else frozenset()
    for index in range(first, len(lines)):
        line, words = lines[index], lines[index].strip(" \f\t")
        if line == PAGE_TURN:
            turned = True
            continue
        starts_page = bool(words) and (turned or _starts_page(line))
        headed = index in chapters or (dense and bool(_HEADED.match(words)))
        if pieces and (line == parts or starts_page or headed):
            yield Chunk(tuple(pieces), gap, page)
            pieces, gap = [], 0
        if not words:
            gap += 1
            continue
        if not pieces:
            page = starts_page
        turned = False
        pieces.append((index, words))
    if pieces:
        yield Chunk(tuple(pieces), gap, page)


def _chapters(lines: Sequence[str]) -> frozenset[int]:
    """The lines with the number and title of the chapter that is next, no item of a list."""
    found: set[int] = set()
    last = 0
    for index, line in enumerate(lines):
        words = line.strip(" \f\t")
        if section := _SECTION.match(words):
            last = int(section[1])
        elif (chapter := _CHAPTER.fullmatch(words)) and last and int(chapter[1]) == last + 1:
            above = [other.strip(" \f\t") for other in lines[max(0, index - _LIST_LINES) : index]]
            listed = any(re.match(rf"{last}[.)]?\s", other) for other in above)
            if above and closed(above[-1]) and not listed:
                found.add(index)
                last += 1
    return frozenset(found)


def _parting_line(lines: Sequence[str]) -> str:
    """What a blank line between cells looks like; a blank on a line is an empty paragraph."""
    empty = lines.index("") if "" in lines else len(lines)
    return "" if empty < len(lines) - 1 else " "


def _starts_page(line: str) -> bool:
    return line.startswith("\f") or (line.startswith(" ") and not line.startswith("  "))


def closed(text: str) -> bool:
    """Whether words end as a sentence does."""
    return bool(_CLOSED.search(text.rstrip()))


def ends_in_year(text: str) -> bool:
    """Whether words end as a deadline does, which may stand without a full stop."""
    return bool(_YEAR_LAST.search(text.rstrip()))


def goes_on(text: str) -> bool:
    """Whether words begin as the middle of a sentence does."""
    return bool(_OPENING.match(text.lstrip()))


def grouped(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Cells as the layout shows them: several lines in a run, or single lines evenly apart."""
    groups: list[Chunk] = []
    for index, chunk in enumerate(chunks):
        before = chunks[index - 1] if index else None
        if before and groups and _same_cell(before, chunk):
            last = groups[-1]
            groups[-1] = Chunk(last.pieces + chunk.pieces, last.gap, last.page)
        else:
            groups.append(chunk)
    return groups


def _same_cell(before: Chunk, chunk: Chunk) -> bool:
    single = len(before.pieces) == len(chunk.pieces) == 1
    return single and chunk.gap == 1 and not chunk.page
