"""The words of pieces that stand together: labels left out, the marks of list items kept."""

import re
from collections.abc import Sequence

from extractors.context import Context
from extractors.exchange import Answer
from extractors.pieces import Piece
from extractors.topics import label_end

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-ZÆØÅ])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s[\w./%-]+){0,2}")


def words_of(context: Context, pieces: Sequence[Piece]) -> str:
    """The clean text; a list's items are joined with one blank, each behind its own mark."""
    parts = []
    for index, piece in enumerate(pieces):
        start = _opening(context, piece)
        words = context.document.words(start, piece.end)
        if _ADDRESS.fullmatch(words):
            continue
        mark = piece.block.mark if piece.listed and index else None
        parts += [f"{mark} {words}" if mark and words else words]
    return " ".join(part for part in parts if part)


def span_of(context: Context, pieces: Sequence[Piece]) -> tuple[int, int]:
    """Where the words stand."""
    opening = _opening(context, pieces[0])
    if opening >= pieces[0].end and len(pieces) > 1:
        opening = pieces[1].start
    return opening, pieces[-1].end


def said_by(context: Context, answer: Answer) -> str | None:
    """Who answers: whom the label names, else the issuer."""
    return answer.reporter or context.meta.issuer


def _opening(context: Context, piece: Piece) -> int:
    """Where the piece's own words begin, behind a label or a number of its own."""
    text = context.document.text[piece.start : piece.end]
    end = piece.label.end if piece.label else label_end(text)
    number = None if end else _NUMBER.match(text)
    end = number.end() if number else end
    return piece.start + end + len(text[end:]) - len(text[end:].lstrip())
