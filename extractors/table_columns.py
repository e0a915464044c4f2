"""Tables by what their columns are called, wherever the columns stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.context import Context
from extractors.wordlists import alternation, wordlists
from model.text import Block, Cell, Document, Row

_FIELDS = ("year", "id", "title", "mandate", "effort", "applies", "status", "comment", "result",
           "indicator", "target", "light", "likelihood", "rank", "previous", "name", "consequence",
           "residual", "object", "body", "topic", "deadline")  # fmt: skip
_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table whose columns are known. `caption` names it, `label` is its number ("Tabell 4")."""

    block: Block
    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    caption: str | None = None
    label: str | None = None
    before: str = ""
    """The words right before the table, caption left out."""
    names: tuple[str, ...] = ()
    """What the columns are called, in order."""

    def cell(self, row: Row, field: str) -> Cell | None:
        """The cell of a column; None where the table has no such column."""
        at = self.columns.get(field)
        return row.cells[at] if at is not None and at < len(row.cells) else None

    def has(self, *fields: str) -> bool:
        """Whether the table has all of the columns."""
        return all(field in self.columns for field in fields)


def named_tables(context: Context) -> Iterator[NamedTable]:
    """The tables with two named columns or more; a table that goes on after a page takes over."""
    before: NamedTable | None = None
    for at, block in enumerate(context.document.blocks):
        if block.kind == "heading":
            before = None
        if block.table is None:
            continue
        table = _named(context.document, at) or _going_on(before, block)
        if table:
            yield table
        before = table


def _named(document: Document, at: int) -> NamedTable | None:
    block = document.blocks[at]
    rows = block.table.rows if block.table else ()
    columns, names, length = _header(document, rows[:_HEADER_ROWS])
    if len(columns) < 2:
        return None
    caption, before = _words_before(document, at)
    title = " ".join(_joined(document, rows[: length - 1])).strip()
    label = re.match(rf"{_caption()}\s+\d+(?:\.\d+)*", caption or "", re.IGNORECASE)
    number = label[0] if label else None
    own = tuple(row for row in rows[length:] if _joined(document, (row,)) != names)
    return NamedTable(block, columns, own, caption, number, title or before, tuple(names))


def _header(document: Document, rows: Sequence[Row]) -> tuple[dict[str, int], list[str], int]:
    """The columns that the first rows name, one row alone or two together; where they end."""
    best: tuple[dict[str, int], list[str], int] = ({}, [], 0)
    for end in range(1, len(rows) + 1):
        for start in (end - 1, end - 2):
            names = _joined(document, rows[start:end]) if start >= 0 else []
            columns = columns_of(names)
            if len(columns) > len(best[0]):
                best = (columns, names, end)
    return best


def _going_on(before: NamedTable | None, block: Block) -> NamedTable | None:
    """A table without a header that has the columns of the one before it."""
    rows = block.table.rows if block.table else ()
    if before is None or not rows or not before.rows:
        return None
    if len(rows[0].cells) != len(before.rows[0].cells):
        return None
    return replace(before, block=block, rows=rows)


def _joined(document: Document, rows: Sequence[Row]) -> list[str]:
    """The words of each column of a header."""
    columns = zip(*(row.cells for row in rows), strict=False)
    return [" ".join(document.words(c.start, c.end) for c in cells).strip() for cells in columns]


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """Which column each field stands in, by the words of a header."""
    columns: dict[str, int] = {}
    for at, words in enumerate(header):
        field = field_of(words)
        if field == "status" and field in columns:
            field = "comment"
        if field and (field not in columns or _counts(words)):
            columns[field] = at
    if "rank" not in columns and "id" in columns and {"likelihood", "consequence"} <= set(columns):
        columns["rank"] = columns.pop("id")
    if not {"indicator", "target"} & set(columns):
        _stand_in(columns, "result")
    _stand_in(columns, "comment")
    return columns


def _stand_in(columns: dict[str, int], field: str) -> None:
    """A column that tells the status in a table without a column of that name."""
    if field in columns and "status" not in columns:
        columns["status"] = columns.pop(field)


def field_of(words: str) -> str | None:
    """The field that a column's name stands for: the longest name that the words begin with."""
    plain = re.sub(r"[^\w ]", "", re.sub(r"\s*-\s*", "", words)).casefold()
    plain = " ".join(plain.split())
    if len(plain) > 60:
        return None
    found = [(len(name), field) for name, field in _names() if f"{plain} ".startswith(f"{name} ")]
    return max(found)[1] if found else None


@cache
def _names() -> tuple[tuple[str, str], ...]:
    lists = wordlists("columns")
    return tuple((name, field) for field in _FIELDS for name in lists[field])


def _counts(words: str) -> bool:
    return bool(re.search(alternation(wordlists("columns")["after"]), words, re.IGNORECASE))


@cache
def _caption() -> str:
    return alternation(wordlists("columns")["caption"])


def _words_before(document: Document, at: int) -> tuple[str | None, str]:
    """The caption right before a table, and the words between; or the words right before it."""
    before = ""
    for block in reversed(document.blocks[max(0, at - 3) : at]):
        if block.table:
            break
        words = document.words(block.start, block.end)
        if re.match(rf"{_caption()}\s+\d", words, re.IGNORECASE):
            return words, before
        before = before or words
    return None, before
