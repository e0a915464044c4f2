"""A source as PDF: fonts, rules, columns, running heads by the head's `style` words."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from .markup import Block, Source
from .spans import shown

FONTS = {
    "times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
}
RULES: dict[str, list[Any]] = {
    "grid": [("GRID", (0, 0), (-1, -1), 0.5, colors.grey)],
    "none": [("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black)],
    "lines": [("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.HexColor("#9aa7b0"))],
    "zebra": [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.HexColor("#e8eef2")])],
}


def markup(text: str) -> str:
    text = escape(shown(text))
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    return re.sub(r"//(.+?)//", r"<i>\1</i>", text)


class Styles:
    def __init__(self, head: dict[str, str]) -> None:
        roman, bold, italic = FONTS[head.get("font", "times")]
        size = float(head.get("size", "10.5"))
        base = ParagraphStyle("base", fontName=roman, fontSize=size, leading=size * 1.32)
        make = partial(ParagraphStyle, parent=base)
        self.table = RULES[head.get("rules", "grid")]
        self.split = int("split" in head)
        self.mark = head.get("bullet", "•")
        self.ink = colors.HexColor(head.get("ink", "#000000"))
        self.of = {
            "text": make("text", spaceAfter=size * 0.6),
            "italic": make("italic", fontName=italic, spaceAfter=size * 0.4),
            "bold": make("bold", fontName=bold, spaceAfter=size * 0.2),
            "bullet": make("bullet", leftIndent=16, bulletIndent=4, spaceAfter=3),
            "sub": make("sub", leftIndent=32, bulletIndent=20, spaceAfter=2),
            "number": make("number", leftIndent=20, bulletIndent=2, spaceAfter=3),
            "footnote": make("footnote", fontSize=size - 2.5, leading=size, spaceBefore=4),
            "cell": make("cell", fontSize=size - 1.2, leading=(size - 1.2) * 1.2),
            "head": make("head", fontSize=size - 1.2, leading=size, fontName=bold),
        }
        self.headings = [
            make(f"h{n}", fontName=bold, fontSize=size + up, leading=(size + up) * 1.25,
                 spaceBefore=size, spaceAfter=size * 0.5, textColor=self.ink)
            for n, up in enumerate((7, 4, 1.5, 0))
        ]  # fmt: skip


def widths(block: Block, size: float, width: float) -> list[float]:
    """A column has room for its longest word, and its share of what is left."""
    columns = list(zip(*block.rows, strict=True))
    least = [
        max(len(w) for c in col for w in (c or "-").split()) * size * 0.62 + 14 for col in columns
    ]
    wish = [min(max(len(c) for c in col), 70) for col in columns]
    spare = max(width - sum(least), 0)
    return [low + spare * w / sum(wish) for low, w in zip(least, wish, strict=True)]


def table(block: Block, styles: Styles, width: float) -> Table:
    rows = [
        [Paragraph(markup(c), styles.of["head" if block.header and not n else "cell"]) for c in row]
        for n, row in enumerate(block.rows)
    ]
    sizes = widths(block, styles.of["cell"].fontSize, width)
    made = Table(rows, colWidths=sizes, repeatRows=int(block.header), splitInRow=styles.split)
    made.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *styles.table]))
    return made


def boxed(block: Block, styles: Styles, width: float) -> Table:
    made = Table([[Paragraph(markup(block.text), styles.of["cell"])]], colWidths=[width])
    made.setStyle(TableStyle([("BOX", (0, 0), (-1, -1), 0.8, styles.ink)]))
    return made


def flow(block: Block, styles: Styles, width: float) -> list[Flowable]:
    if block.kind == "page":
        return [PageBreak()]
    if block.kind == "columns":
        return [NextPageTemplate(str(block.level)), PageBreak()]
    if block.kind == "heading":
        return [Paragraph(markup(block.text), styles.headings[min(block.level, 4) - 1])]
    if block.kind == "table":
        return [Spacer(1, 4), table(block, styles, width), Spacer(1, 8)]
    if block.kind == "box":
        return [boxed(block, styles, width), Spacer(1, 6)]
    marks = {"bullet": styles.mark, "sub": "–", "number": f"{block.number}."}
    return [Paragraph(markup(block.text), styles.of[block.kind], bulletText=marks.get(block.kind))]


def furniture(source: Source, styles: Styles, canvas: Any, doc: Any) -> None:
    canvas.saveState()
    canvas.setFont(styles.of["text"].fontName, 8)
    canvas.drawString(2.2 * cm, A4[1] - 1.3 * cm, source.head.get("running", ""))
    where = source.head.get("folio", "Side {n}").format(n=doc.page)
    canvas.drawRightString(A4[0] - 2.2 * cm, 1.2 * cm, where)
    canvas.restoreState()


def frames(columns: int) -> list[Frame]:
    width = (A4[0] - 4.4 * cm - 0.7 * cm * (columns - 1)) / columns
    step = width + 0.7 * cm
    return [
        Frame(2.2 * cm + n * step, 2 * cm, width, A4[1] - 4 * cm, 0, 0, 0, 0)
        for n in range(columns)
    ]


def write(source: Source, path: Path) -> None:
    styles = Styles(source.head)
    page = partial(furniture, source, styles)
    doc = BaseDocTemplate(str(path), pagesize=A4, invariant=1, title=source.head["title"])
    doc.addPageTemplates([PageTemplate(str(n), frames(n), onPage=page) for n in (1, 2)])
    story: list[Flowable] = []
    width = frames(1)[0]._width
    for block in source.blocks:
        if block.kind == "columns":
            width = frames(block.level)[0]._width
        story += flow(block, styles, width)
    doc.build(story)
