"""Tables to take home: a workbook for Excel, or values that Norwegian Excel opens as columns."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Literal

from fastapi.responses import Response
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

Form = Literal["xlsx", "csv"]
Value = str | int | float | None

_LONGEST = 32_767
"""No cell of a workbook holds more."""
_WIDTHS = (10, 60)
"""The narrowest and the widest column, in letters."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TYPES: dict[Form, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def answer(
    name: str, form: Form, columns: Sequence[str], rows: Iterable[Sequence[Value]]
) -> Response:
    """The table as a file called `name`, to be saved."""
    make = _workbook if form == "xlsx" else _values
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    body = make(columns, [list(row) for row in rows])
    return Response(body, media_type=_TYPES[form], headers=headers)


def _workbook(columns: Sequence[str], rows: list[list[Value]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Tabell")
    sheet.freeze_panes = "A2"
    for index, column in enumerate(columns):
        longest = max((len(str(row[index] or "")) for row in rows), default=0)
        width = min(max(longest, len(column), _WIDTHS[0]), _WIDTHS[1])
        sheet.column_dimensions[chr(ord("A") + index)].width = width
    sheet.append([_cell(sheet, column, bold=True) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: object, value: Value, *, bold: bool = False) -> object:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST])  # type: ignore[arg-type]
    cell.data_type = "s"  # a text that begins with "=" is no formula
    cell.font, cell.alignment = Font(bold=bold), Alignment(wrap_text=True, vertical="top")
    return cell


def _values(columns: Sequence[str], rows: list[list[Value]]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(columns)
    writer.writerows([_safe(value) for value in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _safe(value: Value) -> Value:
    """A text that a spreadsheet would run as a formula gets an apostrophe ahead."""
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
