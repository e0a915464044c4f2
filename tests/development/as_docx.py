"""A source as DOCX: real styles, Word's own list numbering, numbered headings if asked for."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .markup import Block, Source
from .spans import shown

STYLES = {"bullet": "List Bullet", "sub": "List Bullet 2", "number": "List Number"}
EMPHASIS = re.compile(r"(\*\*.+?\*\*|//.+?//)")
EPOCH = (1980, 1, 1, 0, 0, 0)


def runs(paragraph: Any, text: str, kind: str = "text") -> None:
    for part in EMPHASIS.split(shown(text)):
        run = paragraph.add_run(part.strip("*") if part.startswith("**") else part)
        if part.startswith("//"):
            run.text = part.removeprefix("//").removesuffix("//")
        run.bold = True if part.startswith("**") or kind == "bold" else None
        run.italic = True if part.startswith("//") or kind == "italic" else None


def table(doc: Any, block: Block, style: str) -> None:
    made = doc.add_table(rows=0, cols=len(block.rows[0]))
    made.style = style
    for n, row in enumerate(block.rows):
        for cell, text in zip(made.add_row().cells, row, strict=True):
            runs(cell.paragraphs[0], text, "bold" if block.header and not n else "text")
    doc.add_paragraph()


def heading_numbers(doc: Any) -> None:
    """Number the heading styles as Word does: in the list definition, not in the text."""
    part = doc.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "99")
    for level in range(3):
        parts = {"start": "1", "numFmt": "decimal", "pStyle": f"Heading{level + 1}"}
        parts["lvlText"] = ".".join(f"%{n + 1}" for n in range(level + 1))
        lvl = OxmlElement("w:lvl")
        lvl.set(qn("w:ilvl"), str(level))
        for tag, value in parts.items():
            element = OxmlElement(f"w:{tag}")
            element.set(qn("w:val"), value)
            lvl.append(element)
        abstract.append(lvl)
    part.insert(0, abstract)
    num = part.add_num(99)
    for level in range(3):
        properties = doc.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = level
        numbered.get_or_add_numId().val = num.numId


def put(doc: Any, block: Block, style: str) -> None:
    if block.kind == "page":
        doc.add_page_break()
    elif block.kind == "heading":
        runs(doc.add_heading(level=block.level), block.text)
    elif block.kind == "table":
        table(doc, block, style)
    elif block.kind != "columns":
        paragraph = doc.add_paragraph(style=STYLES.get(block.kind, "Normal"))
        runs(paragraph, block.text, block.kind)


def write(source: Source, path: Path) -> None:
    doc = docx.Document()
    doc.core_properties.title = source.head["title"]
    if source.head.get("numbering") == "auto":
        heading_numbers(doc)
    if running := source.head.get("running"):
        doc.sections[0].header.paragraphs[0].text = running
    for block in source.blocks:
        put(doc, block, source.head.get("table", "Table Grid"))
    raw = io.BytesIO()
    doc.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.namelist():
            data = zipfile.ZipInfo(entry, EPOCH)
            data.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(data, old.read(entry))
