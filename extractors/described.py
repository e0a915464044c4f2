"""Papers that a passage names by description: kind, sender, date or subject, without a title."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from extractors.mandate_spans import Span
from extractors.wordlists import alternation, wordlists

_TITLE = 60
"""A shorter passage is a title, or too short to cite by description."""
_COUNTS_ON = r"\s(?-i:[a-zæøå]+[^\We_])\s+og\s+(?-i:(?!å\s)[a-zæøå]{3,})"
COUNTING = rf",(?={_COUNTS_ON})"
"""The comma of a list inside a title: "Strategi for utstyr, vann og beredskap"; no verb follows."""
_WORD = rf"(?:[^.;,:\n\t()]|{COUNTING}|(?<=\d)\.(?=\s(?-i:[a-zæøå])))"
"""A character of a description: a full stop only as that of a date."""
_STOP = rf"\.(?!\s(?-i:[a-zæøå]))|,(?!{_COUNTS_ON})|[;:\n\t()]|$"


PERIOD = r"\s?(?<=\s)20\d\d\s?[-–—]\s?20\d\d(?!\d)|\s?\(20\d\d\s?[-–—]\s?20\d\d\)"
"""The years that a plan is for."""


@cache
def nouns(name: str) -> str:
    """A pattern for the words of a list."""
    return alternation(wordlists("references")[name])


@cache
def end_of_title() -> str:
    """What a title runs up to."""
    return rf"(?={_STOP}|\s+(?:{nouns('stop')}|{_next_deed()}|med)(?!\w))"


@cache
def _end() -> str:
    """What a description runs up to."""
    return rf"(?={_STOP}|\s+(?:{nouns('stop')}|{_next_deed()})(?!\w))"


@cache
def _next_deed() -> str:
    """What is to be done besides: "… og lukke avvik"."""
    deeds = alternation(wordlists("oppdrag")["deed"])
    return rf"(?:og|samt)\s+(?:å\s+)?(?:{deeds}|\w*[^\Wr]es(?=\s)|\w+ast|tas|takast)"


@cache
def _date() -> str:
    months = alternation(wordlists("dates")["months"])
    return rf"\d{{1,2}}\.\s?(?:{months}|\d{{1,2}}\.)\s?20\d\d"


def described_papers(text: str) -> Iterator[Span]:
    """All descriptions, some of which may overlap."""
    yield from _of_body(text)
    if len(text) >= _TITLE:
        yield from _cited(text)
        yield from _demanded(text)
        yield from _standing(text)
        yield from _pointed_to(text)


def _pointed_to(text: str) -> Iterator[Span]:
    """A title that "det vises til" names outright: two words or more, the first with a capital."""
    title = rf"(?!{nouns('no_paper')}(?!\w))[A-ZÆØÅ](?!\w*s\s)(?:{_WORD}|,(?=\s[a-zæøå])){{6,140}}?"
    end = (
        r"(?=\.(?!\s[a-zæøå])|[;:\n\t()]|$"
        rf"|,?\s+(?:{nouns('stop')}|med)(?!\w)|,\s+{nouns('cited')}(?!\w))"
    )
    pattern = rf"(?<!\w)(?i:{nouns('points')})\s+(?:det\s+)?til\s+(?P<title>{title}){end}"
    for match in re.finditer(pattern, text):
        if " " in match["title"]:
            yield match.span("title")


def _of_body(text: str) -> Iterator[Span]:
    """A paper by the body it is from: "Helsetilsynets brev av 4. mai 2031"."""
    owner = rf"(?:(?i:{nouns('bodies')})|[A-ZÆØÅ]{{2,6}}s|[A-ZÆØÅ]\w+\s{nouns('own')})"
    pattern = (
        rf"(?<![\w-]){owner}\s+(?:{nouns('kinds')}\s+)*{nouns('owned')}"
        rf"(?:\s+og\s+{nouns('owned')})?(?!\w)"
        rf"(?:(?:\s(?:av|fra|frå|datert))?\s{_date()}"
        rf"|\s(?:om|for|av|(?<=tilsyn\s)med)\s{_WORD}{{3,110}}?{_end()})?"
        rf"|(?<![\w-]){owner}\s+(?:\w+\s+)?{nouns('found')}\s(?:i|fra|frå)\s{_WORD}{{3,110}}?{_end()}"
    )
    for match in re.finditer(pattern, text):
        yield match.span()


def _cited(text: str) -> Iterator[Span]:
    """What "jf." and "det vises til" point to, where it is a kind of document."""
    through = rf"{nouns('points')}\s{_WORD}{{0,120}}?\s(?:i|og(?:\s+til)?)"
    kind = rf"(?:{nouns('kinds')}\s+)*{nouns('nouns')}(?!\w)"
    on = rf"\s{nouns('on')}\s{_WORD}{{2,110}}?{_end()}"
    tail = rf"(?:\s(?:av|fra|frå|datert)\s{_date()}|{on})?(?!\w)"
    what = rf"\s+(?:{nouns('filler')}\s+)?(?:til\s+|i\s+)?(?P<what>(?P<kind>{kind}){tail})"
    starts = (nouns("cited"), through)
    for match in chain(*(re.finditer(rf"(?<!\w){s}{what}", text, re.I) for s in starts)):
        rest = match["what"][len(match["kind"]) :]
        vague = re.search(rf"{nouns('definite')}$", match["kind"], re.I)
        says = re.match(r"\s(?:om|for|av|fra|frå|datert)\s", rest) if vague else True
        if " " in match["what"] and says:
            start, end = match.span("what")
            yield start, _before_with(text, start, end)
            if more := re.compile(rf"\s+(?:og|samt){what}", re.I).match(text, end):
                yield more.span("what")


def _before_with(text: str, start: int, end: int) -> int:
    """Where a title that opens with a capital ends: ahead of what is to be done with it."""
    added = re.search(r"\smed\s", text[start:end]) if text[start].isupper() else None
    return start + added.start() if added else end


def _demanded(text: str) -> Iterator[Span]:
    """An earlier demand that is pointed to: "jf. krav stilt i foretaksmøtet 2. februar 2031"."""
    pattern = (
        rf"(?<!\w)(?:{nouns('cited')}|og\s+til)\s+(?:{nouns('filler')}\s+)?(?:til\s+)?"
        rf"(?P<what>(?:{nouns('earlier')}\s+|{nouns('bodies')}\s+)?{nouns('demands')}"
        rf"\s(?:som\s(?:ble|blei|vart)\s)?(?:stilt|stilte|gitt|gjevne|i|fra|frå|til|om|av|for)"
        rf"\s{_WORD}{{2,140}}?"
        rf"(?={_STOP}|\s(?:samt|og\s+til|skal|som)(?!\w)))"
    )
    for match in re.finditer(pattern, text, re.I):
        yield match.span("what")


def _standing(text: str) -> Iterator[Span]:
    """A plan that stands: "regional utviklingsplan", unless the mandate is to make it."""
    about = rf"\s+for\s{_WORD}{{2,80}}?{_end()}"
    named = rf"{nouns('kinds')}\s+{nouns('plans')}(?!\w)(?:{about})?"
    dated = rf"(?:(?:{nouns('kinds')}|{nouns('dated')})\s+)?{nouns('plans')}(?=\s\(?20\d\d)"
    pattern = rf"(?<!\w)(?:{named}|{dated})(?:{PERIOD})?"
    for match in re.finditer(pattern, text, re.I):
        clause = re.split(r"[.;,:\n]\s", text[max(0, match.start() - 90) : match.start()])[-1]
        making = rf"(?<!\w)(?:{nouns('making')}(?!\w)|med(?:\s+\w+)?\s*$)"
        if not re.search(making, clause, re.I):
            yield match.span()
