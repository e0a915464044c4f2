"""Which chunk of a row belongs to which column."""

import pytest

from ingest.poured_cells import is_level, row_of
from ingest.poured_chunks import chunks_of


def _cells(shapes, lines):
    row = row_of(shapes, list(chunks_of(lines)))
    return [" ".join(words for _, words in cell) for cell in row.cells], row.confidence


def test_a_trust_glued_to_its_status_is_taken_off():
    lines = ["2029 Storlia skal øve.", "", "STL Kravet er delvis innfridd.", ""]
    cells, _ = _cells(("year", "text", "codes", "text"), lines)
    assert cells == ["2029", "Storlia skal øve.", "STL", "Kravet er delvis innfridd."]


def test_a_status_may_begin_with_the_trust_that_its_own_column_names():
    lines = ["2029 Storlia skal øve.", "", "STL STL har øvd i mai.", ""]
    cells, _ = _cells(("year", "text", "codes", "text"), lines)
    assert cells[2:] == ["STL", "STL har øvd i mai."]


def test_several_trusts_on_lines_of_their_own_are_one_cell():
    lines = ["2029 Foretaket skal øve.", "", "STL,", "HLF,", "FJS", "", "Øvd i mai.", ""]
    cells, _ = _cells(("year", "text", "codes", "text"), lines)
    assert cells[2] == "STL, HLF, FJS"


def test_what_a_page_cuts_goes_on_in_the_cells_that_broke_off():
    lines = [
        "2029 Foretaket skal øve på bortfall av strøm og",
        "",
        "STL Øvelsen ble holdt i mai med god deltakelse og",
        " nett hvert år.",
        "",
        "skal gjentas til høsten.",
        "",
    ]
    cells, confidence = _cells(("year", "text", "codes", "text"), lines)
    assert cells[1].endswith("strøm og nett hvert år.")
    assert cells[3].endswith("deltakelse og skal gjentas til høsten.")
    assert confidence < 0.95


def test_two_cells_on_one_line_after_a_page_break_are_cut_where_a_sentence_ends():
    lines = [
        "2029 Foretaket skal øve på bortfall av strøm og",
        "",
        "STL Øvelsen ble holdt i mai med god deltakelse og",
        " nett. skal gjentas.",
        "",
    ]
    cells, _ = _cells(("year", "text", "codes", "text"), lines)
    assert cells[1].endswith("og nett.")
    assert cells[3].endswith("og skal gjentas.")


def test_too_few_chunks_are_left_glued_and_said_to_be_unsure():
    cells, confidence = _cells(("id", "text", "text"), ["HVI31-2 Øvelser Foretaket skal øve.", ""])
    assert cells == ["HVI31-2", "Øvelser Foretaket skal øve.", ""]
    assert confidence < 0.7


@pytest.mark.parametrize("word", ["Usikker", "Svært lav", "Høy", "Svært høg", "Moderat", "Raud"])
def test_short_closing_words_are_levels(word):
    assert is_level(word)


@pytest.mark.parametrize("words", ["Høy risiko for svikt", "Høyt sykefravær", "Lavere enn i fjor"])
def test_sentences_are_no_levels(words):
    assert not is_level(words)
