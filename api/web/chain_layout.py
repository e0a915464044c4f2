"""Where the boxes of a chain stand, in pixels: side by side, or downwards on a narrow screen."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from api.web import words
from api.web.views.chain import Box
from graph.subjects import shortened

_MOST_LINES = 2
_LINE, _EDGE = 18, 10


@dataclass(frozen=True)
class Form:
    """Sizes of a diagram; so many `letters` of a name find room on a line of a box."""

    wide: int
    across: int
    down: int
    head: int
    letters: int
    downwards: bool


ACROSS = Form(wide=290, across=84, down=14, head=28, letters=34, downwards=False)
DOWN = Form(wide=244, across=20, down=12, head=0, letters=28, downwards=True)

Line = tuple[int, int, int, int]
"""From x and y to x and y."""


@dataclass(frozen=True)
class Placed:
    """A box with its corners, the lines of its name, and what stands beneath that."""

    box: Box
    left: int
    top: int
    right: int
    bottom: int
    name: tuple[str, ...]
    beneath: str

    @property
    def middle(self) -> int:
        """How far down its middle is."""
        return (self.top + self.bottom) // 2

    @property
    def texts(self) -> list[tuple[float, float, str]]:
        """Its lines, the last beneath its name, with where they begin."""
        first = self.middle - len(self.name) * _LINE / 2
        said = (*self.name, self.beneath)
        return [(self.left + _EDGE, first + row * _LINE, text) for row, text in enumerate(said)]


def placed(boxes: tuple[Box, ...], form: Form) -> list[Placed]:
    """The boxes where they stand, in the order given."""
    names = [_name(box, form) for box in boxes]
    highest = max(map(_high, names))
    found: list[Placed] = []
    for box, name in zip(boxes, names, strict=True):
        if form.downwards:
            left, high = _depth(box) * form.across, _high(name)
            top = found[-1].bottom + form.down if found else form.head
        else:
            left, high = box.column * (form.across + form.wide), highest
            top = form.head + box.row * (high + form.down)
        corners = (left, top, left + form.wide, top + high)
        found.append(Placed(box, *corners, name, _beneath(box, form)))
    return found


def lines(those: list[Placed], form: Form) -> Iterator[Line]:
    """What joins each box to the one that it hangs on."""
    by_box = {id(one.box): one for one in those}
    for one in those:
        if one.box.above:
            upper = by_box[id(one.box.above)]
            yield from _downwards(upper, one) if form.downwards else _across(upper, one, form)


def _across(upper: Placed, lower: Placed, form: Form) -> Iterator[Line]:
    """From the right edge of the box above, down, and to the left edge of this one."""
    turn = lower.left - form.across + 12
    yield upper.right, upper.middle, turn, upper.middle
    yield turn, upper.middle, turn, lower.middle
    yield turn, lower.middle, lower.left, lower.middle


def _downwards(upper: Placed, lower: Placed) -> Iterator[Line]:
    """From the lower edge of the box above, and to the left edge of this one."""
    turn = upper.left + _EDGE
    yield turn, upper.bottom, turn, lower.middle
    yield turn, lower.middle, lower.left, lower.middle


def _high(name: tuple[str, ...]) -> int:
    return (len(name) + 1) * _LINE + 14


def _depth(box: Box) -> int:
    return 1 + _depth(box.above) if box.above else 0


def _name(box: Box, form: Form) -> tuple[str, ...]:
    found = textwrap.wrap(box.first, form.letters) or [""]
    if len(found) > _MOST_LINES:
        rest = " ".join(found[_MOST_LINES - 1 :])
        found = [*found[: _MOST_LINES - 1], shortened(rest, form.letters)]
    return tuple(found)


def _beneath(box: Box, form: Form) -> str:
    said = box.second
    if form.downwards and box.wording:
        said = f"{words.named(box.wording, 'wording')} {said}"
    return shortened(said, form.letters + 8)
