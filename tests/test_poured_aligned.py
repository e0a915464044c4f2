"""Tables whose cells a text keeps side by side."""

from ingest.poured import poured_tables


def _rows(text):
    (table,) = poured_tables(text.split("\n"))
    return [[" ".join(x.text for x in cell) for cell in row] for row in table.entry.rows]


def test_bars_part_cells_and_a_ruled_line_is_no_row():
    rows = _rows(
        "| Oppdrag | Status |\n|---|---|\n"
        "| Foretaket skal øve. | Øvd i mai. |\n| Plan. |  |\n\nSlutt."
    )
    assert rows == [["Oppdrag", "Status"], ["Foretaket skal øve.", "Øvd i mai."], ["Plan.", ""]]


ALIGNED = """
Oppdrag                   Status                  Sannsynlighet

Foretaket skal øve på     Øvelsen ble holdt       Høy
bortfall av strøm.        i mai.

Foretaket skal ha en      Planen er ikke          Svært lav
plan for vann.            startet.


Neste kapittel handler om noe helt annet, og linjen går over hele siden.
"""


def test_columns_of_blanks_part_cells_and_a_blank_line_parts_rows():
    assert _rows(ALIGNED)[1:] == [
        ["Foretaket skal øve på bortfall av strøm.", "Øvelsen ble holdt i mai.", "Høy"],
        ["Foretaket skal ha en plan for vann.", "Planen er ikke startet.", "Svært lav"],
    ]


def test_a_line_that_runs_across_the_columns_is_no_row():
    text = "Oppdrag                Status\nDette er en setning som går over begge kolonnene her.\n"
    assert not poured_tables(text.split("\n"))
