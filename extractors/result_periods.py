"""Periods that results are given for: `2025-T2`, `2025-YTD`, `2025-08`, `2024`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.wordlists import alternation, wordlists

SAME_TIME = (
    r"(?:samme|same|tilsvarende|tilsvarande)\s+(?:tidspunkt|tid|periode|tertial)\s+(?:i\s+)?"
)
"""Words for the same part of another year, ahead of it."""
_COMPARED = re.compile(
    r"(?:enn|fra|frå|siden|sidan|(?<!til og )med|mot|som|i forhold til)"
    r"\s+(?:(?:i|for|per|pr\.?)\s+)?(?:på\s+)?"
    rf"(?:{SAME_TIME})?$|(?:over|under)\s+(?:{SAME_TIME}|nivået\s+(?:i|fra|frå)\s+)$",
    re.I,
)
_SAME = re.compile(r"(?:samme|same)\s+(?:periode|tertial|tid|tidspunkt)\s+i\s+$", re.I)
_SAME_PART = re.compile(r"\b(?:for|i)\s+(?:samme|same)\s+tertial\s*(?:[.,;]|$)", re.I)
"""A year is told of in the report's own part: "I 2024 var tallet 70 for samme tertial"."""
_MONTH_END = re.compile(
    r"(?:(?:per|pr\.?)\s+\d{1,2}|ved\s+(?:28|29|30|31))\.\s?(?:(?P<number>\d{1,2})\.|(?P<month>[a-z]+))"
    r"(?:\s?(?P<year>20\d\d))?(?!\d)",
    re.I,
)
_WORDS = {"første": "1", "andre": "2", "tredje": "3", "fjerde": "4", "fyrste": "1"}


@dataclass(frozen=True, slots=True)
class Period:
    """A period named at `[start, end)`. `compared`: it is what a result is held against."""

    start: int
    end: int
    code: str
    compared: bool = False
    previous: bool = False
    """Whether it is the period right before the report's own."""


def periods_in(sentence: str, year: int | None, own: str | None = None) -> tuple[Period, ...]:
    """The periods that a sentence names; those without a year take the report's.

    `own` is the period of the report, which "forrige tertial" is reckoned from.
    """
    found: list[Period] = []
    for period in (*_reckoned(sentence, year, own), *_named(sentence, year)):
        if all(period.end <= p.start or p.end <= period.start for p in found):
            found.append(period)
    return tuple(_same_periods(sentence, sorted(found, key=lambda p: p.start), own))


def dates_in(sentence: str, year: int | None) -> tuple[Period, ...]:
    """The months of the dates that a sentence names; those without a year take the report's."""
    months = wordlists("values")["months"]
    found = []
    for date in _dates().finditer(sentence):
        own = int(date["year"]) if date["year"] else year
        if own:
            code = f"{own}-{months.index(date['month'].casefold()) + 1:02}"
            found.append(_period(sentence, date, code))
    return tuple(found)


def year_before(code: str) -> str:
    """The same period a year earlier."""
    return f"{int(code[:4]) - 1}{code[4:]}"


def _same_periods(sentence: str, found: list[Period], own: str | None) -> Iterator[Period]:
    """ "Samme periode i 2025" after "2. tertial 2024" is the second tertial of 2025."""
    part = own[4:] if own and "-T" in own and _SAME_PART.search(sentence) else ""
    if part:
        found = [p if p.code[4:] else replace(p, code=p.code + part) for p in found]
    for period in found:
        same = _SAME.search(sentence[: period.start])
        tertial = own[4:] if same and "tertial" in same[0].casefold() and own else ""
        if same and (part or tertial) and len(period.code) == 4:
            yield replace(period, code=period.code + (part or tertial))
            continue
        part = period.code[4:] or part
        yield period


def _reckoned(sentence: str, year: int | None, own: str | None) -> Iterator[Period]:
    """Periods told from the report's own: the one before, the same, the year before, its end."""
    if year is None:
        return
    part = own[4:] if own and "-T" in own else None
    for name, code in (
        ("previous_tertial", _before(own) if part else None),
        ("own_tertial", own if part else None),
        ("so_far_before", f"{year - 1}-YTD"),
        ("year_before", str(year - 1)),
        ("whole_year", str(year)),
        ("turn_of_the_year", f"{year}-12"),
        ("last_tertial", f"{year}-T3" if own == str(year) else None),
    ):
        for found in _cue(name).finditer(sentence) if code else ():
            if name != "year_before" or not _taken(sentence, found):
                period = _period(sentence, found, code or "")
                yield replace(period, previous=name == "previous_tertial")
    for found in re.finditer(r"\b(?:samme|same)\s+tertial\s+i\s+fjor\b", sentence, re.I):
        if part:
            yield _period(sentence, found, f"{year - 1}{part}")
    yield from _month_ends(sentence, year)


def _taken(sentence: str, found: re.Match[str]) -> bool:
    """Whether "i fjor" only dates a shorter period: "samme periode i fjor", "juli i fjor"."""
    months = alternation(wordlists("values")["months"])
    dated = rf"(?:periode|tid|tidspunkt|tertial|{months})\s+(?:i\s+)?$"
    return bool(re.search(dated, sentence[: found.start()], re.I))


def _before(own: str | None) -> str | None:
    if own is None:
        return None
    year, number = int(own[:4]), int(own[-1])
    return f"{year}-T{number - 1}" if number > 1 else f"{year - 1}-T3"


def _month_ends(sentence: str, year: int) -> Iterator[Period]:
    """The last day of a month stands for the month: "per 31.12.2025"."""
    months = wordlists("values")["months"]
    for found in _MONTH_END.finditer(sentence):
        name = (found["month"] or "").casefold()
        number = int(found["number"]) if found["number"] else 0
        number = months.index(name) + 1 if name in months else number
        if 1 <= number <= 12:
            yield _period(sentence, found, f"{found['year'] or year}-{number:02}")


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(wordlists('values')[name])}(?!\w)", re.I)


def _named(sentence: str, year: int | None) -> Iterator[Period]:
    lists = wordlists("values")
    last = alternation(lists["last_month"])
    tertial = r"(?P<n>[123]|første|andre|tredje)\.?\s*tertial(?:et)?"
    when = r"(?:\s*(?:i\s+)?(?P<year>20\d\d|fjor|i\s*år|år))?"
    for pattern in (rf"(?P<last>{last})\s+{tertial}{when}", rf"{tertial}{when}"):
        for found in re.finditer(pattern, sentence, re.I):
            yield from _tertial(sentence, found, year)
    quarter = rf"(?P<n>[1-4]|første|fyrste|andre|tredje|fjerde)\.?\s*kvartal(?:et)?{when}"
    for found in re.finditer(quarter, sentence, re.I):
        yield from _tertial(sentence, found, year, part="Q")
    for found in re.finditer(rf"\b{alternation(lists['so_far'])}\b", sentence, re.I):
        if year:
            yield _period(sentence, found, f"{year}-YTD")
    for found in _months().finditer(sentence):
        number = lists["months"].index(found["month"].casefold()) + 1
        own = int(found["year"]) if found["year"] else year
        if own and not re.search(r"\d\.\s*$", sentence[: found.start()]):
            through = _through().search(sentence[: found.start()])
            yield _period(sentence, found, f"{own}-YTD" if through else f"{own}-{number:02}")
    for found in re.finditer(r"(?<![\d./-])(?P<year>20\d\d)(?![\d/-]|\.\d)", sentence):
        yield _period(sentence, found, found["year"])


def _tertial(
    sentence: str, found: re.Match[str], year: int | None, part: str = "T"
) -> Iterator[Period]:
    said = (found["year"] or "").casefold()
    own = int(said) if said.isdigit() else year
    if own is None:
        return
    own -= said == "fjor"
    number = _WORDS.get(found["n"].casefold(), found["n"])
    code = f"{own}-{part}{number}"
    if "last" in found.groupdict():
        code = f"{own}-{4 * int(number):02}"
    elif number != "1" and _through().search(sentence[: found.start()]):
        code = f"{own}-YTD"
    yield _period(sentence, found, code)


@cache
def _through() -> re.Pattern[str]:
    """Ahead of the last tertial of those that a result is given for."""
    return re.compile(rf"\b{alternation(wordlists('values')['through'])}\s+$", re.I)


def _period(sentence: str, found: re.Match[str], code: str) -> Period:
    compared = bool(_COMPARED.search(sentence[: found.start()]))
    return Period(found.start(), found.end(), code, compared)


@cache
def _dates() -> re.Pattern[str]:
    months = alternation(wordlists("values")["months"])
    return re.compile(rf"(?<!\d)\d{{1,2}}\.\s*(?P<month>{months})\b(?:\s+(?P<year>20\d\d))?", re.I)


@cache
def _months() -> re.Pattern[str]:
    months = alternation(wordlists("values")["months"])
    return re.compile(rf"\b(?P<month>{months})\b(?:\s*(?:måned\s+)?(?P<year>20\d\d))?", re.I)
