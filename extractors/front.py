"""The front of a document: the short lines of its title page, before the text proper begins."""

from model.text import Block, Document

_LONGEST_LINE = 220
_MOST_LINES = 40
_MOST_CHARACTERS = 3000


def front_lines(document: Document) -> tuple[Block, ...]:
    """The short blocks ahead of the first numbered heading; none where there is no title page."""
    lines: list[Block] = []
    for block in document.blocks[:_MOST_LINES]:
        if block.start > _MOST_CHARACTERS or (block.kind == "heading" and block.number):
            break
        if block.kind != "table" and block.end - block.start <= _LONGEST_LINE:
            lines.append(block)
    return tuple(lines)


def back_lines(document: Document) -> tuple[Block, ...]:
    """The last short blocks, where a letter has its place, date and signature."""
    return tuple(b for b in document.blocks[-12:] if b.end - b.start <= _LONGEST_LINE)
