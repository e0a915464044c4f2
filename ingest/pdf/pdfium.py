"""Page geometry by pdfium: fast, and reads every encoding."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pypdfium2
from pypdfium2 import raw

from ingest.geometry import (
    Axes,
    Colour,
    Drawn,
    Face,
    PageGeometry,
    Rect,
    Shapes,
    is_bold,
    is_italic,
    lay_out,
)
from ingest.pdf.engine import AGAIN, MOST_OBJECTS, BrokenPdfError, quarters

_WORD = re.compile(r"\S+")
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})


def open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """The opened file; BrokenPdfError says why it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            hint = "Save a copy without the password."
            raise BrokenPdfError("encrypted", "the PDF is encrypted", hint) from error
        raise BrokenPdfError("broken", "the PDF is damaged and cannot be opened", AGAIN) from error
    if pages == 0:
        raise BrokenPdfError("broken", "the PDF has no pages", AGAIN)
    return document


def page_count(data: bytes) -> int:
    """How many pages a file has."""
    with open_pdf(data) as document:
        return len(document)


def pdfium_page(document: pypdfium2.PdfDocument, index: int) -> PageGeometry:
    """Page `index` (from 0) as pdfium reads it."""
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return PageGeometry(index + 1, 0, 0, note="damaged")
    try:
        left, bottom, right, top = page.get_bbox()
        axes = Axes(left, bottom, right - left, top - bottom, page.get_rotation() // 90)
        return lay_out(index + 1, axes, list(_pdfium_words(text)), _pdfium_shapes(page))
    finally:
        text.close()
        page.close()


def _pdfium_words(text: pypdfium2.PdfTextPage) -> Iterator[Drawn]:
    """Characters of one text object without a blank between them."""
    letters, fonts = _pdfium_letters(text), _Fonts()
    for match in _WORD.finditer(letters):
        start, end, glued = match.start(), match.end(), False
        while start < end:
            item, stop = _text_object(text, start, end)
            if item:
                word = _pdfium_word(text, letters[start:stop], start, item, fonts)
                yield word._replace(glued=glued)
            glued, start = True, stop


def _pdfium_letters(text: pypdfium2.PdfTextPage) -> str:
    """One letter for each of pdfium's character positions."""
    count = raw.FPDFText_CountChars(text)
    letters, buffer = "", (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        letters = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(letters) != count:
        letters = "".join(chr(raw.FPDFText_GetUnicode(text, i)) for i in range(count))
    return letters.translate(_HYPHENS)


def _text_object(text: Any, start: int, end: int) -> tuple[Any, int]:
    """The text object at `start`, and where before `end` it stops."""
    first, stop = raw.FPDFText_GetTextObject(text, start), end
    while _address(raw.FPDFText_GetTextObject(text, stop - 1)) != _address(first):
        stop -= 1
    return first, stop


def _address(item: Any) -> int:
    return ctypes.addressof(item.contents) if item else 0


def _pdfium_word(text: Any, letters: str, start: int, item: Any, fonts: "_Fonts") -> Drawn:
    first, last, matrix = raw.FS_RECTF(), raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetLooseCharBox(text, start, first)
    raw.FPDFText_GetLooseCharBox(text, start + len(letters) - 1, last)
    raw.FPDFText_GetMatrix(text, start, matrix)
    raw.FPDFText_GetCharOrigin(text, start, x, y)
    box = Rect(
        min(first.left, last.left),
        min(first.bottom, last.bottom),
        max(first.right, last.right),
        max(first.top, last.top),
    )
    face = fonts.face(item, hypot(matrix.c, matrix.d))
    return Drawn(letters, box, (x.value, y.value), quarters(matrix.a, matrix.b), face, glued=False)


@dataclass(slots=True)
class _Fonts:
    """The fonts of a page, each asked for its name once."""

    known: dict[int, tuple[str, bool, bool]] = field(default_factory=dict)
    last: tuple[int, Face] | None = None

    def face(self, item: Any, scale: float) -> Face:
        """The face of a text object; `scale` is that of its matrix."""
        if self.last is None or self.last[0] != _address(item):
            self.last = _address(item), self._face(item, scale)
        return self.last[1]

    def _face(self, item: Any, scale: float) -> Face:
        font, size = raw.FPDFTextObj_GetFont(item), ctypes.c_float()
        address = _address(font)
        if address not in self.known:
            self.known[address] = _font(font) if font else ("", False, False)
        name, bold, italic = self.known[address]
        raw.FPDFTextObj_GetFontSize(item, size)
        return Face(name, round(size.value * scale, 1), bold, italic, _fill(item))


def _font(font: Any) -> tuple[str, bool, bool]:
    buffer, angle = ctypes.create_string_buffer(256), ctypes.c_int()
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    raw.FPDFFont_GetItalicAngle(font, angle)
    name, flags = buffer.value.decode("utf-8", "replace"), raw.FPDFFont_GetFlags(font)
    bold = is_bold(name, raw.FPDFFont_GetWeight(font)) or bool(flags & 1 << 18)
    return name, bold, is_italic(name, angle.value) or bool(flags & 1 << 6)


def _fill(item: Any) -> Colour:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return red.value, green.value, blue.value


def _pdfium_shapes(page: pypdfium2.PdfPage) -> Shapes:
    shapes, identity = Shapes(), pypdfium2.PdfMatrix()
    if raw.FPDFPage_CountObjects(page) <= MOST_OBJECTS:
        for index in range(raw.FPDFPage_CountObjects(page)):
            _pdfium_shape(raw.FPDFPage_GetObject(page, index), identity, shapes, depth=0)
    return shapes


def _pdfium_shape(item: Any, outer: pypdfium2.PdfMatrix, shapes: Shapes, depth: int) -> None:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        return
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _pdfium_path(item, _matrix(item).multiply(outer), shapes)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        edges = [ctypes.c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(item, *edges)
        shapes.pictures.append(Rect(*outer.on_rect(*(edge.value for edge in edges))))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 4:
        matrix = _matrix(item).multiply(outer)
        for index in range(min(raw.FPDFFormObj_CountObjects(item), MOST_OBJECTS)):
            _pdfium_shape(raw.FPDFFormObj_GetObject(item, index), matrix, shapes, depth + 1)


def _matrix(item: Any) -> pypdfium2.PdfMatrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    return pypdfium2.PdfMatrix.from_raw(matrix)


def _pdfium_path(item: Any, matrix: pypdfium2.PdfMatrix, shapes: Shapes) -> None:
    fill, stroke, pen = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    raw.FPDFPageObj_GetStrokeWidth(item, pen)
    colour = _fill(item) if fill.value else None
    width = max(pen.value, 0.1) if stroke.value else 0.0
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(item), 400)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            shapes.path(points, colour, width)
            points = []
        points.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        shapes.path(points, colour, width)
