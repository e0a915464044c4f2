"""Chunks of flattened text: what a blank line, a page break and an even spacing say."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.poured_chunks import chunks_of, closed, goes_on, grouped, is_dense


def test_lines_without_a_blank_between_are_one_chunk():
    chunks = list(chunks_of(["Foretaket skal", "øve hvert år.", "", "Øvet i mai."]))
    assert [chunk.text for chunk in chunks] == ["Foretaket skal øve hvert år.", "Øvet i mai."]


def test_a_line_that_starts_with_one_blank_starts_a_page():
    chunks = list(chunks_of(["Foretaket skal", " øve hvert år.", ""]))
    assert [(chunk.text, chunk.page) for chunk in chunks] == [
        ("Foretaket skal", False),
        ("øve hvert år.", True),
    ]


def test_an_empty_paragraph_of_a_cell_parts_no_cells():
    chunks = list(chunks_of(["Øvet i mai.", " ", "Neste øvelse er i juni.", "", "Ja"]))
    assert len(chunks) == 2


def test_single_lines_evenly_apart_are_one_cell_until_a_wider_gap():
    lines = ["Tilsyn med", "", "beredskap", "", " ", "", "Rapport er", "", "mottatt.", ""]
    groups = grouped(list(chunks_of(lines)))
    assert [group.text for group in groups] == ["Tilsyn med beredskap", "Rapport er mottatt."]


def test_words_tell_whether_a_sentence_is_closed_or_goes_on():
    assert closed("Øvet i mai.")
    assert not closed("Øvet i")
    assert goes_on("mai måned")
    assert not goes_on("Mai måned")


@given(st.lists(st.text(alphabet="aB. \n", max_size=8).map(lambda s: s.replace("\n", ""))))
def test_every_word_stands_in_one_chunk_in_order(lines):
    said = " ".join(chunk.text for chunk in chunks_of(lines)).split()
    assert said == " ".join(lines).split()


def test_a_text_without_blank_lines_is_cut_at_its_headings():
    prose = [f"Foretaket melder om vanlig drift i uke {week}, uten avvik." for week in range(60)]
    lines = [*prose, "3.2 Nye oppdrag", *prose]
    assert is_dense(lines)
    assert [chunk.head for chunk in chunks_of(lines)] == [prose[0], "3.2 Nye oppdrag"]


def test_a_text_without_blank_lines_is_cut_at_the_chapter_that_is_next():
    prose = [f"Foretaket melder om vanlig drift i uke {week}, uten avvik." for week in range(60)]
    lines = [*prose, "3.2 Nye oppdrag", *prose, "4 Rapportering", *prose, "7 Dager i uka", *prose]
    heads = [chunk.head for chunk in chunks_of(lines)]
    assert heads == [prose[0], "3.2 Nye oppdrag", "4 Rapportering"]


def test_a_counted_list_in_a_cell_is_no_chapter():
    prose = [f"Foretaket melder om vanlig drift i uke {week}, uten avvik." for week in range(60)]
    lines = [*prose, "3.2 Nye oppdrag", *prose, "3 Flere senger.", "4 Flere leger", *prose]
    assert [chunk.head for chunk in chunks_of(lines)] == [prose[0], "3.2 Nye oppdrag"]
