"""Where one paragraph ends and the next begins, for running text and for table cells."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from ingest.lines import Line, Lines
from ingest.printed import PrintedLine
from ingest.text_marks import Bullet, bullet_of

_ENDED = re.compile(r"[.:;?!…][\"”»')\]]*$")
_SOME = 3
_ROOM = 1.15
"""A next word needs this much more than its own width to have fitted on a line."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a column of text is set: its right edge and the distance of its lines.

    `leadings`: the distance in each size of type of which there are some lines.
    """

    left: float
    right: float
    leading: float
    leadings: Mapping[float, float] = field(default_factory=dict)

    def leading_of(self, above: PrintedLine, below: PrintedLine) -> float:
        """The distance that is usual between two such lines."""
        own = self.leadings.get(below.face.size) if above.face.size == below.face.size else None
        return own or self.leading or 1.2 * below.face.size


def setting_of(lines: Sequence[PrintedLine]) -> Setting:
    """The setting of a column, from its lines."""
    steps: dict[float, Counter[float]] = defaultdict(Counter)
    for above, below in pairwise(lines):
        step, size = below.baseline - above.baseline, below.face.size
        if 0.85 < step / size < 1.75 and above.face.size == size:
            steps[size][round(step, 1)] += 1
    leadings = {size: _leading(own) for size, own in steps.items() if own.total() >= _SOME}
    left = min(line.rect.x0 for line in lines)
    right = max(line.rect.x1 for line in lines)
    return Setting(left, right, _leading(sum(steps.values(), Counter())), leadings)


def _leading(steps: Counter[float]) -> float:
    """Of equally frequent distances the smallest is within paragraphs, others between them."""
    most = max(steps.values(), default=0)
    return min((step for step, n in steps.items() if 2 * n > most), default=0.0)


def ended(text: str) -> bool:
    """Whether a sentence or a lead-in ends with the text."""
    return bool(_ENDED.search(text.rstrip()))


def had_room(above: PrintedLine, below: PrintedLine, setting: Setting) -> bool:
    """Whether the first word of `below` would have fitted on the line above."""
    word = below.words[0]
    pieces = takewhile(lambda piece: piece.glued, below.words[1:])
    end = max((piece.x1 for piece in pieces), default=word.x1)
    needed = _ROOM * (end - word.x0) + 0.35 * word.face.size
    return setting.right - above.rect.x1 > needed


def far_below(above: PrintedLine, below: PrintedLine, setting: Setting) -> bool:
    """Whether more than a line's distance parts two lines."""
    step = below.baseline - above.baseline
    usual = max(setting.leading_of(above, below), 1.05 * max(above.face.size, below.face.size))
    return step > usual + 0.28 * below.face.size or step < 0


def breaks(above: PrintedLine, below: PrintedLine, setting: Setting) -> bool:
    """Whether `below` begins a new paragraph."""
    if far_below(above, below, setting):
        return True
    if above.text.rstrip().endswith(("-", ",")) and not mark_of(below):
        return False
    if not had_room(above, below, setting):
        return False
    short = above.rect.x1 < setting.left + 0.6 * (setting.right - setting.left)
    return ended(above.text) or (short and below.text.lstrip()[:1].isupper())


def mark_of(line: PrintedLine) -> Bullet | None:
    """The list mark a printed line begins with; a dash needs more behind it than running text."""
    return bullet_of(line.text.strip())


def cell_lines(lines: Sequence[PrintedLine]) -> Lines:
    """The lines of a table cell, with its paragraphs and list items told apart."""
    if not lines:
        return ()
    setting = setting_of(lines)
    marks = (mark.number or "" for mark in map(mark_of, lines) if mark)
    numbers = {int(number) for number in marks if number.isdigit()}
    made: list[Line] = [lines[0].line()]
    for above, below in pairwise(lines):
        listed = _is_item(above, below, lines, numbers)
        made.append(below.line(paragraph=listed or breaks(above, below, setting)))
    return tuple(map(_dashed, made))


def _is_item(
    above: PrintedLine, below: PrintedLine, lines: Sequence[PrintedLine], numbers: set[int]
) -> bool:
    """Whether a line of a cell begins a list item; an uncertain mark needs others like it."""
    mark = mark_of(below)
    if mark is None or mark.certain:
        return mark is not None
    if mark.number:
        return bool({int(mark.number) - 1, int(mark.number) + 1} & numbers)
    marked = [line for line in lines if mark_of(line)]
    hangs = any(line.rect.x0 > below.rect.x0 + 3 for line in lines if line not in marked)
    return len(marked) > 1 or hangs or ended(above.text)


def _dashed(line: Line) -> Line:
    """Bullets of cells stay in the text, as dashes."""
    mark = bullet_of(line.text.strip())
    if mark is None or mark.number or mark.mark in "-–o":
        return line
    first, *rest = line.runs
    return replace(line, runs=(replace(first, text=first.text.replace(mark.mark, "-", 1)), *rest))
