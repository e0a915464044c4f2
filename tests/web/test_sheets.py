"""Tables to take home."""

import io

from openpyxl import load_workbook

from api.web.sheets import answer

ROWS = [["=1+1", 2025, 0.5], ["æøå; «sitat»", None, 1.25]]


def test_a_workbook_holds_the_table_and_runs_no_formula() -> None:
    made = answer("dekning", "xlsx", ("Navn", "År", "Andel"), ROWS)
    sheet = load_workbook(io.BytesIO(bytes(made.body))).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Navn", "År", "Andel"],
        *ROWS,
    ]
    assert sheet["A2"].data_type == "s"
    assert made.headers["content-disposition"] == 'attachment; filename="dekning.xlsx"'


def test_values_open_as_columns_in_norwegian_excel() -> None:
    made = answer("dekning", "csv", ("Navn", "År", "Andel"), ROWS)
    lines = bytes(made.body).decode("utf-8-sig").splitlines()
    assert lines == ["Navn;År;Andel", "'=1+1;2025;0,5", '"æøå; «sitat»";;1,25']
