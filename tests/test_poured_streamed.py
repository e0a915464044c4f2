"""Tables given line by line: a cell of one line shares its line with the next, others do not."""

from ingest.poured import poured_tables


def _rows(text: str) -> list[list[str]]:
    return [
        [" ".join(line.text for line in cell) for cell in row]
        for table in poured_tables(text.split("\n"))
        for row in table.entry.rows[1:]
    ]


ANSWERS = """Nr. Krav Svar
FJ31-04 Helse Fjord HF skal telle alle båter som ligger
ved kaia om vinteren.
Kravet er innfridd. Det ligger
14 båter der.
FJ31-05 Foretaket skal male naustet rødt innen 1. mai 2031.
Naustet er malt, men det ble
gult.
FJ31-06 Foretaket skal eie en båt. Båten er kjøpt og ligger
ved kaia."""


def test_a_requirement_and_its_answer_are_told_apart_by_what_fits_a_line() -> None:
    found = _rows(ANSWERS)
    assert found[0][1].endswith("om vinteren.")
    assert found[0][2].startswith("Kravet er innfridd.")
    assert found[2] == [
        "FJ31-06",
        "Foretaket skal eie en båt.",
        "Båten er kjøpt og ligger ved kaia.",
    ]


DATED = """Nr. Krav Ansvar Frist
FJ31-11 Setje opp brøyteskilt langs vegen til
fjordsjukehuset.
Helse Fjord
HF
1. oktober
2031
FJ31-12 Måle snøen på taka og melde tala til
Helse Vidde RHF.
Helse Vidde RHF Fortløpande
FJ31-13 Strø trappene når det er glatt, og måke
rundt inngangane.
Helse Fjord
HF
2. tertial"""


def test_responsible_and_deadline_follow_the_requirement() -> None:
    assert [row[2:] for row in _rows(DATED)] == [
        ["Helse Fjord HF", "1. oktober 2031"],
        ["Helse Vidde RHF", "Fortløpande"],
        ["Helse Fjord HF", "2. tertial"],
    ]


AUDITS = """Føretak Tilsynsorgan Tema Status
Pågåande
Føretak Tilsynsorgan Tema Status
FJO Fiskeritilsynet Sikring av brygger Svar er sendt.
VID Statens båttilsyn Redningsvestar i
ambulansebåtar
Rapport er venta i juni.
Gjennomførte
Føretak Tilsynsorgan Tema Status
FJO Mattilsynet Fiskesuppe Ingen avvik."""


def test_the_name_of_a_group_is_no_part_of_the_row_above_it() -> None:
    assert _rows(AUDITS) == [
        ["FJO", "Fiskeritilsynet", "Sikring av brygger", "Svar er sendt."],
        [
            "VID",
            "Statens båttilsyn",
            "Redningsvestar i ambulansebåtar",
            "Rapport er venta i juni.",
        ],
        ["FJO", "Mattilsynet", "Fiskesuppe", "Ingen avvik."],
    ]


COLOURS = """Mål Indikator Resultat Farge
Tørre
båter
Alle båter under tak
innen oktober
Taket er tett. Målet er nådd for
andre år på rad.
Grønn
Varme folk Minst ti ovner i huset 9 ovner Gul
Lyse ganger Minst to lys i gangen 1 lys Rød"""


def test_a_colour_ends_a_row() -> None:
    assert _rows(COLOURS)[:2] == [
        [
            "Tørre båter",
            "Alle båter under tak innen oktober",
            "Taket er tett. Målet er nådd for andre år på rad.",
            "Grønn",
        ],
        ["Varme folk", "Minst ti ovner i huset", "9 ovner", "Gul"],
    ]


def test_a_row_that_may_be_cut_in_two_ways_is_not_cut() -> None:
    unclear = "FJ31-07 Be. Ro. Se. Gå.\nSov.\n"
    found = _rows(ANSWERS.replace("FJ31-06", unclear + "FJ31-06"))
    assert not [row for row in found if row[0] == "FJ31-07"]
    assert found[0][0] == "FJ31-04"
