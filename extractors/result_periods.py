"""Periods that results are given for: `2025-T2`, `2025-YTD`, `2025-08`, `2024`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.wordlists import alternation, wordlists

_COMPARED = re.compile(
    r"(?:enn|fra|frå|med|mot|som)\s+(?:(?:i|for|per|pr\.?)\s+)?(?:på\s+)?"
    r"(?:(?:samme|same|tilsvarende)\s+(?:tidspunkt|tid|periode)\s+(?:i\s+)?)?$",
    re.I,
)
_TERTIALS = ("1", "2", "3")
_WORDS = {"første": "1", "andre": "2", "tredje": "3", "fyrste": "1"}


@dataclass(frozen=True, slots=True)
class Period:
    """A period named at `[start, end)`. `compared`: it is what a result is held against."""

    start: int
    end: int
    code: str
    compared: bool = False


def periods_in(sentence: str, year: int | None) -> tuple[Period, ...]:
    """The periods that a sentence names; those without a year take the report's."""
    found: list[Period] = []
    for period in _named(sentence, year):
        if all(period.end <= p.start or p.end <= period.start for p in found):
            found.append(period)
    return tuple(_same_periods(sentence, sorted(found, key=lambda p: p.start)))


def year_before(code: str) -> str:
    """The same period a year earlier."""
    return f"{int(code[:4]) - 1}{code[4:]}"


def _same_periods(sentence: str, found: list[Period]) -> Iterator[Period]:
    """ "Samme periode i 2025" after "2. tertial 2024" is the second tertial of 2025."""
    part = ""
    for period in found:
        same = re.search(r"(?:samme|same)\s+periode\s+i\s+$", sentence[: period.start], re.I)
        if same and part and len(period.code) == 4:
            yield Period(period.start, period.end, period.code + part, period.compared)
            continue
        part = period.code[4:] or part
        yield period


def _named(sentence: str, year: int | None) -> Iterator[Period]:
    lists = wordlists("values")
    last = alternation(lists["last_month"])
    tertial = r"(?P<n>[123]|første|andre|tredje)\.?\s*tertial(?:et)?"
    when = r"(?:\s*(?:i\s+)?(?P<year>20\d\d|fjor|i\s*år|år))?"
    for pattern in (rf"(?P<last>{last})\s+{tertial}{when}", rf"{tertial}{when}"):
        for found in re.finditer(pattern, sentence, re.I):
            yield from _tertial(sentence, found, year)
    for found in re.finditer(rf"\b{alternation(lists['so_far'])}\b", sentence, re.I):
        if year:
            yield _period(sentence, found, f"{year}-YTD")
    for found in _months().finditer(sentence):
        number = lists["months"].index(found["month"].casefold()) + 1
        own = int(found["year"]) if found["year"] else year
        if own and not re.search(r"\d\.\s*$", sentence[: found.start()]):
            yield _period(sentence, found, f"{own}-{number:02}")
    for found in re.finditer(r"(?<![\d./-])(?P<year>20\d\d)(?![\d/-]|\.\d)", sentence):
        yield _period(sentence, found, found["year"])


def _tertial(sentence: str, found: re.Match[str], year: int | None) -> Iterator[Period]:
    said = (found["year"] or "").casefold()
    own = int(said) if said.isdigit() else year
    if own is None:
        return
    own -= said == "fjor"
    number = _WORDS.get(found["n"].casefold(), found["n"])
    month = f"{own}-{4 * int(number):02}"
    last = "last" in found.groupdict()
    yield _period(sentence, found, month if last else f"{own}-T{number}")


def _period(sentence: str, found: re.Match[str], code: str) -> Period:
    compared = bool(_COMPARED.search(sentence[: found.start()]))
    return Period(found.start(), found.end(), code, compared)


@cache
def _months() -> re.Pattern[str]:
    months = alternation(wordlists("values")["months"])
    return re.compile(rf"\b(?P<month>{months})\b(?:\s*(?:måned\s+)?(?P<year>20\d\d))?", re.I)
