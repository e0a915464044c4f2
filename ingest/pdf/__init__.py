"""The only package that touches the PDF libraries: bytes in, page geometry out, by two engines.

Both engines give the same `PageGeometry`; `ingest.typeset` chooses between them, page by page.
"""

from ingest.pdf.engine import BrokenPdfError
from ingest.pdf.pdfium import open_pdf, page_count, pdfium_page
from ingest.pdf.plumber import bare_words_and_tables, plumber_page
from ingest.pdf.render import page_png

__all__ = [
    "BrokenPdfError",
    "bare_words_and_tables",
    "open_pdf",
    "page_count",
    "page_png",
    "pdfium_page",
    "plumber_page",
]
