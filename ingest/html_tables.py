"""Tables of HTML as rows of as many cells, spans over rows and columns laid out."""

from bs4.element import Tag

from ingest.html_text import Inline, is_block, line_of
from ingest.lines import Entry, Line, Lines, Run
from ingest.marked_up import as_paragraphs
from ingest.text_tables import header_rows

_MOST = 200


def table_entry(table: Tag) -> Entry:
    """A table; a cell over several rows or columns stands in the first of them."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    grid: dict[tuple[int, int], Lines] = {}
    for r, row in enumerate(rows):
        column = 0
        for cell in row.find_all(["td", "th"], recursive=False):
            while (r, column) in grid:
                column += 1
            column += _put(grid, r, column, cell)
    width = max((c for _, c in grid), default=-1) + 1
    laid = tuple(tuple(grid.get((r, c), ()) for c in range(width)) for r in range(len(rows)))
    filled = tuple(row for row in laid if any(row))
    return Entry("table", rows=filled, header_rows=_header_rows(rows, filled), rule="html-table")


def _put(grid: dict[tuple[int, int], Lines], r: int, column: int, cell: Tag) -> int:
    """Place a cell and the empty places it covers; returns how many columns it takes."""
    down, across = _span(cell, "rowspan"), _span(cell, "colspan")
    for dr in range(down):
        for dc in range(across):
            grid[r + dr, column + dc] = ()
    grid[r, column] = _cell(cell)
    return across


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1")
    return min(max(int(value), 1), _MOST) if value.isdigit() else 1


def _cell(cell: Tag) -> Lines:
    """The paragraphs of a cell; its list items keep a mark, "- " or their number."""
    groups: list[Lines] = []
    inline = Inline(line_of(cell))
    for child in list(cell.children):
        if isinstance(child, Tag) and is_block(child):
            groups += [*inline.paragraphs(()), *_block(child)]
            inline = Inline(line_of(cell))
        else:
            inline.add(child)
    groups += inline.paragraphs(())
    return as_paragraphs(groups)


def _block(tag: Tag) -> list[Lines]:
    if tag.name in ("ul", "ol"):
        items = tag.find_all("li", recursive=False)
        return [
            lines
            for count, item in enumerate(items, 1)
            for lines in _item(item, f"{count}. " if tag.name == "ol" else "- ")
        ]
    cell = _cell(tag)
    return [cell] if cell else []


def _item(item: Tag, mark: str) -> list[Lines]:
    lines = _cell(item)
    if not lines:
        return []
    first = Line((Run(mark), *lines[0].runs), number=lines[0].number)
    return [(first, *lines[1:])]


def _header_rows(rows: list[Tag], filled: tuple[tuple[Lines, ...], ...]) -> int:
    count = 0
    for row in rows:
        in_head = row.find_parent("thead") is not None
        if not in_head and row.find("td") is not None:
            break
        count += 1
    return count if count or not filled else header_rows(filled)
