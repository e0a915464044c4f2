"""Boxes beside running text, drawn as plans draw them."""

from paper import FILLER, LEFT, Paper, read

_MIDDLE = 300.0


def test_text_beside_a_box_is_read_apart_from_it() -> None:
    paper = Paper()
    paper.heading("1 Nær pasienten")
    top = paper.y
    paper.shade(320, paper.y - 12, 525, paper.y + 98)
    paper.block(f"{FILLER} {FILLER}", right=_MIDDLE)
    paper.y = top
    paper.line("Vi skal:", 330, "Helvetica-Bold")
    for words in ("– åpne kveldspoliklinikk i alle", "byene", "– ringe dem som har ventet"):
        paper.line(words, 330)
    document = read(paper.data())
    texts = [(b.kind, document.words(b.start, b.end)) for b in document.blocks]
    assert ("paragraph", f"{FILLER} {FILLER}") in texts
    assert [text for kind, text in texts if kind == "list_item"] == [
        "åpne kveldspoliklinikk i alle byene",
        "ringe dem som har ventet",
    ]


def test_boxes_side_by_side_are_read_one_after_the_other() -> None:
    paper = Paper()
    paper.heading("1 Eldre")
    top = paper.y
    paper.shade(LEFT, paper.y - 12, 290, paper.y + 48)
    paper.shade(305, paper.y - 12, 525, paper.y + 48)
    for x, title, words in ((80, "Mål:", ("færre", "fler")), (315, "Tiltak:", ("bygge", "kjøpe"))):
        paper.y = top
        paper.line(title, x, "Helvetica-Bold")
        for word in words:
            paper.line(f"• {word} så mye som mulig", x)
    document = read(paper.data())
    found = [document.words(b.start, b.end).split()[0] for b in document.blocks]
    assert found[-6:] == ["Mål:", "færre", "fler", "Tiltak:", "bygge", "kjøpe"]


def test_a_ground_behind_one_cell_of_a_row_parts_nothing() -> None:
    paper = Paper()
    for number in range(1, 5):
        paper.shade(320, paper.y - 12, 525, paper.y + 2)
        paper.text(LEFT, paper.y, f"{number} Redusere ventetid")
        paper.line("Pågår etter planen", 330)
        paper.y += 8
    text = read(paper.data()).text
    assert text.index("1 Redusere") < text.index("Pågår") < text.index("2 Redusere")


def test_boxes_inside_columns_are_read_where_they_stand() -> None:
    paper = Paper()
    top = paper.y
    sides = (("Venstre", "åpne senteret", LEFT, 1), ("Høyre", "lukke senteret", 310.0, 2))
    for side, words, left, times in sides:
        paper.y = top
        paper.block(f"{side} spalte. {FILLER * times}", left, left + 215)
        paper.shade(left, paper.y - 12, left + 215, paper.y + 42)
        for line in ("Helse Vidda vil:", f"• {words} i byen", f"• {words} på øya"):
            paper.line(line, left + 8)
        paper.y += 14
        paper.block(f"Mer i {side.lower()} spalte. {FILLER}", left, left + 215)
    document = read(paper.data())
    found = [document.words(b.start, b.end).split(". ")[0] for b in document.blocks]
    for at, (side, words, _, _) in enumerate(sides):
        assert found[5 * at : 5 * at + 5] == [
            f"{side} spalte",
            "Helse Vidda vil:",
            f"{words} i byen",
            f"{words} på øya",
            f"Mer i {side.lower()} spalte",
        ]
