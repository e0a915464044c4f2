"""Which lines of a flattened text are headings: by number, by capitals, by standing alone."""

from dataclasses import dataclass

from ingest.cues import CONNECTORS, LABEL_VERBS
from ingest.text_flow import Flow
from ingest.text_lines import SourceLine
from ingest.text_marks import (
    Title,
    bullet_of,
    count_of,
    is_capitals,
    is_caption,
    is_data,
    is_label,
    is_row,
    starts_with_id,
    title_of,
)

_LONGEST_TITLE = 110


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: its number or None, its words, and how sure by which rule."""

    number: str | None
    title: str
    confidence: float
    rule: str


class Headings:
    """The headings among lines, found by their looks, their neighbours and their numbers."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.lines = flow.lines
        self._last = ""
        self._chapter = 0
        self.found: list[Heading | None] = []
        for index in range(len(self.lines)):
            heading = self._find(index)
            if heading and heading.number:
                self._last = heading.number
                self._chapter = int(self._last) if self._last.isdigit() else self._chapter
            self.found.append(heading)

    def _find(self, index: int) -> Heading | None:
        line = self.lines[index]
        if line.table or line.lower or is_caption(line.text) or starts_with_id(line.text):
            return None
        title = title_of(line.text)
        if title and self._is_numbered(index, title):
            words = title.title or ("" if self._named_below(index) else line.text)
            return Heading(title.number, words, 0.95, "text-number")
        if bullet_of(line.text) or title or not self._opens(index):
            return None
        return self._unnumbered(index)

    def _named_below(self, index: int) -> bool:
        """Whether a bare "Sak 3" has its title on the next line."""
        return index + 1 < len(self.lines) and continues(self.lines[index], self.lines[index + 1])

    def _unnumbered(self, index: int) -> Heading | None:
        text = self.lines[index].text
        if is_capitals(text):
            return None if self._announces(index) else Heading(None, text, 0.8, "text-capitals")
        if is_label(text) and index + 1 < len(self.lines):
            return Heading(None, text, 0.8, "text-label")
        return Heading(None, text, 0.6, "text-alone") if self._stands_alone(index) else None

    def _announces(self, index: int) -> bool:
        """Whether capitals with a colon lead a list in, and are no title."""
        text, end = self.lines[index].text, index + 1
        while end < len(self.lines) and continues(self.lines[end - 1], self.lines[end]):
            text = f"{text} {self.lines[end].text}"
            end += 1
        if not text.endswith(":"):
            return False
        return bool(LABEL_VERBS & set(text.lower().split())) or self._listed(end)

    def _opens(self, index: int) -> bool:
        """Whether a heading can stand here: nothing runs on from the line before."""
        if index == 0 or not self.flow.joins[index]:
            return True
        return self.lines[index].page_break or self.found[index - 1] is not None

    def _is_numbered(self, index: int, title: Title) -> bool:
        line = self.lines[index]
        if title.title.endswith(",") and not self._goes_on(index + 1):
            return False
        if title.chapter:
            opens = self._opens(index) or (line.gap > 0 and self._is_next_case(title.number))
            return line.text[0].isupper() and len(title.title) < 150 and opens
        if title.depth > 1:
            return self._opens(index) or _follows(self._last, title.number)
        return self._opens(index) and self._is_chapter(index, int(title.number))

    def _is_next_case(self, number: str) -> bool:
        """Whether a named number ("Sak 4") is the next after the last of its kind."""
        name, _, count = number.rpartition(" ")
        before = next(
            (h.number for h in reversed(self.found) if h and _named(h.number) == name), ""
        )
        last = (before or "").rpartition(" ")[2]
        return count.isdigit() and last.isdigit() and int(count) == int(last) + 1

    def _goes_on(self, index: int) -> bool:
        return index < len(self.lines) and self.lines[index].lower

    def _is_chapter(self, index: int, number: int) -> bool:
        """Whether a single number is the next chapter's, and no number of a list."""
        if index and self.lines[index - 1].text.endswith(":"):
            return False
        if self._counted(index, number + 1, 1):
            return False
        if self._counted(index, number - 1, -1) and not self._resumes(index, number):
            return False
        top = _top(self._last)
        return top is None or number in (top + 1, self._chapter + 1 if top else 1)

    def _resumes(self, index: int, number: int) -> bool:
        """Whether a bare number apart from a list marked otherwise ("2.") is the next chapter's."""
        line, before = self.lines[index], self.lines[index - 1]
        apart = line.gap > 0 and bullet_of(line.text) is None and bullet_of(before.text) is not None
        return apart and 0 < self._chapter == number - 1

    def _counted(self, index: int, number: int, step: int) -> bool:
        """Whether a number stands right beside, with nothing but its own lines between."""
        at = index + step
        while 0 <= at < len(self.lines) and not self.lines[at].table:
            if count_of(self.lines[at].text) == number:
                return True
            if not self.flow.joins[at]:
                return False
            at += step
        return False

    def _stands_alone(self, index: int) -> bool:
        """A short line without an end mark, apart from what is before, with more after it."""
        text = self.lines[index].text
        words = text.lower().split()
        limit = 110 if self.lines[index].gap or self.lines[index].page_break else 80
        if len(text) > limit or len(words) > 12 or text[-1] in ".,;:!" or not text[0].isupper():
            return False
        if (
            text.isupper()
            or "\t" in text
            or "|" in text
            or is_row(text)
            or is_data(text)
            or LABEL_VERBS & set(words)
            or words[-1] in CONNECTORS
        ):
            return False
        return index + 1 < len(self.lines) and self._apart(index) and self._leads(index)

    def _apart(self, index: int) -> bool:
        if index == 0:
            return True
        line, before = self.lines[index], self.lines[index - 1]
        if before.text.endswith(":"):
            return line.gap > 0 and self._listed(index + 1)
        titled = self.found[index - 1] is not None and self.flow.room(index) > 0
        return bool(line.gap) or line.page_break or before.finished or titled

    def _leads(self, index: int) -> bool:
        after = self.lines[index + 1]
        if after.table or after.page_break or self.flow.joins[index + 1] or is_caption(after.text):
            return False
        if self._listed(index + 1) or (is_label(after.text) and self._listed(index + 2)):
            return True
        end = index + 1
        while end + 1 < len(self.lines) and self.flow.joins[end + 1]:
            end += 1
        if not self.lines[end].finished and not self._listed(end + 1):
            return False
        return len(after.text) >= 60 or end > index + 1

    def _listed(self, index: int) -> bool:
        return index < len(self.lines) and bullet_of(self.lines[index].text) is not None


def continues(heading: SourceLine, line: SourceLine) -> bool:
    """Whether a heading runs on in the next line."""
    if line.page_break or line.gap > 1 or heading.finished or bullet_of(line.text):
        return False
    bare = title_of(heading.text)
    if bare and not bare.title:
        return len(line.text) < _LONGEST_TITLE and line.text[-1] not in ".,;:"
    if is_capitals(heading.text) and is_capitals(line.text):
        return not line.gap and not title_of(line.text)
    if line.lower:
        return True
    return not line.gap and heading.text.rsplit(None, 1)[-1].lower() in CONNECTORS


def _named(number: str | None) -> str:
    """The name of a chapter that is counted by one: "Sak" of "Sak 4"."""
    return (number or "").rpartition(" ")[0]


def _top(number: str) -> int | None:
    """The chapter a number belongs to; 0 below a chapter that counts anew, None if unknown."""
    digits = "".join(c if c.isdigit() else " " for c in number).split()
    if not number or not digits:
        return None
    return 0 if number.lower().startswith(("vedlegg", "del", "sak")) else int(digits[0])


def _follows(last: str, number: str) -> bool:
    """Whether a number is the next after the last heading's: 2.1 after 2, 2.2 after 2.1."""
    if not last.replace(".", "").isdigit():
        return False
    before = [int(part) for part in last.split(".")]
    parts = [int(part) for part in number.split(".")]
    if parts == [*before, 1]:
        return True
    shared = before[: len(parts)]
    return len(shared) == len(parts) and parts == [*shared[:-1], shared[-1] + 1]
