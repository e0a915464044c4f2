"""A page is drawn as it is printed, at the scale that is asked for, within bounds."""

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf import BrokenPdfError, page_png
from ingest.pdf.render import MOST_PIXELS


def pdf(width: float, height: float) -> bytes:
    """A page with a black square of 100 points, 50 points from its left and upper edge."""
    with io.BytesIO() as file:
        canvas = Canvas(file, pagesize=(width, height))
        canvas.rect(50, height - 150, 100, 100, stroke=0, fill=1)
        canvas.showPage()
        canvas.save()
        return file.getvalue()


def picture(data: bytes, scale: float) -> Image.Image:
    return Image.open(io.BytesIO(page_png(data, 1, scale))).convert("L")


def test_what_stands_at_a_place_is_drawn_there() -> None:
    found = picture(pdf(400, 600), 2)
    assert found.size == (800, 1200)
    assert found.getpixel((200, 200)) == 0
    assert found.getpixel((90, 90)) == found.getpixel((310, 310)) == 255


def test_a_turned_page_is_drawn_as_it_is_read() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf(400, 600)))
    writer.pages[0].rotate(90)
    with io.BytesIO() as file:
        writer.write(file)
        found = picture(file.getvalue(), 1)
    assert found.size == (600, 400)
    assert found.getpixel((500, 100)) == 0


def test_a_huge_page_comes_smaller() -> None:
    width, height = picture(pdf(14_000, 14_000), 4).size
    assert width * height <= MOST_PIXELS * 1.01


@pytest.mark.parametrize(("data", "code"), [(pdf(9, 9), "no_page"), (b"%PDF-", "broken")])
def test_what_is_not_there_is_said(data: bytes, code: str) -> None:
    with pytest.raises(BrokenPdfError) as refused:
        page_png(data, 2, 1)
    assert refused.value.code == code


def test_a_page_of_the_corpus_is_not_blank() -> None:
    path = Path(__file__).parent.parent / "corpus" / "pdf" / "oppdragsdokument-2025-vidda.pdf"
    assert picture(path.read_bytes(), 1).getextrema() == (0, 255)
