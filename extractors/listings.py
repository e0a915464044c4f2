"""Lists with what leads into them, whatever way the page lays them out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from model.text import Block, Document

_BULLET = re.compile(r"(?:[•●▪■◦\uf0b7‐–—*-]|o(?=\s))\s*|(?P<number>\d{1,2})[.)]\s+")
_BETWEEN = ("footnote", "caption")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block, or one line of a box: what a list is made of."""

    kind: str
    start: int
    end: int
    block: Block
    level: int = 0
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A list item, `[start, end)` with the items below it. `text` keeps their marks."""

    start: int
    end: int
    text: str
    number: int | None
    block: Block


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: `lead` is the passage or heading that stands right above its first item."""

    lead: Passage | None
    items: tuple[Item, ...]


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The document's blocks in order; a box, or a table of one column, line by line."""
    return tuple(passage for block in document.blocks for passage in _passages(document, block))


def listings_of(document: Document) -> tuple[Listing, ...]:
    """Every list of the document, in order; a list that a footnote interrupts goes on after it."""
    found: list[Listing] = []
    lead: Passage | None = None
    run: list[Passage] = []
    for passage in passages_of(document):
        if passage.kind == "list_item":
            run.append(passage)
        elif passage.kind not in _BETWEEN:
            found += _listing(document, lead, run)
            lead, run = passage, []
    return (*found, *_listing(document, lead, run))


def is_lead_in(document: Document, passage: Passage) -> bool:
    """Whether a passage leads into what follows it."""
    return document.text[passage.start : passage.end].rstrip().endswith(":")


def _passages(document: Document, block: Block) -> Iterator[Passage]:
    one_column = block.table and all(len(row.cells) == 1 for row in block.table.rows)
    if block.kind != "box" and not one_column:
        yield Passage(block.kind, block.start, block.end, block, block.level, block.number)
        return
    start = block.start
    for line in document.text[block.start : block.end].split("\n"):
        end = start + len(line)
        if line.strip():
            yield _line(Passage("paragraph", start, end, block), line)
        start = end + 1


def _line(passage: Passage, line: str) -> Passage:
    bullet = _BULLET.match(line)
    if bullet is None:
        return passage
    start, number = passage.start + bullet.end(), bullet["number"]
    return replace(passage, kind="list_item", start=start, level=1, number=number)


def _listing(document: Document, lead: Passage | None, run: list[Passage]) -> list[Listing]:
    groups: list[list[Passage]] = []
    for passage in run:
        if groups and passage.level > groups[-1][0].level:
            groups[-1].append(passage)
        else:
            groups.append([passage])
    items = tuple(_item(document, group) for group in groups)
    return [Listing(lead, items)] if items else []


def _item(document: Document, group: list[Passage]) -> Item:
    first, *below = group
    text = document.words(first.start, first.end)
    for passage in below:
        text += f" {passage.block.mark or '-'} {document.words(passage.start, passage.end)}"
    number = int(first.number) if first.number and first.number.isdigit() else None
    return Item(first.start, group[-1].end, text, number, first.block)
