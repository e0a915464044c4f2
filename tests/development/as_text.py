"""A source as flattened text: hard-wrapped lines, page breaks as one blank, tables poured out."""

from __future__ import annotations

import textwrap
from pathlib import Path

from .markup import Block, Source
from .spans import plain

PAGE = 46


def wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def table(block: Block, layout: str) -> list[str]:
    if layout == "tabs":
        return ["\t".join(plain(c) for c in row) for row in block.rows] + [""]
    lines: list[str] = []
    for row in block.rows:
        for n, cell in enumerate(row):
            lines += wrapped(plain(cell), 48 if n else 30)
        lines.append("")
    return lines


def block_lines(block: Block, head: dict[str, str]) -> list[str]:
    marks = {"bullet": head.get("bullet", "•") + " ", "sub": "o ", "number": f"{block.number}. "}
    if block.kind in ("page", "columns"):
        return []
    if block.kind == "table":
        return table(block, head.get("layout", "poured"))
    width = int(head.get("width", "92"))
    lines = wrapped(marks.get(block.kind, "") + plain(block.text), width)
    return lines if block.kind in marks and head.get("tight") else [*lines, ""]


def paged(lines: list[str]) -> list[str]:
    """A page break stands as a blank before the first line of the next page."""
    out: list[str] = []
    for n, line in enumerate(lines):
        out.append(f" {line}" if n and n % PAGE == 0 and line else line)
    return out


def write(source: Source, path: Path) -> None:
    lines = [line for block in source.blocks for line in block_lines(block, source.head)]
    path.write_text("\n".join(paged(lines)) + "\n", "utf-8")
