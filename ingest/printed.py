"""Words become printed lines: one baseline, raised marks told apart, overprint dropped."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingest.geometry import Face, Rect, Word
from ingest.lines import Line, Run
from model.text import Box

_SMALL_CAPITALS = 0.6
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "dingbats")


@dataclass(frozen=True, eq=False)
class PrintedLine:
    """The words of one line from left to right."""

    page: int
    words: tuple[Word, ...]

    @cached_property
    def rect(self) -> Rect:
        """The area it covers."""
        return Rect(
            self.words[0].x0,
            min(word.top for word in self.words),
            max(word.x1 for word in self.words),
            max(word.bottom for word in self.words),
        )

    @cached_property
    def face(self) -> Face:
        """The face of most of its letters."""
        letters: dict[Face, int] = {}
        for word in self.words:
            letters[word.face] = letters.get(word.face, 0) + len(word.text)
        return max(letters, key=lambda face: letters[face])

    @cached_property
    def baseline(self) -> float:
        """The baseline of most of its letters."""
        return next(word.baseline for word in self.words if word.face == self.face)

    @cached_property
    def text(self) -> str:
        """As printed, raised marks included."""
        return "".join(run.text for run in self.runs)

    def share(self, bold: bool) -> float:
        """How much of the line is bold, or else in italics."""
        held = sum(len(w.text) for w in self.words if (w.face.bold if bold else w.face.italic))
        return held / max(sum(len(w.text) for w in self.words), 1)

    @property
    def bold(self) -> bool:
        """Whether the whole line is in bold type."""
        return self.share(bold=True) > 0.9

    def raised(self, word: Word) -> bool:
        """Whether a word is a raised mark, as of a footnote."""
        lift = self.baseline - word.baseline
        return word.face.size < 0.85 * self.face.size and lift > 0.12 * self.face.size

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The line in stretches of one type face."""
        stretches: list[tuple[list[str], tuple[bool, bool, bool]]] = []
        for index, word in enumerate(self.words):
            face = word.face.italic, word.face.bold, self.raised(word)
            blank = " " if index and self._apart(self.words[index - 1], word) else ""
            if stretches and stretches[-1][1] == face:
                stretches[-1][0].append(blank + word.text)
            else:
                # A raised mark stands by itself, the blank before it is of no account.
                opening = blank if stretches and not face[2] else ""
                stretches.append(([opening + word.text], face))
        return tuple(Run("".join(words), *face) for words, face in stretches)

    def _apart(self, before: Word, after: Word) -> bool:
        gap, size = after.x0 - before.x1, after.face.size
        if after.glued:
            return gap > 0.18 * size
        # A change of baseline may look like a blank to the engine.
        small = self.raised(before) or self.raised(after) or after.text[0] in ".,;:!?)»"
        return gap > (0.08 if small else -0.3) * size

    def line(self, *, paragraph: bool = False) -> Line:
        """What the builder takes."""
        x0, top, x1, bottom = (round(edge, 1) for edge in self.rect)
        box = Box(x0=x0, top=top, x1=x1, bottom=bottom)
        return Line(self.runs, page=self.page, box=box, paragraph=paragraph)

    def until(self, count: int) -> "PrintedLine":
        """Its first words alone."""
        return PrintedLine(self.page, self.words[:count])

    def without(self, count: int) -> "PrintedLine":
        """The line less its first words."""
        return PrintedLine(self.page, self.words[count:])


def lines_of(words: Iterable[Word], page: int) -> list[PrintedLine]:
    """Words as lines from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.baseline, w.x0)):
        if rows and word.baseline - rows[-1][0].baseline < 0.3 * word.face.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    _attach_marks(rows)
    lines = (_line(row, page) for row in rows if row)
    return [line for line in lines if line]


def _attach_marks(rows: list[list[Word]]) -> None:
    """Move raised (or lowered) small words into the line that they touch."""
    for above, below in pairwise(rows):
        for small, large in ((above, below), (below, above)):
            if _may_be_marks(small, large) and all(
                any(_touches(mark, word) for word in large) for mark in small
            ):
                large.extend(small)
                small.clear()


def _may_be_marks(small: Sequence[Word], large: Sequence[Word]) -> bool:
    if not small or not large:
        return False
    size = max(word.face.size for word in large)
    near = abs(small[0].baseline - large[0].baseline) < 0.6 * size
    return near and max(word.face.size for word in small) < 0.85 * size


def _touches(mark: Word, word: Word) -> bool:
    lift = word.baseline - mark.baseline
    near = -1 < mark.x0 - word.x1 < 0.5 * word.face.size or -1 < word.x0 - mark.x1 < 2
    return near and mark.face.size < 0.85 * word.face.size and -0.25 < lift / word.face.size < 0.6


def _line(row: Sequence[Word], page: int) -> PrintedLine | None:
    kept: list[Word] = []
    for word in sorted(row, key=lambda w: (w.x0, w.x1)):
        twin = next((k for k in reversed(kept[-3:]) if _overprints(k, word)), None)
        if twin is None:
            kept.append(word)
    kept = _full_size([_bullet(word) for word in kept])
    doubled = [w for w in kept if len(w.text) >= 4]
    if doubled and sum(map(_is_doubled, doubled)) > 0.6 * len(doubled):
        kept = [w._replace(text=w.text[::2]) if _is_doubled(w) else w for w in kept]
    return PrintedLine(page, tuple(kept)) if kept else None


def _full_size(words: list[Word]) -> list[Word]:
    """The words with small capitals in the size of the capital that they stand with."""
    sizes = {
        small.face: large.face
        for large, small in pairwise(words)
        if small.glued
        and large.text[-1].isupper()
        and large.baseline == small.baseline
        and large.face[2:] == small.face[2:]
        and _SMALL_CAPITALS < small.face.size / large.face.size < 0.9
        and small.text[0].isalpha()
    }
    return [w._replace(face=sizes.get(w.face, w.face)) for w in words]


def _overprints(kept: Word, word: Word) -> bool:
    near = min(0.25 * word.face.size, 0.4 * (word.x1 - word.x0))
    return abs(kept.x0 - word.x0) < near and kept.text == word.text


def _is_doubled(word: Word) -> bool:
    return len(word.text) % 2 == 0 and word.text[::2] == word.text[1::2]


def _bullet(word: Word) -> Word:
    # A bullet of a symbol font is a letter by its code, and a bullet to the eye.
    name = word.face.name.lower()
    if len(word.text) == 1 and any(font in name for font in _SYMBOL_FONTS):
        return word if re.match(r"[•●▪\-–\ue000-\uf8ff]", word.text) else word._replace(text="•")
    return word
