"""The typefaces and rules of the corpus: each house writes in its own way."""

from dataclasses import dataclass
from pathlib import Path

import reportlab
from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(reportlab.__file__).parent / "fonts"
BLACK = HexColor("#000000")


@dataclass(frozen=True, slots=True)
class House:
    """How one issuer's documents look. `rules`: grid (all lines), light (thin grey), none."""

    regular: str
    bold: str
    size: float
    rules: str
    accent: Color = BLACK
    head_fill: Color = white
    bullet: str = "•"
    margin: float = 70.0
    number_at: str = "centre"
    contents: bool = False


HOUSES = {
    "departement": House("Times-Roman", "Times-Bold", 11, "grid", bullet="-", margin=78),
    "region": House(
        "Helvetica",
        "Helvetica-Bold",
        10,
        "light",
        accent=HexColor("#003a70"),
        head_fill=HexColor("#dbe6f0"),
        number_at="right",
        contents=True,
    ),
    "enkel": House("Helvetica", "Helvetica-Bold", 10.5, "none", bullet="–", margin=84),
    "plan": House(
        "Vera",
        "VeraBd",
        9,
        "light",
        accent=HexColor("#1f6e5c"),
        head_fill=HexColor("#d7ebe4"),
        number_at="right",
        contents=True,
    ),
}


def register_fonts() -> None:
    """The embedded family of the plan; the others are standard fonts."""
    for name in ("Vera", "VeraBd", "VeraIt", "VeraBI"):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    pdfmetrics.registerFontFamily(
        "Vera", normal="Vera", bold="VeraBd", italic="VeraIt", boldItalic="VeraBI"
    )


def body(house: House) -> ParagraphStyle:
    """Running text."""
    return ParagraphStyle(
        "body", fontName=house.regular, fontSize=house.size, leading=house.size * 1.35, spaceAfter=7
    )


def cell(house: House) -> ParagraphStyle:
    """Text in a table."""
    size = house.size - 1
    return ParagraphStyle("cell", fontName=house.regular, fontSize=size, leading=size * 1.25)


def heading(house: House, depth: int) -> ParagraphStyle:
    """A heading; the first depths are larger."""
    size = house.size + (6, 3, 1, 0.5)[min(depth, 4) - 1]
    return ParagraphStyle(
        f"heading{depth}",
        fontName=house.bold,
        fontSize=size,
        leading=size * 1.25,
        textColor=house.accent,
        spaceBefore=12 if depth == 1 else 9,
        spaceAfter=5,
    )
