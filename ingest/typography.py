"""What type says of a line: the body's face, which lines are headings, and of what level."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.cues import LABEL_VERBS, REPORT_LABELS
from ingest.geometry import Colour
from ingest.printed import PrintedLine
from ingest.text_marks import is_capitals, is_caption, starts_with_id, title_of

Look = tuple[float, bool, Colour, bool]
"""Size, bold, colour, capitals: what headings of one level share."""


def look_of(line: PrintedLine) -> Look:
    """How a line looks, for comparing headings."""
    return round(line.face.size * 2) / 2, line.bold, line.face.colour, is_capitals(line.text)


@dataclass(slots=True)
class Typography:
    """The body's type of a document and the levels of its headings."""

    size: float
    colour: Colour
    bold: bool
    levels: dict[Look, int] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[PrintedLine]) -> "Typography":
        """The commonest face is the body's."""
        letters: Counter[tuple[float, Colour, bool]] = Counter()
        for line in lines:
            for word in line.words:
                face = word.face
                letters[face.size, face.colour, face.bold] += len(word.text)
        if not letters:
            return cls(10.0, (0, 0, 0), False)
        size, colour, bold = letters.most_common(1)[0][0]
        return cls(size, colour, bold)

    def stands_out(self, line: PrintedLine) -> bool:
        """Whether a line is larger, bolder or of another colour than the body."""
        larger = line.face.size > 1.08 * self.size
        bolder = line.bold and not self.bold and line.face.size > 0.9 * self.size
        # Colour alone may be a hyperlink's, so that it needs a number or bold type besides.
        coloured = line.face.colour != self.colour and line.face.size >= self.size
        return larger or bolder or (coloured and (line.bold or title_of(line.text) is not None))

    def is_heading(self, lines: Sequence[PrintedLine]) -> bool:
        """Whether lines of one look, as one passage, are a heading."""
        text = " ".join(line.text for line in lines)
        if not self.stands_out(lines[0]) or len(lines) > 4 or len(text) > 250:
            return False
        if not any(char.isalpha() for char in text) or starts_with_id(text) or is_caption(text):
            return False
        larger = lines[0].face.size > 1.08 * self.size
        if is_lead_in(text) or (_is_sentence(text) and (not larger or len(text) > 90)):
            return False
        return larger or title_of(text) is not None or len(text) < 120

    def learn(self, headings: Sequence[tuple[Look, str, bool]]) -> None:
        """Work out the level of each look: from the numbers in it, else from its size.

        Each heading comes as its look, its text, and whether it stands on the title page, whose
        looks say nothing about the rest.
        """
        body = [(look, text) for look, text, on_title_page in headings if not on_title_page]
        uses = Counter(look for look, _ in body)
        depths: dict[Look, Counter[int]] = {}
        for look, text in body:
            if title := title_of(text):
                depths.setdefault(look, Counter())[title.depth] += 1
        for look, counts in depths.items():
            if 2 * counts.total() >= uses[look]:
                self.levels[look] = counts.most_common(1)[0][0]
        self._rank_rest(uses)
        self._rank_rest(look for look, _, _ in headings)

    def _rank_rest(self, looks: Iterable[Look]) -> None:
        known = dict(self.levels)
        for look in sorted(set(looks) - set(known), key=_rank):
            above = [lv for other, lv in self.levels.items() if _rank(other) < _rank(look)]
            self.levels[look] = max(above, default=0) + 1

    def level(self, look: Look, text: str) -> int:
        """The level of a heading."""
        title = title_of(text)
        return title.depth if title else self.levels.get(look, 1)


def _is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does: with a full stop that ends no abbreviation."""
    last = text.rsplit(maxsplit=1)[-1]
    short = len(last.strip(".")) <= 2 or "." in last.rstrip(".")
    return text.rstrip().endswith((".", ";", "!", ",")) and not (short and last.endswith("."))


def _rank(look: Look) -> tuple[float, bool, bool, bool]:
    size, bold, colour, capitals = look
    return -size, not bold, not capitals, max(colour) < 40


def is_lead_in(text: str) -> bool:
    """Whether a line with a colon leads in a list or names who answers, and heads nothing."""
    if not text.rstrip().endswith(":"):
        return False
    words = text.lower().rstrip(" :").split()
    labels = tuple(label.strip() for label in REPORT_LABELS)
    return bool(LABEL_VERBS & set(words)) or any(word.endswith(labels) for word in words)
