"""The year and period that a document is about: as its title says, else as most of it says."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.doctypes import Kind
from extractors.front import front_lines
from extractors.wordlists import alternation, wordlists
from model.text import Document

_YEAR = r"(?<![\d/.–-])(20\d\d)(?!\d|\s*[-–/]\s*\d|[-–]?åring)"
_RANGE = re.compile(r"(?<!\d)(20\d\d)\s*(?:[-–—−/]|til)\s*(20\d\d)(?!\d)")
_ID = re.compile(r"\b[A-ZÆØÅ]{2,5}[\s-]?(?:20)?(?P<year>2\d)-\d{1,4}\b")
_OPENING = 5000
_TERTIALS = ("first_tertial", "second_tertial", "third_tertial")


@dataclass(frozen=True, slots=True)
class Period:
    """`code` is 2025, 2025-T2 or 2023/2026. `stated`: the title says it."""

    year: int | None = None
    code: str | None = None
    stated: bool = False


def period_of(document: Document, kind: Kind, signed: str | None) -> Period:
    """The document's year and period; `signed` is the date it carries, where it does."""
    title = _title_words(document, kind)
    if kind.doc_type == "utviklingsplan":
        return _plan(document, title, signed)
    if kind.doc_type == "tertialrapport":
        return _tertial(document, title)
    return _year(document, kind, title, signed)


def _title_words(document: Document, kind: Kind) -> str:
    """The title line and the two short lines after it, where a year may stand alone."""
    if kind.title is None:
        return ""
    lines = [b for b in front_lines(document) if b.start >= kind.title.start][:3]
    return " | ".join(document.words(b.start, b.end) for b in lines)


def _year(document: Document, kind: Kind, title: str, signed: str | None) -> Period:
    named = re.search(_YEAR, title.split(" | ", maxsplit=1)[0]) or re.search(
        rf"\|\D*?{_YEAR}\s*(?:\||$)", title
    )
    if named:
        return Period(int(named[1]), named[1], stated=True)
    if signed and kind.doc_type == "foretaksmoteprotokoll":
        return Period(int(signed[:4]), signed[:4])  # The meeting's, whatever its cases are about.
    votes = Counter(_year_votes(document))
    if signed:
        late = kind.doc_type == "arlig_melding"
        votes[int(signed[:4]) - late] += 4
    if not votes:
        return Period()
    year = max(votes, key=lambda y: (votes[y], y))
    return Period(year, str(year))


def _year_votes(document: Document) -> Iterator[int]:
    """A year for each heading, mandate id or phrase that gives one; headings count more."""
    headings = {document.words(b.start, b.end) for b in document.blocks if b.kind == "heading"}
    for heading in headings:
        for year in re.findall(_YEAR, heading):
            yield from (int(year),) * 4
    for _, year in {(match[0], match["year"]) for match in _ID.finditer(document.text)}:
        yield 2000 + int(year)
    for match in _subject().finditer(document.text):
        yield int(match["year"])


@cache
def _subject() -> re.Pattern[str]:
    subject = alternation(wordlists("periods")["subject"])
    return re.compile(
        rf"(?<!\w){subject}\b[^.\n\d(]{{0,40}}?\b(?:for|i)\s+(?P<year>20\d\d)(?!\d|\s*[-–/])", re.I
    )


def _plan(document: Document, title: str, signed: str | None) -> Period:
    """A plan's span of years: in the title, else the span that is most said of the plan.

    Where the title says how far the plan looks, "the period" may be that of a part of it.
    """
    named, bare = _RANGE.search(title), re.search(_YEAR, title) is None
    if named:
        return Period(int(named[1]), f"{named[1]}/{named[2]}", stated=True)
    votes: Counter[str] = Counter()
    headings = [(b.start, b.end) for b in document.blocks if b.kind == "heading"]
    for match in _RANGE.finditer(document.text):
        before = document.text[max(0, match.start() - 40) : match.start()]
        in_heading = any(start <= match.start() < end for start, end in headings)
        if _plan_words(bare).search(before):
            votes[f"{match[1]}/{match[2]}"] += 4 if in_heading else 1
    if votes:
        code = max(votes, key=lambda c: (votes[c], c))
        return Period(int(code[:4]), code)
    return _open_plan(document, title, signed)


@cache
def _plan_words(bare: bool) -> re.Pattern[str]:
    """What a plan's span of years stands behind; `bare`: also "perioden" alone."""
    lists = wordlists("periods")
    words = alternation((*lists["plan"], *(lists["period"] if bare else ())))
    period = alternation(lists["period"])
    return re.compile(rf"(?<!\w){words}\s*(?:for\s+)?(?:{period}\s+)?$", re.I)


def _open_plan(document: Document, title: str, signed: str | None) -> Period:
    """`Utviklingsplan 2040`: only the year it looks to is named; it begins when it is issued."""
    until = re.search(_YEAR, title)
    signed = signed or _adopted(document)
    if until is None or signed is None:
        return Period(int(signed[:4]), signed[:4]) if signed else Period()
    return Period(int(signed[:4]), f"{signed[:4]}/{until[1]}")


def _adopted(document: Document) -> str | None:
    """The year that the opening pages say the plan was adopted in."""
    said = _adoption().search(document.text, 0, _OPENING)
    return said["year"] if said else None


@cache
def _adoption() -> re.Pattern[str]:
    words = alternation(wordlists("periods")["adopted"])
    return re.compile(
        rf"(?<!\w){words}[^.\n]{{0,60}}?\d{{1,2}}\.\s*\S+\s+(?P<year>20\d\d)(?!\d)", re.I
    )


def _tertial(document: Document, title: str) -> Period:
    named, year = _named_tertial(title), re.search(_YEAR, title)
    number = named or _most_said_tertial(document)
    found = int(year[1]) if year else _tertial_year(document, number)
    if found is None:
        return Period()
    code = f"{found}-T{number}" if number else _month_code(title, found)
    return Period(found, code, stated=bool(named and year))


def _named_tertial(title: str) -> int | None:
    return next((n for n, p in enumerate(_tertial_patterns(), 1) if p.search(title)), None)


def _most_said_tertial(document: Document) -> int | None:
    """The tertial named most, where it is reported on more than where it is compared with."""
    counts = [len(pattern.findall(document.text)) for pattern in _tertial_patterns()]
    return counts.index(max(counts)) + 1 if max(counts) else None


def _tertial_year(document: Document, number: int | None) -> int | None:
    """The year most said of the tertial itself; where none is, the year most named at all."""
    votes: Counter[int] = Counter()
    for pattern in _tertial_patterns()[number - 1 : number] if number else ():
        for said in re.finditer(
            rf"(\S+\s+\S+\s+){pattern.pattern}\s+(20\d\d)", document.text, re.I
        ):
            votes[int(said[2])] += 0 if _compared().search(said[1].strip()) else 1
    votes = +votes or Counter(int(year) for year in re.findall(_YEAR, document.text))
    return max(votes, key=lambda y: (votes[y], y)) if votes else None


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('periods')['compared'])}(?:\s+i)?$", re.I)


@cache
def _tertial_patterns() -> tuple[re.Pattern[str], ...]:
    lists = wordlists("periods")
    return tuple(re.compile(rf"(?<!\w){alternation(lists[name])}\b", re.I) for name in _TERTIALS)


def _month_code(title: str, year: int) -> str:
    months = wordlists("periods")["months"]
    named = re.search(alternation(months), title, re.I)
    return f"{year}-{months.index(named[0].casefold()) + 1:02}" if named else str(year)
