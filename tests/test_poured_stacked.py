"""Rows whose cells stand one on another, without blank lines between them."""

from ingest.poured_chunks import Chunk
from ingest.poured_stacked import unstacked

MANDATES = [
    ["Foretaket skal øve på", "brann hvert år.", "Øvelsen var i mai. Neste", "er i oktober."],
    ["Foretaket skal holde", "døren lukket.", "Døren er ny, og den lukkes nå av", "seg selv."],
]  # fmt: skip


def _rows(texts):
    rows, at = [], 0
    for lines in texts:
        rows.append([Chunk(tuple((at + i, line) for i, line in enumerate(lines)), 1)])
        at += len(lines) + 1
    return rows


def _cells(rows):
    return [[chunk.text for chunk in row] for row in rows]


def test_a_cell_ends_where_the_next_word_would_still_have_fitted():
    assert _cells(unstacked(_rows(MANDATES), ("text", "text"))) == [
        ["Foretaket skal øve på brann hvert år.", "Øvelsen var i mai. Neste er i oktober."],
        ["Foretaket skal holde døren lukket.", "Døren er ny, og den lukkes nå av seg selv."],
    ]  # fmt: skip


def test_a_page_that_begins_at_the_stack_or_at_the_closing_cell_cuts_nothing():
    rows = _rows(MANDATES)
    paged = [Chunk(row[0].pieces, 1, page=True) for row in rows]
    level = Chunk(((99, "Lav"),), 0, page=True)
    found = unstacked([[paged[0], level], [paged[1], level]], ("text", "text", "level"))
    assert [len(row) for row in found] == [3, 3]


def test_a_line_of_organisations_parts_the_texts_on_either_side():
    rows = _rows(
        [
            ["2028", "Alle skal øve.", "STL, HLF", "Øvelsen er holdt."],
            ["2029", "Alle skal måle.", "FJS", "Ikke gjort."],
        ]
    )
    found = _cells(unstacked(rows, ("year", "text", "codes", "text")))
    assert found == [
        ["2028 Alle skal øve.", "STL, HLF", "Øvelsen er holdt."],
        ["2029 Alle skal måle.", "FJS", "Ikke gjort."],
    ]


def test_rows_that_do_not_come_apart_stay_whole():
    rows = _rows([["Foretaket skal øve på", "brann hvert år"], ["Foretaket skal holde", "døren"]])
    assert _cells(unstacked(rows, ("text", "text"))) == _cells(rows)
