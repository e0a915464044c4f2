"""What a page carries besides its text: running heads and feet, page numbers, contents pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.geometry import Colour
from ingest.printed import PrintedLine

Pages = Sequence[tuple[float, Sequence[PrintedLine]]]
"""Each page's height and lines."""

EDGE = 0.11
"""Running heads and feet stand in this share of the page, at the top and at the bottom."""

_PAGE_NUMBER = re.compile(
    r"(?:(?:side|page|s\.)\s*)?[-–|]?\s*(\d{1,4}|[ivxl]{1,6})\s*[-–|]?"
    r"(?:\s*(?:av|of|/|\|)\s*\d{1,4})?",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d*$|[…_]{2,}\s*\d*$")
_CONTENTS = re.compile(
    r"(?:innhold|innhald|innholdsfortegnelse|innhaldsliste|innhaldsoversikt|innholdsoversikt|contents)",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\S.*\D(\d{1,3})$")


def furniture(pages: Pages) -> tuple[set[PrintedLine], set[PrintedLine]]:
    """The lines that are no part of the text: those at the edges of pages, and contents."""
    return _running(pages), _contents(pages)


def _running(pages: Pages) -> set[PrintedLine]:
    """Lines that recur at the same place near the edge of pages, and page numbers there."""
    sizes = Counter(line.face.size for _, lines in pages for line in lines)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    edges = [(height, line) for height, lines in pages for line in _edge_lines(height, lines, body)]
    seen = Counter[tuple[str, int]]()
    for number in {line.page for _, line in edges}:
        seen.update({_key(line) for _, line in edges if line.page == number})
    enough = 2 if len(pages) <= 4 else 3
    found = {line for _, line in edges if _near(seen, line) >= enough}
    places = Counter(map(_place, found))
    cover = {line.text.casefold() for _, lines in pages[:1] for line in lines}
    for height, line in edges:
        counts = _PAGE_NUMBER.fullmatch(line.text.strip())
        title = line.page > 1 and line.text.casefold() in cover
        outermost = not 0.07 * height < line.baseline < 0.93 * height
        if outermost and (counts or title or places[_place(line)] >= 3):
            found.add(line)
    return found


def _edge_lines(height: float, lines: Sequence[PrintedLine], body: float) -> Iterator[PrintedLine]:
    """The lines near the upper and lower edge that stand apart from the text, or are smaller."""
    downwards = sorted(lines, key=lambda line: line.baseline)
    for run in (downwards, downwards[::-1]):
        for index, line in enumerate(run):
            depth = line.baseline / height
            if not (depth < EDGE if run is downwards else depth > 1 - EDGE):
                break
            if line.face.size < 0.95 * body or _stands_apart(run[index:], height):
                yield line


def _stands_apart(lines: Sequence[PrintedLine], height: float) -> bool:
    """Whether a gap comes between a line at the edge (the first) and the text further in."""
    for outer, inner in pairwise(lines):
        if abs(outer.baseline - inner.baseline) > 1.7 * outer.face.size:
            return True
        if EDGE * height < inner.baseline < (1 - EDGE) * height:
            return False
    return True


def _place(line: PrintedLine) -> tuple[int, float, Colour]:
    return round(line.baseline), line.face.size, line.face.colour


def _key(line: PrintedLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text).casefold(), round(line.baseline / 2)


def _near(seen: Counter[tuple[str, int]], line: PrintedLine) -> int:
    words, place = _key(line)
    return sum(seen[words, place + shift] for shift in (-1, 0, 1))


def _contents(pages: Pages) -> set[PrintedLine]:
    """The lines of contents lists: entries with leaders, wrapped entries, their heading."""
    lines = [line for _, page in pages for line in page]
    marked = [bool(_LEADER.search(line.text)) for line in lines]
    for index, line in enumerate(lines):
        if _CONTENTS.fullmatch(line.text.strip(" :")):
            _follow(lines, marked, index)
    runs = [i for i, mark in enumerate(marked) if mark]
    for before, after in pairwise(runs):
        if after - before <= 3:
            marked[before:after] = [True] * (after - before)
    return (
        {line for line, mark in zip(lines, marked, strict=True) if mark} if len(runs) > 2 else set()
    )


def _follow(lines: Sequence[PrintedLine], marked: list[bool], start: int) -> None:
    """Mark the heading and the entries under it, with leaders or without."""
    last, page = start, 0
    for index in range(start + 1, len(lines)):
        entry = _ENTRY.fullmatch(lines[index].text.strip())
        if entry and page <= int(entry[1]) <= page + 60:
            last, page = index, int(entry[1])
        elif index - last > 2:
            break
    if last - start >= 3:
        marked[start : last + 1] = [True] * (last + 1 - start)
