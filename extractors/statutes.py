"""Papers known by number or ending: of the Storting, laws, regulations, circulars, board cases."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.described import end_of_title, nouns
from extractors.mandate_spans import Span

_YEARS = r"\s*\(\d{4}\s*[-–—−]\s*\d{4}\)"
_YEAR = r"(?:20)?\d\d(?!\d)"


def numbered_papers(text: str) -> Iterator[Span]:
    """All of them, papers of the Storting with the title they carry; some may overlap."""
    yield from _of_state(text)
    for pattern in (_law(), _act(), _circular(), _case(), _report()):
        yield from (match.span() for match in pattern.finditer(text))


def _of_state(text: str) -> Iterator[Span]:
    """Papers of the Storting and the Office of the Auditor General."""
    for match in _state().finditer(text):
        free = r"|\s+(?=[A-ZÆØÅ*])[^.;\n\t]{4,180}"
        short = rf"|\s+(?=[A-ZÆØÅ])[^.;,:()\n\t]{{8,180}}?{end_of_title()}"
        titled = match[0].endswith(")") or "NOU" in match[0]
        title = r"\s+«[^»]+»" + (free if match.start() == 0 else short if titled else "")
        follows = re.match(title, text[match.end() :])
        yield match.start(), match.end() + (follows.end() if follows else 0)


@cache
def _state() -> re.Pattern[str]:
    series = nouns("state_papers").replace(r"\s+", r"\s?")
    return re.compile(
        rf"(?<!\w){series}\s*(?:nr\.\s*)?\d+(?:[:.]\d+)?(?:\s[SLI]{{1,2}}\b)?(?:{_YEARS})?"
        rf"|(?:[A-ZÆØÅ]\w+s\s)?NOU\s\d{{4}}\s?:\s?(?:nr\.\s?)?\d+"
    )


@cache
def _law() -> re.Pattern[str]:
    """ "pasient- og brukerrettighetsloven § 2-1": by its short name."""
    joined = r"[a-zæøå]+-\s(?:og|eller)\s"
    return re.compile(
        rf"(?<!\w)(?:{joined}|{nouns('law_openers')}\s)?[\wæøå-]{{3,}}{nouns('laws')}"
        r"(?:\s+(?:kapittel|kap\.)\s\d+|\s+§+\s?\d+(?:-\d+)?(?:\s[a-z]\b)?)*(?!\w)",
        re.I,
    )


@cache
def _act() -> re.Pattern[str]:
    """ "forskrift om habilitering og rehabilitering": by its full name."""
    number = r"(?:\s(?:av\s)?\d{1,2}\.\s\w+\s\d{4})?(?:\snr\.?\s?\d+)?"
    about = rf"[^.,;:()\n\t]{{4,110}}?{end_of_title()}"
    on = rf"(?:{nouns('circulars')}\stil\s)?"
    return re.compile(rf"(?<![\w-]){on}{nouns('acts')}{number}\som\s{about}", re.I)


@cache
def _circular() -> re.Pattern[str]:
    """ "rundskriv I-4/2031", "IS-2877"."""
    named = rf"(?i:{nouns('circulars')})\s(?:nr\.?\s?)?[A-Z]{{1,2}}-\d{{1,4}}"
    return re.compile(rf"(?<!\w)(?:{named}|IS-\d{{3,4}})(?:/\d{{2,4}})?(?![\w-])")


@cache
def _case() -> re.Pattern[str]:
    """ "styresak 12-2031", "sak 089/31 i styret for Helse Vidda RHF"."""
    number = rf"(?:nr\.?\s*)?\d{{1,4}}\s?[-/–]\s?{_YEAR}"
    of = r"(?:\s(?:for|i)(?:\s[A-ZÆØÅ][\w-]+)+)?"
    return re.compile(
        rf"(?<!\w)(?i:{nouns('board_cases')})\s+{number}|(?<!\w)[Ss]ak\s+{number}\si\sstyret{of}"
    )


@cache
def _report() -> re.Pattern[str]:
    """ "Riksrevisjonens rapport 3/2031", with its title or what it is about."""
    about = rf"\som\s[^.;,:()\n\t]{{3,110}}?{end_of_title()}"
    title = rf"(?:\s+[A-ZÆØÅ][^.;,\n\t]{{2,120}}\??|{about})?"
    return re.compile(rf"(?:\w+s\s+rapport|(?<!\w)\w+srapport)\s+\d+/\d{{4}}{title}")
