"""Tables of ids that an extractor read across their columns, or a column at a time."""

import pytest

from ingest.poured import poured_tables


def _opened(text):
    """The ids that open a row of a table."""
    tables = poured_tables(text.split("\n"))
    first = [row[0] for table in tables for row in table.entry.rows]
    return [cell[0].text for cell in first if cell and cell[0].text != "Nr."]


def _words(text):
    tables = poured_tables(text.split("\n"))
    rows = [row for table in tables for row in table.entry.rows]
    return " ".join(line.text for row in rows for cell in row for line in cell)


CENTRED = """Nr. Tittel Oppdrag
Foretaket skal telle sauer hver høst, og
FJ30-01 Sauer det skal meldes hvor mange som er
kommet hjem fra fjellet.
Snø på Foretaket skal måle snø på alle tak, og
FJ30-02
takene takene skal måkes når det snør.
Foretaket skal strø veien når den er glatt,
FJ30-03 Vei og bru og bruene skal strøs først av alle i
kommunen.
Foretaket skal ha en plan for vann, og
FJ30-04 Vann planen skal øves hver høst.
"""


def test_ids_amid_sentences_open_no_rows_and_their_words_are_no_paragraphs():
    assert _opened(CENTRED) == []
    assert "planen skal øves hver høst." in _words(CENTRED)


BY_COLUMN = """FJ30-01

Sauer på vidda

FJ30-02

Snø på takene

FJ30-03

Vei og bru

FJ30-04

Vann og avløp

Foretaket skal telle sauer.
Foretaket skal måle snø.
Foretaket skal strø veien.

4.1 Neste kapittel

Foretaket skal rapportere hver høst.
"""


def test_a_column_of_ids_is_not_read_and_what_stands_below_the_next_heading_is():
    assert _opened(BY_COLUMN) == []
    assert "strø veien" in _words(BY_COLUMN)
    assert "rapportere" not in _words(BY_COLUMN)


ACROSS = """Nr. Tittel Oppdrag
FJ30-01 Sauer Foretaket skal telle sauene som går på vidda og i dalen
hver høst, og melde fra om hvor mange av dem som er kommet
hjem.
FJ30-02 Snø på takene til Foretaket skal måle snøen på alle tak og alle bygg i
sykehusene dalen hver dag, og måke når det er mer enn en meter
med våt snø på dem.
FJ30-03 Vann Foretaket skal ha en plan for vann og øve på den i lag
med kommunene i dalen, og melde fra til departementet om hvordan det
gikk.
FJ30-04 Strøm Foretaket skal prøve alle aggregatene.
"""
POURED = ACROSS.replace(
    "til Foretaket skal måle snøen på alle tak og alle bygg i\nsykehusene dalen",
    "til\nsykehusene\nForetaket skal måle snøen på alle tak og alle bygg i\ndalen",
)


def test_a_title_that_may_run_on_amid_the_text_makes_no_row():
    assert _opened(ACROSS) == ["FJ30-01", "FJ30-03", "FJ30-04"]


def test_one_title_in_lines_of_its_own_shows_that_cells_stand_apart():
    assert _opened(POURED) == ["FJ30-01", "FJ30-02", "FJ30-03", "FJ30-04"]


@pytest.mark.parametrize("text", [CENTRED, ACROSS, BY_COLUMN])
def test_no_line_is_lost(text):
    assert "Foretaket skal" in _words(text)
