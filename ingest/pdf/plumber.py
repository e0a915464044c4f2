"""Page geometry by pdfplumber: slow, and reads some fonts that pdfium does not."""

import io
from collections.abc import Iterator
from typing import Any

import pdfplumber

from ingest.geometry import (
    Axes,
    Drawn,
    Face,
    PageGeometry,
    Rect,
    Shapes,
    is_bold,
    is_italic,
    lay_out,
    rgb,
)
from ingest.pdf.engine import AGAIN, MOST_OBJECTS, BrokenPdfError, quarters


def plumber_page(data: bytes, index: int) -> PageGeometry:
    """Page `index` (from 0) as pdfplumber reads it."""
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[index + 1]) as document:
            page = document.pages[0]
            axes = Axes(0, 0, float(page.width), float(page.height), 0)
            words = list(_plumber_words(page.chars))
            geometry = lay_out(index + 1, axes, words, _plumber_shapes(page))
            page.close()
            return geometry
    except Exception as error:  # its parser raises what it likes
        raise BrokenPdfError("broken", f"page {index + 1} cannot be read", AGAIN) from error


def _plumber_words(chars: list[dict[str, Any]]) -> Iterator[Drawn]:
    word: Drawn | None = None
    for char in chars:
        drawn = _plumber_char(char)
        if drawn.text.isspace():
            if word:
                yield word
            word = None
        elif word and _continues(word, drawn):
            word = _joined(word, drawn)
        else:
            if word:
                yield word
            word = drawn._replace(glued=word is not None)
    if word:
        yield word


def _plumber_char(char: dict[str, Any]) -> Drawn:
    a, b, _, _, x, y = char["matrix"]
    name, colour = str(char["fontname"]).split("+")[-1], char.get("non_stroking_color")
    face = Face(name, round(char["size"], 1), is_bold(name), is_italic(name), rgb(colour))
    box = Rect(char["x0"], char["y0"], char["x1"], char["y1"])
    return Drawn(char["text"], box, (x, y), quarters(a, b), face, glued=False)


def _continues(word: Drawn, char: Drawn) -> bool:
    if word.face != char.face or word.quarters != char.quarters:
        return False
    gap = max(char.box.x0 - word.box.x1, char.box.top - word.box.bottom)
    return abs(gap) < 0.2 * char.face.size


def _joined(word: Drawn, char: Drawn) -> Drawn:
    a, b = word.box, char.box
    box = Rect(min(a.x0, b.x0), min(a.top, b.top), max(a.x1, b.x1), max(a.bottom, b.bottom))
    return word._replace(text=word.text + char.text, box=box)


def _plumber_shapes(page: Any) -> Shapes:
    shapes = Shapes()
    for item in (*page.lines, *page.rects, *page.curves)[:MOST_OBJECTS]:
        points = [(x, float(page.height) - y) for x, y in item["pts"]]
        if item["object_type"] == "rect":
            points.append(points[0])
        colour = rgb(item.get("non_stroking_color")) if item.get("fill") else None
        pen = max(float(item.get("linewidth") or 0), 0.1) if item.get("stroke") else 0.0
        shapes.path(points, colour, pen)
    shapes.pictures = [Rect(i["x0"], i["y0"], i["x1"], i["y1"]) for i in page.images]
    return shapes


def bare_words_and_tables(data: bytes) -> tuple[int, int]:
    """Words and tables of a file by pdfplumber alone: what `bench read` measures against."""
    words = tables = 0
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            words += len(page.extract_words())
            tables += len(page.extract_tables())
            page.close()
    return words, tables
