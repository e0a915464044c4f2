"""Lines of flattened text become blocks: what starts anew, and what goes on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.cues import REPORT_LABELS
from ingest.text_flow import Flow, connects
from ingest.text_hanging import Hanging
from ingest.text_headings import Heading, Headings, continues
from ingest.text_lines import SourceLine
from ingest.text_marks import Bullet, bullet_of, is_caption, title_of

_LONGEST_ITEM = 10


@dataclass
class Part:
    """A block under way. `skip`: how many characters of the first line are its mark."""

    kind: str
    lines: list[SourceLine]
    skip: int = 0
    level: int = 0
    number: str | None = None
    mark: str | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass
class _Lists:
    """The marks of the lists that are open, outermost first, and the last number counted."""

    marks: list[str] = field(default_factory=list)
    last: str | None = None

    def counts(self, bullet: Bullet | None) -> bool:
        """Whether a number is the next one of the list that is open."""
        return bool(bullet and bullet.number and self.last and _next(self.last) == bullet.number)

    def holds(self, bullet: Bullet) -> bool:
        """Whether a list with this mark is open."""
        return not bullet.number and bullet.mark in self.marks

    def level(self, bullet: Bullet) -> int:
        """The depth of an item with this mark, which opens or resumes a list."""
        kind = "1" if bullet.number else bullet.mark
        if kind in self.marks:
            del self.marks[self.marks.index(kind) + 1 :]
        else:
            self.marks.append(kind)
        self.last = bullet.number or self.last
        return len(self.marks)

    def close(self) -> None:
        """Nothing is open any more."""
        self.marks.clear()
        self.last = None


class Blocks:
    """The blocks of the running text, in reading order."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self.lines = lines
        self.flow = Flow(lines)
        self.hanging = Hanging(lines)
        self.headings = Headings(self.flow).found
        self.lost = self._lost_bullets()
        self.lists = _Lists()
        self.parts: list[Part] = []
        for index in range(len(lines)):
            self._add(index)

    def _add(self, index: int) -> None:
        line = self.lines[index]
        part = self._start(index)
        if part is None and self.parts and self._goes_on(index):
            self.parts[-1].lines.append(line)
            return
        part = part or Part("paragraph", [line], confidence=0.9, rule="text-paragraph")
        if part.kind != "list_item":
            self.lists.close()
        self.parts.append(part)

    def _start(self, index: int) -> Part | None:
        """The block that this line opens by its looks; None for a plain line."""
        line = self.lines[index]
        if line.table:
            return Part("table", [line], rule=line.table.rule)
        if is_caption(line.text) and not self._unfinished(index):
            return Part("caption", [line], confidence=0.9, rule="text-caption")
        bullet = bullet_of(line.text)
        if heading := self._heading(index, bullet):
            return heading
        if index in self.lost:
            level = self.lists.level(Bullet("", line.text))
            return Part("list_item", [line], level=level, confidence=0.7, rule="text-lost-bullet")
        if bullet and self._is_item(index, bullet):
            return self._item(line, bullet)
        return None

    def _heading(self, index: int, bullet: Bullet | None) -> Part | None:
        heading = self.headings[index]
        if heading is None or self._inside_heading(index) or self.lists.counts(bullet):
            return None
        if index in self.lost and heading.rule == "text-alone":
            return None
        return _heading(self.lines[index], heading)

    def _unfinished(self, index: int) -> bool:
        return self.flow.joins[index] and not self.lines[index].page_break

    def _inside_heading(self, index: int) -> bool:
        """Whether the line is the second of a heading that was begun."""
        if not self.parts or self.parts[-1].kind != "heading" or title_of(self.lines[index].text):
            return False
        return continues(self.lines[index - 1], self.lines[index])

    def _item(self, line: SourceLine, bullet: Bullet) -> Part:
        return Part(
            "list_item",
            [line],
            skip=len(line.text) - len(bullet.rest),
            level=self.lists.level(bullet),
            number=bullet.number,
            mark=bullet.mark,
            confidence=0.95 if bullet.certain else 0.8,
            rule="text-bullet",
        )

    def _is_item(self, index: int, bullet: Bullet) -> bool:
        """Whether a mark is a bullet, and not a dash or number of the running text."""
        if bullet.certain or index == 0 or self.lists.counts(bullet):
            return True
        before = self.lines[index - 1]
        if bullet.rest[:1].islower() and not (before.finished or self.lists.holds(bullet)):
            return False
        if self.lists.holds(bullet) or before.text.endswith(":"):
            return True
        return not self.flow.joins[index]

    def _goes_on(self, index: int) -> bool:
        part, line = self.parts[-1], self.lines[index]
        if part.kind == "table" or line.table:
            return False
        if part.kind == "heading":
            return continues(self.lines[index - 1], line)
        if part.kind == "caption":
            return line.lower and not line.page_break and not part.lines[-1].finished
        if self.flow.joins[index]:
            return not self._leaves_list(part, line)
        return self._is_second_sentence(part, index)

    def _leaves_list(self, item: Part, line: SourceLine) -> bool:
        """Whether a line stands left of an item, or begins a sentence behind a list of items that
        end without a full stop.
        """
        if item.kind == "list_item" and self.hanging.leaves(item.lines[0], line):
            return True
        if item.kind != "list_item" or item.lines[-1].finished or len(self.parts) < 2:
            return False
        before = self.parts[-2]
        bare = before.kind == "list_item" and not before.lines[-1].finished
        cut = connects(item.lines[-1].text)
        return bare and not cut and self.flow.begins_sentence(line.text)

    def _is_second_sentence(self, item: Part, index: int) -> bool:
        """Whether a sentence belongs to an item of a list whose items blank lines part.

        The items beside must be whole: answers below the items of a list are set alike.
        """
        line = self.lines[index]
        if line.gap or line.page_break or line.text.endswith(":") or len(self.parts) < 2:
            return False
        beside = [item.kind, self.parts[-2].kind] == ["list_item"] * 2
        whole = item.lines[0].gap and not any(own.gap for own in item.lines[1:])
        return bool(beside and whole) and self._whole_item_below(index, item.mark)

    def _whole_item_below(self, index: int, mark: str | None) -> bool:
        """Whether the next blank line is followed by an item of one sentence with this mark."""
        gaps = [i for i in range(index + 1, len(self.lines)) if self.lines[i].gap][:2]
        bullet = bullet_of(self.lines[gaps[0]].text) if gaps else None
        if bullet is None or bullet.mark != mark:
            return False
        end = gaps[1] if len(gaps) > 1 else len(self.lines)
        between = any(bullet_of(line.text) for line in self.lines[index + 1 : gaps[0]])
        return not between and all(self.flow.joins[gaps[0] + 1 : end])

    def _lost_bullets(self) -> set[int]:
        """Lines that begin with a blank in a row of such lines: their bullets were lost."""
        found: set[int] = set()
        run: list[int] = []
        for index, line in enumerate(self.lines):
            if self._has_own_look(index):
                run = []
            elif line.lead and not line.lower:
                if run and index - run[-1] > _LONGEST_ITEM:
                    run = []
                run.append(index)
                if len(run) > 1 or self._announced(index):
                    found.update(run)
        return found

    def _has_own_look(self, index: int) -> bool:
        line, heading = self.lines[index], self.headings[index]
        sure = heading is not None and (heading.rule != "text-alone" or not line.lead)
        return bool(sure or line.table or is_caption(line.text)) or (
            line.lead and bullet_of(line.text) is not None
        )

    def _announced(self, index: int) -> bool:
        before = self.lines[index - 1].text.lower() if index else ""
        return before.endswith(":") and not any(word in before for word in REPORT_LABELS)


def parts_of(lines: Sequence[SourceLine]) -> list[Part]:
    """The blocks of the running text, in reading order."""
    return Blocks(lines).parts


def _heading(line: SourceLine, heading: Heading) -> Part:
    return Part(
        "heading",
        [line],
        skip=len(line.text) - len(heading.title),
        number=heading.number,
        confidence=heading.confidence,
        rule=heading.rule,
    )


def _next(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else chr(ord(number[-1]) + 1)
