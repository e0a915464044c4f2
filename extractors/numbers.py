"""Figures in running text: value, unit, span. Years, dates, ids and references are no figures."""

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.wordlists import alternation, wordlists

_GROUPED = r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)(?:,\d+)?"
_DIGITS = rf"{_GROUPED}|(?:19|20)\d\d(?=[,.]\s)|\d+(?:\s?[,.]\s?\d+)?"
_DASH = r"\s*(?:-|–|—|−|‐)\s*"
_DATE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\D+(?:(?:19|20)?\d\d))?")
_NAMED = re.compile(r"[\w:/§+]|-\w|\.\d|\)\s[A-ZÆØÅ]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text. `[start, end)` covers number and unit; `value_max` ends a range.

    `unit` is a table of `cues/units.toml`, `count` where a counted word follows, else None.
    """

    start: int
    end: int
    value: float
    unit: str | None = None
    value_max: float | None = None


def number(text: str) -> float | None:
    """The value of a printed number (`1,8`, `229.850`, `22 965 665 000`, `fem`), else None."""
    word = text.strip().casefold()
    if word in _number_words():
        return _number_words()[word]
    if re.fullmatch(_GROUPED, word):
        word = re.sub(r"[.\u00a0\u202f ]", "", word)
    elif not re.fullmatch(_DIGITS, word):
        return None
    return float(re.sub(r"\s", "", word).replace(",", "."))


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of `text` in order; a list's shared unit is given to each of its values."""
    dates = [match.span() for match in _DATE.finditer(text)]
    found = []
    for match in _figure_pattern().finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in dates):
            figure = _figure(text, match)
            found += [figure] if figure else []
    return _share_units(text, found)


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    value = number(match["low"])
    unit = unit_name(match["unit"]) if match["unit"] else None
    if value is None or (unit is None and (_is_reference(text, match) or _is_year(match))):
        return None
    if unit is None and match["low"].casefold() in _number_words():
        return None
    if unit is None and _counted(text, match.end("number")):
        unit = "count"
    high = number(match["high"]) if match["high"] else None
    return Figure(match.start(), match.end(), value, unit, high)


@cache
def _number_words() -> dict[str, float]:
    lists = wordlists("number_words")
    return {word: float(value) for value, words in lists.items() for word in words}


@cache
def _figure_pattern() -> re.Pattern[str]:
    units = alternation(word for words in wordlists("units").values() for word in words)
    one = rf"(?:{_DIGITS}|{alternation(_number_words())}\b)"
    number_part = rf"(?P<number>(?P<low>{one})(?:{_DASH}(?P<high>{one}))?)"
    unit_part = rf"(?:\s?-?\s?(?P<unit>{units})(?!\w))?"
    return re.compile(rf"(?<![\w§/])(?<!\d[.,:])(?<!\w-){number_part}{unit_part}", re.I)


def unit_name(printed: str) -> str | None:
    """The record's name of a printed unit; None where it is not known."""
    return next((name for name, pattern in _units() if pattern.fullmatch(printed)), None)


@cache
def _units() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(alternation(words), re.I)) for name, words in wordlists("units").items()
    )


def _is_year(match: re.Match[str]) -> bool:
    return bool(_YEAR.fullmatch(match["number"]))


@cache
def _references() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = wordlists("numbers")
    before = re.compile(rf"(?<!\w){alternation(lists['before_reference'])}\s*$", re.I)
    after = re.compile(rf"\.?\s*{alternation(lists['after_reference'])}\b", re.I)
    return before, after


def _is_reference(text: str, match: re.Match[str]) -> bool:
    before, after = _references()
    rest = text[match.end("number") :]
    ahead = text[max(0, match.start() - 20) : match.start()]
    return bool(before.search(ahead) or after.match(rest) or _NAMED.match(rest))


def _counted(text: str, at: int) -> bool:
    """A lower-case word follows that can be counted, or one that an abbreviation opens."""
    word = re.match(r"\s(?:[A-ZÆØÅ]{2,6}-)?([^\W\d_]{3,})", text[at:])
    return bool(
        word and word[1][0].islower() and word[1] not in wordlists("numbers")["not_counted"]
    )


def _share_units(text: str, found: list[Figure]) -> tuple[Figure, ...]:
    """`henholdsvis 1,8 og 0,3 prosent`: the unit of the last is that of the ones before it."""
    shared = list(found)
    for index in range(len(found) - 2, -1, -1):
        figure, after = shared[index], shared[index + 1]
        between = text[figure.end : after.start]
        if figure.unit is None and re.fullmatch(r"\s*(?:,|og|eller|til|/)\s*", between):
            shared[index] = replace(figure, unit=after.unit)
    return tuple(shared)
