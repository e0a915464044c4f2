"""A page as a picture."""

import io
from math import sqrt

from ingest.pdf.engine import BrokenPdfError
from ingest.pdf.pdfium import open_pdf

MOST_PIXELS = 16_000_000
"""A larger page is drawn at a smaller scale."""


def page_png(data: bytes, number: int, scale: float) -> bytes:
    """Page `number` (from 1) of a PDF as PNG, `scale` pixels to the point.

    Raises BrokenPdfError where the file cannot be opened or has no such page.
    """
    with open_pdf(data) as document:
        if not 1 <= number <= len(document):
            hint = f"The file has {len(document)} pages."
            raise BrokenPdfError("no_page", f"there is no page {number}", hint)
        page = document[number - 1]
        width, height = page.get_size()
        fitting = min(scale, sqrt(MOST_PIXELS / max(width * height, 1)))
        with io.BytesIO() as picture:
            page.render(scale=fitting).to_pil().save(picture, format="PNG")
            return picture.getvalue()
