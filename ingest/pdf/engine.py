"""What both engines share."""

from math import atan2, pi

AGAIN = "Fetch it from its source again, or print it to a new PDF."
MOST_OBJECTS = 60_000
"""Page objects beyond this many are a drawing (a map, a chart), not rules."""


class BrokenPdfError(ValueError):
    """Bytes that cannot be read as a PDF: `code` (broken or encrypted) and what to do."""

    def __init__(self, code: str, reason: str, hint: str) -> None:
        super().__init__(code, reason, hint)  # all of it: an error may come from another process
        self.code, self.reason, self.hint = code, reason, hint

    def __str__(self) -> str:
        return self.reason


def quarters(a: float, b: float) -> int:
    """How many quarter turns a text matrix turns its letters."""
    return round(atan2(b, a) / (pi / 2)) % 4
