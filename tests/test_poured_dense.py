"""Poured tables in texts without blank lines, as extractors give them line after line."""

from ingest.poured import poured_tables

FILLER = [f"Linje nummer {at} i en tekst uten tomme linjer." for at in range(120)]


def rows_of(table: str) -> list[list[str]]:
    tables = poured_tables([*FILLER, *table.strip("\n").split("\n")])
    assert len(tables) == 1
    return [[" ".join(line.text for line in cell) for cell in row] for row in tables[0].entry.rows]


YEARS = """
År Oppdrag Gjelder HF Status
2030 Foretaket skal merke alle
stier i skogen.
STL, FJS Stiene er merket. Skilt
mangler.
2031 Foretaket skal telle
gjestene ved vannet.
HLF,
FJS Oppdraget er utsatt.
2032 Foretaket skal rydde
etter stormen.
HLF
Det er gjort.
"""


def test_a_year_behind_the_end_of_a_cell_begins_a_row() -> None:
    assert rows_of(YEARS)[1:] == [
        [
            "2030",
            "Foretaket skal merke alle stier i skogen.",
            "STL, FJS",
            "Stiene er merket. Skilt mangler.",
        ],
        ["2031", "Foretaket skal telle gjestene ved vannet.", "HLF, FJS", "Oppdraget er utsatt."],
        ["2032", "Foretaket skal rydde etter stormen.", "HLF", "Det er gjort."],
    ]


def test_a_row_that_two_lines_could_part_is_left_in_one_cell() -> None:
    unclear = YEARS.replace("Skilt\nmangler.", "Her.\nFJS Måler selv.")
    words = (
        "2030 Foretaket skal merke alle stier i skogen. "
        "STL, FJS Stiene er merket. Her. FJS Måler selv."
    )
    rows = rows_of(unclear)
    assert rows[1] == ["", words, "", ""]
    assert rows[2][0] == "2031"


LEVELS = """
Oppdrag Status Sannsynlighet
Foretaket skal telle sauer
hver høst.
Tellingen er godt i gang, og det går
etter planen.
Høy
Foretaket skal sikre drift av
alle broer over elva.
Foretaket skal se til ferga.
Broene er åpne, men ferga ligger fast
i isen.
Usikker
Foretaket skal måle snø og
is på alle tak i
Målingen er ikke begynt i år.
Lav
\f
Oppdrag Status Sannsynlighet
bygda.
Foretaket skal strø veien
før frost.
Veien er strødd, og det er kjøpt inn
mer grus.
Svært høy
"""


def test_a_duty_behind_a_paragraph_is_still_the_first_cell() -> None:
    rows = rows_of(LEVELS)
    assert rows[2] == [
        "Foretaket skal sikre drift av alle broer over elva. Foretaket skal se til ferga.",
        "Broene er åpne, men ferga ligger fast i isen.",
        "Usikker",
    ]


def test_a_cell_that_a_page_cut_takes_nothing_of_the_next_row() -> None:
    cut, after = rows_of(LEVELS)[3:]
    assert cut[1:] == ["", ""]
    assert cut[0].endswith("Lav bygda.")
    assert after == [
        "Foretaket skal strø veien før frost.",
        "Veien er strødd, og det er kjøpt inn mer grus.",
        "Svært høy",
    ]


RISKS = """
Rang Forrige rang Risiko Sannsynlighet Konsekvens
1 2 Ras over veien ved Lav Alvorlig
\f
Rang Forrige rang Risiko Sannsynlighet Konsekvens
nordre elvebredd
2 1 Flom i kjelleren Høy Moderat
Slutten på kapittelet kommer her, med en linje.
"""


def test_the_name_of_a_risk_goes_on_after_a_page_and_its_header() -> None:
    assert rows_of(RISKS)[1:] == [
        ["1", "2", "Ras over veien ved nordre elvebredd", "Lav", "Alvorlig"],
        ["2", "1", "Flom i kjelleren", "Høy", "Moderat"],
    ]


def test_a_risk_whose_name_goes_on_behind_its_levels_is_left_out() -> None:
    across = RISKS.replace("\f\nRang Forrige rang Risiko Sannsynlighet Konsekvens\n", "")
    assert poured_tables([*FILLER, *across.strip("\n").split("\n")]) == []
