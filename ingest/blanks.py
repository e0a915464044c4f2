"""Blanks that a text extractor put in or lost: where they stand in a line, and why."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.cues import (
    CONJUNCTIONS,
    CONNECTORS,
    LABEL_VERBS,
    LIGATURE_ENDS,
    LIGATURE_REST,
    LIGATURE_WORDS,
    UNITS,
)

_BREAK = re.compile(
    r"(?<![^\W_])(?P<a>[^\W\d_]*(?:ff|fi|fl))(?P<blank> )(?P<b>[a-zæøåéèêòôü]+)(?![^\W_])", re.I
)
_BARE = frozenset(("ff", "fi", "fl", "ffi", "ffl"))
_SPLIT = re.compile(r"(?<![^\W_-])(?P<a>[a-zæøå]{4,})(?P<blank> )(?P<b>[a-zæøå]{4,})(?![^\W_-])")
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<=\d)(?P<before> )(?=,\d)"
    rf"|(?<![\d.])(?<!\d )(?:\d{{1,3}}),(?P<after> )(?=\d{{1,2}} (?:{_UNIT})\b)"
)
_COUNTED = re.compile(
    r"(?:\b(?:kap|kapittel|nr|pkt|punkt|tabell|figur|side|s|vedlegg|post|sak)\.?|§|\d,) $", re.I
)
_LOST_UNIT = re.compile(rf"(?<=\d)(?=(?:{_UNIT})\b)")
_LOST_STOP = re.compile(r"(?:(?<=[a-zæøå]{3}\.)|(?<=\b\d{4}\.))(?=(?:[-–•] )?[A-ZÆØÅ][a-zæøå]{2})")
_MARK = re.compile(r"(?<=[\w)»”]) (?=[,.;](?:\s|$))|(?<=[«“(]) (?=\S)|(?<=\S) (?=[»)])")
_HYPHEN = re.compile(r"(?<=[a-zæøå]{3})- (?=(?P<next>[a-zæøå]+))")
_LINKED = re.compile(
    r"(?<![\w-])(?P<first>[a-zæøå]{3,}s)(?P<hyphen>-)(?P<next>[a-zæøå]{4,})(?![\w-])"
)
_NAME = re.compile(r"(?<![\w-])(?P<a>[A-ZÆØÅ][a-zæøå]+)-(?P<blank> )(?P<b>[A-ZÆØÅ][a-zæøå]+)")
_NO_PROSE = re.compile(r"https?:\S*|www\.\S*|\S+@\S+|\S+\.(?:no|com|org|pdf)\b\S*")


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` is to read `clean`; None: what a line end there would leave."""

    start: int
    end: int
    clean: str | None
    why: Literal["ligature", "blank", "hyphen"]


def ligature_breaks(text: str) -> Iterator[re.Match[str]]:
    """Places that look like a word broken behind its ligature: "eff ektiv", "fl ere"."""
    return _BREAK.finditer(text)


def breaks_ligatures(text: str) -> bool:
    """Whether a line shows that its extractor breaks ligatures: a bare "fi" ahead of a word."""
    return any(_is_bare(match, text) for match in ligature_breaks(text))


def edits_of(text: str, counts: Counter[str], *, broken: bool) -> Iterator[Edit]:
    """What is to mend in a line, by the words (`counts`) that stand whole in the document.

    `broken`: the document breaks ligatures elsewhere, so that an unknown word may be a broken one.
    """
    yield from _broken_words(text, counts, broken)
    yield from _stray_blanks(text)
    for match in _LINKED.finditer(text):
        if match["next"] not in CONJUNCTIONS and _is_line_end(match["first"], counts):
            yield Edit(*match.span("hyphen"), "", "hyphen")
    yield from _lost_blanks(text)


def _broken_words(text: str, counts: Counter[str], broken: bool) -> Iterator[Edit]:
    for match in ligature_breaks(text):
        pieces = match["a"].casefold(), match["b"].casefold()
        if _is_bare(match, text) or _is_one_word(*pieces, counts, broken):
            yield Edit(*match.span("blank"), "", "ligature")
    for match in _SPLIT.finditer(text):
        if _split(match["a"], match["b"], counts):
            yield Edit(*match.span("blank"), "", "blank")
    for match in _NAME.finditer(text):
        if counts[f"{match['a']}-{match['b']}".casefold()]:
            yield Edit(*match.span("blank"), "", "blank")


def _stray_blanks(text: str) -> Iterator[Edit]:
    for match in _NUMBER.finditer(text):
        if match["after"] and _COUNTED.search(text[: match.start()]):
            continue
        yield Edit(*match.span("before" if match["before"] else "after"), "", "blank")
    for match in _MARK.finditer(text):
        yield Edit(*match.span(), "", "blank")
    for match in _HYPHEN.finditer(text):
        if match["next"] not in CONJUNCTIONS:
            yield Edit(*match.span(), None, "hyphen")


def _lost_blanks(text: str) -> Iterator[Edit]:
    links = [match.span() for match in _NO_PROSE.finditer(text)]
    for pattern in (_LOST_UNIT, _LOST_STOP):
        for match in pattern.finditer(text):
            if not any(start <= match.start() <= end for start, end in links):
                yield Edit(*match.span(), " ", "blank")


def _is_bare(match: re.Match[str], text: str) -> bool:
    """Whether the first piece is a ligature alone, which is no word (but "m. fl." is one)."""
    before = text[: match.start()].rstrip(" .")
    return match["a"].casefold() in _BARE and not before.endswith((" m", " o", " bl"))


def _is_one_word(a: str, b: str, counts: Counter[str], broken: bool) -> bool:
    """Whether two pieces are one word: known as one, or neither a word of its own."""
    if a in _BARE:
        return False
    if counts[a + b] or a + b in LIGATURE_WORDS:
        return True
    if broken and b in LIGATURE_REST:
        return True
    if not broken or counts[b] or b in CONNECTORS or b in LABEL_VERBS:
        return False
    return not (counts[a] or a.endswith(LIGATURE_ENDS))


def _split(a: str, b: str, counts: Counter[str]) -> bool:
    """Whether a stray blank parts a word: known whole, and its pieces known nowhere else.

    Of a word that stands whole more than once, one of the pieces may be known.
    """
    known = sorted((counts[a], counts[b]))
    return counts[a + b] > 0 and known[0] <= 1 and (known[1] <= 1 or counts[a + b] > 1)


def _is_line_end(first: str, counts: Counter[str]) -> bool:
    """Whether a hyphen behind a linking s ("drifts-planer") was left by the line end of a source.

    The document writes other words with this first part in one, and none but this with a hyphen.
    """
    with_hyphen = sum(count for word, count in counts.items() if word.startswith(f"{first}-"))
    return with_hyphen <= 1 and any(begins_solid(word, first) for word in counts)


def begins_solid(word: str, first: str) -> bool:
    """Whether a longer word begins with `first`, with no hyphen behind it."""
    return word.startswith(first) and word[len(first) : len(first) + 1].isalpha()
