"""What a flattened text took along from its pages: page numbers, running heads, contents."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.poured_chunks import PAGE_TURN
from ingest.text_counted_pages import without_counted_pages
from ingest.text_lines import SourceLine

_PAGE_NUMBER = re.compile(
    r"(?:side\s+|s\.\s*|[-–]\s*)?\d{1,3}(?:\s*(?:av|/|[-–|])\s*\d{0,3})?", re.I
)
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|_{4,}|…{2,})\s*\d{1,3}$")
_BARE = re.compile(rf"\W*{_LEADERS.pattern}")
"""Leaders that an extractor read ahead of the title that they lead from."""
_CONTENTS = re.compile(r"innh[oa]ld(?:sfortegnelse|sliste|soversikt|sliste)?:?", re.I)
_ENDS_IN_NUMBER = re.compile(r"\D\s*\d{1,3}$")
_EDGE = 3
_TITLE_LINES, _HEAD_GAP = 6, 2
_WORD = re.compile(r"\w+")
_PARTED = re.compile(r"\d{4}| [–—•·|-] ")
"""What a running head holds beside names: a year, or a mark between them."""


def without_furniture(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[str]]:
    """The lines without running heads and feet, page numbers and contents pages; and the former."""
    text = _without_running_lines(without_counted_pages(lines))
    kept = {line.number for line in text}
    running = {line.text.strip() for line in lines if line.number not in kept}
    return _without_contents(_without_page_numbers(text)), sorted(running)


def without_lines(raw: Sequence[str], kept: Sequence[SourceLine]) -> list[str]:
    """The lines of a file, those that hold none of the `kept` emptied, where pages begin marked.

    What stood between two pages becomes a form feed alone, which parts less than a blank line.
    """
    by_number = {line.number: line for line in kept}
    filled = [number in by_number or not line.strip() for number, line in enumerate(raw, 1)]
    cleaned = [line if stays else PAGE_TURN for line, stays in zip(raw, filled, strict=True)]
    for at in [at for at, line in enumerate(cleaned) if line == PAGE_TURN]:
        for step in (-1, 1):
            beside = at + step
            while 0 <= beside < len(raw) and not cleaned[beside].strip():
                cleaned[beside] = PAGE_TURN
                beside += step
    return cleaned


def _without_running_lines(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Lines at the edge of a page that stand there on most pages, numbers aside, go."""
    sheets = _sheets(lines)
    if len(sheets) < 3:
        return _without_titles(sheets)
    seen = Counter(look for sheet in sheets for look in {_look(line) for line in _edges(sheet)})
    running = {look for look, count in seen.items() if count > 0.5 * len(sheets)}
    kept: list[SourceLine] = []
    for sheet in sheets:
        edges = {id(line) for line in _edges(sheet) if _look(line) in running}
        body = [line for line in sheet if id(line) not in edges]
        kept += [replace(line, page_break=True) for line in body[:1]] + body[1:]
    return kept


def _without_titles(sheets: Sequence[list[SourceLine]]) -> list[SourceLine]:
    """The lines of two pages: what stands apart over the second, and only names the document, goes.

    Two pages do not show by themselves what runs over all of them.
    """
    if not sheets:
        return []
    first, *second = sheets
    if not second or len(second[0]) < 2:
        return [line for sheet in sheets for line in sheet]
    names = {word for line in first[:_TITLE_LINES] for word in _WORD.findall(line.text)}
    head, below, *more = second[0]
    named = bool(_PARTED.search(head.text)) and set(_WORD.findall(head.text)) <= names
    if not named or below.gap < _HEAD_GAP:
        return [*first, *second[0]]
    return [*first, replace(below, page_break=True), *more]


def _sheets(lines: Sequence[SourceLine]) -> list[list[SourceLine]]:
    return [list(sheet) for _, sheet in groupby(lines, key=lambda line: line.sheet)]


def _edges(sheet: Sequence[SourceLine]) -> Sequence[SourceLine]:
    return sheet if len(sheet) <= 2 * _EDGE else [*sheet[:_EDGE], *sheet[-_EDGE:]]


def _look(line: SourceLine) -> str:
    return " ".join(re.sub(r"\d+", "#", line.text).split())


def _without_page_numbers(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """A line that holds a page number alone goes; what follows it begins a page.

    Where form feeds part the pages it stands at the edge of one; others are cells of a table.
    """
    sheets = _sheets(lines)
    edges = {id(line) for sheet in sheets for line in _edges(sheet)} if len(sheets) > 1 else None
    kept: list[SourceLine] = []
    dropped = False
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        apart = line.gap and (after is None or after.gap)
        if apart and _PAGE_NUMBER.fullmatch(line.text) and (edges is None or id(line) in edges):
            dropped = True
            continue
        kept.append(replace(line, page_break=True, gap=0) if dropped else line)
        dropped = False
    return kept


def _without_contents(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Lines with dot leaders go, and a list of titles with page numbers under its heading."""
    return list(_outside_contents(lines))


def _outside_contents(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    inside = bare = False
    for line in lines:
        titled, bare = bare and not line.text.endswith("."), bool(_BARE.fullmatch(line.text))
        if titled or _LEADERS.search(line.text) or _CONTENTS.fullmatch(line.text):
            inside = True
        elif not (inside and _ENDS_IN_NUMBER.search(line.text) and len(line.text) < 120):
            inside = False
            yield line
