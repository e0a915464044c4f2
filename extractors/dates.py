"""Deadlines: a date is one only by a cue; dates of meetings, letters and reports are none."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractors.nlp import sentences
from extractors.wordlists import alternation, wordlists
from model.facts import ImpreciseDeadline


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date at `[start, end)`; `year_said` False where the year is the document's."""

    start: int
    end: int
    iso: str
    year_said: bool = True


def find_dates(text: str, year: int | None) -> tuple[DateFound, ...]:
    """The dates with a day, in order. One without a year takes the next date's, or `year`."""
    found: list[DateFound] = []
    following: int | None = None
    for match in reversed(list(_date_pattern().finditer(text))):
        said = _year_said(match)
        given = said or following or year
        iso = _iso(match, given) if given else None
        coordinated = re.match(r"\s*(?:,|og|eller|samt)\s*\d", text[match.end() :])
        if not said and following and not coordinated:
            iso = _iso(match, year) if year else None
        if iso:
            found.append(DateFound(match.start(), match.end(), iso, bool(said or coordinated)))
        following = int(iso[:4]) if iso else None
    return tuple(reversed(found))


def deadlines(text: str, year: int | None) -> tuple[DateFound, ...]:
    """The dates that `text` sets as deadlines."""
    found: list[DateFound] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        if _tells_the_past(sentence):
            continue
        at = None
        for one in find_dates(sentence, year):
            before = sentence[: one.start]
            joined = at is not None and _goes_on().fullmatch(before[at:])
            if joined or _is_cue(before):
                at = one.end
                found.append(DateFound(start + one.start, start + one.end, one.iso, one.year_said))
    return tuple(found)


@cache
def _goes_on() -> re.Pattern[str]:
    """What stands between a deadline and the next: "…, and for the rest"."""
    joiner = r"\s*(?:,\s*(?:og|mens|medan|samt)?|og|eller|samt)\s*"
    return re.compile(rf"{joiner}(?:(?:for|med|ved)\s[^.;:\d]{{2,60}}\s)?(?:er\s|den\s)?\s*", re.I)


def imprecise_deadlines(text: str, year: int | None) -> tuple[ImpreciseDeadline, ...]:
    """Deadlines without a day, as said, with the last day that they can mean where one is known."""
    found = []
    for start, end in sentences(text):
        sentence = text[start:end]
        if not _tells_the_past(sentence):
            for match in [*_imprecise().finditer(sentence), *_meeting().finditer(sentence)]:
                said = re.sub(r"\s+", " ", match[0]).strip()
                found.append(ImpreciseDeadline(text=said, latest=_latest(match, year)))
    return tuple(dict.fromkeys(found))


@cache
def _date_pattern() -> re.Pattern[str]:
    lists = wordlists("dates")
    months = alternation((*lists["months"], *lists["months_short"]))
    return re.compile(
        rf"(?<![\w.,:§/-])(?:(?P<day>\d{{1,2}})\.?\s?(?P<month>{months})(?!\w)"
        rf"(?:[ \n]?(?P<year>(?:19|20)\d\d)(?:(?=\d\D|\d$)\d)?(?!\d))?"
        rf"|(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>(?:20)?\d\d)(?!\d|[.,]\d)"
        rf"|(?P<iso>20\d\d-\d\d-\d\d)(?!\d))",
        re.I,
    )


def _year_said(match: re.Match[str]) -> int | None:
    if match["iso"]:
        return int(match["iso"][:4])
    said = match["year"] or match["y"]
    return (int(said) + (2000 if len(said) == 2 else 0)) if said else None


def _iso(match: re.Match[str], year: int) -> str | None:
    """The date, None where the calendar has no such day."""
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    else:
        day = int(match["day"] or match["d"])
        month = _month(match["month"]) if match["month"] else int(match["m"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    lists = wordlists("dates")
    folded = name.casefold()
    months = lists["months"] if folded in lists["months"] else lists["months_short"]
    return months.index(folded) + 1


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    lists = wordlists("dates")
    noun, after = alternation(lists["deadline_noun"]), alternation(lists["after_noun"])
    return (
        re.compile(rf"(?<!\w){alternation(lists['before'])}\s*:?\s*$", re.I),
        re.compile(rf"(?<!\w){noun}(?!\w)(?:[^.!?]|\.\d){{0,140}}?(?::|{after})?\s*$", re.I),
        re.compile(
            rf"(?<!\w){alternation(lists['delivery'])}(?:[^.,;!?]{{0,60}}\s(?:den|per|pr\.))?\s*$",
            re.I,
        ),
        re.compile(rf"(?<!\w){alternation(lists['in_use'])}\s(?:fra|frå)(?:\sog\smed)?\s*$", re.I),
        re.compile(
            rf"(?<!\w){alternation(lists['asked'])}\s(?:en|ein|felles)\s(?:[^\s.,;]+\s)?"
            r"\w*rapport\w*\s(?:til\s[^.,;\d]{2,60}\s)?$",
            re.I,
        ),
    )


def _is_cue(before: str) -> bool:
    """Whether the words ahead of a date make it a deadline."""
    direct, noun, delivery, in_use, asked = _cues()
    if direct.search(before) or in_use.search(before) or asked.search(before):
        return True
    if (found := noun.search(before)) and not _date_pattern().search(found[0]):
        rest = found[0].rstrip()
        ends = alternation(
            (*wordlists("dates")["after_noun"], *wordlists("dates")["deadline_noun"])
        )
        return bool(re.search(rf"(?:[:,–-]|(?<!\w){ends})$", rest, re.I))
    return bool(delivery.search(before))


def is_deadline_alone(words: str) -> bool:
    """Whether a passage is nothing but a deadline: `Frist: 1. mai`, one short line."""
    return bool(_deadline_alone().fullmatch(words))


@cache
def _deadline_alone() -> re.Pattern[str]:
    nouns = alternation(wordlists("dates")["deadline_noun"])
    return re.compile(rf"{nouns}(?!\w)[^.!?]{{0,40}}?\d[^!?:;]{{0,30}}", re.I)


def _tells_the_past(sentence: str) -> bool:
    lists = wordlists("dates")
    past = re.search(rf"(?<!\w){alternation(lists['past'])}(?!\w)", sentence, re.I)
    duty = re.search(rf"(?<!\w){alternation(lists['duty'])}(?!\w)", sentence, re.I)
    return bool(past) and not duty


@cache
def _imprecise() -> re.Pattern[str]:
    lists = wordlists("dates")
    ordinal = "|".join(f"(?P<{n}>{alternation(lists[n])})" for n in _ORDINALS)
    return re.compile(
        rf"(?<!\w){alternation(lists['imprecise_before'])}:?\s+(?:utgangen av |slutten av )?"
        rf"(?:(?P<month>{alternation(lists['months'])})(?:\s(?P<y1>20\d\d))?"
        rf"|(?:{ordinal})\s*(?P<part>halvår|tertial|kvartal)(?:et)?(?:\s(?:i\s)?(?P<y2>20\d\d))?"
        rf"|(?P<y3>20\d\d)(?![-–/]\d)|året(?!\w)"
        rf"|{alternation(lists['vague'])}(?:\s(?P<y4>20\d\d))?)(?!\w)(?!\.\s?\d)",
        re.I,
    )


@cache
def _meeting() -> re.Pattern[str]:
    lists = wordlists("dates")
    return re.compile(
        rf"(?<!\w)(?:i|på)\s+{alternation(lists['meeting'])}\s+i\s+"
        rf"(?P<month>{alternation(lists['months'])})(?:\s(?P<y1>20\d\d))?(?!\w)",
        re.I,
    )


_ORDINALS = ("first", "second", "third", "fourth")
_MONTHS_IN = {"halvår": 6, "tertial": 4, "kvartal": 3}


def _latest(match: re.Match[str], document_year: int | None) -> str | None:
    """The last day of the month, part of a year, or year that is named."""
    groups = match.groupdict()
    said = next((groups[k] for k in ("y1", "y2", "y3") if groups.get(k)), None)
    year = int(said) if said else document_year
    if year is None or groups.get("y4"):
        return None
    if groups.get("month"):
        month = _month(groups["month"])
    elif part := groups.get("part"):
        ordinal = next(i for i, name in enumerate(_ORDINALS, 1) if groups[name])
        month = ordinal * _MONTHS_IN[part.casefold()]
    elif said or match[0].casefold().endswith("året"):
        month = 12
    else:
        return None
    if month > 12:
        return None
    if re.match(r"før\s+(?!utgangen)", match[0], re.I):
        return None
    return date(year, month, monthrange(year, month)[1]).isoformat()


def date_texts(text: str, year: int | None) -> Iterator[str]:
    """The dates of a column that holds deadlines alone."""
    yield from (one.iso for one in find_dates(text, year))
