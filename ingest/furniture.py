"""What a page carries besides its text: running heads and feet, page numbers, contents pages."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

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


def furniture(pages: Pages) -> set[PrintedLine]:
    """The lines that are no part of the text."""
    return _running(pages) | _contents(pages)


def _running(pages: Pages) -> set[PrintedLine]:
    """Lines that recur at the same place near the edge of pages, and page numbers there."""
    edge = [line for height, lines in pages for line in lines if _at_edge(line, height)]
    seen = Counter(dict.fromkeys(map(_key, edge), 0))
    for page in {line.page for line in edge}:
        seen.update({_key(line) for line in edge if line.page == page})
    enough = 2 if len(pages) <= 4 else 3
    found = {line for line in edge if _near(seen, line) >= enough}
    places = Counter((round(line.baseline), line.face.size, line.face.colour) for line in found)
    heights = {line.page: height for height, lines in pages for line in lines}
    cover = {line.text.casefold() for _, lines in pages[:1] for line in lines}
    for line in edge:
        place = (round(line.baseline), line.face.size, line.face.colour)
        number = _PAGE_NUMBER.fullmatch(line.text.strip())
        outermost = (
            line.baseline < 0.07 * heights[line.page] or line.baseline > 0.93 * heights[line.page]
        )
        title = line.page > 1 and line.text.casefold() in cover
        if outermost and (number or title or places[place] >= 3):
            found.add(line)
    return found


def _at_edge(line: PrintedLine, height: float) -> bool:
    return not EDGE * height < line.baseline < (1 - EDGE) * height


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
