"""A written document as a PDF: tables that split over pages, running heads, contents page."""

import io
from collections.abc import Iterator
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus.tableofcontents import TableOfContents

from corpus.pdf_markup import marked
from corpus.pdf_tables import box, table
from corpus.source import Block, Written, depth
from corpus.styles import HOUSES, House, body, heading, register_fonts

GREY = HexColor("#808080")


class _Template(BaseDocTemplate):
    """Collects the headings for the contents page while the pages are made."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        name = getattr(getattr(flowable, "style", None), "name", "")
        if isinstance(flowable, Paragraph) and name in ("heading1", "heading2"):
            self.notify("TOCEntry", (int(name[-1]) - 1, flowable.getPlainText(), self.page))


def pdf(doc: Written) -> bytes:
    """The file, the same bytes every time."""
    rl_config.invariant = 1
    register_fonts()
    house = HOUSES[doc.style]
    out = io.BytesIO()
    template = _Template(
        out,
        pagesize=A4,
        title=f"{doc.record['title']}",
        author="Oppdragsgraf (oppdiktet)",
        leftMargin=house.margin,
        rightMargin=house.margin,
        topMargin=72,
        bottomMargin=72,
        invariant=1,
    )
    frame = Frame(
        template.leftMargin, template.bottomMargin, template.width, template.height, id="main"
    )

    def furniture(canvas: Canvas, _: BaseDocTemplate) -> None:
        _furniture(canvas, doc, house)

    template.addPageTemplates([PageTemplate("page", [frame], onPage=furniture)])
    template.multiBuild(list(_story(doc, house, template.width)))
    return out.getvalue()


def _furniture(canvas: Canvas, doc: Written, house: House) -> None:
    page = canvas.getPageNumber()
    if page == 1:
        return
    canvas.saveState()
    canvas.setFont(house.regular, 8)
    canvas.setFillColor(GREY)
    if doc.running_head:
        canvas.drawString(house.margin, A4[1] - 42, doc.running_head)
    if house.number_at == "centre":
        canvas.drawCentredString(A4[0] / 2, 38, str(page))
    else:
        canvas.drawRightString(A4[0] - house.margin, 38, f"Side {page}")
    canvas.restoreState()


def _story(doc: Written, house: House, width: float) -> Iterator[Flowable]:
    yield from _front(doc.front, house)
    if house.contents:
        yield from _contents(doc, house)
    for block in doc.blocks[1:]:
        yield from _block(block, house, width)


def _front(front: Block, house: House) -> Iterator[Flowable]:
    yield Spacer(1, 36)
    for unit in front.units[:-1]:
        line = unit.words
        large = line.startswith("# ")
        size = 22 if large else 12
        style = ParagraphStyle(
            "front",
            fontName=house.bold if large else house.regular,
            fontSize=size,
            leading=size * 1.3,
            textColor=house.accent,
            spaceAfter=8,
        )
        yield Paragraph(marked(line.removeprefix("# ")), style)
    notice = ParagraphStyle("notice", parent=body(house), fontSize=8.5, textColor=GREY)
    yield Spacer(1, 14)
    yield Paragraph(f"<i>{front.units[-1].words}</i>", notice)
    yield Spacer(1, 14)


def _contents(doc: Written, house: House) -> Iterator[Flowable]:
    title = "Innhold" if doc.language == "nb" else "Innhald"
    yield Paragraph(title, ParagraphStyle("contents", parent=heading(house, 2)))
    contents = TableOfContents(dotsMinLevel=0)
    contents.levelStyles = [
        ParagraphStyle(f"toc{n}", parent=body(house), leftIndent=14 * n, spaceAfter=2)
        for n in range(2)
    ]
    yield contents
    yield PageBreak()


def _block(block: Block, house: House, width: float) -> Iterator[Flowable]:
    words = block.units[0].words if block.units else ""
    if block.kind == "h":
        yield CondPageBreak(90)
        yield Paragraph(marked(words), heading(house, depth(words)))
    elif block.kind == "p":
        yield from (Paragraph(marked(part), body(house)) for part in words.split("\n"))
    elif block.kind in ("ul", "ol"):
        yield from _list(block, house)
    elif block.kind == "table":
        yield from table(block, house, width)
    elif block.kind == "box":
        yield box(block, house, width)
    elif block.kind == "columns":
        texts: list[Flowable] = [Paragraph(marked(unit.words), body(house)) for unit in block.units]
        yield BalancedColumns(texts, nCols=2, innerPadding=18)
    elif block.kind == "foot":
        yield Paragraph(marked(words), ParagraphStyle("foot", parent=body(house), fontSize=7.5))
    else:
        yield PageBreak()


def _list(block: Block, house: House) -> Iterator[Flowable]:
    style = body(house)
    if block.lead_in:
        yield Paragraph(marked(block.lead_in), ParagraphStyle("lead", parent=style, keepWithNext=1))
    tight = ParagraphStyle("item", parent=style, spaceAfter=3)
    items: list[Any] = [ListItem(Paragraph(marked(unit.words), tight)) for unit in block.units]
    numbered = block.kind == "ol"
    yield ListFlowable(
        items,
        bulletType="1" if numbered else "bullet",
        start=1 if numbered else house.bullet,
        bulletFormat="%s." if numbered else None,
        bulletFontName=house.regular,
        bulletFontSize=house.size,
        leftIndent=20,
    )
    yield Spacer(1, 7)
