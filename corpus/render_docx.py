"""A written document as DOCX: heading styles, numbered and bulleted lists, italics, tables."""

import datetime
import io
import zipfile

from docx import Document
from docx.document import Document as DocxDocument
from docx.text.paragraph import Paragraph

from corpus.source import MARKUP, Block, Unit, Written, depth

MADE = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
EPOCH = (2025, 1, 1, 0, 0, 0)


def docx(doc: Written) -> bytes:
    """The file, the same bytes every time."""
    made = Document()
    properties = made.core_properties
    properties.title, properties.author = doc.record["title"], "Oppdragsgraf (oppdiktet)"
    properties.created = properties.modified = MADE
    if doc.running_head:
        made.sections[0].header.paragraphs[0].text = doc.running_head
    for block in doc.blocks:
        _block(made, block)
    out = io.BytesIO()
    made.save(out)
    return _fixed(out.getvalue())


def _fixed(content: bytes) -> bytes:
    """The same archive with one date, so that the bytes never vary."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _block(made: DocxDocument, block: Block) -> None:
    words = block.units[0].words if block.units else ""
    if block.kind == "front":
        _front(made, block)
    elif block.kind == "h":
        _write(made.add_heading(level=min(depth(words), 4)), words)
    elif block.kind in ("ul", "ol"):
        if block.lead_in:
            _write(made.add_paragraph(), block.lead_in)
        _items(made, block.units, "List Number" if block.kind == "ol" else "List Bullet")
    elif block.kind == "table":
        _table(made, block)
    elif block.kind == "box":
        _write(made.add_paragraph(), f"**{words}**")
        _items(made, block.units[1:], "List Bullet")
    else:
        for part in (part for unit in block.units for part in unit.words.split("\n")):
            _write(made.add_paragraph(), part)


def _front(made: DocxDocument, block: Block) -> None:
    for unit in block.units:
        style = "Title" if unit.words.startswith("# ") else None
        _write(made.add_paragraph(style=style), unit.words.removeprefix("# "))


def _items(made: DocxDocument, units: tuple[Unit, ...], style: str) -> None:
    for unit in units:
        _write(made.add_paragraph(style=style), unit.words)


def _table(made: DocxDocument, block: Block) -> None:
    if block.caption:
        _write(made.add_paragraph(style="Caption"), block.caption)
    rows = ([Unit(block.head)] if block.head else []) + list(block.units)
    table = made.add_table(rows=len(rows), cols=len(block.widths), style="Table Grid")
    for row, unit in zip(table.rows, rows, strict=True):
        cells = row.cells
        if unit.span:
            cells[0].merge(cells[-1])
        for cell, text in zip(cells, unit.cells, strict=False):
            first, *more = text.split("\n")
            _write(cell.paragraphs[0], first)
            for part in more:
                _write(cell.add_paragraph(), part)


def _write(paragraph: Paragraph, text: str) -> None:
    at = 0
    for match in MARKUP.finditer(text):
        paragraph.add_run(text[at : match.start()])
        run = paragraph.add_run(match["bold"] or match["italic"] or match["raised"])
        run.bold = True if match["bold"] else None
        run.italic = True if match["italic"] else None
        run.font.superscript = True if match["raised"] else None
        at = match.end()
    paragraph.add_run(text[at:])
