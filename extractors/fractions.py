"""Shares that a target says as fractions: "tre av fire", "halvparten", "hver femte"."""

import re
from functools import cache

from extractors.numbers import Figure, figures, number
from extractors.wordlists import alternation, wordlists

_LARGEST = 10
"""More than so many are a count of things ("20 av 24 fag"), unless they are a hundred."""


def demanded(text: str) -> tuple[Figure, ...]:
    """The figures of a demand; a fraction is one figure, in percent."""
    shares = [figure for match in _pattern().finditer(text) if (figure := _share(match))]
    kept = [f for f in figures(text) if all(f.end <= s.start or s.end <= f.start for s in shares)]
    return tuple(sorted([*shares, *kept], key=lambda figure: figure.start))


def is_fraction(text: str, figure: Figure) -> bool:
    """Whether the words of a figure are a fraction: what it is of follows without "av"."""
    match = _pattern().match(text, figure.start)
    return match is not None and match.end() == figure.end and match["half"] is None


def _share(match: re.Match[str]) -> Figure | None:
    part, whole = _part(match)
    if not 0 < part < whole or (whole > _LARGEST and whole != 100):
        return None
    return Figure(match.start(), match.end(), round(100 * part / whole, 1), "percent")


def _part(match: re.Match[str]) -> tuple[float, float]:
    if match["half"]:
        return 1, 2
    if match["each"]:
        lists = wordlists("fractions")
        said = match["each"].casefold()
        return 1, next(float(name) for name, words in lists.items() if said in words)
    return number(match["some"]) or 1, number(match["of"]) or 0


@cache
def _pattern() -> re.Pattern[str]:
    lists = wordlists("fractions")
    ordinals = alternation(w for name, words in lists.items() if name.isdigit() for w in words)
    said = alternation(word for words in wordlists("number_words").values() for word in words)
    some = rf"(?P<some>\d{{1,3}}|{said}|{alternation(lists['one'])})"
    of = rf"{some}\s+av\s+(?P<of>\d{{1,3}}|{said})(?=\s+[^\W\d])"
    times = rf"(?!\w|\s+{alternation(lists['time'])}(?!\w))"
    each = rf"{alternation(lists['every'])}\s+(?P<each>{ordinals}){times}"
    half = rf"(?P<half>{alternation(lists['half'])})(?!\w)"
    return re.compile(rf"(?<![\w,.])(?:{of}|{each}|{half})", re.I)
