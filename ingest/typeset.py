"""A typeset document: the geometry of its pages becomes a Document."""

import re
from collections.abc import Iterator
from contextlib import suppress

from ingest.builder import build
from ingest.compose import compose
from ingest.flow import flows_of
from ingest.geometry import PageGeometry
from ingest.pdf import BrokenPdfError, open_pdf, pdfium_page, plumber_page
from model.text import Document, Page

_MEANINGLESS = re.compile(r"[\x00-\x1f\ufffd\ue000-\uefff]")
"""Bullets of symbol fonts stand in the private area U+F0xx, and are meant."""


def read_pdf(data: bytes, *, key: str, name: str, sha256: str) -> Document:
    """The Document of a PDF."""
    pages = list(pages_of(data))
    flows, type_ = flows_of(pages)
    return build(
        compose(flows, type_),
        key=key,
        name=name,
        sha256=sha256,
        media_type="application/pdf",
        reader="pdf",
        running=sorted({line.text for flow in flows for line in flow.running}),
        pages=[Page(number=p.number, width=p.width, height=p.height, note=p.note) for p in pages],
        notes=[f"page {page.number}: {page.note}" for page in pages if page.note],
    )


def pages_of(data: bytes) -> Iterator[PageGeometry]:
    """Every page, by pdfium, or by pdfplumber where pdfium's text is not to be trusted."""
    document = open_pdf(data)
    try:
        for index in range(len(document)):
            page = pdfium_page(document, index)
            yield _better(page, data) if suspicious(page) else page
    finally:
        document.close()


def _better(page: PageGeometry, data: bytes) -> PageGeometry:
    with suppress(BrokenPdfError):
        other = plumber_page(data, page.number - 1)
        if other.characters and not suspicious(other):
            return other
    page.note = page.note or "text without meaning"
    return page


def suspicious(page: PageGeometry) -> bool:
    """Whether much of a page's text has no meaning: glyphs without a Unicode mapping."""
    odd = sum(len(_MEANINGLESS.findall(word.text)) for word in page.words)
    return odd > 0.05 * page.characters
