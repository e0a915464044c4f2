"""Spans of a document's text, and its lines as running sentences."""

import re

Span = tuple[int, int]

_RUNS_ON = re.compile(r"\n(?=[a-zæøå(])|(?<=[:,])\n(?=\d)|(?<=\d\.)\n(?=[a-zæøå])|\n(?=20\d\d)")


def running(text: str) -> str:
    """`text`, as long as before, with the line breaks that cut a sentence as blanks."""
    return _RUNS_ON.sub(" ", text)
