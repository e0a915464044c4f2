"""Columns of running text that an extractor kept side by side, as the page has them.

A gutter of blanks parts them over many lines. Cells of a table stand so too: columns are about as
wide as each other and hold no columns themselves, and headings in them show that the one goes on
where it likes beside the other. All else stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.poured_aligned import aligned_header
from ingest.text_marks import title_of

Numbered = tuple[int, str]
"""A line's number in the file, and the line."""

_FROM, _TO = 30, 90
"""Between these places a page's second column begins."""
_FEWEST = 7
"""A column has so many lines, at least."""
_NARROWEST, _EVEN = 30, 0.6
_MOST_WIDE = 0.1
_WIDE = re.compile(r"\S {3,}\S")
_APART = 2
"""So many blank lines part a running head, or a set of columns, from what is below."""
_LONGEST = 200
"""A page has no more lines than this."""
_NEAR = 8
"""Gutters of one document stand so near to each other."""


@dataclass(frozen=True, slots=True)
class _Set:
    """Lines `[first, last)` of a page in two columns, the second from `gutter` on."""

    first: int
    last: int
    gutter: int
    proven: bool


def with_columns_apart(
    raw: Sequence[str], numbers: Sequence[int]
) -> tuple[list[str], Sequence[int]]:
    """The lines of a file, each column of a page behind the one to its left; their `numbers`."""
    sheets = _sheets(raw, numbers)
    paged = len(sheets) > 1
    pages = [
        [line for _, line in sheet] if paged and len(sheet) <= _LONGEST else [] for sheet in sheets
    ]
    sets = [list(_sets(page)) for page in pages]
    proven = [found.gutter for sheet in sets for found in sheet if found.proven]
    apart: list[Numbered] = []
    for sheet, found in zip(sheets, sets, strict=True):
        sure = [s for s in found if any(abs(s.gutter - gutter) <= _NEAR for gutter in proven)]
        apart += _apart(sheet, sure)
    return [line for _, line in apart], [number for number, _ in apart]


def _sheets(raw: Sequence[str], numbers: Sequence[int]) -> list[list[Numbered]]:
    sheets: list[list[Numbered]] = [[]]
    for number, line in zip(numbers, raw, strict=True):
        if line.startswith("\f"):
            sheets.append([])
        sheets[-1].append((number, line))
    return sheets


def _apart(sheet: Sequence[Numbered], sets: Sequence[_Set]) -> Iterator[Numbered]:
    at = 0
    for found in sets:
        lines = sheet[found.first : found.last]
        yield from sheet[at : found.first]
        yield from _column([(number, line[: found.gutter]) for number, line in lines])
        yield from _column([(number, line[found.gutter :]) for number, line in lines])
        at = found.last
    yield from sheet[at:]


def _column(lines: Sequence[Numbered]) -> Iterator[Numbered]:
    """The lines of one column; an empty one beside a line of the other is none of its own."""
    filled = [at for at, (_, line) in enumerate(lines) if line.strip()]
    for at, below in pairwise([*filled, len(lines)]):
        yield lines[at][0], lines[at][1].rstrip()
        if below - at > _APART and below < len(lines):
            yield lines[at + 1][0], ""


def _sets(sheet: Sequence[str]) -> Iterator[_Set]:
    """The sets of columns of a page: from any blank line on, the longest with a gutter."""
    blocks = _blocks(sheet)
    taken = 0
    for first in (at for block in blocks for at in _openings(sheet, block)):
        ends = [last for _, last in blocks if last > first >= taken]
        found = (_set_of(sheet, first, last, blocks) for last in reversed(ends))
        if best := next(filter(None, found), None):
            yield best
            taken = best.last


def _openings(sheet: Sequence[str], block: tuple[int, int]) -> list[int]:
    first, last = block
    return [at for at in range(first, last) if at == first or not sheet[at - 1].strip()]


def _blocks(sheet: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of lines that blank lines part; a running head or foot is none."""
    blocks: list[tuple[int, int]] = []
    for at in (at for at, line in enumerate(sheet) if line.strip()):
        if blocks and at - blocks[-1][1] < _APART:
            blocks[-1] = (blocks[-1][0], at + 1)
        else:
            blocks.append((at, at + 1))
    heads = [block for block in (blocks[:1] + blocks[-1:]) if block[1] - block[0] == 1]
    return [block for block in blocks if block not in heads]


def _whole(sheet: Sequence[str], blocks: Sequence[tuple[int, int]], gutter: int) -> bool:
    """Whether blocks are one set of columns: none begins to the left below a right that ended."""
    return not any(
        not any(sheet[at][gutter:].strip() for at in (before[1] - 2, before[1] - 1, after[0]))
        for before, after in pairwise(blocks)
    )


def _set_of(
    sheet: Sequence[str], first: int, last: int, blocks: Sequence[tuple[int, int]]
) -> _Set | None:
    lines = sheet[first:last]
    gutter = _gutter(lines)
    inside = [(max(one, first), end) for one, end in blocks if first < end <= last]
    if gutter is None or not _whole(sheet, inside, gutter):
        return None
    if any(aligned_header(sheet, at) for at in range(first, last)):
        return None
    left, right = ([line[:gutter] for line in lines], [line[gutter:] for line in lines])
    widths = sorted(max(len(line.strip()) for line in side) for side in (left, right))
    if widths[0] < max(_NARROWEST, _EVEN * widths[1]):
        return None
    for side in (left, right):
        filled = [line for line in side if line.strip()]
        if len(filled) < _FEWEST:
            return None
        if sum(bool(_WIDE.search(line)) for line in filled) > _MOST_WIDE * len(filled):
            return None
    return _Set(first, last, gutter, _headed(left, right))


def _gutter(lines: Sequence[str]) -> int | None:
    """Where the second column begins, behind the widest stretch that no line has words in."""
    printed = max(map(len, lines))
    taken = 0
    for line in lines:
        taken |= _taken(line)
    best: tuple[int, int] = (0, 0)
    run = 0
    for at in range(_FROM, min(_TO, printed)):
        run = 0 if taken >> at & 1 else run + 1
        best = max(best, (run, at + 1))
    return best[1] if best[0] >= _APART and best[1] < printed else None


@cache
def _taken(line: str) -> int:
    """The places of a line that hold characters, as bits."""
    return sum(1 << at for at, char in enumerate(line) if not char.isspace())


def _headed(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both columns hold numbered headings, or one does amid a sentence of the other."""
    heads = [[_is_heading(line) for line in side] for side in (left, right)]
    amid = any(
        (mine and other.strip()[:1].islower())
        for side, others in ((heads[0], right), (heads[1], left))
        for mine, other in zip(side, others, strict=True)
    )
    return all(map(any, heads)) or amid


def _is_heading(line: str) -> bool:
    title = title_of(line.strip())
    return bool(title and title.title) and re.match(r"\d+(?:\.\d+)* ", line.strip()) is not None
