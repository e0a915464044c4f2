"""Spans of a document's text, and the words that stand in them."""

import re
from collections.abc import Sequence

from model.text import Block, Document

Span = tuple[int, int]

_RUNS_ON = re.compile(r"\n(?=[a-zæøå(])|(?<=[:,])\n(?=\d)|(?<=\d\.)\n(?=[a-zæøå])|\n(?=20\d\d)")


def running(text: str) -> str:
    """`text`, as long as before, with the line breaks that cut a sentence as blanks."""
    return _RUNS_ON.sub(" ", text)


def span_of(block: Block) -> Span:
    """Where a block stands."""
    return block.start, block.end


def with_marks(document: Document, text: Span, items: Sequence[Block]) -> str | None:
    """The words of a text with the marks of the list items in it; None where it has none."""
    inside = [b for b in items if text[0] <= b.start and b.end <= text[1]]
    if not any(b.mark for b in inside):
        return None
    parts = [document.words(text[0], inside[0].start)]
    parts += [f"{b.mark or ''} {document.words(b.start, b.end)}".strip() for b in inside]
    return " ".join(part for part in parts if part)
