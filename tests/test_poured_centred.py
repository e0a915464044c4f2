"""Tables kept side by side whose ids stand halfway down their rows."""

from ingest.poured import poured_tables


def _tables(text):
    return [
        [[" ".join(line.text for line in cell) for cell in row] for row in table.entry.rows]
        for table in poured_tables(text.split("\n"))
    ]


PAGED = """
Nr.          Tittel               Oppdrag
                                  Foretaket skal telle sauer hver høst,
FJ30-01      Sauer                og melde tallet til kommunen
                                  innen 1. mai 2030
FJ30-02      Snø                  Foretaket skal måle snø på alle tak,
                                  og måke når det er mer enn en meter.
FJ30-03      Vei og               Foretaket skal strø veiene i lag med
\f
Nr.          Tittel                 Oppdrag
             bru                    kommunen, og melde fra når bruene
                                    er glatte.
                                    Foretaket skal ha en plan for vann,
FJ30-04      Vann                   og prøve den hver høst i lag
                                    med kommunen.
"""


def test_a_row_may_begin_with_its_id_and_go_on_after_a_page():
    (rows,) = _tables(PAGED)
    assert [row[:2] for row in rows[1:]] == [
        ["FJ30-01", "Sauer"],
        ["FJ30-02", "Snø"],
        ["FJ30-03", "Vei og bru"],
        ["FJ30-04", "Vann"],
    ]
    assert rows[1][2].endswith("innen 1. mai 2030")
    assert rows[3][2].endswith("når bruene er glatte.")


TWO_WAYS = """
Nr.          Tittel               Oppdrag
                                  Foretaket skal telle sauer på vidda.
FJ30-01      Sauer                Tellingen skal være ferdig i mai.
                                  Prøver skal meldes.
                                  Planen skal øves.
FJ30-02      Snø                  Foretaket skal måle snø på alle tak.
                                  Takene skal måkes.
                                  Veiene skal strøs.
"""


def test_rows_that_may_end_behind_several_sentences_are_not_read():
    assert not any(row[0] for table in _tables(TWO_WAYS) for row in table[1:])
