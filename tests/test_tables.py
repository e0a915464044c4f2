"""Ruled tables and tables without rules: cells, headers, rows that a page break cuts."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.paper import FILLER, HEIGHT, LEFT, Paper, read, tables, typeset

NAMES = ("Nr.", "Tittel", "Oppdrag")
XS = (70.0, 140.0, 260.0, 525.0)


def row(
    paper: Paper, y: float, cells: Sequence[str], xs: Sequence[float] = XS, *, bold: bool = False
) -> None:
    for x, cell in zip(xs, cells, strict=False):
        for index, line in enumerate(cell.split("\n")):
            paper.text(x + 4, y + 13 * index, line, "Helvetica-Bold" if bold else "Helvetica")


def made(draw: Callable[[Paper], None]) -> list[list[list[str]]]:
    return tables(read(typeset(draw)))


def header_rows(draw: Callable[[Paper], None]) -> list[int]:
    return [b.table.header_rows for b in read(typeset(draw)).blocks if b.table]


def ruled(paper: Paper, *, bold: bool = True, shaded: bool = False) -> None:
    if shaded:
        paper.shade(70, 100, 525, 116)
    paper.grid(XS, [100, 116, 146, 176])
    row(paper, 112, NAMES, bold=bold)
    row(
        paper,
        128,
        ("HVI25-01", "Åpent på\nkveldstid", "Helse Vidda RHF skal holde åpent\nto kvelder i uken."),
    )
    row(paper, 158, ("HVI25-02", "", "- Helse Vidda RHF skal bestille tolk.\n- Bruken skal måles."))


RULED = [
    ["Nr.", "Tittel", "Oppdrag"],
    ["HVI25-01", "Åpent på kveldstid", "Helse Vidda RHF skal holde åpent to kvelder i uken."],
    ["HVI25-02", "", "- Helse Vidda RHF skal bestille tolk.\n- Bruken skal måles."],
]


def test_cells_of_a_ruled_table() -> None:
    assert made(ruled) == [RULED]


@pytest.mark.parametrize(("bold", "shaded"), [(True, False), (False, True), (False, False)])
def test_the_header_is_known_by_type_by_ground_or_by_the_ids_below_it(
    bold: bool, shaded: bool
) -> None:
    assert header_rows(lambda p: ruled(p, bold=bold, shaded=shaded)) == [1]


def test_a_table_without_a_header_has_none() -> None:
    def draw(paper: Paper) -> None:
        paper.grid(XS, [100, 116, 132])
        row(paper, 112, ("HVI25-01", "Tolk", "Tolk skal bestilles i god tid."))
        row(paper, 128, ("HVI25-02", "Øvelse", "Det skal øves hvert år."))

    assert header_rows(draw) == [0]


def test_a_cell_over_several_columns_has_its_words_in_the_first() -> None:
    def draw(paper: Paper) -> None:
        paper.grid((70, 525), [100, 116, 132, 148])
        for x in XS[1:3]:
            paper.rule(x, 116, x, 132)
        row(paper, 112, ("Pågående",))
        row(paper, 128, ("STL", "Arbeidstilsynet", "Arbeidstid i akuttmottaket"))
        row(paper, 144, ("Ingen flere",))

    assert made(draw) == [
        [
            ["Pågående", "", ""],
            ["STL", "Arbeidstilsynet", "Arbeidstid i akuttmottaket"],
            ["Ingen flere", "", ""],
        ]
    ]


def cut(paper: Paper, *, header: bool) -> None:
    """A table whose second row goes on, with an open bottom rule, on the next page."""
    paper.block(FILLER)
    paper.grid(XS, [700, 716, 760], closed=False)
    row(paper, 712, NAMES, bold=True)
    row(
        paper,
        728,
        (
            "HVI25-01",
            "Åpent på\nkveldstid",
            "Helse Vidda RHF skal holde åpent\nto kvelder i uken i fag som",
        ),
    )
    paper.page()
    paper.grid(XS, [80, 96, 125, 150] if header else [96, 125, 150])
    if header:
        row(paper, 92, NAMES, bold=True)
    row(paper, 108, ("", "", "har lang ventetid innen\n1. mai 2025"))
    row(paper, 138, ("HVI25-02", "Tolk", "Tolk skal bestilles i god tid."))
    paper.y = 190
    paper.block(FILLER)


@pytest.mark.parametrize("header", [True, False])
def test_a_row_that_a_page_break_cuts_is_one_row(header: bool) -> None:
    whole = (
        "Helse Vidda RHF skal holde åpent to kvelder i uken i fag som har lang ventetid innen "
        "1. mai 2025"
    )
    assert made(lambda p: cut(p, header=header)) == [
        [
            ["Nr.", "Tittel", "Oppdrag"],
            ["HVI25-01", "Åpent på kveldstid", whole],
            ["HVI25-02", "Tolk", "Tolk skal bestilles i god tid."],
        ]
    ]


def test_a_whole_row_at_the_top_of_a_page_is_a_row_of_its_own() -> None:
    def draw(paper: Paper) -> None:
        paper.grid(XS, [740, 770])
        row(paper, 752, ("HVI25-01", "Tolk", "Tolk skal bestilles i god tid."))
        paper.page()
        paper.grid(XS, [80, 100])
        row(paper, 92, ("HVI25-02", "", "Det skal øves hvert år."))

    assert [r[0] for r in made(draw)[0]] == ["HVI25-01", "HVI25-02"]


def test_another_header_begins_another_table() -> None:
    def draw(paper: Paper) -> None:
        paper.grid(XS, [700, 716, 740])
        row(paper, 712, NAMES, bold=True)
        row(paper, 728, ("HVI25-01", "Tolk", "Tolk skal bestilles i god tid."))
        paper.page()
        paper.grid(XS, [80, 96, 120])
        row(paper, 92, ("Foretak", "Organ", "Tema"), bold=True)
        row(paper, 108, ("STL", "Arbeidstilsynet", "Arbeidstid"))

    document = read(typeset(draw))
    names = [r[0] for table in tables(document) for r in table]
    assert names == ["Nr.", "HVI25-01", "Foretak", "STL"]


def test_an_amount_that_is_only_a_footnote_mark_is_no_amount() -> None:
    def draw(paper: Paper) -> None:
        paper.grid((70, 300, 525), [100, 116, 132])
        row(paper, 112, ("Basisbevilgning for hele året", "41 087 412"), (70, 300))
        row(paper, 128, ("Kompensasjon", ""), (70, 300))
        paper.text(310, 124, "1", size=6)

    assert made(draw) == [[["Basisbevilgning for hele året", "41 087 412"], ["Kompensasjon", ""]]]


def by_columns(paper: Paper) -> None:
    paper.block(FILLER)
    for y, cells in (
        (140, NAMES),
        (
            155,
            (
                "HVI25-01",
                "Kveldsåpent",
                "Helse Vidda RHF skal holde åpent to kvelder\ni fag med lang ventetid.",
            ),
        ),
        (183, ("HVI25-02", "Påminnelse\nfør time", "Helseforetaket skal sende varsel på telefon.")),
        (211, ("HVI25-03", "", "Det skal lages en plan for uvær.")),
        (226, ("HVI25-04", "Tolk", "Tolk skal bestilles i god tid.")),
    ):
        row(paper, y, cells, bold=y == 140)
    paper.y = 270
    paper.block(FILLER)


def test_ids_anchor_the_rows_of_a_table_without_rules() -> None:
    assert made(by_columns) == [
        [
            ["Nr.", "Tittel", "Oppdrag"],
            [
                "HVI25-01",
                "Kveldsåpent",
                "Helse Vidda RHF skal holde åpent to kvelder i fag med lang ventetid.",
            ],
            ["HVI25-02", "Påminnelse før time", "Helseforetaket skal sende varsel på telefon."],
            ["HVI25-03", "", "Det skal lages en plan for uvær."],
            ["HVI25-04", "Tolk", "Tolk skal bestilles i god tid."],
        ]
    ]


def test_numbers_set_to_the_right_keep_to_their_columns() -> None:
    rows = [
        ["Fagområde", "2024", "2025"],
        ["Somatikk", "68", "66"],
        ["Psykisk helsevern", "52", "62"],
        ["Rus og avhengighet", "101", "37"],
    ]

    def draw(paper: Paper) -> None:
        for index, (name, *values) in enumerate(rows):
            y = 100 + 15 * index
            paper.text(LEFT, y, name)
            for x, value in zip((300, 380), values, strict=True):
                paper.canvas.drawRightString(x, HEIGHT - y, value)

    assert made(draw) == [rows]


def columns_of(
    paper: Paper, xs: Sequence[float], *lines: Sequence[str], bold: bool = False
) -> None:
    """Lines of one row, each with its words at `xs`; more distance before the next row."""
    for line in lines:
        for x, words in zip(xs, line, strict=True):
            paper.text(x, paper.y, words, "Helvetica-Bold" if bold else "Helvetica", 10)
        paper.y += 13
    paper.y += 7


def test_names_of_other_columns_right_below_a_table_begin_another() -> None:
    above = [["Post", "Beløp"], ["Drift", "72"], ["Bygg", "51"], ["Utstyr", "12"]]
    below = [
        ["Nr.", "Oppdrag", "Frist"],
        ["HVI31-01", "Foretaket skal telle lamper.", "1. mai"],
        ["HVI31-02", "Foretaket skal telle netter.", "1. juni"],
        ["HVI31-03", "Foretaket skal telle dager.", "1. juli"],
    ]

    def draw(paper: Paper) -> None:
        for rows, xs in ((above, (70, 300)), (below, (70, 140, 440))):
            for index, row in enumerate(rows):
                for x, words in zip(xs, row, strict=True):
                    paper.text(x, paper.y, words, "Helvetica" if index else "Helvetica-Bold")
                paper.y += 16
            paper.y += 8

    assert made(draw) == [above, below]


def test_a_narrow_last_column_and_its_name_over_two_lines_stand_apart() -> None:
    xs = (70, 230, 437)

    def draw(paper: Paper) -> None:
        paper.line(FILLER[:60])
        paper.y += 14
        paper.text(437, paper.y, "Blir", "Helvetica-Bold", 10)
        for x, words, down in ((70, "Krav", 6.5), (230, "Status i april", 6.5), (437, "nådd?", 13)):
            paper.text(x, paper.y + down, words, "Helvetica-Bold", 10)
        paper.y += 33
        columns_of(
            paper, xs, ("Felles plan for", "Planen er drøftet i møtet, og går til styret", "Ja")
        )
        columns_of(
            paper,
            xs,
            ("Ny vaktordning for", "Arbeidet er i gang.", "Usikkert"),
            ("alle sykehus", "Det er forsinket.", ""),
        )
        columns_of(paper, xs, ("Tilsyn", "Alt er lukket.", "Nei"))

    assert made(draw)[0] == [
        ["Krav", "Status i april", "Blir nådd?"],
        ["Felles plan for", "Planen er drøftet i møtet, og går til styret", "Ja"],
        ["Ny vaktordning for alle sykehus", "Arbeidet er i gang. Det er forsinket.", "Usikkert"],
        ["Tilsyn", "Alt er lukket.", "Nei"],
    ]


def test_a_sum_without_a_number_is_a_row_of_its_own() -> None:
    def draw(paper: Paper) -> None:
        for cells in (
            ("732", "70", "Tilskudd til forskning", "6 200"),
            ("732", "75", "Grunnbevilgning", "18 904 310"),
            ("732", "78", "Kompetansetjenester", "143 700"),
            ("", "", "Sum", "19 054 210"),
        ):
            for x, words in zip((70, 110, 150), cells[:3], strict=True):
                paper.text(x, paper.y, words)
            paper.canvas.drawRightString(500, HEIGHT - paper.y, cells[3])
            paper.y += 17

    assert made(draw)[0][2:] == [
        ["732", "78", "Kompetansetjenester", "143 700"],
        ["", "", "Sum", "19 054 210"],
    ]


def test_a_list_above_a_table_is_no_part_of_it() -> None:
    def draw(paper: Paper) -> None:
        for words in ("bygge nytt", "øve hvert år"):
            paper.text(70, paper.y, "•")
            paper.line(words, 90)
        columns_of(paper, (70, 300, 400), ("Tema", "2021", "2022"))
        columns_of(paper, (70, 300, 400), ("Ansatte", "410", "415"))
        columns_of(paper, (70, 300, 400), ("Senger", "120", "118"))

    assert [len(row) for row in made(draw)[0]] == [3, 3, 3]
    assert made(draw)[0][0] == ["Tema", "2021", "2022"]


def test_rows_of_single_lines_are_not_read_as_columns_of_text() -> None:
    def draw(paper: Paper) -> None:
        for cells in (
            ("Risiko for foretaket", "Hvor sannsynlig", "Hva følgen kan bli"),
            ("Mangel på leger og ledere", "Svært stor i alle ledd", "Alvorlig for drift og vakt"),
            ("Angrep på systemer i drift", "Stor i hele regionen", "Svært alvorlig for pasienten"),
            ("Svak økonomi i foretaket", "Middels i hele perioden", "Moderat for planer og bygg"),
            ("Bygg som blir forsinket", "Liten etter nye planer", "Alvorlig for drift og styring"),
            ("Utstyr som er for gammelt", "Middels i små sykehus", "Moderat for drift og vakt"),
        ):
            columns_of(paper, (70, 230, 370), cells)

    assert [row[2].split()[0] for row in made(draw)[0]] == [
        "Hva",
        "Alvorlig",
        "Svært",
        "Moderat",
        "Alvorlig",
        "Moderat",
    ]


def test_cells_in_the_middle_of_their_row_belong_to_it() -> None:
    def draw(paper: Paper) -> None:
        columns_of(paper, (70, 110, 400), ("Nr.", "Krav", "Frist"), bold=True)
        for number, first, second in (
            ("1", "Foretaket skal etablere et felles mottak", "for alle henvisninger"),
            ("2", "Foretaket skal redusere sykefraværet", "til under 7 prosent"),
            ("3", "Foretaket skal delta i øvelsen", "sammen med kommunene"),
        ):
            paper.text(110, paper.y, first)
            paper.text(70, paper.y + 6.5, number)
            paper.text(400, paper.y + 6.5, "1. juni 2028")
            paper.text(110, paper.y + 13, second)
            paper.y += 33

    assert made(draw)[0][1:] == [
        ["1", "Foretaket skal etablere et felles mottak for alle henvisninger", "1. juni 2028"],
        ["2", "Foretaket skal redusere sykefraværet til under 7 prosent", "1. juni 2028"],
        ["3", "Foretaket skal delta i øvelsen sammen med kommunene", "1. juni 2028"],
    ]


def test_level_rules_alone_part_the_rows() -> None:
    cells = [
        ("Krav", "Status"),
        (
            "Helseforetaket skal redusere\nsykefraværet.",
            "Arbeidet er i gang og følges\nopp av styret.",
        ),
        (
            "Helseforetaket skal lage en\nplan for øvelser.",
            "Planen er forsinket, og den\nlegges fram til høsten.",
        ),
        ("Helseforetaket skal øve.", "Innfridd."),
    ]

    def draw(paper: Paper) -> None:
        y = 100.0
        for pair in cells:
            row(paper, y, pair, (70, 300))
            y += 13 * (pair[0].count("\n") + 1)
            paper.rule(70, y - 9, 525, y - 9)
            y += 4

    assert made(draw) == [[[cell.replace("\n", " ") for cell in pair] for pair in cells]]


def test_level_rules_part_rows_whose_cells_stand_in_the_middle() -> None:
    def draw(paper: Paper) -> None:
        row(paper, 100, ("Område", "Begrunnelse"), (70, 300))
        for at, (name, why) in enumerate(
            [
                ("Kortere vei til hjelp", "De som bor langt unna\nvelger ofte å vente"),
                ("Trygge overganger", "De fleste feil oppstår\nmellom to tjenester"),
                ("Nok folk", "Uten folk blir det ingen\ntjeneste å utvikle"),
            ]
        ):
            top = 120 + 40 * at
            paper.text(70, top + 6.5, name)
            row(paper, top, (why,), (300,))
            paper.rule(70, top + 22, 525, top + 22)

    assert made(draw)[0][1:] == [
        ["Kortere vei til hjelp", "De som bor langt unna velger ofte å vente"],
        ["Trygge overganger", "De fleste feil oppstår mellom to tjenester"],
        ["Nok folk", "Uten folk blir det ingen tjeneste å utvikle"],
    ]


@pytest.mark.parametrize(
    "draw",
    [
        lambda p: (p.heading("1 Innledning"), p.rule(70, 110, 525, 110), p.block(FILLER)),
        lambda p: (p.shade(70, 70, 525, 90), p.text(80, 82, "Helse Vidda vil:"), p.block(FILLER)),
        lambda p: [p.text(80, 100 + 20 * i, "•      punkt i en liste") for i in range(5)],
        lambda p: p.grid([100, 200, 300], [100, 200, 300]),
    ],
    ids=["heading border", "shaded strip", "list", "empty frame"],
)
def test_what_is_no_table(draw: Callable[[Paper], None]) -> None:
    assert made(draw) == []


def test_every_id_that_stands_first_in_a_real_table_row_is_in_a_table(shared: Path) -> None:
    for name in ("oppdragsdokument-2025-hmn", "oppdrag-og-bestilling-2025-hemit"):
        document = read((shared / "corpus" / "pdf" / f"{name}.pdf").read_bytes())
        printed = set(re.findall(r"HMN25-\d+", document.text))
        in_tables = {r[0] for table in tables(document) for r in table}
        assert printed
        assert printed <= in_tables


@pytest.mark.parametrize("look", ["rules", "grounds", "distance"])
def test_a_dense_table_is_not_taken_for_columns_of_running_text(look: str) -> None:
    names, answer = ("Krav", "Status"), "Kravet er delvis innfridd, og arbeidet går videre. "

    def draw(paper: Paper) -> None:
        paper.block(FILLER)
        row(paper, paper.y, names, (70, 300), bold=True)
        paper.y += 22
        for number in range(5):
            top = paper.y
            if look == "grounds" and number % 2:
                paper.shade(70, top - 12, 525, top + 60)
            paper.block(FILLER, 74, 280)
            paper.y = top
            paper.block(answer + FILLER, 304, 520)
            paper.y += 4
            if look == "rules":
                paper.rule(70, paper.y - 14, 525, paper.y - 14)

    assert made(draw) == [[list(names), *[[FILLER, answer + FILLER]] * 5]]


def parted(paper: Paper, before: int) -> None:
    """A table without rules with `before` rows at the foot of a page, the rest on the next."""
    paper.block(FILLER)
    paper.y = 700
    for index, cells in enumerate(
        (
            ("Krav", "Status", "Nådd"),
            ("Ny vakt", "Arbeidet er i gang", "Nei"),
            ("Øving", "Øvingen er holdt", "Ja"),
            ("Plan", "Planen er vedtatt", "Ja"),
            ("Tilsyn", "Alt er lukket", "Ja"),
        )
    ):
        if index == before:
            paper.page()
        columns_of(paper, (70, 200, 420), cells)
    paper.y += 14
    paper.block(FILLER)


@pytest.mark.parametrize("before", [1, 2, 3, 4])
def test_few_rows_beyond_a_page_break_belong_to_the_table(before: int) -> None:
    def draw(paper: Paper) -> None:
        parted(paper, before)

    assert [[row[0] for row in table] for table in made(draw)] == [
        ["Krav", "Ny vakt", "Øving", "Plan", "Tilsyn"]
    ]


def test_the_last_lines_of_a_cell_end_the_table() -> None:
    def draw(paper: Paper) -> None:
        columns_of(paper, (70, 300), ("Krav", "Status"))
        columns_of(paper, (70, 300), ("Ny vakt", "Nådd"))
        for first, second in (("Foretaket skal", "Nei"), ("redusere fravær", ""), ("i år", "")):
            columns_of(paper, (70, 300), (first, second))
            paper.y -= 7

    assert made(draw)[0][-1] == ["Foretaket skal redusere fravær i år", "Nei"]
