"""What two texts share, word by word, in bokmål and nynorsk alike: for people to compare them."""

import re

from graph.words import stem, stop_stems
from model.base import fold

_WORD = re.compile(r"[^\W_]+")

Spans = tuple[tuple[int, int], ...]


def shared_words(first: str, second: str) -> tuple[Spans, Spans]:
    """The runs of words that the other text has too, in some form, as spans of each text.

    Words without a subject of their own count only between two that have one.
    """
    return _runs(first, _stems(second)), _runs(second, _stems(first))


def _runs(text: str, others: frozenset[str]) -> Spans:
    runs: list[tuple[int, int]] = []
    waiting: tuple[int, int] | None = None
    for match in _WORD.finditer(text):
        word = _stem(match.group())
        if word not in others:
            waiting = None
        elif word in stop_stems():
            pass
        elif waiting:
            waiting = runs[-1] = (waiting[0], match.end())
        else:
            waiting = match.span()
            runs.append(waiting)
    return tuple(runs)


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(match.group()) for match in _WORD.finditer(text))


def _stem(word: str) -> str:
    return stem(fold(word).casefold())
