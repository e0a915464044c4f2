"""Small PDFs for the tests of the PDF reader, drawn with reportlab."""

import io
from collections.abc import Callable, Sequence

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from ingest.typeset import read_pdf
from model.text import Document

WIDTH, HEIGHT = A4
LEFT, RIGHT = 70.0, 525.0
GREY = Color(0.85, 0.9, 0.95)
FILLER = (
    "Helse Vidda RHF har ansvar for at innbyggerne i regionen får den hjelpen de trenger, og "
    "styret følger med på hvordan det går i hvert helseforetak gjennom hele året."
)


class Paper:
    """A canvas that is written on from the top, in points from the top left."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.y = 80.0

    def text(
        self, x: float, y: float, words: str, font: str = "Helvetica", size: float = 10
    ) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, words)

    def line(self, words: str, x: float = LEFT, font: str = "Helvetica", size: float = 10) -> None:
        """One line; the next stands below it."""
        self.text(x, self.y, words, font, size)
        self.y += 1.3 * size

    def block(
        self,
        words: str,
        x: float = LEFT,
        right: float = RIGHT,
        font: str = "Helvetica",
        size: float = 10,
    ) -> None:
        """A paragraph, broken into lines, with some distance below it."""
        for line in simpleSplit(words, font, size, right - x):
            self.line(line, x, font, size)
        self.y += 0.6 * size

    def heading(self, words: str, size: float = 14) -> None:
        self.y += size
        self.line(words, font="Helvetica-Bold", size=size)
        self.y += 4

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def shade(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.setFillColor(GREY)
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillColorRGB(0, 0, 0)

    def grid(self, xs: Sequence[float], ys: Sequence[float], *, closed: bool = True) -> None:
        """Ruling lines; an open grid has no rule at its bottom."""
        for y in ys if closed else ys[:-1]:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])

    def page(self) -> None:
        self.canvas.showPage()
        self.y = 80.0

    def data(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


def typeset(draw: Callable[[Paper], None]) -> bytes:
    """The PDF that `draw` makes."""
    paper = Paper()
    draw(paper)
    return paper.data()


def read(data: bytes) -> Document:
    """A PDF as the reader understands it."""
    return read_pdf(data, key="prøve", name="prøve.pdf", sha256="0" * 64)


def blocks(document: Document) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(b.kind, document.words(b.start, b.end)) for b in document.blocks]


def tables(document: Document) -> list[list[list[str]]]:
    """The words of each cell of each row of each table."""
    return [
        [[document.text[c.start : c.end] for c in row.cells] for row in block.table.rows]
        for block in document.blocks
        if block.table
    ]
