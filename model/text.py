"""The Document: what every reader makes and every extractor sees.

`Document.text` is the clean text in reading order: white space folded, line-end hyphens joined,
ligatures mended, footnote marks and emphasis marks left out. Every other type points into it by
character span `[start, end)`. What was mended is kept in `mends`, so that `Document.printed`
gives a span back as the page shows it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from pydantic import Field

from model.base import Frozen, fold

BlockKind = Literal["heading", "paragraph", "list_item", "table", "box", "footnote", "caption"]


class Box(Frozen):
    """A rectangle on a page, in points, origin at the top left of the page."""

    x0: float
    top: float
    x1: float
    bottom: float


class Page(Frozen):
    """A page of a source that has pages. `number` counts from 1."""

    number: int
    width: float
    height: float
    note: str | None = None
    """Why the page gave no text, or is not to be trusted ("scanned", "rotated"); else None."""


class Fragment(Frozen):
    """Where a stretch of text stands in the source: one printed line, or a part of one."""

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    line: int | None = None
    """1-based line of a source without pages (text, HTML), or paragraph number (DOCX)."""


class Style(Frozen):
    """A stretch of text in italics or bold type. Absent where the source lost its type faces."""

    start: int
    end: int
    italic: bool = False
    bold: bool = False


class Mend(Frozen):
    """`text[start:end]` stands for what was printed as `printed` (start == end: left out)."""

    start: int
    end: int
    printed: str
    why: Literal["ligature", "footnote_mark", "emphasis", "overprint", "blank", "hyphen", "markup"]


class Cell(Frozen):
    """A table cell: a span of text, empty where start == end."""

    start: int
    end: int


class Row(Frozen):
    """A table row, its cells from left to right; every row of a table has as many."""

    cells: tuple[Cell, ...]
    confidence: float = 1.0


class Table(Frozen):
    """Rows of cells; the first `header_rows` name the columns. Rows cut by a page are joined.

    In the text, cells stand apart by a tab, rows and the paragraphs of a cell by a newline.
    """

    rows: tuple[Row, ...]
    header_rows: int = 0


class Block(Frozen):
    """A paragraph-like unit in reading order.

    `number`: of a heading ("3.1.1") or a numbered list item ("1"). `mark`: the bullet as printed;
    the span leaves both out. `level`: depth of a heading (1 is outermost) or list item (1 is
    outermost), else 0. `section`: index into `Document.sections`, -1 ahead of the first heading.
    `confidence` and `rule` say how sure the reader is that the block is what it says.
    """

    kind: BlockKind
    start: int
    end: int
    section: int = -1
    level: int = 0
    number: str | None = None
    mark: str | None = None
    table: Table | None = None
    confidence: float = 1.0
    rule: str = ""


class Section(Frozen):
    """A heading and what stands under it: blocks `[first, last)`, subsections included."""

    number: str | None
    title: str
    level: int
    parent: int = -1
    first: int
    last: int


class Document(Frozen):
    """One source document, whatever its format was. `key` is the file's stem."""

    key: str
    name: str
    sha256: str
    media_type: str
    reader: str
    text: str
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    styles: tuple[Style, ...] = ()
    mends: tuple[Mend, ...] = ()
    running: tuple[str, ...] = ()
    """Running heads and feet as printed, once each; they are left out of the text."""
    notes: tuple[str, ...] = Field(default=())
    """What the reader could not do, for people ("page 3 is a picture")."""

    @cached_property
    def _fragment_starts(self) -> list[int]:
        return [fragment.start for fragment in self.fragments]

    @cached_property
    def _style_starts(self) -> list[int]:
        return [style.start for style in self.styles]

    @cached_property
    def _mend_ends(self) -> list[int]:
        return [mend.end for mend in self.mends]

    def words(self, start: int, end: int) -> str:
        """The clean text of a span, white space folded."""
        return fold(self.text[start:end])

    def printed(self, start: int, end: int) -> str:
        """The span as printed, white space folded: mends that lie in it are taken back."""
        parts, at = [], start
        for mend in self.mends[bisect_left(self._mend_ends, start) :]:
            if mend.start >= end and mend.start > start:
                break
            if mend.start < at or mend.end > end:
                continue
            parts += [self.text[at : mend.start], mend.printed]
            at = mend.end
        return fold("".join([*parts, self.text[at:end]]))

    def fragments_of(self, start: int, end: int) -> tuple[Fragment, ...]:
        """The fragments that overlap a span, in text order."""
        first = max(bisect_right(self._fragment_starts, start) - 1, 0)
        last = bisect_left(self._fragment_starts, end)
        return tuple(f for f in self.fragments[first:last] if f.end > start)

    def page_of(self, start: int) -> int | None:
        """The page on which a position stands; None where the source has no pages."""
        at = bisect_right(self._fragment_starts, start) - 1
        return self.fragments[at].page if at >= 0 else None

    def styles_of(self, start: int, end: int) -> tuple[Style, ...]:
        """The stretches of italics and bold that overlap a span, in text order."""
        first = max(bisect_right(self._style_starts, start) - 1, 0)
        last = bisect_left(self._style_starts, end)
        return tuple(s for s in self.styles[first:last] if s.end > start)

    def italic_share(self, start: int, end: int) -> float:
        """How much of a span is set in italics, 0 to 1."""
        return _share((s for s in self.styles_of(start, end) if s.italic), start, end)

    def bold_share(self, start: int, end: int) -> float:
        """How much of a span is set in bold type, 0 to 1."""
        return _share((s for s in self.styles_of(start, end) if s.bold), start, end)

    def section_path(self, block: Block) -> tuple[Section, ...]:
        """The sections around a block, outermost first."""
        path: list[Section] = []
        index = block.section
        while index >= 0:
            path.append(self.sections[index])
            index = self.sections[index].parent
        return tuple(reversed(path))


def _share(styles: Iterable[Style], start: int, end: int) -> float:
    """How much of a span styles that overlap it cover."""
    overlap = sum(min(style.end, end) - max(style.start, start) for style in styles)
    return overlap / max(end - start, 1)
