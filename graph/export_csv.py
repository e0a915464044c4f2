"""Facts and links as one table of comma-separated values."""

import csv
import io
from collections.abc import Iterator

from graph.export_columns import Cell, all_columns, cell
from graph.exports import Wanted, everything, records
from graph.store import View

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(view: View, wanted: Wanted = everything) -> Iterator[str]:
    """The header, then one line a record, with the columns of all kinds."""
    columns = all_columns()
    yield _line(columns)
    for fields in records(view, wanted):
        yield _line(tuple(_safe(cell(fields, name)) for name in columns))


def _safe(value: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe ahead."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _line(cells: tuple[Cell, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
