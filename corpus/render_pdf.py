"""A written document as a PDF: tables that split over pages, running heads, contents page."""

import io
import re
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
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

from corpus.source import MARKUP, Block, Unit, Written
from corpus.styles import HOUSES, House, body, cell, heading, register_fonts

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
        yield Paragraph(_markup(line.removeprefix("# ")), style)
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
        yield Paragraph(_markup(words), heading(house, depth(words)))
    elif block.kind == "p":
        yield from (Paragraph(_markup(part), body(house)) for part in words.split("\n"))
    elif block.kind in ("ul", "ol"):
        yield from _list(block, house)
    elif block.kind == "table":
        yield from _table(block, house, width)
    elif block.kind == "box":
        yield _box(block, house, width)
    elif block.kind == "columns":
        texts: list[Flowable] = [
            Paragraph(_markup(unit.words), body(house)) for unit in block.units
        ]
        yield BalancedColumns(texts, nCols=2, innerPadding=18)
    elif block.kind == "foot":
        yield Paragraph(_markup(words), ParagraphStyle("foot", parent=body(house), fontSize=7.5))
    else:
        yield PageBreak()


def depth(text: str) -> int:
    """How deep a heading lies: by the parts of its number, 2 without one."""
    number = re.match(r"\d+(\.\d+)*", text)
    return len(number[0].split(".")) if number else 2


def _list(block: Block, house: House) -> Iterator[Flowable]:
    style = body(house)
    if block.lead_in:
        yield Paragraph(
            _markup(block.lead_in), ParagraphStyle("lead", parent=style, keepWithNext=1)
        )
    tight = ParagraphStyle("item", parent=style, spaceAfter=3)
    items: list[Any] = [ListItem(Paragraph(_markup(unit.words), tight)) for unit in block.units]
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


def _table(block: Block, house: House, width: float) -> Iterator[Flowable]:
    style = cell(house)
    if block.caption:
        yield CondPageBreak(60)
        yield Paragraph(
            _markup(block.caption),
            ParagraphStyle("caption", parent=style, fontName=house.bold, spaceAfter=3),
        )
    head = ParagraphStyle("head", parent=style, fontName=house.bold)
    rows: list[list[Any]] = []
    if block.head:
        rows.append([Paragraph(_markup(name), head) for name in block.head])
    rows += [_row(unit, style, len(block.widths)) for unit in block.units]
    share = width / sum(block.widths)
    yield Table(
        rows,
        colWidths=[share * part for part in block.widths],
        repeatRows=1 if block.head else 0,
        style=_rules(block, house),
        splitInRow=1,
    )
    yield Spacer(1, 9)


def _row(unit: Unit, style: ParagraphStyle, columns: int) -> list[list[Paragraph] | str]:
    texts: list[list[Paragraph] | str] = [
        [Paragraph(_markup(part), _hanging(style, part)) for part in text.split("\n")]
        for text in unit.cells
    ]
    return texts + [""] * (columns - len(texts))


def _hanging(style: ParagraphStyle, text: str) -> ParagraphStyle:
    if not text.startswith(("- ", "• ")):
        return style
    return ParagraphStyle("mark", parent=style, leftIndent=8, firstLineIndent=-8)


def _rules(block: Block, house: House) -> TableStyle:
    commands: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if house.rules == "grid":
        commands.append(("GRID", (0, 0), (-1, -1), 0.75, HexColor("#000000")))
    elif house.rules == "light":
        commands.append(("GRID", (0, 0), (-1, -1), 0.4, HexColor("#9aa5b1")))
        if block.head:
            commands.append(("BACKGROUND", (0, 0), (-1, 0), house.head_fill))
    first = 1 if block.head else 0
    for n, unit in enumerate(block.units, start=first):
        if unit.span:
            commands.append(("SPAN", (0, n), (-1, n)))
            commands.append(("BACKGROUND", (0, n), (-1, n), HexColor("#eeeeee")))
    return TableStyle(commands)


def _box(block: Block, house: House, width: float) -> Table:
    tight = ParagraphStyle("boxed", parent=body(house), leftIndent=12, bulletIndent=0, spaceAfter=3)
    title = ParagraphStyle("boxtitle", parent=tight, leftIndent=0, fontName=house.bold)
    lines = [Paragraph(_markup(block.units[0].words), title)]
    lines += [Paragraph(_markup(u.words), tight, bulletText=house.bullet) for u in block.units[1:]]
    fill = [("BACKGROUND", (0, 0), (-1, -1), house.head_fill), ("PADDING", (0, 0), (-1, -1), 8)]
    return Table([[lines]], colWidths=[width], style=TableStyle(fill), spaceBefore=4, spaceAfter=10)


def _markup(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return MARKUP.sub(_tag, escaped)


def _tag(match: re.Match[str]) -> str:
    if match["bold"]:
        return f"<b>{match['bold']}</b>"
    if match["italic"]:
        return f"<i>{match['italic']}</i>"
    return f"<super>{match['raised']}</super>"
