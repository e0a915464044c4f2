"""A written document as flattened text: no emphasis, tables poured out cell by cell.

A page break is a line that begins with one blank, wherever it falls.
"""

import textwrap
from collections.abc import Iterator

from corpus.source import Block, Written, printed

WIDTH = 92
CELL = 96
PAGE = 52


def txt(doc: Written) -> bytes:
    """The text."""
    lines: list[str] = []
    for block in doc.blocks:
        lines.extend(_block(block))
        lines.append("")
    return ("\n".join(_pages(lines)) + "\n").encode()


def _pages(lines: list[str]) -> Iterator[str]:
    for n, line in enumerate(lines, start=1):
        yield f" {line}" if n % PAGE == 0 and line else line


def _block(block: Block) -> Iterator[str]:
    if block.kind == "table":
        yield from _table(block)
        return
    if block.lead_in:
        yield from _wrap(block.lead_in, WIDTH)
    for n, unit in enumerate(block.units, start=1):
        mark = {"ul": "• ", "ol": f"{n}. "}.get(block.kind, "")
        if block.kind == "box" and n > 1:
            mark = "• "
        for part in unit.words.removeprefix("# ").split("\n"):
            yield from _wrap(mark + part, WIDTH)


def _table(block: Block) -> Iterator[str]:
    if block.caption:
        yield from _wrap(block.caption, WIDTH)
    shares = [max(10, int(CELL * width / sum(block.widths))) for width in block.widths]
    if block.head:
        yield from _row(block.head, shares)
    for unit in block.units:
        yield ""
        yield from _row(unit.cells, shares)


def _row(cells: tuple[str, ...], shares: list[int]) -> Iterator[str]:
    """The cells one after the other, each broken at its column's width."""
    for text, share in zip(cells, shares, strict=False):
        for part in text.split("\n"):
            yield from _wrap(part, share)


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(printed(text), width, break_long_words=False)
