"""Rows of ids that stand side by side under no header."""

from ingest.poured_chunks import PAGE_TURN
from ingest.poured_nameless import nameless_rows

TABLE = """\
 HVI26-01     Fisketelling       Bekkelaget skal telle fisken i elva
              i elva             hver vår.
 HVI26-02     Trapper            Bekkelaget skal bygge to trapper
\f
           ved fossen     og holde dem fri for is.
 HVI26-03                        Bekkelaget skal øve.

Elva er femti kilometer lang og renner ut i havet ved Vik.
"""
ROWS = [PAGE_TURN if line == "\f" else line for line in TABLE.rstrip().split("\n")]


def cells(lines: list[str]) -> list[list[str]]:
    rows, _ = nameless_rows(lines, 0)
    return [[" ".join(words for _, words in cell) for cell in row.cells] for row in rows]


def test_the_line_of_an_id_shows_the_columns_of_its_row() -> None:
    assert cells(ROWS) == [
        ["HVI26-01", "Fisketelling i elva", "Bekkelaget skal telle fisken i elva hver vår."],
        [
            "HVI26-02",
            "Trapper ved fossen",
            "Bekkelaget skal bygge to trapper og holde dem fri for is.",
        ],
        ["HVI26-03", "", "Bekkelaget skal øve."],
    ]
    assert nameless_rows(ROWS, 0)[1] == ROWS.index("")


def test_words_below_that_are_in_no_column_make_no_row() -> None:
    assert cells(["HVI26-01  Bekkelaget skal telle fisken i elva, og", "bygge en trapp."]) == []


def test_a_line_that_no_id_opens_makes_no_row() -> None:
    assert cells(["Fisketelling       Bekkelaget skal telle fisken"]) == []


def test_ids_halfway_down_their_rows_make_none() -> None:
    above = "                                Bekkelaget skal telle fisken."
    rows, _ = nameless_rows([above, *ROWS], 1)
    assert rows == []
