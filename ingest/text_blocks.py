"""Lines of flattened text become blocks: what starts anew, and what goes on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.text_headings import Headings
from ingest.text_lines import SourceLine
from ingest.text_marks import Bullet, bullet_of, is_caption

_NEAR = 4


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
    """The marks of the lists that are open, outermost first."""

    marks: list[str] = field(default_factory=list)
    last: str | None = None

    def counts(self, bullet: Bullet) -> bool:
        """Whether a number is the next one of the list that is open."""
        return bool(bullet.number and self.last and _next(self.last) == bullet.number)

    def level(self, bullet: Bullet) -> int:
        kind = "1" if bullet.number else bullet.mark
        if kind in self.marks:
            del self.marks[self.marks.index(kind) + 1 :]
        else:
            self.marks.append(kind)
        self.last = bullet.number
        return len(self.marks)


def parts_of(lines: Sequence[SourceLine]) -> list[Part]:
    """The blocks of the running text, in reading order."""
    headings = Headings(lines, _joins_all(lines))
    lost = _lost_bullets(lines, headings)
    parts: list[Part] = []
    lists = _Lists()
    for index, line in enumerate(lines):
        part = _start(lines, index, headings, lists, index in lost)
        if part is None and parts and _goes_on(parts[-1], line, headings.joins[index]):
            parts[-1].lines.append(line)
            continue
        part = part or Part("paragraph", [line], confidence=0.9, rule="text-paragraph")
        if part.kind != "list_item":
            lists.marks.clear()
            lists.last = None
        parts.append(part)
    return parts


def _start(
    lines: Sequence[SourceLine], index: int, headings: Headings, lists: _Lists, lost: bool
) -> Part | None:
    """The block that this line opens by its looks; None for a plain line."""
    line = lines[index]
    if line.table:
        return Part("table", [line], rule=line.table.rule)
    if is_caption(line.text):
        return Part("caption", [line], confidence=0.9, rule="text-caption")
    if heading := headings.at(index):
        skip = len(line.text) - len(heading.title)
        return Part(
            "heading", [line], skip, 0, heading.number, None, heading.confidence, heading.rule
        )
    bullet = bullet_of(line.text)
    if bullet and (
        bullet.certain or lists.counts(bullet) or _is_item(lines, index, bullet, headings)
    ):
        skip = len(line.text) - len(bullet.rest)
        level = lists.level(bullet)
        sure = 0.95 if bullet.certain else 0.8
        return Part(
            "list_item", [line], skip, level, bullet.number, bullet.mark, sure, "text-bullet"
        )
    if lost:
        level = lists.level(Bullet("", line.text))
        return Part("list_item", [line], 0, level, None, None, 0.7, "text-lost-bullet")
    return None


def _next(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else chr(ord(number[-1]) + 1)


def _is_item(lines: Sequence[SourceLine], index: int, bullet: Bullet, headings: Headings) -> bool:
    """Whether an uncertain mark is a bullet, and not a dash or number of the running text."""
    if index == 0:
        return True
    if not headings.joins[index]:
        return not (bullet.rest[:1].islower() and not lines[index - 1].finished)
    before = bullet_of(lines[index - 1].text)
    return bool(before and before.mark == bullet.mark) or lines[index - 1].text.endswith(":")


def _goes_on(part: Part, line: SourceLine, joins: bool) -> bool:
    if part.kind in ("table", "caption") and not line.lower:
        return False
    if part.kind == "table" or line.table:
        return False
    if part.kind == "heading":
        return joins and not line.page_break and not part.lines[-1].finished
    return joins


def _joins_all(lines: Sequence[SourceLine]) -> list[bool]:
    return [i > 0 and _joins(lines, i) for i in range(len(lines))]


def _joins(lines: Sequence[SourceLine], index: int) -> bool:
    """Whether a line goes on where the line before it ends."""
    before, line = lines[index - 1], lines[index]
    if before.table or line.table:
        return False
    if before.text.endswith(("-", "\u00ad", "\u2010", "\ufffe", "\x02", "/", ",")):
        return True
    if line.lower:
        return not (line.gap and before.finished)
    room = _width(lines, index) - len(before.text) - 1 - len(line.text.split()[0])
    if line.gap and not line.page_break:
        return not before.finished and room < 0
    if before.finished:
        return room <= 0.03 * _width(lines, index)
    return room <= 0.3 * _width(lines, index) and not line.page_break or room <= 0


def _width(lines: Sequence[SourceLine], index: int) -> int:
    """How long the lines are here, at the most."""
    near = lines[max(0, index - _NEAR) : index + _NEAR]
    return max(len(line.text) for line in near)


def _lost_bullets(lines: Sequence[SourceLine], headings: Headings) -> set[int]:
    """Lines that begin with a blank in a row of such lines: their bullets were lost."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        plain = not headings.at(index) and not bullet_of(line.text) and not is_caption(line.text)
        if line.page_break and plain and not line.lower and not line.table:
            if run and index - run[-1] > 10:
                run = []
            run.append(index)
            after_colon = index > 0 and lines[index - 1].text.endswith(":")
            if len(run) > 1 or after_colon:
                found.update(run)
        elif not plain or line.table:
            run = []
    return found
