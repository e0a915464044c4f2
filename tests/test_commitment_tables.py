"""Commitments in tables, with the main effort of each row."""

from small_contexts import PLAN, context, heading, items, paragraph

from extractors.commitments import commitments
from ingest.lines import Entry, plain


def test_a_row_says_which_of_the_listed_main_efforts_it_is_for() -> None:
    cells = (
        ("Tiltak", "Ansvar", "Satsingsområde"),
        ("Skifte til sol", "Driftssjefen", "Trygg drift"),
        ("Male skiltene", "Driftssjefen", "–"),
    )
    rows = tuple(tuple((plain(cell),) for cell in row) for row in cells)
    found = context(
        PLAN,
        heading("2", "Retning"),
        paragraph("Føretaket har valt to satsingsområde:"),
        *items("Nær pasienten", "Trygg drift"),
        heading("6", "Bygg"),
        Entry("table", rows=rows, header_rows=1),
    )
    assert [(c.text, c.theme) for c in commitments(found)] == [
        ("Skifte til sol", "Trygg drift"),
        ("Male skiltene", None),
    ]
