"""Tables whose cells a text keeps side by side."""

from ingest.poured import poured_tables


def _rows(text):
    (table,) = poured_tables(text.split("\n"))
    return [[" ".join(x.text for x in cell) for cell in row] for row in table.entry.rows]


def test_bars_part_cells_and_a_ruled_line_is_no_row():
    rows = _rows(
        "| Oppdrag | Status |\n|---|---|\n"
        "| Foretaket skal øve. | Øvd i mai. |\n| Plan. |  |\n\nSlutt."
    )
    assert rows == [["Oppdrag", "Status"], ["Foretaket skal øve.", "Øvd i mai."], ["Plan.", ""]]


ALIGNED = """
Oppdrag                   Status                  Sannsynlighet

Foretaket skal øve på     Øvelsen ble holdt       Høy
bortfall av strøm.        i mai.

Foretaket skal ha en      Planen er ikke          Svært lav
plan for vann.            startet.


Neste kapittel handler om noe helt annet, og linjen går over hele siden.
"""


def test_columns_of_blanks_part_cells_and_a_blank_line_parts_rows():
    assert _rows(ALIGNED)[1:] == [
        ["Foretaket skal øve på bortfall av strøm.", "Øvelsen ble holdt i mai.", "Høy"],
        ["Foretaket skal ha en plan for vann.", "Planen er ikke startet.", "Svært lav"],
    ]


def test_a_line_that_runs_across_the_columns_is_no_row():
    text = "Oppdrag                Status\nDette er en setning som går over begge kolonnene her.\n"
    assert not poured_tables(text.split("\n"))


DENSE = """
 Indikator                      Mål 2031              Hvor det telles
 Ventetid for klipping          Under 12 dager        Klippeloggen
 Andel lam som er hjemme før    Minst 80 prosent      Gjeterloggen
 snøen kommer
 Tap på beite                   Reduseres med 3       Gjeterloggen
                                prosent


4 Oppdrag
"""


def test_rows_that_fill_all_columns_at_once_need_no_blank_line_between_them():
    assert _rows(DENSE) == [
        ["Indikator", "Mål 2031", "Hvor det telles"],
        ["Ventetid for klipping", "Under 12 dager", "Klippeloggen"],
        ["Andel lam som er hjemme før snøen kommer", "Minst 80 prosent", "Gjeterloggen"],
        ["Tap på beite", "Reduseres med 3 prosent", "Gjeterloggen"],
    ]


HALF_FILLED = """
 Krav                      Ansvarlig              Frist
 Telle alle lam.           Fjellheim sykehus      1. mai
 Klippe alle sauer.                               1. juni
 Strø veien.               Storlia sykehus        1. juli
"""


def test_a_row_with_an_empty_cell_and_no_blank_line_ahead_is_in_doubt():
    assert not poured_tables(HALF_FILLED.split("\n"))


OWN_NAMES = """
 ID           Kjælenavn        Beskrivelse                       Hvem gjør det          Ferdig
 FJ-30-01     Sauer            Telle alle sauer fra              Fjellheim sykehus      1. mai 2030
                               Lia til Vidda.                    HF
 FJ-30-02     Snø              Måle snø på alle tak.             Storlia sykehus HF     Høsten
                                                                                        2030
"""


def test_a_header_that_ids_vouch_for_may_have_names_of_its_own() -> None:
    assert _rows(OWN_NAMES)[1:] == [
        [
            "FJ-30-01",
            "Sauer",
            "Telle alle sauer fra Lia til Vidda.",
            "Fjellheim sykehus HF",
            "1. mai 2030",
        ],
        ["FJ-30-02", "Snø", "Måle snø på alle tak.", "Storlia sykehus HF", "Høsten 2030"],
    ]


NUMBERED = """
 Nr.        Krav                          Ansvarlig            Frist
 2031-01    Telle alle lam på Vidda       Fjellheim            1. mai
            før de slippes.               sykehus HF
 2031-02    Strø veien.                   Storlia sykehus HF   Løpende
 2031-12    Måle snø på alle tak.         Storlia sykehus HF
"""


def test_running_numbers_with_a_year_part_rows_too():
    assert [row[0] for row in _rows(NUMBERED)] == ["Nr.", "2031-01", "2031-02", "2031-12"]
    assert _rows(NUMBERED)[1][1] == "Telle alle lam på Vidda før de slippes."


PAGED = """
 Nr.        Oppdrag                   Status                  Sannsynlighet for
                                                              måloppnåelse
            Foretaket skal telle      Tellingen er i gang.    Svært høy
            sauer hver høst.
 FJ30-01    Foretaket skal måle       Målingen ble holdt      Lav
            snø på alle tak.          i mai.
\f
 Nr.        Oppdrag                     Status                  Sannsynlighet for
                                                                måloppnåelse
 FJ30-02    Foretaket skal strø         Ikke begynt.            Usikker
            veien.
"""


def test_ids_and_closing_words_part_rows_and_a_page_moves_the_columns():
    assert _rows(PAGED) == [
        ["Nr.", "Oppdrag", "Status", "Sannsynlighet for måloppnåelse"],
        ["", "Foretaket skal telle sauer hver høst.", "Tellingen er i gang.", "Svært høy"],
        ["FJ30-01", "Foretaket skal måle snø på alle tak.", "Målingen ble holdt i mai.", "Lav"],
        ["FJ30-02", "Foretaket skal strø veien.", "Ikke begynt.", "Usikker"],
    ]


GROUPED = """
Tilsynsobjekt    Tilsynsorgan     Tema                  Status
Pågående
STL              Brannvesenet     Rømningsveier i       Svar er sendt.
                                  kjelleren
Varslede
HLF              Mattilsynet      Kjøkkenet             Kommer i mai.
"""


def test_the_name_of_a_group_stands_between_rows():
    rows = _rows(GROUPED)
    assert [row[0] for row in rows[1:]] == ["Pågående", "STL", "Varslede", "HLF"]
    assert rows[2] == ["STL", "Brannvesenet", "Rømningsveier i kjelleren", "Svar er sendt."]


CENTRED = """
Nr.          Tittel               Oppdrag
             Sauer på             Foretaket skal telle sauer hver høst, og det
FJ30-01      vidda                skal meldes hvor mange som er kommet hjem
                                  fra fjellet.
             Snø på               Foretaket skal måle snø på alle tak, og takene
FJ30-02      takene               skal måkes når det er mer enn en meter med
                                  våt snø.
"""


def test_ids_halfway_down_their_rows_stand_in_the_middle_of_them():
    assert _rows(CENTRED)[1:] == [
        [
            "FJ30-01",
            "Sauer på vidda",
            "Foretaket skal telle sauer hver høst, og det skal meldes hvor mange som er kommet "
            "hjem fra fjellet.",
        ],
        [
            "FJ30-02",
            "Snø på takene",
            "Foretaket skal måle snø på alle tak, og takene skal måkes når det er mer enn en "
            "meter med våt snø.",
        ],
    ]


CROSSED = """
        Nr.      Oppdrag            Status             Sannsynlighet
        FJ30-01  Foretaket skal telle Tellingen er i gang. Svært høy
                 sauer hver høst.   Foretaket følger opp.
        FJ30-02  Foretaket skal måle Målingen ble holdt i Lav
                 snø på alle tak.   mai.
"""


def test_rows_with_words_across_the_edge_of_a_column_stay_in_one_cell():
    (row,) = _rows(CROSSED)
    assert row[:2] == ["", ""]
    assert "Tellingen er i gang." in row[2]
    assert "snø på alle tak." in row[2]


SQUEEZED = """
 Krav                     Gjelder    Status                 Vurdering     Sannsynlighet
 Foretaket skal øve på    Alle HF    Øvelsen ble holdt      Gjennomført Svært høy
 bortfall av strøm.                  i mai.
 Foretaket skal ha plan   STL        Planen er vedtatt.     Gjennomført –
 for vann.
 Foretaket skal      HLF, FJS        Testen er utsatt.      Forsinket     Lav
 teste alarm.


4 Tilsyn
"""


def test_a_cell_that_fills_its_column_leaves_the_next_a_single_blank():
    assert _rows(SQUEEZED)[1:] == [
        ["Foretaket skal øve på bortfall av strøm.", "Alle HF", "Øvelsen ble holdt i mai.",
         "Gjennomført", "Svært høy"],
        ["Foretaket skal ha plan for vann.", "STL", "Planen er vedtatt.", "Gjennomført", "–"],
        ["Foretaket skal teste alarm.", "HLF, FJS", "Testen er utsatt.", "Forsinket", "Lav"],
    ]  # fmt: skip


LONG_NAMES = """
 Foretak              Organ                 Tema                      Status        Oppfølging
 STL                  Statens helsetilsyn   Drift i akuttmottaket     Pågående      Redegjørelse
                                            i Storlia                               i mai
 Fjellheim sjukehus Arbeidstilsynet         Inneklima                 Avsluttet     Ingen
 HLF                  Riksrevisjonen        Kjøp av medisinsk utstyr Varslet        Møte i juni


5 Risiko
"""


def test_a_long_name_that_reaches_the_next_column_is_cut_where_a_capital_follows():
    assert [row[:4] for row in _rows(LONG_NAMES)[2:]] == [
        ["Fjellheim sjukehus", "Arbeidstilsynet", "Inneklima", "Avsluttet"],
        ["HLF", "Riksrevisjonen", "Kjøp av medisinsk utstyr", "Varslet"],
    ]


def test_a_numbered_heading_behind_a_blank_line_ends_a_table():
    text = (
        "ID         Krav                   Status        Sannsynlighet\n"
        "FJ31-02    Foretaket skal øve.    Forsinket     Lav\n"
        "FJ31-05    Foretaket skal måle.   I rute        Høy\n\n"
        "3 Satsinger\n\n"
        "Satsingsområde    Status      Kommentar\n"
        "Nær klipping      Gul         Fire lag er i gang.\n"
        "Digital sau       I rute      Testen er holdt.\n\n"
        "4.1 Tilsyn og kontroll\n"
    )
    found = [len(table.entry.rows) for table in poured_tables(text.split("\n"))]
    assert found == [3, 3]


UNNAMED = """
 Kode         Hva                               Av hvem                Til
 FJ-30-01     Telle alle sauer fra              Fjellheim sykehus      1. mai 2030
              Lia til Vidda.                    HF
 FJ-30-02     Måle snø på alle tak.             Storlia sykehus HF     Høsten
              Det meldes hver uke.                                     2030
"""


def test_rows_beneath_a_header_that_nobody_knows_are_not_run_together() -> None:
    tables = poured_tables(UNNAMED.split("\n"))
    assert [table.entry.rule for table in tables] == ["text.unread"] * 2
    assert [cell for table in tables for row in table.entry.rows for cell in row[:-1]] == [()] * 4


def test_a_column_of_mandates_may_hold_their_ids():
    rows = _rows(
        "Krav              Innhold                                          Når\n"
        "HVI31-10          Foretaket skal telle lampene i gangen sammen     Ut året\n"
        "                  med vaktene.\n"
        "HVI31-11 (F)      Foretaket skal telle netter.                     1. mai\n"
    )
    assert rows[1:] == [
        ["HVI31-10", "Foretaket skal telle lampene i gangen sammen med vaktene.", "Ut året"],
        ["HVI31-11 (F)", "Foretaket skal telle netter.", "1. mai"],
    ]


def test_the_names_of_other_columns_begin_another_table() -> None:
    text = (
        "Indikator          Status 2030       Mål 2032\n"
        "Sau i fjøs         17 %              Minst 30 %\n"
        "Lam i fjøs         78 %              90 %\n"
        "\n"
        "Nr  Tiltak                Ansvar            Frist\n"
        "1   Bygge gjerde          Gjeteren          2031\n"
        "2   Telle lam             Fjøsmesteren      2032\n"
    )
    assert [len(table.entry.rows) for table in poured_tables(text.split("\n"))] == [3, 3]


STACKED = """
                                                                   Vert
Oppdrag                 Status per april                           nådd?
Plan for vatn           Planen vart vedteken i juni, og ho er ute. Ja
i alle bygg
Avtale om blod          Arbeidet er forseinka.                     Usikkert
"""
"""A header whose last name begins above the others, as cells set at the bottom have it."""


def test_a_name_of_a_column_may_begin_above_the_others():
    header, *rows = _rows(STACKED)
    assert header == ["Oppdrag", "Status per april", "Vert nådd?"]
    assert [row[-1] for row in rows] == ["Ja", "Usikkert"]


CUT_IDS = """
Nr.       Oppdrag                    Status                    Sannsynlighet for
                                                               innfrielse

HVI31-    Felles vaktordning         Pågår. Avtalen er         Middels
03                                   ikke signert.

HVI31-    Nye aggregater ved         Forsinket.                Lav
11        alle sykehus
"""


def test_an_id_that_a_narrow_column_cuts_opens_one_row():
    assert [row[0] for row in _rows(CUT_IDS)[1:]] == ["HVI31- 03", "HVI31- 11"]


def test_a_numbered_heading_on_the_next_page_ends_a_table():
    rows = _rows(
        STACKED.rstrip("\n") + "\n\f\n4 Tilsyn\nStyret får ei liste over tilsyn kvart år.\n"
    )
    assert [row[-1] for row in rows[1:]] == ["Ja", "Usikkert"]
    assert rows[-1][0] == "Avtale om blod"


NAMED = """
Føretak             Organ                 Tema                  Stode
Helse Vidda         Arbeidstilsynet i     Støy på alle          Pågår
HF                  Vestfjella            stovene
Storlia HF          Brannvesenet          Dører                 Varsla
"""


def test_the_rest_of_an_organisations_name_opens_no_row():
    assert [row[0] for row in _rows(NAMED)[1:]] == ["Helse Vidda HF", "Storlia HF"]
