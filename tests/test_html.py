"""A web page as ministries publish it: what it says, without what the site hangs around it."""

from ingest.html import read_html
from model.text import Document

PAGE = """<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><title>Oppdrag 2031 - vidda.example</title></head>
<body>
<nav><ul><li>Meny</li></ul></nav><header><p>Til forsiden</p></header>
<main>
<h1>Oppdragsdokument 2031</h1>
<ul><li><a href="#a">1 Mål</a></li><li><a href="#b">2 Oppdrag</a></li></ul>
<h2 id="a">1 Mål</h2>
<p>Regionen skal følge opp <em>Lange køer</em><sup><a href="#fn1">1</a></sup>,
og bygge 40 m<sup>2</sup>.<br>
Det haster.
<ul><li>Kortere køer<ul><li>i ortopedi</li></ul></li><li><p>Flere fagfolk</p></li></ul>
<ol start="3"><li>Trygg drift</li><li>God økonomi</li></ol>
<h2 id="b">2 Oppdrag</h2>
<p><strong>Oppdrag 2031:</strong></p>
<table><caption>Tabell 1: Oppdrag</caption>
<thead><tr><th>Nr.</th><th>Tittel</th><th>Oppdrag</th></tr></thead>
<tr><td rowspan="2">HV31-01</td><td>Kveldsåpent</td>
<td><p>Helse Vidda RHF skal:</p><ul><li>åpne på kveldstid</li><li>rapportere</li></ul></td></tr>
<tr><td colspan="2">gjelder begge år</td></tr>
</table>
<table><tr><td><p>Helse Vidda vil:</p><ul><li>bygge ut</li></ul></td></tr></table>
<ol><li id="fn1">Utredning fra 2030. <a href="#r">tilbake</a></li></ol>
<p style="display:none">Skjult</p>
</main><footer>Kontakt oss</footer></body></html>
"""


def read(page: str | bytes) -> Document:
    data = page.encode() if isinstance(page, str) else page
    return read_html(data, key="k", name="k.html", sha256="0")


def blocks(document: Document) -> list[tuple[str, str | None, int, str]]:
    return [(b.kind, b.number, b.level, document.words(b.start, b.end)) for b in document.blocks]


def test_a_page_is_read_in_its_order_without_menus_and_footers() -> None:
    found = blocks(read(PAGE))
    assert [entry for entry in found if entry[0] != "table"] == [
        ("heading", None, 1, "Oppdragsdokument 2031"),
        ("heading", "1", 1, "Mål"),
        (
            "paragraph",
            None,
            0,
            "Regionen skal følge opp Lange køer, og bygge 40 m2. Det haster.",
        ),
        ("list_item", None, 1, "Kortere køer"),
        ("list_item", None, 2, "i ortopedi"),
        ("list_item", None, 1, "Flere fagfolk"),
        ("list_item", "3", 1, "Trygg drift"),
        ("list_item", "4", 1, "God økonomi"),
        ("heading", "2", 1, "Oppdrag"),
        ("heading", None, 2, "Oppdrag 2031:"),
        ("caption", None, 0, "Tabell 1: Oppdrag"),
        ("box", None, 0, "Helse Vidda vil:"),
        ("list_item", None, 1, "bygge ut"),
        ("footnote", "1", 0, "Utredning fra 2030."),
    ]


def test_cells_over_rows_and_columns_stand_where_they_begin() -> None:
    document = read(PAGE)
    [table] = [block.table for block in document.blocks if block.table]
    cells = [[document.words(c.start, c.end) for c in row.cells] for row in table.rows]
    assert table.header_rows == 1
    assert cells == [
        ["Nr.", "Tittel", "Oppdrag"],
        ["HV31-01", "Kveldsåpent", "Helse Vidda RHF skal: - åpne på kveldstid - rapportere"],
        ["", "gjelder begge år", ""],
    ]


def test_italics_are_kept_and_marks_of_footnotes_are_out_of_the_words() -> None:
    document = read(PAGE)
    assert [document.text[s.start : s.end] for s in document.styles if s.italic] == ["Lange køer"]
    assert "Lange køer1," in document.printed(0, len(document.text))


def test_evidence_is_the_line_of_the_source() -> None:
    document = read(PAGE)
    item = next(block for block in document.blocks if block.number == "3")
    line = document.fragments_of(item.start, item.end)[0].line
    assert "Trygg drift" in PAGE.split("\n")[line - 1]


def test_the_page_says_its_own_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Årlig melding</p></body></html>'
    assert read(page.encode("iso-8859-1")).text.strip() == "Årlig melding"


def test_a_page_without_a_main_heading_takes_its_title() -> None:
    document = read(
        "<html><head><title>Årlig melding</title></head><body><p>Vidda</p></body></html>"
    )
    assert blocks(document)[0] == ("heading", None, 1, "Årlig melding")


def test_paragraphs_that_were_never_closed_stay_apart() -> None:
    document = read("<html><body><p>En<p>To<div>Tre<p>Fire</div></body></html>")
    assert [words for *_, words in blocks(document)] == ["En", "To", "Tre", "Fire"]


def test_an_empty_page_has_no_blocks() -> None:
    assert read("<html></html>").blocks == ()
    assert read("<html><body><script>var a</script></body></html>").blocks == ()


def test_words_that_announce_a_list_within_an_item_are_the_items_own() -> None:
    found = read("<ul><li>Tiltak for natten:<ul><li>lys</li></ul></li><li>Ro</li></ul>")
    assert [(kind, level) for kind, _, level, _ in blocks(found)] == [
        ("list_item", 1),
        ("list_item", 2),
        ("list_item", 1),
    ]


def test_an_aside_and_what_is_named_a_box_are_boxes_unless_they_hold_a_chapter() -> None:
    found = read(
        "<main><p>En</p><aside><p>To</p></aside><div class='faktaboks'><p>Tre</p></div>"
        "<div class='box'><h2>Fire</h2><p>Fem</p></div></main>"
    )
    assert [kind for kind, *_ in blocks(found)] == [
        "paragraph",
        "box",
        "box",
        "heading",
        "paragraph",
    ]
