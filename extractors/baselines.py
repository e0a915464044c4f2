"""What a target is compared with, and by when it is to hold."""

import re
from functools import cache

from extractors.wordlists import alternation, wordlists

YEAR = re.compile(
    r"(?:ved\s+)?(?:(?:utgangen|utgongen|slutten)\s+av\s+|nivået\s+)?(?:i\s+)?"
    r"(20\d\d)(?!\d|\s*[-–/])"
)
_ASIDE = re.compile(
    r"\([^()\d]*(?P<then>20\d\d)\s*[:=]\s*[^()]*\)|,\s*i\s+(?P<was>20\d\d)\s+var\s[^.;]*", re.I
)
_IN_YEAR = re.compile(r"\bi\s+(20\d\d)\s*\.?$")
_YEARS_END = re.compile(r"\bved\s+(?:utgangen|utgongen|slutten)\s+av\s+(20\d\d)(?=\s*\.?$)")
_TO_YEAR = re.compile(r"\b(?:fra|frå)\s+20\d\d\s+til\s+(20\d\d)(?!\d)")


def baseline_of(sentence: str) -> str | None:
    """The year that a target is compared with."""
    match = _compared().search(sentence)
    aside = None if match else _ASIDE.search(sentence)
    return match[1] if match else aside and (aside["then"] or aside["was"])


def is_background(sentence: str, start: int) -> bool:
    """Whether a figure tells what was so in a year (`(2023: 14 %)`, `, i 2023 var det 14 %`)."""
    return any(aside.start() < start < aside.end() for aside in _ASIDE.finditer(sentence))


def without_aside(words: str) -> str:
    """The words without what is told in them of a year gone by."""
    return _ASIDE.sub("", words)


def without_comparison(words: str) -> str:
    """The words up to what they are compared with, or by when they hold."""
    for pattern in (_compared(), _within()):
        cut = pattern.search(words)
        words = words[: cut.start()] if cut else words
    return words


def period_of(sentence: str) -> str | None:
    """`innen 3 år etter at X er innført`, `hvert år i perioden`: by when, as it is said."""
    match = _within().search(sentence) or _each().search(sentence)
    if match:
        return match[0].strip()
    end = _YEARS_END.search(sentence)
    year = end or _IN_YEAR.search(sentence) or _TO_YEAR.search(sentence)
    if year is None or year[1] == baseline_of(sentence):
        return None
    return year[0] if end else year[1]


@cache
def _compared() -> re.Pattern[str]:
    compared = alternation(wordlists("measures")["compared"])
    return re.compile(
        rf",?\s*(?<!\w){compared}\s+(?:\w+\s+){{0,3}}?(20\d\d)(?!\d|\s*[-–]\s*\d)", re.I
    )


@cache
def _within() -> re.Pattern[str]:
    within = alternation(wordlists("measures")["within"])
    time = r"(?:20\d\d|\w+\s+(?:år|måneder|månader)(?:\s+etter\s+[^,.]+)?)"
    return re.compile(rf"(?<!\w){within}\s+(?:utgangen\s+av\s+)?{time}", re.I)


@cache
def _each() -> re.Pattern[str]:
    words = alternation(wordlists("measures")["each"])
    return re.compile(rf"(?<!\w){words}(?:\s+i\s+\w*perioden)?(?!\w)", re.I)
