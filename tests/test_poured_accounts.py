"""Budget tables in flattened text: rows in, cells out."""

import pytest

from ingest.poured import poured_tables

ON_A_LINE = """\
Tabell 1: Tilskudd
Kap. Post Betegnelse Midler til
Vidda RHF
732 70 66 nye stillinger på fjellet 4 705 000
732 70 Tilskudd til samarbeid (Vidda,
Storlia)
24 400 000
732 76 Innsatsstyrt finansiering 1
Midlene utbetales i 2 deler.
"""
SIDE_BY_SIDE = """\
Kap.   Post    Betegnelse                         Midler til Vidda RHF
732    70      66 nye stillinger på fjellet                  4 705 000
732    70      Tilskudd til samarbeid (Vidda,               24 400 000
               Storlia)
732    76      Innsatsstyrt finansiering                             1

Midlene utbetales i 2 deler.
"""
ONE_BY_ONE = """\
Kap.
Post
Betegnelse
Midler til Vidda RHF

732
70
 66 nye stillinger på fjellet
4 705 000

732
70
Tilskudd til samarbeid (Vidda, Storlia)
24 400 000

732
76
Innsatsstyrt finansiering
1

1 Midlene er omtalt under.
"""
ROWS = [
    ["Kap.", "Post", "Betegnelse", "Midler til Vidda RHF"],
    ["732", "70", "66 nye stillinger på fjellet", "4 705 000"],
    ["732", "70", "Tilskudd til samarbeid (Vidda, Storlia)", "24 400 000"],
    ["732", "76", "Innsatsstyrt finansiering", "1"],
]


def cells(text: str) -> list[list[list[str]]]:
    return [
        [[" ".join(line.text for line in cell) for cell in row] for row in table.entry.rows]
        for table in poured_tables(text.split("\n"))
    ]


@pytest.mark.parametrize("text", [ON_A_LINE, SIDE_BY_SIDE, ONE_BY_ONE])
def test_a_budget_table_is_read_row_by_row(text: str) -> None:
    assert cells(text) == [ROWS]


def test_running_text_about_chapters_and_posts_is_no_table() -> None:
    text = "Kap. 732, post 70 Tilskudd\nVidda RHF får 4 705 000\n732 70 stillinger\n732 71 senger\n"
    assert cells(text) == []
