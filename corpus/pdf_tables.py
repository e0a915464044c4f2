"""Tables and boxes of the PDFs: ruled or not, split over pages, heads repeated."""

from collections.abc import Iterator
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table, TableStyle

from corpus.pdf_markup import marked
from corpus.source import Block, Unit
from corpus.styles import House, body, cell


def table(block: Block, house: House, width: float) -> Iterator[Flowable]:
    """A table that may split anywhere, with its caption above."""
    style = cell(house)
    if block.caption:
        yield CondPageBreak(60)
        yield Paragraph(
            marked(block.caption),
            ParagraphStyle("caption", parent=style, fontName=house.bold, spaceAfter=3),
        )
    head = ParagraphStyle("head", parent=style, fontName=house.bold)
    rows: list[list[Any]] = []
    if block.head:
        rows.append([Paragraph(marked(name), head) for name in block.head])
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
        [Paragraph(marked(part), _hanging(style, part)) for part in text.split("\n")]
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


def box(block: Block, house: House, width: float) -> Table:
    """A shaded strip: a title and bullets."""
    tight = ParagraphStyle("boxed", parent=body(house), leftIndent=12, bulletIndent=0, spaceAfter=3)
    title = ParagraphStyle("boxtitle", parent=tight, leftIndent=0, fontName=house.bold)
    lines = [Paragraph(marked(block.units[0].words), title)]
    lines += [Paragraph(marked(u.words), tight, bulletText=house.bullet) for u in block.units[1:]]
    fill = [("BACKGROUND", (0, 0), (-1, -1), house.head_fill), ("PADDING", (0, 0), (-1, -1), 8)]
    return Table([[lines]], colWidths=[width], style=TableStyle(fill), spaceBefore=4, spaceAfter=10)
