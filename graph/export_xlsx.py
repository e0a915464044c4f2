"""Facts and links as a workbook with a sheet for each kind."""

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any

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
_MADE_TEXT = _MADE.isoformat().encode() + b"Z"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def xlsx_bytes(view: View, wanted: Wanted = everything) -> Iterator[bytes]:
    """The workbook; rows are written to a file as they come, so memory stays flat."""
    book = Workbook(write_only=True)
    book.properties.created = _MADE
    sheets: dict[str, Any] = {}
    for fields in records(view, wanted):
        kind = fields["kind"]
        if kind not in sheets:
            sheets[kind] = book.create_sheet(kind)
            sheets[kind].append(columns_of(kind))
        sheets[kind].append(_row(sheets[kind], fields))
    if not sheets:
        book.create_sheet("empty")
    with tempfile.TemporaryFile() as saved, tempfile.TemporaryFile() as file:
        book.save(saved)
        _without_time(saved, file)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def _without_time(saved: IO[bytes], file: IO[bytes]) -> None:
    """The workbook without the time of its making: the same facts give the same bytes."""
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            made = zipfile.ZipInfo(part.filename, _MADE.timetuple()[:6])
            made.compress_type = zipfile.ZIP_DEFLATED
            with old.open(part) as source, new.open(made, "w") as target:
                if part.filename == "docProps/core.xml":
                    target.write(_MODIFIED.sub(rb"\g<1>" + _MADE_TEXT, source.read()))
                else:
                    shutil.copyfileobj(source, target, _CHUNK)


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
