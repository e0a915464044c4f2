"""What a page shows, before it is understood: words with type faces, rules, shades, pictures.

Coordinates are points from the top left of the upright page, whatever the file's own axes are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

Colour = tuple[int, int, int]
_LETTERS = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
    | dict.fromkeys("\u200b\u200c\u200d\ufeff", "")
    | dict.fromkeys((*range(32), *range(55296, 57344)), "�")
)
"""Glyphs that stand for several letters, marks without width, codes that are no letters."""
_DOT = 1.2, 9.0
_MOST_DOTS = 400
"""More than these on a page are those of a chart."""
_DASH = 6.0
_FEWEST_DASHES = 15
"""So many dots or dashes in a row, none of them nor the gap between two longer, are a rule."""
_BULLET_GAP = 2.2
"""A bullet is at most this many sizes of the type before its words."""
THIN = 2.5
"""A filled rectangle thinner than this many points is a ruling line."""


class Face(NamedTuple):
    """A type face in one size and colour."""

    name: str
    size: float
    bold: bool
    italic: bool
    colour: Colour


class Word(NamedTuple):
    """Characters of one face that stand together. `glued`: no blank in front of it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    face: Face
    glued: bool

    @property
    def middle(self) -> tuple[float, float]:
        """The point that says where a word stands."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


class Rect(NamedTuple):
    """A rectangle; a ruling line is one without height or without width."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, point: tuple[float, float], slack: float = 1.0) -> bool:
        """Whether a point lies in the rectangle."""
        x, y = point
        across = self.x0 - slack <= x <= self.x1 + slack
        return across and self.top - slack <= y <= self.bottom + slack


@dataclass(slots=True)
class PageGeometry:
    """One page as either engine gives it. `note` says why a page is not to be trusted."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rect] = field(default_factory=list)
    shades: list[Rect] = field(default_factory=list)
    pictures: list[Rect] = field(default_factory=list)
    note: str | None = None

    @property
    def area(self) -> float:
        """Of the whole page."""
        return self.width * self.height

    @property
    def characters(self) -> int:
        """How many are printed, blanks left out."""
        return sum(len(word.text) for word in self.words)


def is_bold(name: str, weight: int = 0) -> bool:
    """Whether a font name or weight means bold type."""
    lowered = name.lower()
    return weight >= 600 or any(cue in lowered for cue in ("bold", "black", "heavy", "demi"))


def is_italic(name: str, angle: int = 0) -> bool:
    """Whether a font name or slant means italics."""
    lowered = name.lower()
    return angle != 0 or any(cue in lowered for cue in ("italic", "oblique", "kursiv"))


def rgb(colour: object) -> Colour:
    """A grey, RGB or CMYK colour of parts from 0 to 1 as RGB of parts to 255; black if unknown."""
    parts = tuple(colour) if isinstance(colour, list | tuple) else (colour,)
    if not parts or not all(isinstance(part, int | float) for part in parts):
        return 0, 0, 0
    if len(parts) == 4:
        parts = tuple((1 - part) * (1 - parts[3]) for part in parts[:3])
    red, green, blue = (parts * 3)[:3] if len(parts) == 1 else parts[:3]
    return round(red * 255), round(green * 255), round(blue * 255)


class Axes(NamedTuple):
    """Maps the file's axes (y upwards, turned by `quarters`) onto the upright page."""

    left: float
    bottom: float
    width: float
    height: float
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file on the upright page."""
        x, y = x - self.left, y - self.bottom
        if self.quarters == 1:
            return y, x
        if self.quarters == 2:
            return self.width - x, y
        if self.quarters == 3:
            return self.height - y, self.width - x
        return x, self.height - y

    def rect(self, rect: Rect) -> Rect:
        """A rectangle of the file on the upright page."""
        (a, b), (c, d) = self.point(rect.x0, rect.top), self.point(rect.x1, rect.bottom)
        return Rect(min(a, c), min(b, d), max(a, c), max(b, d))


class Drawn(NamedTuple):
    """A word on the file's own axes; `quarters`: the direction it runs in."""

    text: str
    box: Rect
    origin: tuple[float, float]
    quarters: int
    face: Face
    glued: bool


@dataclass(slots=True)
class Shapes:
    """What is drawn on a page, on the file's own axes."""

    rules: list[Rect] = field(default_factory=list)
    shades: list[Rect] = field(default_factory=list)
    pictures: list[Rect] = field(default_factory=list)
    dots: list[Rect] = field(default_factory=list)
    specks: list[Rect] = field(default_factory=list)

    def path(self, points: list[tuple[float, float]], colour: Colour | None, pen: float) -> None:
        """A path, its curves as their points, filled with `colour`, stroked with `pen`, or both."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Rect(min(xs), min(ys), max(xs), max(ys))
        inked = pen > 0 or (colour is not None and min(colour) < 250)
        if inked and len(points) > 3 and is_dot(box):
            self.dots.append(box)
        elif inked and max(box.width, box.height) <= THIN:
            self.specks.append(box)
        elif colour is not None and min(box.width, box.height) <= THIN:
            self._rule(box)
        elif colour is not None and min(colour) < 250 and _is_rectangle(points):
            self.shades.append(box)
        if pen > 0:
            for (ax, ay), (bx, by) in pairwise(points):
                self._rule(Rect(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), pen)

    def _rule(self, box: Rect, pen: float = 0.0) -> None:
        if pen > 2 * THIN and max(box.width, box.height) > 2 * pen:
            half = pen / 2
            thick = (half, 0.0) if box.width < box.height else (0.0, half)
            self.shades.append(
                Rect(
                    box.x0 - thick[0], box.top - thick[1], box.x1 + thick[0], box.bottom + thick[1]
                )
            )
        elif min(box.width, box.height) <= THIN < max(box.width, box.height):
            x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
            if box.width >= box.height:
                self.rules.append(Rect(box.x0, y, box.x1, y))
            else:
                self.rules.append(Rect(x, box.top, x, box.bottom))


def is_dot(box: Rect) -> bool:
    """Whether a shape is as small and as broad as high as a bullet."""
    low, high = sorted((box.width, box.height))
    return low >= _DOT[0] and high <= _DOT[1] and high <= 1.5 * low


def drawn_bullets(words: Sequence[Word], dots: Sequence[Rect]) -> Iterator[Word]:
    """The bullets that are drawn as shapes or pictures, as the letters that they stand for.

    A bullet stands at the height of small letters, close before a word that it opens the line of.
    """
    for dot in dots if len(dots) <= _MOST_DOTS else ():
        x, y = dot.x1, (dot.top + dot.bottom) / 2
        row = [w for w in words if w.baseline - 0.75 * w.face.size < y < w.baseline]
        behind = min((w for w in row if w.x0 > x - 1), key=lambda w: w.x0, default=None)
        if behind is None or behind.x0 - x > _BULLET_GAP * behind.face.size:
            continue
        size = behind.face.size
        near = any(w.x0 < x and w.x1 > dot.x0 - size for w in row)
        if not near and dot.height < 0.8 * size:
            yield behind._replace(text="•", x0=dot.x0, x1=dot.x1, glued=False)


def dotted_rules(marks: Sequence[Rect]) -> Iterator[Rect]:
    """The level rules that dots or dashes draw, which stand in a row close to each other."""
    rows: defaultdict[float, list[Rect]] = defaultdict(list)
    for mark in marks:
        if mark.width <= _DASH and mark.height <= THIN:
            rows[round((mark.top + mark.bottom) / 2, 1)].append(mark)
    for y, row in sorted(rows.items()):
        row.sort()
        ends = [i for i in range(1, len(row)) if row[i].x0 - row[i - 1].x1 > _DASH]
        for first, last in pairwise([0, *ends, len(row)]):
            if last - first >= _FEWEST_DASHES:
                yield Rect(row[first].x0, y, row[last - 1].x1, y)


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    straight = all(abs(a - c) < 0.5 or abs(b - d) < 0.5 for (a, b), (c, d) in pairwise(points))
    return straight and 4 <= len(points) <= 6


def lay_out(number: int, size: Axes, words: list[Drawn], shapes: Shapes) -> PageGeometry:
    """The upright page. Its direction is that of most of its text, else that of the file."""
    ways = Counter[int]()
    for word in words:
        ways[word.quarters] += len(word.text)
    quarters = ways.most_common(1)[0][0] if ways else size.quarters
    axes = size._replace(quarters=quarters)
    page = PageGeometry(number, *axes.size)
    placed = (_placed(word, axes) for word in words if word.quarters == quarters)
    page.words = [word for word in placed if word.text]
    dots = [*shapes.dots, *filter(is_dot, shapes.pictures)]
    page.words += drawn_bullets(page.words, [axes.rect(dot) for dot in dots])
    page.rules = [axes.rect(rule) for rule in shapes.rules]
    marks = (*shapes.dots, *shapes.specks, *shapes.rules)
    page.rules += dotted_rules([axes.rect(mark) for mark in marks])
    page.shades = [s for s in map(axes.rect, shapes.shades) if s.width * s.height < 0.8 * page.area]
    page.pictures = [axes.rect(picture) for picture in shapes.pictures]
    if ways and quarters != size.quarters:
        page.note = "rotated"
    elif ways[quarters] < 0.9 * ways.total():
        page.note = "partly rotated"
    elif page.characters < 8 and sum(p.width * p.height for p in page.pictures) > 0.4 * page.area:
        page.note = "scanned"
    return page


def _placed(word: Drawn, axes: Axes) -> Word:
    # Engines differ in how high a box they draw, not in where the baseline is.
    x0, _, x1, _ = axes.rect(word.box)
    y, size = axes.point(*word.origin)[1], word.face.size
    text = normalize("NFC", word.text.translate(_LETTERS))
    return Word(text, x0, y - 0.8 * size, x1, y + 0.2 * size, y, word.face, word.glued)
