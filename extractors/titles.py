"""Title and text that share a cell or a paragraph: the text begins where somebody is told."""

import re
from functools import cache

from extractors.clauses import mark
from extractors.mandate_spans import Span
from extractors.parties import Frame
from extractors.role_patterns import patterns
from extractors.wordlists import alternation, wordlists
from model.text import Document

_LONGEST = 220


def split_title(document: Document, span: Span, frame: Frame) -> tuple[Span | None, Span]:
    """The spans of title and text; no title where the text begins at once or not at all."""
    start, end = span
    text = document.text[start:end]
    at = _above(text, frame) or _text_start(document, span, frame)
    title = text[:at].strip()
    if not title or len(title) > _LONGEST or re.search(r"[.!?]\s+[A-ZÆØÅ]|\w{2}[.!]$", title):
        return None, span
    return (start, start + len(text[:at].rstrip(" \n:–-"))), (start + at, end)


def _above(text: str, frame: Frame) -> int:
    """Where the text begins under a title in a paragraph of its own; 0 where there is none."""
    line, _, rest = text.partition("\n")
    titled = len(line) <= _LONGEST and line[:1].isupper() and line[-1:] not in ".:;!?,"
    if not (titled and rest[:1].isupper()) or _says_something(line, frame):
        return 0
    return len(line) + 1


def run_in_title(document: Document, span: Span, frame: Frame) -> tuple[Span | None, Span]:
    """A title run in ahead of its text: in bold type, or a first sentence without a verb."""
    start, end = span
    text = document.text[start:end]
    bold = max((s.end for s in document.styles if s.bold and s.start <= start < s.end), default=0)
    stop = re.match(r"[^.!?:;\n]{2,100}?[.:](?=\s+[A-ZÆØÅ«])", text)
    at = stop.end() if stop else 0
    if start < bold < end and re.match(r"\W*[A-ZÆØÅ«]", document.text[bold:end]):
        at = bold - start
    title = text[:at].rstrip(" \n.:–-")
    if not title or len(title) > _LONGEST or _says_something(title, frame):
        return None, span
    return (start, start + len(title)), (end - len(text[at:].lstrip(" \n.:–-")), end)


def _says_something(title: str, frame: Frame) -> bool:
    """Whether words are a sentence, or nothing but the one that the text tells."""
    verbs = alternation(wordlists("oppdrag")["finite"])
    parties = mark(title, frame).found
    alone = any(p.start == 0 and p.end == len(title) for p in parties)
    return alone or bool(re.search(rf"(?<!\w){verbs}(?!\w)", title, re.I))


def _text_start(document: Document, span: Span, frame: Frame) -> int:
    """Offset of the first clause with a capital in which somebody is told; 0 where none is."""
    text = document.text[slice(*span)]
    clause = mark(text, frame)
    found = [
        offset
        for match in patterns().told_anywhere.finditer(clause.marked)
        if text[offset := clause.offset(match.start())].isupper() and _is_break(text, offset)
    ]
    found += [m.start() for m in _openers().finditer(text)]
    inverted = patterns().verb_first.search(clause.marked)
    if inverted:
        duty = clause.offset(inverted.start())
        found += _line_starts(document, span, duty)[-1:]
    at = min(found, default=0)
    mark_before = re.search(r"(?:^|\s)([-–•]\s+)$", text[:at])
    return mark_before.start(1) if mark_before else at


def _is_break(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace()


def _line_starts(document: Document, span: Span, before: int) -> list[int]:
    """Offsets of the printed lines that begin with a capital, up to a position."""
    start, end = span
    offsets = [max(f.start, start) - start for f in document.fragments_of(start, end)]
    return [o for o in offsets if o < before and document.text[start + o].isupper()]


@cache
def _openers() -> re.Pattern[str]:
    words = alternation(wordlists("oppdrag")["openers"])
    return re.compile(rf"(?:^|(?<=\s))(?-i:{words})\s+\w+(?=\s)")
