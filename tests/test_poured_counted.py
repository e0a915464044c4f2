"""Rows known by counting their cells: stacks parted by blank lines, and cells parted by them."""

import pytest

from ingest.poured import poured_tables

STACKED = """Tabell 3 Tilsyn

Tilsynsobjekt
Tilsynsorgan
Tema
Status

Pågående

STL
Brannvesenet
Rømningsveier i
kjelleren
Avvik er funnet. Døren skal
skiftes innen mai.

Bjørk IKT
Datatilsynet
Lagring av bilder
Svar er sendt.

Varslede

HLF
Mattilsynet
Kjøkkenet ved
nordre fløy
Brev er sendt, og tilsynet er
i november.

5 Risiko

Her begynner et nytt kapittel om risikoen i regionen, med linjer som går over hele siden.
"""

SPACED = """Tabell 4 Tilsyn

Tilsynsorgan Tema Status
Brannvesenet i
Fjellbygda

Rømningsveier i kjelleren

Pågår. Svar skal sendes
innen mai.


Mattilsynet

Kjøkkenet ved
nordre fløy

Varslet til november.


7. Risiko
Her begynner et nytt kapittel om risikoen i regionen, med linjer som går over hele siden.
"""


def rows_of(text: str) -> list[list[str]]:
    tables = poured_tables(text.split("\n"))
    assert len(tables) <= 1
    rows = tables[0].entry.rows if tables else ()
    return [[" ".join(line.text for line in cell) for cell in row] for row in rows]


def test_as_many_lines_open_a_cell_as_the_header_has_columns() -> None:
    assert rows_of(STACKED) == [
        ["Tilsynsobjekt", "Tilsynsorgan", "Tema", "Status"],
        ["Pågående", "", "", ""],
        [
            "STL",
            "Brannvesenet",
            "Rømningsveier i kjelleren",
            "Avvik er funnet. Døren skal skiftes innen mai.",
        ],
        ["Bjørk IKT", "Datatilsynet", "Lagring av bilder", "Svar er sendt."],
        ["Varslede", "", "", ""],
        [
            "HLF",
            "Mattilsynet",
            "Kjøkkenet ved nordre fløy",
            "Brev er sendt, og tilsynet er i november.",
        ],
    ]


def test_a_capital_in_the_midst_of_a_cell_opens_none_when_the_columns_show_it() -> None:
    named = STACKED.replace("Døren skal\nskiftes", "Dørene skal\nBrannvesenet måle")
    assert rows_of(named)[2][3] == "Avvik er funnet. Dørene skal Brannvesenet måle innen mai."


@pytest.mark.parametrize(
    ("words", "others"),
    [("Datatilsynet\n", ""), ("Svar er sendt.", "Svar er sendt.\nNy\nDør")],
)
def test_a_row_that_does_not_count_makes_it_no_table(words: str, others: str) -> None:
    assert rows_of(STACKED.replace(words, others)) == []


def test_a_cell_that_a_page_cuts_goes_on_after_it() -> None:
    cut = STACKED.replace("skal\nskiftes", "skal\n\n skiftes")
    assert rows_of(cut) == rows_of(STACKED)


def test_cells_stand_closer_than_rows() -> None:
    assert rows_of(SPACED) == [
        ["Tilsynsorgan", "Tema", "Status"],
        [
            "Brannvesenet i Fjellbygda",
            "Rømningsveier i kjelleren",
            "Pågår. Svar skal sendes innen mai.",
        ],
        ["Mattilsynet", "Kjøkkenet ved nordre fløy", "Varslet til november."],
    ]


@pytest.mark.parametrize("more", ["\n\nRasfare", "\n\nRasfare\n\nSnø\n\nIs"])
def test_rows_with_other_numbers_of_cells_make_it_no_table(more: str) -> None:
    assert rows_of(SPACED.replace("i kjelleren", f"i kjelleren{more}")) == []


def test_a_header_printed_again_on_the_next_page_is_no_row() -> None:
    again = STACKED.replace(
        "\n\nVarslede", "\n\n\fTilsynsobjekt\nTilsynsorgan\nTema\nStatus\n\nVarslede"
    )
    assert rows_of(again) == rows_of(STACKED)


def test_a_group_that_is_named_between_cells_of_their_own_is_no_part_of_a_row() -> None:
    text = """Tilsynsobjekt Tilsynsorgan Tema Status

STL

Brannvesenet

Rømningsveier

Svar er sendt.

Varslede

HLF

Mattilsynet

Kjøkkenet

Kommer i mai.
"""
    assert rows_of(text)[1:] == [
        ["STL", "Brannvesenet", "Rømningsveier", "Svar er sendt."],
    ]


def test_a_date_behind_a_sentence_is_a_cell_of_its_own():
    text = """Krav som står åpne ved forrige
rapportering.

Krav
Status
Lukkes

Foretaket skal lage en plan
for smittevern i eldre bygg
Planen er vedtatt av styret.
2. tertial 2031

Foretaket skal ha en
avtale om vask av tøy
Arbeidet er utsatt fordi avtalen
skal lyses ut på nytt.
2032

4. Styrets vurdering
"""
    (table,) = poured_tables(text.split("\n"))
    cells = [[" ".join(line.text for line in cell) for cell in row] for row in table.entry.rows]
    assert cells[0] == ["Krav", "Status", "Lukkes"]
    assert [row[2] for row in cells[1:]] == ["2. tertial 2031", "2032"]
    assert cells[2][1] == "Arbeidet er utsatt fordi avtalen skal lyses ut på nytt."
