"""Sentences of a passage: full stops of abbreviations, dates and numbers end none."""

import re
from collections.abc import Iterator

from extractors.wordlists import alternation, wordlists

_END = re.compile(r"[.!?](?:[\"»”)]+)?(?=\s+[\"«“(]?[A-ZÆØÅ0-9•–-])|\n+")
_ABBREVIATED = re.compile(
    rf"(?:^|[\s(«/]){alternation(wordlists('sentences')['abbreviation'])}$", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}$")
_INITIAL = re.compile(r"(?:^|[\s.])[A-ZÆØÅ]$")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of `text`, in order; newlines end a sentence too."""
    start = 0
    for end in _END.finditer(text):
        if not end.group().isspace() and _goes_on(text[start : end.start()], text[end.end() :]):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def _goes_on(before: str, after: str) -> bool:
    if _ABBREVIATED.search(before) or _INITIAL.search(before):
        return True
    return bool(_ORDINAL.search(before)) and not re.match(r"\s+[A-ZÆØÅ]\w+\s", after)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if end > start:
        yield start, end
