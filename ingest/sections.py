"""Headings become sections: numbers first, levels where numbers are missing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.lines import Entry
from model.text import Block, Section

_DOTTED = re.compile(r"\d+(?:\.\d+)*")
_CHAPTER = re.compile(r"(?:kap|vedlegg|del|sak)", re.I)


@dataclass
class _Open:
    number: str | None
    title: str
    level: int
    parent: int
    first: int
    last: int = field(default=0)


def sections_of(
    blocks: Sequence[Block], text: str
) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
    """The sections of a document, and its blocks with each one's section filled in."""
    found: list[_Open] = []
    stack: list[int] = []
    placed: list[Block] = []
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            while stack and found[stack[-1]].level >= block.level:
                found[stack.pop()].last = index
            title = text[block.start : block.end]
            parent = stack[-1] if stack else -1
            found.append(_Open(block.number, title, block.level, parent, index))
            stack.append(len(found) - 1)
        placed.append(block.model_copy(update={"section": stack[-1] if stack else -1}))
    for open_section in stack:
        found[open_section].last = len(blocks)
    return tuple(Section(**vars(section)) for section in found), tuple(placed)


@dataclass
class _Nesting:
    """The levels in force: of the last numbered heading, and of the looks met below it."""

    numbered: int = 0
    chapter: bool = False
    inside: int = 0
    case: int = 0
    last: int = 0
    looks: dict[str, int] = field(default_factory=dict)

    def level(self, entry: Entry, follows_heading: bool) -> int:
        if known := self._by_number(entry.number):
            self.numbered = known
            self.looks.clear()
            return known
        look = _look(entry)
        if look not in self.looks:
            inside = follows_heading and bool(self.looks)
            self.looks[look] = self.last + 1 if inside else self.numbered + 1
        return self.looks[look]

    def _by_number(self, number: str | None) -> int:
        """The level of a number; numbers that count anew inside "VEDLEGG 1" lie one deeper.

        A case ("Sak 3") is a chapter of minutes; in a report it lies in the section it stands in.
        """
        level = level_of_number(number)
        if number and number.lower().startswith("sak"):
            self.case = self.case or (1 if self.numbered < 2 else self.numbered + 1)
            return self.case
        if level and not _DOTTED.fullmatch(number or ""):
            self.chapter, self.inside = True, 0
            return level
        if level == 1 and self.chapter and number == "1":
            self.inside = 1
        return level + self.inside if level else 0


def with_levels(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with a level for each heading: by its number, else below the last number.

    An unnumbered heading that the reader gave a level keeps it. Of the others, those of one look
    (capitals, a colon, a year) stand side by side, and one right under another stands inside it.
    """
    nesting = _Nesting()
    levelled: list[Entry] = []
    follows = False
    for entry in entries:
        level = entry.level
        if entry.kind == "heading":
            if level_of_number(entry.number) or not level:
                level = nesting.level(entry, follows)
            nesting.last = level
        follows = entry.kind == "heading"
        levelled.append(replace(entry, level=level))
    return levelled


def level_of_number(number: str | None) -> int:
    """The level that a heading's number gives: 1 for "3" or "KAP 4", 3 for "3.1.1", else 0."""
    if number and _DOTTED.fullmatch(number):
        return number.count(".") + 1
    return int(bool(number and _CHAPTER.match(number)))


def _look(entry: Entry) -> str:
    text = " ".join(line.text for line in entry.lines).strip()
    case = "capitals" if text.isupper() else "plain"
    year = "year" if re.search(r"\b20\d\d\b", text) else ""
    return f"{case} {'colon' if text.endswith(':') else ''} {year}"
