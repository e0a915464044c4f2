"""The header of a poured table: lines that column names spell in full."""

import pytest

from ingest.poured_headers import header_at

HEADERS = [
    (["Oppdrag Status Sannsynlighet for", "mål-oppnåelse"], ("text", "text", "level")),
    (["Oppdrag Status Sannsyn for", "måloppnåing"], ("text", "text", "level")),
    (["År Oppdrag Gjelder", "HF", "", "Status"], ("year", "text", "codes", "text")),
    (["År Oppdrag Gjeld HF Status per 2. tertial 2031"], ("year", "text", "codes", "text")),
    (
        ["Tilsyns-", "objekt", "", "Tilsynsorgan Tema og formål Status"],
        ("codes", "text", "text", "text"),
    ),
    (
        ["Rang Førre", "", "rang", " Risiko Risiko,", "rest", "", "Sannsyn", "", "Konsekvens"],
        ("rank", "previous", "text", "colour", "level", "level"),
    ),
    (["Nr. Tittel Oppdrag"], ("id", "text", "text")),
]


@pytest.mark.parametrize(("lines", "shapes"), HEADERS)
def test_a_header_promises_the_shapes_of_its_columns(lines, shapes):
    header = header_at([*lines, "", "Foretaket skal øve hvert år."], 0)
    assert header is not None
    assert header.shapes == shapes
    assert header.last == len(lines)


def test_the_words_of_a_name_cut_by_lines_stay_in_one_cell():
    header = header_at(["Oppdrag Status Sannsynlighet for", "mål-oppnåelse", ""], 0)
    assert header is not None
    assert [words for _, words in header.cells[2]] == ["Sannsynlighet for", "mål-oppnåelse"]


@pytest.mark.parametrize(
    "line", ["Status for oppdragene er god.", "Oppdrag", "Oppdrag\tStatus\tFrist", ""]
)
def test_prose_a_lone_word_and_tabs_are_no_header(line):
    assert header_at([line, ""], 0) is None


def test_the_end_of_a_sentence_above_is_no_column():
    lines = ["rapportering.", "", "Krav", "Status", "Lukkes", "", "Foretaket skal øve."]
    assert header_at(lines, 0) is None
    header = header_at(lines, 2)
    assert header is not None
    assert header.shapes == ("text", "text", "text")
