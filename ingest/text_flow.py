"""Whether a line goes on where the one before it ends, measured by the file's own habit."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from ingest.cues import CONNECTORS
from ingest.text_lines import SourceLine
from ingest.text_marks import bullet_of, is_lead_in, is_row, opens_mandate

_NEAR = 4
_LONG = 50
"""A line this long may be a full one; shorter ones are addresses, labels and titles."""
_SEVERAL = 2
_CUT_NAME = re.compile(r"[a-zæøå,] [A-ZÆØÅ][a-zæøå]+$")
_SMALL = re.compile(r"(?<![\w-])[a-zæøå]{2,}(?![\w-])")
_NAME = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå]+")
_DASHED = re.compile(r"[-–] [a-zæøå]")
_BRACKETS = re.compile(r"\([^()]{1,40}\)\.?")
_TITLE = re.compile(r"[A-ZÆØÅ][^\W\d]+(?: [^\W\d]+){0,3}(?: 20\d\d)?:?")
_YEAR_ENDS = re.compile(r"(?:19|20)\d\d[.,;)](?:\s|$)")
_HYPHENS = ("-", "\u00ad", "\u2010", "\ufffe", "\x02", "/", ",")


class Flow:
    """How lines of a text run on. `slack`: the room that full lines leave, as a share of width.

    A line is full when the first word of the next one would not fit behind it. How exactly that
    holds depends on the type face, so it is measured where a sentence surely runs on.
    """

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self.lines = lines
        sure = [i for i in range(1, len(lines)) if self._surely(i)]
        rooms = sorted(self.room(i) for i in sure)
        slack = rooms[int(0.9 * len(rooms))] if rooms else 0.0
        self.sure = len(rooms)
        self.wrapped = self.sure > 4
        self.slack = min(max(slack, 0.02), 0.12)
        marked = sum(lines[i - 1].trailing > 1 for i in sure)
        self.trailing_ends = bool(sure) and marked <= 0.04 * len(sure)
        self.joins = [i > 0 and self._joins(i) for i in range(len(lines))]

    def begins_sentence(self, text: str) -> bool:
        """Whether a line's capital is that of a sentence: the word is written small elsewhere."""
        word = text.split(maxsplit=1)[0].strip("«»“”\"'().,:;")
        return word[:1].isupper() and word.lower() in self._small and word not in self._names

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(line.text for line in self.lines)

    @cached_property
    def _small(self) -> set[str]:
        return {word for line in self.lines for word in _SMALL.findall(line.text)}

    @cached_property
    def _names(self) -> set[str]:
        return {word for line in self.lines for word in _NAME.findall(line.text)}

    def _surely(self, index: int) -> bool:
        before, line = self.lines[index - 1], self.lines[index]
        plain = not (line.gap or line.page_break or line.table or before.table)
        return plain and line.lower and not before.finished

    def _joins(self, index: int) -> bool:
        before, line = self.lines[index - 1], self.lines[index]
        if before.table or line.table or _opens(before, line) or self._heads_list(index):
            return False
        if before.text.endswith(_HYPHENS) or _closes(before, line) or line.text[0] in ".,;":
            return True
        if connects(before.text) and not (line.gap and line.text[:1].isupper()):
            return True
        if line.lower:
            return not (line.gap and before.finished)
        if is_lead_in(line.text) and (before.finished or line.gap or self.room(index) > 0):
            return False
        return self._fills(before, line, self.room(index))

    def _heads_list(self, index: int) -> bool:
        """Whether a line behind a sentence is a title that stands over several lists."""
        line, below = self.lines[index], self.lines[index + 1 : index + 2]
        if not self.lines[index - 1].finished or self._times[line.text] < _SEVERAL:
            return False
        return bool(below and _TITLE.fullmatch(line.text) and bullet_of(below[0].text))

    def _fills(self, before: SourceLine, line: SourceLine, room: float) -> bool:
        """Whether the line before was full, so that the sentence or paragraph may run on."""
        if not self.wrapped:
            return self._fills_in_short_text(before, line, room)
        if line.gap and not line.page_break:
            return not before.finished and room < 0
        if before.finished:
            ended = self.trailing_ends and before.trailing > 1
            return not ended and room <= self.slack / 2
        return room <= min(max(0.1, 1.2 * self.slack), 0.15)

    def _fills_in_short_text(self, before: SourceLine, line: SourceLine, room: float) -> bool:
        """The same where few lines show the habit: long lines only, and a name cut in two."""
        if before.finished or line.gap or len(before.text) < _LONG or room > 0.1:
            return False
        return self.sure > 0 or bool(_CUT_NAME.search(before.text) and line.text[:1].isupper())

    def room(self, index: int) -> float:
        """How much room the line before leaves behind the first word here, as a share of width."""
        before, line = self.lines[index - 1], self.lines[index]
        near = self.lines[max(0, index - _NEAR) : index + _NEAR]
        width = max(len(other.text) for other in near) or 1
        first = line.text.split()[0] if line.text else ""
        return (width - len(before.text) - 1 - len(first)) / width


def _opens(before: SourceLine, line: SourceLine) -> bool:
    """Whether a line begins anew: below a lead-in or a row of cells, or with a mandate's id."""
    led_in = before.text.endswith(":") and not line.lower
    below_row = is_row(before.text) and not line.lower
    return led_in or below_row or (before.finished and opens_mandate(line.text))


def connects(text: str) -> bool:
    """Whether a line ends in a word that cannot end a passage ("og", "i", "for")."""
    return text.rsplit(None, 1)[-1].lower() in CONNECTORS if text.strip() else False


def _closes(before: SourceLine, line: SourceLine) -> bool:
    """Whether a line is the bracket, dash or year behind another one: "(kap. 4.2.6)", "2031."."""
    if not (line.gap or line.page_break) and _BRACKETS.fullmatch(line.text):
        return True
    if before.finished or line.page_break:
        return False
    if not line.gap and _YEAR_ENDS.match(line.text):
        return True
    return line.text.startswith("(") or bool(not line.gap and _DASHED.match(line.text))
