"""Boxes that stand beside running text: read apart from the lines that they share a height with."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.geometry import Rect, Word
from ingest.printed import PrintedLine, lines_of
from ingest.text_marks import bullet_of

_FEWEST = 3
"""Lines of text that a box beside others holds, and that stand beside it."""
_LONG = 6
"""A box of so many lines is one without a list, too."""
_GOING_ON = 0.15
"""Of the lines beside a box, at least this share goes on with a sentence, as no cell does."""

Lines = Sequence[PrintedLine]


def around_boxes(lines: Lines, boxes: Sequence[Rect], level: Sequence[Rect]) -> Iterator[Lines]:
    """The lines of a zone in stretches that no box stands beside, and what is in such boxes.

    What stands beside a box comes ahead of it, unless it is in a box itself, farther right.
    """
    for box in sorted(boxes, key=lambda rect: (rect.x0, rect.top)):
        at = [index for index, line in enumerate(lines) if _beside(line, box)]
        band = lines[at[0] : at[-1] + 1] if at else ()
        inner, outer = _parted(band, box)
        if _is_aside(inner, outer, box, boxes) and not _is_ruled(box, level):
            below = lines[at[-1] + 1 :]
            longer = _going_on(outer, below, box)
            outer, below = [*outer, *below[:longer]], below[longer:]
            first, second = (inner, outer) if _holds_all(outer, boxes) else (outer, inner)
            for part in (lines[: at[0]], first, second, below):
                yield from around_boxes(part, boxes, level)
            return
    if lines:
        yield lines


def _beside(line: PrintedLine, box: Rect) -> bool:
    return box.top - 1 <= (line.rect.top + line.rect.bottom) / 2 <= box.bottom + 1


def _parted(band: Lines, box: Rect) -> tuple[Lines, Lines]:
    """The lines inside a box and those outside; none where words stand across its edge."""
    words = [word for line in band for word in line.words]
    if any(word.x0 < edge < word.x1 for word in words for edge in (box.x0, box.x1)):
        return (), ()
    inner = [word for word in words if _inside(word, box)]
    outer = [word for word in words if not _inside(word, box)]
    page = band[0].page if band else 0
    return lines_of(inner, page), lines_of(outer, page)


def _inside(word: Word, box: Rect) -> bool:
    return box.x0 - 2 <= word.x0 and word.x1 <= box.x1 + 2


def _is_aside(inner: Lines, outer: Lines, box: Rect, boxes: Sequence[Rect]) -> bool:
    """Whether a box holds a text of its own beside running text, and is no cell of a row."""
    if min(len(inner), len(outer)) < _FEWEST:
        return False
    listed = sum(bullet_of(line.text) is not None for line in inner) > 1
    if not (listed or len(inner) >= _LONG or inner[0].text.endswith(":")):
        return False
    going_on = sum(line.text[:1].islower() for line in outer)
    return going_on >= _GOING_ON * len(outer) or _holds_all(outer, [b for b in boxes if b != box])


def _going_on(outer: Lines, below: Lines, box: Rect) -> int:
    """How many lines below a box go on with the narrow column beside it."""
    count = 0
    for above, line in pairwise((outer[-1], *below)):
        step = line.baseline - above.baseline
        if step > 1.6 * line.face.size or not (line.rect.x1 < box.x0 or line.rect.x0 > box.x1):
            break
        count += 1
    return count


def _holds_all(lines: Lines, boxes: Sequence[Rect]) -> bool:
    words = [word for line in lines for word in line.words]
    return bool(words) and all(any(_inside(word, box) for box in boxes) for word in words)


def _is_ruled(box: Rect, level: Sequence[Rect]) -> bool:
    """Whether lines run through the height of a box and beyond its sides, as those of rows do."""
    return any(
        box.top + 5 < rule.top < box.bottom - 5
        and (rule.x0 < box.x0 - 5 or rule.x1 > box.x1 + 5)
        and rule.x0 < box.x1
        and rule.x1 > box.x0
        for rule in level
    )
