"""List marks that an extractor put on lines of their own, ahead of the words they belong to."""

import re
from collections.abc import Sequence

_CERTAIN = re.compile(r"[\s\f]*[•▪●◦∙‣⁃■□➢✓\ue000-\uf8ff]\s*")
_UNCERTAIN = re.compile(r"[\s\f]*(?:[–—-]|o|\*)\s*")
"""A dash alone may be an empty cell, a letter alone a cell too."""
_SENTENCE = 4
"""So many words are no cell, most often."""
_MOSTLY = 0.8
_AHEAD = 4


def with_marks_joined(raw: Sequence[str]) -> list[str]:
    """The lines of a file, each list mark that stands alone set ahead of the words below it."""
    below = {at: found for at in range(len(raw)) if (found := _words_below(raw, at)) is not None}
    long = {at for at, found in below.items() if len(raw[found].split()) >= _SENTENCE}
    uncertain = [at for at in below if _UNCERTAIN.fullmatch(raw[at])]
    trusted = len(long & set(uncertain)) >= max(2, _MOSTLY * len(uncertain))
    joined = list(raw)
    for at, found in below.items():
        if _CERTAIN.fullmatch(raw[at]) or (trusted and at in long):
            joined[found] = f"{raw[at].strip()} {raw[found].lstrip(' ')}"
            joined[at] = "\f" * raw[at].count("\f")
    return joined


def _words_below(raw: Sequence[str], at: int) -> int | None:
    """The line of words that a mark alone on line `at` belongs to; none where another mark is."""
    if not _is_mark(raw[at]):
        return None
    for index in range(at + 1, min(at + _AHEAD, len(raw))):
        if "\f" in raw[index]:
            return None
        if raw[index].strip():
            return None if _is_mark(raw[index]) else index
    return None


def _is_mark(line: str) -> bool:
    return bool(_CERTAIN.fullmatch(line) or _UNCERTAIN.fullmatch(line))
