"""Headings become sections: numbers first, levels where numbers are missing."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from model.text import Block, Section


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
