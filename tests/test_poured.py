"""Tables that a flattened text poured out cell by cell, rebuilt."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.poured import poured_tables


def _lines(text):
    return text.split("\n")


def _rows(lines):
    tables = poured_tables(lines)
    assert len(tables) == 1
    rows = [[" ".join(x.text for x in cell) for cell in row] for row in tables[0].entry.rows]
    return tables[0], rows


STATUS = _lines("""Tabell 1 Årets oppdrag

Oppdrag Status Sannsynlighet for
mål-oppnåelse

Foretaket skal øve på bortfall av
strøm hvert år.

Øvelsen ble holdt i mai. Det arbeides
med tiltakene som ble funnet i

Usikker
 evalueringen etter øvelsen.

Foretaket skal ha en plan for vann.

Planen er ikke startet, og det er stor
mangel på folk.

Svært lav

5.2. Neste kapittel
""")


def test_a_short_closing_word_ends_a_row_and_a_page_break_does_not_begin_one():
    table, rows = _rows(STATUS)
    assert rows[1:] == [
        [
            "Foretaket skal øve på bortfall av strøm hvert år.",
            "Øvelsen ble holdt i mai. Det arbeides med tiltakene som ble funnet i "
            "evalueringen etter øvelsen.",
            "Usikker",
        ],
        [
            "Foretaket skal ha en plan for vann.",
            "Planen er ikke startet, og det er stor mangel på folk.",
            "Svært lav",
        ],
    ]
    assert table.entry.header_rows == 1
    assert STATUS[table.first].startswith("Oppdrag Status")
    assert STATUS[table.last - 1] == "Svært lav"


RISKS = _lines("""Rang Forrige

rang

 Risiko Sannsynlighet

Konsekvens

1 2
Svikt i strømforsyning til

sykehusene
 Svært høy Alvorlig

2 NY Høy slitasje på utstyr  Lav Moderat

3 11
Mangel på vann

 Lav
Svært

alvorlig

Figur 2: Matrise
""")


def test_ranked_rows_keep_a_level_split_over_lines_and_a_name_like_a_level():
    _, rows = _rows(RISKS)
    assert rows[1:] == [
        ["1", "2", "Svikt i strømforsyning til sykehusene", "Svært høy", "Alvorlig"],
        ["2", "NY", "Høy slitasje på utstyr", "Lav", "Moderat"],
        ["3", "11", "Mangel på vann", "Lav", "Svært alvorlig"],
    ]


IDS = _lines("""Oppdrag:

HVI31-009 Samisk språk i
tjenesten

Foretaket skal følge opp planen for
samisk språk innen 1. mai.

HVI31-133  Beredskap  Foretaket skal øve
hvert år.

HVI31-021 Sykefravær Foretaket skal redusere fraværet til
nivået i 2019.

HVI31-126   Foretaket skal bidra til flere
avtaler
 4 Økonomi
""")


def test_an_id_opens_a_row_whatever_stands_between_it_and_the_requirement():
    table, rows = _rows(IDS)
    assert rows == [
        [
            "HVI31-009",
            "Samisk språk i tjenesten",
            "Foretaket skal følge opp planen for samisk språk innen 1. mai.",
        ],
        ["HVI31-133", "Beredskap", "Foretaket skal øve hvert år."],
        ["HVI31-021", "", "Sykefravær Foretaket skal redusere fraværet til nivået i 2019."],
        ["HVI31-126", "", "Foretaket skal bidra til flere avtaler"],
    ]
    unsure = table.entry.row_confidence[2]
    assert unsure < table.entry.row_confidence[0]
    assert IDS[table.last] == " 4 Økonomi"


def test_ids_open_rows_also_where_no_blank_line_parts_them():
    _, rows = _rows(
        [
            "Oppdrag:",
            "HVI31-07  Øvelse  Foretaket skal øve",
            "hvert år.",
            "HVI31-11  Plan  Foretaket skal ha en plan.",
            "",
            "Slutt på oppdragene.",
        ]
    )
    assert rows == [
        ["HVI31-07", "Øvelse", "Foretaket skal øve hvert år."],
        ["HVI31-11", "Plan", "Foretaket skal ha en plan."],
    ]


def test_a_header_right_below_its_caption_is_found():
    lines = ["Tabell 4 Risiko", "Nr Risiko Sannsyn Konsekvens", "1 Brann Låg Alvorleg", ""]
    table, _ = _rows(lines)
    assert table.first == 1


ANSWERED = _lines("""Oppdrag Status

HVI31-07 Foretaket skal øve
hvert år.

Øvelsen ble holdt i mai.

HVI31-11 Foretaket skal ha en plan
for vann.

Planen er ikke startet.

5.3. Neste kapittel
""")


def test_ids_open_the_rows_of_a_table_whose_columns_hold_only_text():
    _, rows = _rows(ANSWERED)
    assert rows[1:] == [
        ["HVI31-07 Foretaket skal øve hvert år.", "Øvelsen ble holdt i mai."],
        ["HVI31-11 Foretaket skal ha en plan for vann.", "Planen er ikke startet."],
    ]


def test_a_number_column_ranks_where_two_levels_close_the_rows():
    _, rows = _rows(["Nr Risiko Sannsyn Konsekvens", "1 Brann Låg Alvorleg", "2 Flaum Høg Moderat"])
    assert rows[1:] == [["1", "Brann", "Låg", "Alvorleg"], ["2", "Flaum", "Høg", "Moderat"]]


AUDITS = _lines("""Tabell 3 Tilsyn

Pågående

Tilsyns-
objekt

Tilsynsorgan Tema og formål Status

STL Statens
helsetilsyn

Tilsyn med akuttmottak.

Rapport er mottatt. Frist for svar er
30.9.31.

Gjennomførte

Tilsyns-
objekt

Tilsynsorgan Tema og formål Status

HLF

Arbeids-
tilsynet

Tilsyn med arbeidstid.
Gjelder alle avdelinger.

Lukket i mai.

 8. Investeringer
""")


def test_a_word_that_names_the_next_table_is_no_part_of_the_one_before():
    tables = poured_tables(AUDITS)
    assert [len(table.entry.rows) for table in tables] == [2, 2]
    claimed = {line for table in tables for line in range(table.first, table.last)}
    assert AUDITS.index("Gjennomførte") not in claimed
    assert AUDITS.index("Pågående") not in claimed


def test_running_prose_that_starts_with_an_id_or_speaks_of_status_is_left_alone():
    lines = ["HVI31-09 og HVI31-10 ses i sammenheng.", "", "Status for oppdrag er god.", ""]
    assert poured_tables(lines) == []


def test_a_header_without_rows_is_left_alone():
    assert poured_tables(["Oppdrag Status", "", "Tabellen viser bare dette.", ""]) == []


@given(st.lists(st.sampled_from([*STATUS, *RISKS, *IDS, *AUDITS, "prose her."]), max_size=40))
def test_tables_never_overlap_and_every_line_is_within_its_table(lines):
    end = 0
    for table in poured_tables(lines):
        assert end <= table.first < table.last <= len(lines)
        end = table.last
        for row in table.entry.rows:
            for line in (line for cell in row for line in cell):
                assert line.number is not None
                assert table.first < line.number <= table.last
                assert line.text in lines[line.number - 1]


def test_cells_poured_without_blanks_between_them_are_parted_by_the_width_of_their_column():
    text = """Nr.
Oppdrag
Status
Sannsynlighet for
måloppnåelse

HVI31-01
Foretaket skal øve på
brann hvert år.
Øvelsen ble holdt i mai. Den neste
øvelsen er i oktober.
Svært høy

HVI31-02
Foretaket skal holde
døren lukket.
Døren er ny, og den lukkes nå av
seg selv hver natt.
Lav
"""
    (table,) = poured_tables(text.split("\n"))
    rows = [[" ".join(x.text for x in cell) for cell in row] for row in table.entry.rows[1:]]
    assert [row[0] for row in rows] == ["HVI31-01", "HVI31-02"]
    assert rows[0][1:] == [
        "Foretaket skal øve på brann hvert år.",
        "Øvelsen ble holdt i mai. Den neste øvelsen er i oktober.",
        "Svært høy",
    ]


LISTED = _lines("""Nr. Tittel Oppdrag

FJ30-01
Varme klær
- Foretaket skal sørge for at alle som går ut, har
med seg votter.
 - Foretaket skal sørge for at lua er tørr
når dagen begynner.
- Foretaket skal telle skjerf.

FJ30-02
Ski
Foretaket skal smøre skiene i god tid før jul.
""")


def test_the_list_of_a_cell_goes_on_after_the_page_that_cuts_it_between_two_items():
    table, rows = _rows(LISTED)
    assert [row[0] for row in rows[1:]] == ["FJ30-01", "FJ30-02"]
    assert rows[1][-1].endswith("lua er tørr når dagen begynner. - Foretaket skal telle skjerf.")
    assert table.last == len(LISTED) - 1


def test_an_item_of_another_list_after_a_page_is_no_part_of_the_cell():
    other = [line.replace(" - Foretaket", " • Foretaket") for line in LISTED]
    _, rows = _rows(other[:-4])
    assert "lua er tørr" not in rows[1][-1]


def test_a_marked_id_opens_a_row_and_a_label_of_its_own_ends_one():
    table, rows = _rows(
        _lines("""HVI31-01 Lamper
Helse Vidda RHF skal telle lampene i alle gangene.
HVI31-02 (F) Netter
Helseforetakene skal være med på å telle nettene.
Målkrav for 2031:
- Minst 70 lamper skal lyse.""")
    )
    assert [row[0] for row in rows] == ["HVI31-01", "HVI31-02 (F)"]
    assert table.last == 4


def test_an_id_ahead_of_running_text_opens_no_row():
    lines = _lines("""HVI31-07 Lys i gangen. Helseforetaket skal telle lampene i alle gangene og
melde fra om dem som er slukket.
3.2 Ro om natten
HVI31-08 Ro. Det skal innen 1. mai lages rutiner for ro i alle de store rommene, og
rutinene skal være kjent.""")
    assert poured_tables(lines) == []
