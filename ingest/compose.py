"""Lines in reading order become blocks: headings, paragraphs, list items, boxes, captions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ingest.flow import FlowLine, PageFlow
from ingest.footnotes import footnote_entries
from ingest.geometry import Rect
from ingest.lines import Entry, Line
from ingest.paragraphs import Setting, breaks, ended, far_below, had_room, mark_of
from ingest.printed import PrintedLine
from ingest.tables import TableItem
from ingest.text_marks import Bullet, is_capitals, is_caption, title_of
from ingest.typography import Typography, look_of

_COLUMN = 60
_LOOSEST = 1.75
"""The widest leading of a heading's lines, in sizes of its type."""


@dataclass(slots=True)
class Passage:
    """Lines that belong together. `starts`: which of them begin a paragraph inside it."""

    lines: list[PrintedLine]
    setting: Setting
    box: Rect | None
    mark: Bullet | None = None
    level: int = 0
    starts: set[int] = field(default_factory=set)

    @property
    def first(self) -> PrintedLine:
        """The line it begins with."""
        return self.lines[0]

    @property
    def last(self) -> PrintedLine:
        """The line it ends with so far."""
        return self.lines[-1]

    @property
    def text_x(self) -> float:
        """Where the words of a list item begin, behind its mark."""
        words = self.first.words
        return words[1].x0 if self.mark and len(words) > 1 else words[0].x0


class Composer:
    """Builds passages line by line."""

    def __init__(self, type_: Typography) -> None:
        self.type = type_
        self.done: list[Passage | Entry] = []
        self.open: Passage | None = None
        self.waiting: list[Entry] = []
        self.indents: list[float] = []
        self.left = 0.0
        self.note = 0
        self.counted = 0

    def page(self, flow: PageFlow) -> None:
        """Take in a page; its footnotes wait until the open paragraph ends."""
        for item in flow.items:
            if isinstance(item, TableItem):
                self.close()
                self.done.append(item.entry())
            else:
                self._take(item)
        notes, self.note = footnote_entries(flow.notes, self.note, open_note=True)
        self.waiting += notes

    def close(self) -> None:
        """End the open passage; footnotes that waited for its end follow it."""
        if self.open:
            self.done.append(self.open)
        self.done += self.waiting
        self.open, self.waiting = None, []

    def _take(self, item: FlowLine) -> None:
        line, opened = item.line, self.open
        mark = self._mark(item)
        if opened and not mark and self._goes_on(opened, item):
            if opened.last.page == line.page and breaks(opened.last, line, opened.setting):
                opened.starts.add(len(opened.lines))
            opened.lines.append(line)
            opened.setting = item.setting
            return
        self.close()
        level = self._indent(line.rect.x0, item.setting.left) if mark else 0
        if mark and mark.number and mark.number.isdigit():
            self.counted = int(mark.number)
        if not mark and line.rect.x0 <= item.setting.left + 2:
            self.indents = []
        self.open = Passage([line], item.setting, item.box, mark, level)

    def _mark(self, item: FlowLine) -> Bullet | None:
        line, opened = item.line, self.open
        mark = mark_of(line)
        if mark is None or len(line.words) < 2 or self._is_heading_like(line):
            return None
        if mark.number and not mark.certain and not self._counts(mark.number):
            return None
        if mark.certain or opened is None or line.page != opened.last.page:
            return (
                mark
                if mark.certain or opened is None or ended(opened.last.text) or opened.mark
                else None
            )
        apart = far_below(opened.last, line, item.setting) or ended(opened.last.text)
        same = opened.mark is not None and abs(opened.first.rect.x0 - line.rect.x0) < 3
        indented = line.rect.x0 > opened.last.rect.x0 + 2
        return (
            mark if apart or same or indented or had_room(opened.last, line, item.setting) else None
        )

    def _counts(self, number: str) -> bool:
        """Whether a number goes on with a list or begins one; a date's day does neither."""
        return number == "1" or (number.isdigit() and int(number) == self.counted + 1)

    def _is_heading_like(self, line: PrintedLine) -> bool:
        return title_of(line.text.strip()) is not None and self.type.stands_out(line)

    def _goes_on(self, opened: Passage, item: FlowLine) -> bool:
        """Whether a line without a mark goes on with the open passage."""
        last, line = opened.last, item.line
        if not _same_type(last, line) or (opened.box != item.box and last.page == line.page):
            return False
        if self.type.stands_out(line):
            return self._wraps(opened, item)
        if last.page != line.page or line.baseline < last.baseline:
            return self._crosses(opened, item)
        if opened.mark:
            return self._stays_in_item(opened, item)
        if last.share(bold=False) > 0.95 and line.share(bold=False) < 0.05 and ended(last.text):
            return False
        return not breaks(last, line, item.setting)

    def _crosses(self, opened: Passage, item: FlowLine) -> bool:
        """Whether a passage goes on over the end of a column or page."""
        last, line = opened.last, item.line
        if line.text.lstrip()[:1].islower():
            return True
        if ended(last.text) or had_room(last, line, opened.setting):
            return False
        return not opened.mark or abs(line.rect.x0 - opened.text_x) < 4

    def _wraps(self, opened: Passage, item: FlowLine) -> bool:
        """Whether a line that stands out goes on with the heading above."""
        last, line = opened.last, item.line
        if last.page != line.page or line.baseline < last.baseline or title_of(line.text):
            return False
        full = not had_room(last, line, item.setting)
        if far_below(last, line, item.setting):
            # Large type has a large leading, of which the body's says nothing.
            return full and line.baseline - last.baseline < _LOOSEST * line.face.size
        return full or line.face.size > 1.08 * self.type.size

    def _stays_in_item(self, opened: Passage, item: FlowLine) -> bool:
        last, line = opened.last, item.line
        if line.baseline - last.baseline > 2.4 * max(item.setting.leading, line.face.size):
            return False
        mark_x, text_x = opened.first.rect.x0, opened.text_x
        if text_x > mark_x + 3 and abs(line.rect.x0 - text_x) < 4:
            return True
        hung = text_x > mark_x + 3 and any(abs(li.rect.x0 - text_x) < 4 for li in opened.lines[1:])
        if hung or line.rect.x0 < mark_x - 3:
            return False
        return not breaks(last, line, item.setting) and (
            not had_room(last, line, item.setting) or line.rect.x0 > mark_x + 3
        )

    def _indent(self, x: float, left: float) -> int:
        """The level of a list item whose mark stands at `x` in the column that begins at `left`."""
        if abs(left - self.left) > _COLUMN:
            self.indents = [indent + left - self.left for indent in self.indents]
        self.left = left
        while self.indents and x < self.indents[-1] - 4:
            self.indents.pop()
        if not self.indents or x > self.indents[-1] + 4:
            self.indents.append(x)
        return len(self.indents)


def _same_type(a: PrintedLine, b: PrintedLine) -> bool:
    return abs(a.face.size - b.face.size) < 0.7 and a.bold == b.bold


def compose(flows: Sequence[PageFlow], type_: Typography) -> list[Entry]:
    """The blocks of a document as entries, in reading order."""
    composer = Composer(type_)
    for flow in flows:
        composer.page(flow)
    composer.close()
    passages = [p for p in composer.done if isinstance(p, Passage)]
    headings = {id(p) for p in passages if _heads(p, type_)}
    type_.learn(
        [
            (look_of(p.first), _text(p.lines), p.first.page == 1 and len(flows) > 1)
            for p in passages
            if id(p) in headings
        ]
    )
    return list(_entries(composer.done, headings, type_))


def _heads(passage: Passage, type_: Typography) -> bool:
    if passage.mark:
        return False
    text = _text(passage.lines)
    if not type_.is_heading(passage.lines):
        return passage.box is None and _reads_as_heading(passage, text)
    if passage.box is None or title_of(text) or _is_bar(passage.box, passage, text):
        return True
    return passage.first.face.size > 1.2 * type_.size


def _is_bar(box: Rect, passage: Passage, text: str) -> bool:
    """Whether a box is a bar of colour behind a title in capitals, and holds nothing else."""
    low = box.height < (len(passage.lines) + 1.2) * passage.first.face.size
    return low and is_capitals(text) and not ended(text)


def _reads_as_heading(passage: Passage, text: str) -> bool:
    """Whether a line in the body's type is a heading by its number ("2.1.1 Bakgrunn") or case."""
    if len(passage.lines) > 2 or len(text) > 120 or ended(text):
        return False
    title = title_of(text)
    return is_capitals(text) if title is None else title.depth > 1 or title.chapter


def _text(lines: Sequence[PrintedLine]) -> str:
    return " ".join(line.text.strip() for line in lines)


def _entries(
    done: Sequence[Passage | Entry], headings: set[int], type_: Typography
) -> Iterator[Entry]:
    for passage in done:
        if isinstance(passage, Entry):
            yield passage
        elif id(passage) in headings:
            yield _heading(passage, type_)
        else:
            yield _block(passage)


def _heading(passage: Passage, type_: Typography) -> Entry:
    text = _text(passage.lines)
    title, lines = title_of(text), passage.lines
    if title and title.title:
        lines = _less(lines, len(text) - len(title.title))
    return Entry(
        "heading",
        tuple(line.line() for line in lines),
        level=type_.level(look_of(passage.first), text),
        number=title.number if title else None,
        confidence=0.95 if title else 0.85,
        rule="type-number" if title else "type",
    )


def _less(lines: Sequence[PrintedLine], letters: int) -> list[PrintedLine]:
    """Lines without the first words, which are `letters` long with their blanks."""
    first, count = lines[0], 0
    while count < len(first.words) - 1 and len(first.until(count + 1).text) <= letters:
        count += 1
    return [first.without(count), *lines[1:]]


def _block(passage: Passage) -> Entry:
    if passage.mark:
        lines = _lines(passage, _unmarked(passage.first, passage.mark))
        mark = passage.mark
        return Entry(
            "list_item", lines, level=passage.level, number=mark.number, mark=mark.mark, rule="mark"
        )
    first = passage.first
    if first.raised(first.words[0]) and first.words[0].text.isdigit() and len(first.words) > 1:
        note = _lines(passage, first.without(1))
        return Entry("footnote", note, number=first.words[0].text, rule="raised")
    kind = "box" if passage.box else "paragraph"
    if is_caption(_text(passage.lines)) and len(passage.lines) < 4:
        kind = "caption"
    return Entry(kind, _lines(passage, passage.first), rule="type")


def _unmarked(line: PrintedLine, mark: Bullet) -> PrintedLine:
    """A line behind its mark, which may be printed in pieces."""
    printed = list(accumulate(word.text for word in line.words[:-1]))
    if mark.mark in printed:
        return line.without(printed.index(mark.mark) + 1)
    rest = line.words[0]._replace(text=line.words[0].text.removeprefix(mark.mark))
    return PrintedLine(line.page, (rest, *line.words[1:]))


def _lines(passage: Passage, first: PrintedLine) -> tuple[Line, ...]:
    lines = (first, *passage.lines[1:])
    return tuple(line.line(paragraph=i in passage.starts) for i, line in enumerate(lines))
