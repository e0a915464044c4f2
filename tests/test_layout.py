"""Printed pages become blocks: what is text, in what order, and what kind each piece is."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.text_marks import bullet_of
from tests.paper import FILLER, HEIGHT, LEFT, RIGHT, Paper, blocks, read, typeset

PLAN = "Helseforetaket skal legge fram en plan for styret hver vår."


def kinds(draw: Callable[[Paper], None]) -> list[tuple[str, str]]:
    return blocks(read(typeset(draw)))


def test_lines_join_to_paragraphs_and_distance_parts_them() -> None:
    def draw(paper: Paper) -> None:
        paper.block(FILLER)
        paper.block(PLAN)

    assert kinds(draw) == [("paragraph", FILLER), ("paragraph", PLAN)]


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    def draw(paper: Paper) -> None:
        paper.line("Helseforetaket skal øve hvert år.")
        paper.block(FILLER)

    assert [words for _, words in kinds(draw)] == ["Helseforetaket skal øve hvert år.", FILLER]


def test_a_paragraph_goes_on_over_a_page_break_and_footnotes_follow_it() -> None:
    def draw(paper: Paper) -> None:
        paper.y = 600
        paper.text(LEFT, 600, "Styret viser til planen")
        behind = LEFT + paper.canvas.stringWidth("Styret viser til planen", "Helvetica", 10)
        paper.text(behind, 596, "1", size=6)
        paper.text(behind + 6, 600, "som ble vedtatt, og ber om at arbeidet med ventetid og")
        paper.text(
            LEFT,
            613,
            "kapasitet i de minste sykehusene fortsetter hele året og ut i det neste, slik at",
        )
        paper.rule(LEFT, 700, LEFT + 120, 700)
        paper.text(LEFT, 712, "1 Regional utviklingsplan, Helse Vidda RHF.", size=8)
        paper.page()
        paper.line("pasientene får hjelp i tide.")

    document = read(typeset(draw))
    (_, words), (kind, note) = blocks(document)
    assert words.startswith("Styret viser til planen som ble vedtatt")
    assert words.endswith("slik at pasientene får hjelp i tide.")
    assert (kind, note) == ("footnote", "Regional utviklingsplan, Helse Vidda RHF.")
    assert [document.page_of(b.start) for b in document.blocks] == [1, 1]
    assert [mend.why for mend in document.mends] == ["footnote_mark"]


def test_a_table_in_small_type_at_the_foot_of_a_page_is_no_footnote() -> None:
    def draw(paper: Paper) -> None:
        paper.block(FILLER, size=11)
        paper.y = 640
        for at, row in enumerate(
            (("Kap.", "Navn", "Beløp"), ("732", "Broer", "51 000"), ("733", "Elv", "9 000"))
        ):
            for x, words in zip((LEFT + 5, LEFT + 60, RIGHT - 60), row, strict=True):
                paper.text(x, 652 + 18 * at, words, size=9)
        paper.grid([LEFT, RIGHT], [640, 658, 676, 694])
        paper.text(LEFT, 706, "1 Posten er omtalt under.", size=7)

    found = kinds(draw)
    assert [kind for kind, _ in found] == ["paragraph", "table", "footnote"]
    assert found[-1] == ("footnote", "Posten er omtalt under.")


def test_lines_are_as_far_apart_as_their_own_type_is_set() -> None:
    def draw(paper: Paper) -> None:
        for at in range(8):
            paper.text(LEFT, 80 + 11 * at, f"Linje {at} i liten skrift om fisken i elva", size=8)
        for at in range(4):
            paper.text(
                LEFT, 200 + 15 * at, f"linje {at} i stor skrift om fisken i elva som", size=10
            )

    assert len(kinds(draw)) == 2


def test_running_heads_and_page_numbers_are_left_out() -> None:
    def draw(paper: Paper) -> None:
        for number in range(1, 7):
            left = number % 2
            paper.text(LEFT if left else 430, 40, f"Årlig melding {2025}", size=8)
            paper.text(500 if left else LEFT, 810, f"Side {number} av 6", size=8)
            paper.block(f"Avsnitt {number}. {FILLER}")
            paper.page()

    assert kinds(draw) == [("paragraph", f"Avsnitt {n}. {FILLER}") for n in range(1, 7)]


@pytest.mark.parametrize("leader", ["", " . . . . . . . . . . "])
def test_contents_pages_are_left_out(leader: str) -> None:
    def draw(paper: Paper) -> None:
        paper.heading("Innholdsfortegnelse")
        for title, page in (
            ("1 Innledning", 3),
            ("2 Mål", 4),
            ("2.1 Indikatorer", 6),
            ("3 Krav", 9),
        ):
            paper.text(LEFT, paper.y, title + leader)
            paper.canvas.drawRightString(520, HEIGHT - paper.y, str(page))
            paper.y += 14
        paper.page()
        paper.heading("1 Innledning")
        paper.block(FILLER)

    assert kinds(draw) == [("heading", "Innledning"), ("paragraph", FILLER)]


def test_columns_are_read_one_after_the_other() -> None:
    first, second = (f"{side} spalte. {FILLER} {FILLER}" for side in ("Venstre", "Høyre"))

    def draw(paper: Paper) -> None:
        paper.block(PLAN)
        top = paper.y
        paper.block(first, 70, 285)
        paper.y = top + 4
        paper.block(second, 310, 525)
        paper.block(FILLER)

    assert [words for _, words in kinds(draw)] == [PLAN, first, second, FILLER]


def test_a_heading_over_both_columns_ends_them_though_it_stops_short_of_the_gutter() -> None:
    sides = [f"{side} spalte. {FILLER} {FILLER}" for side in ("Venstre", "Høyre")]

    def draw(paper: Paper) -> None:
        top = paper.y
        for left, words in zip((70, 310), sides, strict=True):
            paper.y = top
            paper.block(words, left, left + 215)
        paper.heading("Gjennomføring og tiltak", 20)
        paper.block(PLAN)

    words = [words for _, words in kinds(draw)]
    assert words == [*sides, "Gjennomføring og tiltak", PLAN]


def test_a_list_keeps_its_level_over_the_end_of_a_column() -> None:
    def draw(paper: Paper) -> None:
        paper.block(PLAN)
        top = paper.y
        for left, words in ((70, "ha fire faste vakter"), (310, "lyse ut to stillinger")):
            paper.y = top
            paper.block(f"{FILLER} {FILLER}", left, left + 215)
            paper.line(f"• {words}", left + 12)

    items = [block for block in read(typeset(draw)).blocks if block.kind == "list_item"]
    assert [block.level for block in items] == [1, 1]


def test_headings_are_known_by_number_and_by_type() -> None:
    def draw(paper: Paper) -> None:
        paper.line("Oppdrag og bestilling 2025", font="Helvetica-Bold", size=24)
        paper.page()
        paper.heading("1 Overordnede føringer", 16)
        paper.block(FILLER)
        paper.heading("1.1 Hovedmål 1: Korte ventetider og trygge overganger for alle", 13)
        paper.block(FILLER)
        paper.line("Mål 2025:", font="Helvetica-Bold")
        paper.block(FILLER)
        paper.line("1.1.1 Uten fet skrift")
        paper.y += 6
        paper.block(FILLER)

    document = read(typeset(draw))
    headings = [
        (b.number, b.level, document.words(b.start, b.end))
        for b in document.blocks
        if b.kind == "heading"
    ]
    assert headings == [
        (None, 1, "Oppdrag og bestilling 2025"),
        ("1", 1, "Overordnede føringer"),
        ("1.1", 2, "Hovedmål 1: Korte ventetider og trygge overganger for alle"),
        (None, 3, "Mål 2025:"),
        ("1.1.1", 3, "Uten fet skrift"),
    ]


@pytest.mark.parametrize(
    "line", ["Fellesrapport Helse Vidda RHF:", "Helse Vidda vil:", "Det er viktig at alle øver."]
)
def test_bold_lead_ins_labels_and_sentences_are_no_headings(line: str) -> None:
    def draw(paper: Paper) -> None:
        paper.line(line, font="Helvetica-Bold")
        paper.block(FILLER)

    assert kinds(draw) == [("paragraph", line), ("paragraph", FILLER)]


def test_a_heading_over_two_lines_is_one() -> None:
    def draw(paper: Paper) -> None:
        paper.heading("3.1 Hovedmål 1: Rask hjelp til alle som trenger det, uansett")
        paper.y -= 4
        paper.line("hvor i regionen de bor", font="Helvetica-Bold", size=14)
        paper.block(FILLER)

    title = "Hovedmål 1: Rask hjelp til alle som trenger det, uansett hvor i regionen de bor"
    assert kinds(draw)[0] == ("heading", title)


def test_a_heading_in_large_type_with_loose_lines_is_one() -> None:
    def draw(paper: Paper) -> None:
        paper.block(f"{FILLER} {FILLER} {FILLER}")
        paper.text(LEFT, 200, "4 Felles retning for", "Helvetica-Bold", 26)
        paper.text(LEFT, 239, "spesialisthelsetjenestetilbudet", "Helvetica-Bold", 26)
        paper.text(LEFT, 300, "5 Kort", "Helvetica-Bold", 26)
        paper.text(LEFT, 339, "Oppgave", "Helvetica-Bold", 26)

    assert [words for _, words in kinds(draw)[1:]] == [
        "Felles retning for spesialisthelsetjenestetilbudet",
        "Kort",
        "Oppgave",
    ]


def test_small_capitals_count_as_the_size_of_their_capital() -> None:
    def draw(paper: Paper) -> None:
        paper.block(FILLER)
        paper.y += 8
        pieces = paper.canvas.beginText(LEFT, HEIGHT - paper.y)
        for words, size in (("D", 10), ("ette skal", 7.5)):
            pieces.setFont("Helvetica-Bold", size)
            pieces.textOut(words)
        paper.canvas.drawText(pieces)
        paper.y += 24
        paper.block(PLAN)

    assert kinds(draw)[1] == ("heading", "Dette skal")


def test_a_number_printed_in_pieces_is_the_heading_s() -> None:
    def draw(paper: Paper) -> None:
        pieces = paper.canvas.beginText(LEFT, HEIGHT - 100)
        pieces.setFont("Helvetica-Bold", 14)
        for piece in ("4.", "1", " Vakt", "ordning"):
            pieces.textOut(piece)
        paper.canvas.drawText(pieces)
        paper.y = 130
        paper.block(FILLER)

    heading = read(typeset(draw)).blocks[0]
    assert (heading.kind, heading.number) == ("heading", "4.1")
    assert kinds(draw)[0] == ("heading", "Vaktordning")


def test_a_mark_printed_in_pieces_is_no_part_of_its_item() -> None:
    def draw(paper: Paper) -> None:
        for number, words in (("1", "Lyse netter"), ("2", "Trygge dager")):
            pieces = paper.canvas.beginText(LEFT, HEIGHT - paper.y)
            pieces.setFont("Helvetica", 11)
            for piece in (number, ".", " ", words[:1], words[1:]):
                pieces.textOut(piece)
            paper.canvas.drawText(pieces)
            paper.y += 14

    assert kinds(draw) == [("list_item", "Lyse netter"), ("list_item", "Trygge dager")]
    assert [block.number for block in read(typeset(draw)).blocks] == ["1", "2"]


def test_a_word_in_pieces_is_measured_whole() -> None:
    first = "Regionen har fire sykehus med døgnåpen akuttfunksjon, og styret har satt av 18 mill."

    def draw(paper: Paper) -> None:
        paper.block(FILLER)
        paper.line(first, size=11)
        pieces = paper.canvas.beginText(LEFT, HEIGHT - paper.y)
        pieces.setFont("Helvetica", 11)
        for piece in ("kr", "onekronekronekroner", " i år."):
            pieces.textOut(piece)
        paper.canvas.drawText(pieces)

    assert len(kinds(draw)) == 2


@pytest.mark.parametrize("mark", "▪›»▸➢→✔\uf0a7\ue00c")
def test_a_line_that_begins_with_a_pointer_is_a_list_item(mark: str) -> None:
    bullet = bullet_of(f"{mark} øve hvert år")
    assert bullet is not None
    assert (bullet.mark, bullet.rest) == (mark, "øve hvert år")


def test_bullets_drawn_as_shapes_make_a_list() -> None:
    def draw(paper: Paper) -> None:
        paper.block(PLAN)
        for words in ("øve hvert år", "lyse ut to stillinger"):
            paper.canvas.circle(LEFT + 10, HEIGHT - paper.y + 3, 1.7, stroke=0, fill=1)
            paper.line(words, LEFT + 20)
        paper.canvas.rect(LEFT + 28, HEIGHT - paper.y + 1, 3.6, 3.6, stroke=0, fill=1)
        paper.line("varsle kommunene", LEFT + 38)

    items = read(typeset(draw)).blocks[1:]
    assert [(b.kind, b.mark, b.level) for b in items] == [
        ("list_item", "•", 1),
        ("list_item", "•", 1),
        ("list_item", "•", 2),
    ]
    assert kinds(draw)[1][1] == "øve hvert år"


def test_list_items_keep_mark_number_and_level() -> None:
    def draw(paper: Paper) -> None:
        for mark, x, words in (
            ("–", 80, FILLER),
            ("–", 80, "kort punkt"),
            ("o", 100, "underpunkt"),
            ("1.", 80, "første krav"),
            ("2.", 80, "andre krav"),
            ("a)", 100, "bokstav"),
        ):
            paper.text(x, paper.y, mark)
            paper.block(words, x + 15)
        paper.line("Frist: 1. mai 2025.")

    document = read(typeset(draw))
    found = [(b.kind, b.mark, b.number, b.level) for b in document.blocks]
    assert found == [
        ("list_item", "–", None, 1),
        ("list_item", "–", None, 1),
        ("list_item", "o", None, 2),
        ("list_item", "1.", "1", 1),
        ("list_item", "2.", "2", 1),
        ("list_item", "a)", "a", 2),
        ("paragraph", None, None, 0),
    ]
    assert blocks(document)[0][1] == FILLER


def test_a_date_at_the_start_of_a_line_is_no_list_item() -> None:
    assert kinds(lambda p: p.line("21. januar 2025 ble det holdt møte."))[0][0] == "paragraph"


def test_text_at_the_margin_ends_a_list() -> None:
    def draw(paper: Paper) -> None:
        paper.text(85, paper.y, "•")
        paper.line(
            "redusere ventetiden i alle fag der den er lengre enn femti dager i snitt i år", 100
        )
        paper.block(FILLER)

    assert [kind for kind, _ in kinds(draw)] == ["list_item", "paragraph"]


@pytest.mark.parametrize("bordered", [True, False])
def test_text_on_a_ground_or_in_a_frame_is_a_box(bordered: bool) -> None:
    def draw(paper: Paper) -> None:
        paper.block(FILLER)
        top = paper.y
        if bordered:
            paper.grid([70, 525], [top, top + 60])
        else:
            paper.shade(70, top, 525, top + 60)
        paper.y += 18
        paper.line("Helse Vidda vil:", 80, "Helvetica-Bold")
        paper.y += 4
        paper.text(80, paper.y, "•")
        paper.line("åpne to poliklinikker på kveldstid", 95)
        paper.y = top + 90
        paper.block(FILLER)

    assert kinds(draw) == [
        ("paragraph", FILLER),
        ("box", "Helse Vidda vil:"),
        ("list_item", "åpne to poliklinikker på kveldstid"),
        ("paragraph", FILLER),
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("AVTALER PÅ VIDDA", "heading"),
        ("HELSE VIDDA VIL:", "box"),
        ("Avtaler på vidda", "box"),
    ],
)
def test_capitals_on_a_bar_of_colour_are_a_heading(words: str, kind: str) -> None:
    def draw(paper: Paper) -> None:
        paper.block(FILLER)
        top = paper.y
        paper.shade(70, top, 525, top + 16)
        paper.y += 12
        paper.line(words, 80, "Helvetica-Bold")
        paper.y = top + 40
        paper.block(FILLER)

    assert kinds(draw) == [("paragraph", FILLER), (kind, words), ("paragraph", FILLER)]


def test_captions_are_told_from_text_that_names_a_table() -> None:
    def draw(paper: Paper) -> None:
        paper.block("Tabell 3 viser hvordan det har gått med kravene i fjor.")
        paper.block("Tabell 3: Krav og status", font="Helvetica-Oblique")

    assert [kind for kind, _ in kinds(draw)] == ["paragraph", "caption"]


def test_overprinted_lines_and_doubled_letters_are_read_once() -> None:
    def draw(paper: Paper) -> None:
        for _ in range(3):
            paper.text(LEFT, 100, PLAN)
        paper.text(LEFT, 140, "MMåålltteett  ggjjeellddeerr  aallllee")
        for shift in (0, 0.3):
            x = LEFT + shift
            for letter in "Måltallet gjelder alle":
                paper.text(x, 180, letter)
                x += paper.canvas.stringWidth(letter)

    words = [words for _, words in kinds(draw)]
    assert words == [PLAN, "Måltet gjelder alle", "Måltallet gjelder alle"]


def test_italics_and_bold_are_kept() -> None:
    def draw(paper: Paper) -> None:
        paper.text(LEFT, 100, "Styret viser til")
        paper.text(LEFT + 75, 100, "Plan for kortere køer", "Helvetica-Oblique")

    document = read(typeset(draw))
    (style,) = document.styles
    assert document.text[style.start : style.end].strip() == "Plan for kortere køer"
    assert style.italic


def test_a_rotated_page_is_read_and_said() -> None:
    def draw(paper: Paper) -> None:
        paper.line(PLAN)
        paper.page()
        paper.canvas.rotate(90)
        paper.canvas.drawString(100, -100, "Denne linjen står på tvers.")

    document = read(typeset(draw))
    assert [page.note for page in document.pages] == [None, "rotated"]
    assert document.notes == ("page 2: rotated",)
    assert document.text.splitlines()[1] == "Denne linjen står på tvers."


def test_every_block_of_a_real_document_knows_its_page(shared: Path) -> None:
    path = shared / "corpus" / "pdf" / "oppdragsdokument-2025-hmn.pdf"
    document = read(path.read_bytes())
    pages = [document.page_of(block.start) for block in document.blocks]
    assert all(page is not None for page in pages)
    assert all(a <= b for a, b in pairwise(p for p in pages if p))
    assert all(f.box and f.page for f in document.fragments)
