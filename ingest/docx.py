"""DOCX in, Document out: headings, automatic numbers, lists, tables, footnotes, text boxes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from zipfile import BadZipFile

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from ingest.builder import build
from ingest.docx_numbers import Label, Numbering
from ingest.docx_runs import FaceOf, lines_of
from ingest.lines import Entry, Line, Lines, Run
from ingest.marked_up import as_paragraphs, heading_entry, paragraph_entry
from ingest.text_tables import header_rows
from model.text import Document

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CONTENTS = ("toc", "innholdsfortegnelse", "tableoffigures")
_MOST = 200
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class BrokenDocxError(Exception):
    """A file that is packed like a Word document and cannot be opened as one."""


def read_docx(data: bytes, *, key: str, name: str, sha256: str) -> Document:
    """The Document of a Word file; evidence is the number of the paragraph, never a page.

    Raises BrokenDocxError when the file cannot be opened.
    """
    try:
        reader = _Reader(docx.Document(io.BytesIO(data)))
    except (KeyError, ValueError, PackageNotFoundError, BadZipFile, etree.XMLSyntaxError) as error:
        raise BrokenDocxError(f"the Word document cannot be opened ({error})") from error
    return build(
        list(reader.blocks(reader.file.element.body)),
        key=key,
        name=name,
        sha256=sha256,
        media_type=_WORD_TYPE,
        reader="docx",
        running=_running(reader.file),
    )


def _running(file: WordFile) -> list[str]:
    """What the sections print at the head and the foot of their pages."""
    parts = [part for section in file.sections for part in (section.header, section.footer)]
    own = [part for part in parts if not part.is_linked_to_previous]
    return sorted({p.text.strip() for part in own for p in part.paragraphs if p.text.strip()})


@dataclass
class _Reader:
    """A walk over a Word file that counts its paragraphs."""

    file: WordFile
    count: int = 0
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.numbering = Numbering(self.file)
        self.face = FaceOf(self.file)
        self.bodies = _footnotes(self.file)

    def blocks(self, parent: Element, kind: str = "paragraph") -> Iterator[Entry]:
        """The entries of a body, a cell or a text box."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child, kind)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag == qn("w:sdt") and not _is_contents_control(child):
                for content in child.findall(qn("w:sdtContent")):
                    yield from self.blocks(content, kind)

    def _paragraph(self, element: Element, kind: str) -> Iterator[Entry]:
        lines = self._lines(element)
        style = self.face.style_name(element)
        label = self.numbering.label(element)
        if any(line.text.strip() for line in lines) and not style.startswith(_CONTENTS):
            yield self._entry(lines, label, style, kind, self.face.heading_level(element))
        yield from self._referenced()
        for box in _text_boxes(element):
            yield from self.blocks(box, "box")

    def _entry(self, lines: Lines, label: Label | None, style: str, kind: str, level: int) -> Entry:
        if level:
            number = label.number if label else None
            return heading_entry(lines, reader="docx", level=level, number=number)
        if label:
            depth = int(style[-1]) if style[-1:].isdigit() else 1
            return Entry(
                "list_item",
                lines,
                level=max(label.level, depth),
                number=label.number,
                mark=label.mark,
                rule="docx-item",
            )
        return paragraph_entry(lines, reader="docx", kind=kind)

    def _lines(self, element: Element) -> Lines:
        self.count += 1
        found = lines_of(element, self.face, self.count)
        self.notes += found.notes
        return found.lines

    def _referenced(self) -> Iterator[Entry]:
        """The footnotes whose marks were met, each once."""
        for note in self.notes:
            for body in self.bodies.pop(note, ()):
                if lines := tuple(line for line in self._lines(body) if line.text.strip()):
                    yield Entry("footnote", lines, number=note, rule="docx-footnote")
        self.notes.clear()

    def _table(self, table: Element) -> Iterator[Entry]:
        cells = list(table.iter(qn("w:tc")))
        if len(cells) == 1:
            yield from self.blocks(cells[0], "box")
            return
        laid = [(row, self._row(row)) for row in table.findall(qn("w:tr"))]
        filled = [(row, cells) for row, cells in laid if any(cells)]
        if not filled:
            return
        width = max(len(cells) for _, cells in filled)
        rows = tuple((*cells, *[()] * (width - len(cells))) for _, cells in filled)
        marked = [row.find(f".//{qn('w:tblHeader')}") is not None for row, _ in filled]
        count = [*marked, False].index(False)
        yield Entry("table", rows=rows, header_rows=count or header_rows(rows), rule="docx-table")
        yield from self._referenced()

    def _row(self, row: Element) -> tuple[Lines, ...]:
        """The cells of a row; a merged cell stands in the first place it covers."""
        cells: list[Lines] = []
        for cell in row.iter(qn("w:tc")):
            if cell.getparent() not in (row, *row.iter(qn("w:sdtContent"))):
                continue
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
            cells.append(() if goes_on else self._cell(cell))
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            more = int(span.get(qn("w:val"), "1")) - 1 if span is not None else 0
            cells += [()] * min(max(more, 0), _MOST)
        return tuple(cells)

    def _cell(self, cell: Element) -> Lines:
        """The paragraphs of a cell; its list items keep a mark, "- " or their number."""
        groups: list[Lines] = []
        for element in cell.iter(qn("w:p")):
            lines, label = self._lines(element), self.numbering.label(element)
            if not any(line.text.strip() for line in lines):
                continue
            if label:
                mark = label.mark if label.number else "-"
                first = Line((Run(f"{mark} "), *lines[0].runs), number=lines[0].number)
                lines = (first, *lines[1:])
            groups.append(lines)
        return as_paragraphs(groups)


def _is_contents_control(control: Element) -> bool:
    gallery = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and "contents" in str(gallery.get(qn("w:val"))).lower()


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes hung on a paragraph, each once though it is stored in two ways."""
    for box in paragraph.iter(qn("w:txbxContent")):
        ancestors = [str(element.tag) for element in box.iterancestors()]
        if not any(tag.endswith("}Fallback") for tag in ancestors):
            yield box


def _footnotes(file: WordFile) -> dict[str, list[Element]]:
    """The paragraphs of each footnote by its id, as the file stores them apart."""
    for relation in file.part.rels.values():
        if relation.reltype.endswith("/footnotes"):
            root = etree.fromstring(relation.target_part.blob, _PARSER)
            return {
                str(note.get(qn("w:id"))): list(note.iter(qn("w:p")))
                for note in root.findall(qn("w:footnote"))
                if note.get(qn("w:type")) is None
            }
    return {}
