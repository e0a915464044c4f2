"""Facts and links as a workbook with a sheet for each kind."""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from graph.export_columns import cell, columns_of
from graph.exports import Record, Wanted, everything, records
from graph.store import View

_LONGEST = 32_767
"""No cell of a workbook holds more; a longer text is cut, and ends in "…"."""
_CHUNK = 1 << 16
_MADE = datetime(2000, 1, 1)


def xlsx_bytes(view: View, wanted: Wanted = everything) -> Iterator[bytes]:
    """The workbook; rows are written to a file as they come, so memory stays flat."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _MADE
    sheets: dict[str, Any] = {}
    for fields in records(view, wanted):
        kind = fields["kind"]
        if kind not in sheets:
            sheets[kind] = book.create_sheet(kind)
            sheets[kind].append(columns_of(kind))
        sheets[kind].append(_row(sheets[kind], fields))
    if not sheets:
        book.create_sheet("empty")
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _row(sheet: Any, fields: Record) -> list[Any]:
    row: list[Any] = []
    for name in columns_of(fields["kind"]):
        value = cell(fields, name)
        if isinstance(value, str):
            text = ILLEGAL_CHARACTERS_RE.sub("", value)
            written = WriteOnlyCell(
                sheet, text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
            )
            written.data_type = "s"  # a text that begins with "=" is no formula
            row.append(written)
        else:
            row.append(value)
    return row
