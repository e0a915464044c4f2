"""Lists with what leads into them, whatever way the page lays them out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from model.text import Block, Document

_BULLET = re.compile(
    r"(?:[•●▪■◦›»▸►▶➢➤→✓✔☐□◆⁃‣\uf0a7\uf0b7‐–—*-]|o(?=\s))\s*|(?P<number>\d{1,2})[.)]\s+"
)
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
    """Every list of the document, in order.

    A footnote inside a list does not end it, and a numbered list goes on with its next number
    after the paragraphs and bullets that explain one of its items.
    """
    runs: list[tuple[Passage | None, list[Passage]]] = [(None, [])]
    numbered: list[Passage] = []
    for passage in passages_of(document):
        if passage.kind == "list_item":
            if numbered and _follows_on(numbered, passage, runs[-1][1]):
                numbered.append(replace(passage, level=numbered[0].level))
                runs.append((None, []))
                continue
            runs[-1][1].append(passage)
        elif passage.kind not in _BETWEEN:
            numbered = [] if passage.kind == "heading" else (_numbered(runs[-1][1]) or numbered)
            runs.append((passage, []))
    return tuple(_listing(document, lead, run) for lead, run in runs if run)


def _numbered(run: list[Passage]) -> list[Passage]:
    """The run itself where it is a numbered list, so that it can go on."""
    return run if run and _number(run[-1]) is not None and _number(run[0]) == 1 else []


def _follows_on(numbered: list[Passage], passage: Passage, run: list[Passage]) -> bool:
    number, last = _number(passage), _number(numbered[-1])
    return run is not numbered and number is not None and last is not None and number == last + 1


def _number(passage: Passage) -> int | None:
    return int(passage.number) if passage.number and passage.number.isdigit() else None


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


def cell_items(document: Document, block: Block, start: int, end: int) -> tuple[Item, ...]:
    """What a table's cell lists, line by line: its bullets with what goes on with them, else all.

    Words ahead of the first bullet that only lead into it are left out.
    """
    found: list[Item] = []
    for line in document.text[start:end].split("\n"):
        passage = _line(Passage("paragraph", start, start + len(line), block), line)
        start += len(line) + 1
        if passage.kind == "list_item" or not found:
            words = document.words(passage.start, passage.end)
            found.append(Item(passage.start, passage.end, words, _number(passage), block))
        else:
            words = document.words(found[-1].start, passage.end)
            found[-1] = replace(found[-1], end=passage.end, text=words)
    return tuple(item for item in found if not item.text.endswith(":") or len(found) == 1)


def _line(passage: Passage, line: str) -> Passage:
    bullet = _BULLET.match(line)
    if bullet is None:
        return passage
    start, number = passage.start + bullet.end(), bullet["number"]
    return replace(passage, kind="list_item", start=start, level=1, number=number)


def _listing(document: Document, lead: Passage | None, run: list[Passage]) -> Listing:
    groups: list[list[Passage]] = []
    for passage in run:
        if groups and passage.level > groups[-1][0].level:
            groups[-1].append(passage)
        else:
            groups.append([passage])
    return Listing(lead, tuple(_item(document, group) for group in groups))


def _item(document: Document, group: list[Passage]) -> Item:
    first, *below = group
    text = document.words(first.start, first.end)
    for passage in below:
        text += f" {passage.block.mark or '-'} {document.words(passage.start, passage.end)}"
    return Item(first.start, group[-1].end, text, _number(first), first.block)
