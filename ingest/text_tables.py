"""Tables in flattened text: cells apart by tabs, rows cut by pages joined again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.lines import Entry, Line, Lines
from ingest.poured import PouredTable
from ingest.text_lines import SourceLine
from ingest.text_runs import line_of

_LABEL = re.compile(r"\s*(?:\d+(?:\.\d+)*\.?|[^\w\s]|o|\d+\))\t+\s*")
_PARAGRAPH = re.compile(r"</p>|<br\s*/?>|</li>|<li[^>]*>")

Cells = tuple[str, ...]


def place_tables(lines: Sequence[SourceLine], poured: Sequence[PouredTable]) -> list[SourceLine]:
    """The lines, each run of table rows replaced by one line that stands for the table."""
    tabbed = list(_place_tabbed(lines))
    taken = [line.number for line in lines if _width(line) > 1]
    free = [p for p in poured if not any(p.first < number <= p.last for number in taken)]
    return _place_poured(tabbed, free)


def _place_poured(lines: Sequence[SourceLine], poured: Sequence[PouredTable]) -> list[SourceLine]:
    placed: list[SourceLine] = []
    for line in lines:
        claim = next((p for p in poured if p.first < line.number <= p.last), None)
        if claim is None:
            placed.append(line)
        elif not placed or placed[-1].table is not claim.entry:
            placed.append(replace(line, text="", table=claim.entry))
    return placed


def _place_tabbed(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _width(lines[end]) == _width(lines[at]) > 1:
            end += 1
        if end - at >= 2:
            yield replace(lines[at], text="", table=_table(lines[at:end]))
            at = end
        else:
            yield lines[at]
            at += 1


def _width(line: SourceLine) -> int:
    """How many cells a line holds; 1 when it is no row. A tab behind a bullet or number is none."""
    if line.table:
        return 0
    label = _LABEL.match(line.text)
    if label and "\t" not in line.text[label.end() :] and label.end() > 1:
        return 1
    return line.text.count("\t") + 1


def _table(lines: Sequence[SourceLine]) -> Entry:
    rows: list[list[list[Line]]] = []
    for line in lines:
        cells = [_cell(text, line.number) for text in line.text.split("\t")]
        filled = sum(bool(cell) for cell in cells)
        if rows and filled == 1 and len(cells) > 2:
            _join(rows[-1], cells)
        elif not rows or _words(cells) != _words(rows[0]):
            rows.append(cells)
    entries = tuple(tuple(tuple(cell) for cell in row) for row in rows)
    return Entry(
        "table", rows=entries, header_rows=header_rows(entries), confidence=0.95, rule="text-tabs"
    )


def _cell(text: str, number: int) -> list[Line]:
    """The paragraphs of a cell as lines."""
    lines: list[Line] = []
    for part in _PARAGRAPH.split(text):
        line = line_of(part.strip(), number)
        if line.text.strip():
            first = not lines
            lines.append(Line(line.runs, number=number, paragraph=not first))
    return lines


def _join(row: list[list[Line]], more: list[list[Line]]) -> None:
    """Put the rest of a row that a page cut behind the cells it belongs to."""
    for cell, rest in zip(row, more, strict=True):
        cell.extend(rest)


def _words(row: Sequence[Sequence[Line]]) -> Cells:
    return tuple(" ".join(line.text for line in cell).strip() for cell in row)


def header_rows(rows: Sequence[Sequence[Lines]]) -> int:
    """1 when the first row names the columns: short cells, none a number or a sentence."""
    first = _words(rows[0])
    named = all(
        cell and len(cell) < 60 and (len(cell) < 8 or not cell.endswith(".")) for cell in first
    )
    return int(named and not any(re.search(r"\d{2}-\d|^[\d ]+$", cell) for cell in first))
