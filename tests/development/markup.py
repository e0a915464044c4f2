"""The source form of a held-out document: one block a line, judgements below it on `@` lines.

`#` headings, `*` and `**` bullets, `+` numbered items, `_` italics, `!` bold, `>` a box,
`^` a footnote, `|` table rows (`|h|` the header), `---` a page break, `=2`/`=1` columns.
`{{ }}` marks the words that a judgement is about; `**b**` and `//i//` are for the eye.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .judgements import record
from .spans import SPAN, plain

MARKS = {"*": "bullet", "**": "sub", "+": "number", "_": "italic", "!": "bold", ">": "box"}


@dataclass
class Block:
    kind: str
    text: str = ""
    level: int = 0
    rows: list[list[str]] = field(default_factory=list)
    header: bool = False
    number: int = 0


@dataclass
class Source:
    key: str
    head: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)


class Reader:
    def __init__(self, path: Path) -> None:
        head, _, self.body = path.read_text("utf-8").partition("\n\n")
        pairs = (line.split(": ", 1) for line in head.splitlines())
        self.source = Source(path.stem, dict(pairs))
        self.counters = [0, 0, 0]
        self.section: str | None = None
        self.heading = ""
        self.last: dict[str, Any] = {}
        self.raw = ""
        self.cells: list[str] = []
        self.table_done = True

    def read(self) -> Source:
        for line in self.body.splitlines():
            if line.startswith("@"):
                self.judge(line[1:])
            elif line.strip():
                self.block(line.strip())
            else:
                self.table_done = True
        return self.source

    def block(self, line: str) -> None:
        blocks = self.source.blocks
        mark, _, rest = line.partition(" ")
        if line.startswith("|"):
            self.row(line)
            return
        self.cells = []
        self.raw = line
        if line == "---":
            blocks.append(Block("page"))
        elif line.startswith("="):
            blocks.append(Block("columns", level=int(line[1:])))
        elif set(mark) == {"#"}:
            self.head_line(len(mark), rest)
        elif mark == "^":
            blocks.append(Block("footnote", rest))
        elif mark in MARKS:
            before = blocks[-1] if blocks else Block("")
            number = before.number + 1 if before.kind == "number" else 1
            blocks.append(Block(MARKS[mark], rest, number=number if mark == "+" else 0))
            self.raw = rest
        else:
            blocks.append(Block("text", line))

    def head_line(self, level: int, text: str) -> None:
        self.heading = plain(text)
        if self.source.head.get("numbering") == "auto" and level < 4:
            self.counters[level - 1 :] = [self.counters[level - 1] + 1] + [0] * (3 - level)
            self.section = ".".join(str(n) for n in self.counters[:level])
        elif found := re.match(r"(?:Kap(?:ittel)?\.? |Sak )?(\d+(?:\.\d+)*)\.?\s", self.heading):
            self.section = found[1]
        self.source.blocks.append(Block("heading", text, level))
        self.raw = text

    def row(self, line: str) -> None:
        blocks, header = self.source.blocks, line.startswith("|h|")
        cells = [c.strip() for c in line.removeprefix("|h").strip().strip("|").split("|")]
        if header or self.table_done or blocks[-1].kind != "table":
            blocks.append(Block("table", header=header))
        blocks[-1].rows.append(cells)
        self.table_done = False
        self.cells, self.raw = cells, " ".join(c for c in cells if c)

    def judge(self, line: str) -> None:
        fact = record(line, self)
        self.source.records.append(fact)
        if fact["kind"] in ("oppdrag", "indicator", "goal"):
            self.last = fact

    def words(self, span: int, back: int) -> tuple[str, str]:
        """The text and the quote of a judgement: a span, the line, or the last blocks."""
        if back > 1:
            parts = [b for b in self.source.blocks if b.kind not in ("page", "footnote")][-back:]
            dash = {"bullet": "- ", "sub": "o "}
            texts = [dash.get(b.kind, "") + plain(b.text) for b in parts]
            return " ".join(texts), plain(parts[0].text)
        spans = SPAN.findall(self.raw)
        whole = plain(self.raw)
        return (plain(spans[span - 1]), whole) if spans else (whole, whole)


def dump(source: Source) -> str:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in source.records)
