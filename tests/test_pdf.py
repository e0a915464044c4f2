"""Both engines give the same geometry, and bytes that are no sound PDF are named as such."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from ingest.geometry import PageGeometry
from ingest.pdf import BrokenPdfError, open_pdf, page_count, pdfium_page, plumber_page
from ingest.typeset import pages_of, suspicious
from tests.paper import FILLER, HEIGHT, LEFT, Paper, blocks, read, typeset

Engine = Callable[[bytes], PageGeometry]


def by_pdfium(data: bytes) -> PageGeometry:
    return pdfium_page(open_pdf(data), 0)


def by_plumber(data: bytes) -> PageGeometry:
    return plumber_page(data, 0)


@pytest.fixture(params=[by_pdfium, by_plumber])
def engine(request: pytest.FixtureRequest) -> Engine:
    chosen: Engine = request.param
    return chosen


def test_words_stand_where_they_are_printed(engine: Engine) -> None:
    page = engine(typeset(lambda p: p.text(100, 200, "Åpent på kveldstid")))
    first = page.words[0]
    assert [word.text for word in page.words] == ["Åpent", "på", "kveldstid"]
    assert (round(first.x0), round(first.baseline)) == (100, 200)
    assert (round(page.width), round(page.height)) == (595, 842)


@pytest.mark.parametrize(
    ("font", "bold", "italic"),
    [
        ("Helvetica", False, False),
        ("Helvetica-Bold", True, False),
        ("Times-Italic", False, True),
        ("Times-BoldItalic", True, True),
    ],
)
def test_a_font_name_tells_its_face(engine: Engine, font: str, bold: bool, italic: bool) -> None:
    face = engine(typeset(lambda p: p.text(100, 200, "Krav", font, 12))).words[0].face
    assert (face.size, face.bold, face.italic) == (12, bold, italic)


def test_rules_and_shades_are_told_apart(engine: Engine) -> None:
    def draw(paper: Paper) -> None:
        paper.shade(80, 100, 500, 120)
        paper.grid([80, 200, 500], [100, 150])

    page = engine(typeset(draw))
    assert [[round(edge) for edge in shade] for shade in page.shades] == [[80, 100, 500, 120]]
    assert sum(rule.height == 0 for rule in page.rules) == 2
    assert sum(rule.width == 0 for rule in page.rules) == 3


@pytest.mark.parametrize("dash", [0.75, 1.5, 4.0])
def test_dots_or_dashes_in_a_row_are_a_rule(engine: Engine, dash: float) -> None:
    def draw(paper: Paper) -> None:
        for at in range(60):
            paper.shade(80 + 2 * dash * at, 100, 80 + 2 * dash * at + dash, 100.75)

    rules = [rule for rule in engine(typeset(draw)).rules if rule.width > 20]
    assert [(round(r.x0), round(r.top)) for r in rules] == [(80, 100)]
    assert rules[0].width == pytest.approx(119 * dash, abs=1)


def test_a_small_shape_before_a_line_is_a_bullet(engine: Engine) -> None:
    def draw(paper: Paper) -> None:
        paper.text(120, 200, "Øve hvert år")
        paper.canvas.circle(110, HEIGHT - 197, 1.8, stroke=0, fill=1)
        paper.text(120, 220, "Åpne to nye senger")
        paper.canvas.circle(110, HEIGHT - 217, 1.8, stroke=1, fill=0)
        paper.text(120, 240, "Alt")
        paper.canvas.circle(136 + 8, HEIGHT - 237, 1.8, stroke=0, fill=1)

    page = engine(typeset(draw))
    bullets = [word for word in page.words if word.text == "•"]
    assert [(round(word.x1), round(word.baseline)) for word in bullets] == [(112, 200), (112, 220)]


def test_sideways_text_is_turned_upright_and_said(engine: Engine) -> None:
    def draw(paper: Paper) -> None:
        paper.canvas.rotate(90)
        paper.canvas.drawString(100, -200, "Tabellen står på tvers")

    page = engine(typeset(draw))
    assert page.note == "rotated"
    assert (page.width, page.height) > (page.height, page.width)
    assert page.words[0].x0 < page.words[-1].x0


def test_a_page_that_is_a_picture_is_called_scanned(engine: Engine) -> None:
    page = engine(typeset(picture))
    assert (page.words, page.note) == ([], "scanned")


def picture(paper: Paper) -> None:
    pixels = io.BytesIO()
    Image.new("RGB", (60, 80), "grey").save(pixels, "png")
    paper.canvas.drawImage(ImageReader(pixels), 20, 20, 560, 800)


@pytest.mark.parametrize("page", [0, 7])
def test_the_engines_agree_on_real_pages(shared: Path, page: int) -> None:
    for path in sorted((shared / "corpus" / "pdf").glob("*.pdf")):
        data = path.read_bytes()
        first, second = pdfium_page(open_pdf(data), page), plumber_page(data, page)
        assert [w.text for w in first.words] == [w.text for w in second.words]
        assert {w.face for w in first.words} == {w.face for w in second.words}
        assert (len(first.rules), len(first.shades)) == (len(second.rules), len(second.shades))


def test_glyphs_without_meaning_are_noticed() -> None:
    page = by_pdfium(typeset(lambda p: p.line(FILLER)))
    assert not suspicious(page)
    page.words = [word._replace(text="\ufffd\x01") for word in page.words]
    assert suspicious(page)


def test_a_bullet_of_a_symbol_font_is_a_bullet() -> None:
    def draw(paper: Paper) -> None:
        paper.text(LEFT, 120, "§", "ZapfDingbats")
        paper.text(LEFT + 15, 120, "åpne to poliklinikker")

    assert ("list_item", "åpne to poliklinikker") in blocks(read(typeset(draw)))


def test_a_password_is_asked_for() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(typeset(lambda p: p.line(FILLER))))
    writer.encrypt("hemmelig")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(BrokenPdfError) as caught:
        open_pdf(locked.getvalue())
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF"])
def test_damage_is_named(data: bytes) -> None:
    with pytest.raises(BrokenPdfError) as caught:
        open_pdf(data)
    assert caught.value.code == "broken"


def test_pages_are_counted_without_reading_them() -> None:
    def draw(paper: Paper) -> None:
        paper.line("Første side")
        paper.page()
        paper.line("Andre side")

    assert page_count(typeset(draw)) == 2


def test_a_damaged_page_does_not_stop_the_rest() -> None:
    def draw(paper: Paper) -> None:
        paper.line("Første side")
        paper.page()
        paper.line("Andre side")

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(typeset(draw)))
    writer.pages[0][pypdf.generic.NameObject("/Contents")] = pypdf.generic.NumberObject(7)
    broken = io.BytesIO()
    writer.write(broken)
    first, second = pages_of(broken.getvalue())
    assert first.words == []
    assert [word.text for word in second.words] == ["Andre", "side"]
