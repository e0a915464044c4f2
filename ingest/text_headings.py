"""Which lines of a flattened text are headings: by number, by capitals, by standing alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.cues import LABEL_VERBS, REPORT_LABELS
from ingest.text_lines import SourceLine
from ingest.text_marks import Title, bullet_of, is_capitals, is_caption, starts_with_id, title_of


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: its number or None, its words, and how sure by which rule."""

    number: str | None
    title: str
    confidence: float
    rule: str


class Headings:
    """The headings among lines, found by their looks and their neighbours."""

    def __init__(self, lines: Sequence[SourceLine], joins: Sequence[bool]) -> None:
        self.lines = lines
        self.joins = joins
        self.at = lru_cache(maxsize=None)(self._at)

    def _at(self, index: int) -> Heading | None:
        line = self.lines[index]
        if line.table or line.lower or is_caption(line.text) or starts_with_id(line.text):
            return None
        title = title_of(line.text)
        if title and self._opens(index) and self._is_numbered(index, title):
            return Heading(title.number, title.title or line.text, 0.95, "text-number")
        if bullet_of(line.text) or not self._opens(index):
            return None
        if is_capitals(line.text):
            return Heading(None, line.text, 0.8, "text-capitals")
        if self._is_label(index):
            return Heading(None, line.text, 0.8, "text-label")
        if self._stands_alone(index):
            return Heading(None, line.text, 0.6, "text-alone")
        return None

    def _opens(self, index: int) -> bool:
        """Whether a heading can stand here: nothing runs on from the line before."""
        return index == 0 or not self.joins[index] or self.lines[index].page_break

    def _is_numbered(self, index: int, title: Title) -> bool:
        if title.chapter:
            return self.lines[index].text[0].isupper() and len(title.title) < 150
        if title.depth > 1:
            return True
        if index and self.lines[index - 1].text.endswith(":"):
            return False
        return not self._counted(index, int(title.number), 1) and not self._counted(
            index, int(title.number), -1
        )

    def _counted(self, index: int, number: int, step: int) -> bool:
        """Whether the next number up or down stands right beside: then it is a list."""
        at = index + step
        while 0 <= at < len(self.lines):
            title = title_of(self.lines[at].text)
            if title and title.number == str(number + step):
                return True
            inside = at if step > 0 else at + 1
            if self.lines[at].table or (step > 0 and not self.joins[at]):
                return False
            if step < 0 and not self.joins[inside - 0] and at != index - 1:
                return False
            at += step
        return False

    def _is_label(self, index: int) -> bool:
        """A short line that ends in a colon and says nothing itself ("Oppdrag 2024:")."""
        text = self.lines[index].text
        words = text.rstrip(":").lower().split()
        if not text.endswith(":") or not 1 <= len(words) <= 5 or index + 1 == len(self.lines):
            return False
        return not LABEL_VERBS & set(words) and not any(w in text.lower() for w in REPORT_LABELS)

    def _stands_alone(self, index: int) -> bool:
        """A short line without an end mark, apart from what is before, with prose after it."""
        text = self.lines[index].text
        words = text.lower().split()
        if len(text) > 80 or len(words) > 10 or text[-1] in ".,;:!" or not text[0].isupper():
            return False
        if "\t" in text or "|" in text or LABEL_VERBS & set(words) or index + 1 == len(self.lines):
            return False
        return self._apart(index) and self._leads_prose(index)

    def _apart(self, index: int) -> bool:
        if index == 0:
            return True
        line, before = self.lines[index], self.lines[index - 1]
        if before.text.endswith(":"):
            return False
        return bool(line.gap) or line.page_break or before.finished

    def _leads_prose(self, index: int) -> bool:
        after = self.lines[index + 1]
        if after.table or after.page_break or self.joins[index + 1] or is_caption(after.text):
            return False
        if bullet_of(after.text):
            return True
        return len(after.text) >= 60 or (index + 2 < len(self.lines) and self.joins[index + 2])
