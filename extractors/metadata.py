"""What a document says of itself: type, title, year, period, issuer, addressee, date."""

import re
from dataclasses import replace
from functools import cache

from extractors.doctypes import Kind, kind_of
from extractors.front import back_lines, front_lines
from extractors.front_names import whole_title
from extractors.issuers import Ends, ends_of, is_to_trust
from extractors.language import document_language
from extractors.periods import Period, period_of
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key, source
from model.facts import DocumentFact, Inferred
from model.organisations import Register
from model.text import Document

_WORKED_OUT = 0.8
_OPENING = 2000


def document_fact(document: Document, register: Register) -> DocumentFact:
    """The document's own fact, made from its words alone; the file's name is not used."""
    kind = kind_of(document, register)
    if kind.title:
        title = whole_title(document, kind.title, front_lines(document), register)
        kind = replace(kind, title=title)
    if kind.doc_type == "oppdragsdokument" and is_to_trust(document, register, kind):
        kind = replace(kind, doc_type="oppdrag_og_bestilling")
    date, ends = _date(document, kind), ends_of(document, register, kind)
    period = period_of(document, kind, date)
    start, end = _evidence(document, kind)
    return DocumentFact(
        key=fact_key(document.key, "document", id="document", section=None, words=""),
        doc=document.key,
        source=source(document, start, end),
        rule="metadata.title" if kind.title else "metadata.words",
        confidence=kind.confidence,
        inferred=_inferred(kind, ends, period),
        language=document_language(document),
        doc_type=kind.doc_type,
        title=_title(document, kind, period, ends, register),
        year=period.year,
        period=period.code,
        issuer=ends.issuer,
        addressee=ends.addressee,
        date=date,
    )


def _evidence(document: Document, kind: Kind) -> tuple[int, int]:
    if kind.title:
        return kind.title.start, kind.title.end
    first = document.blocks[0] if document.blocks else None
    return (first.start, first.end) if first else (0, 0)


def _inferred(kind: Kind, ends: Ends, period: Period) -> tuple[Inferred, ...]:
    fields = list(ends.inferred)
    if kind.title is None and kind.doc_type != "ukjent":
        fields += ["doc_type", "title"]
    if period.year is not None and not period.stated:
        fields += ["year", "period"]
    return tuple(Inferred(field=f, rule="metadata", confidence=_WORKED_OUT) for f in fields)


def _title(
    document: Document, kind: Kind, period: Period, ends: Ends, register: Register
) -> str | None:
    """The title as printed; where there is none, the type's name with the period."""
    if kind.title:
        printed = document.words(kind.title.start, kind.title.end)
        says_year = re.search(r"\d{4}", printed) or period.year is None or not period.stated
        return printed if says_year else f"{printed} {period.year}"
    names = wordlists("titles").get(kind.doc_type)
    if not names:
        return None
    nynorsk = document_language(document) == "nn" and len(names) > 1
    issuer = register.by_name.get(ends.issuer or "")
    regional = kind.doc_type == "utviklingsplan" and issuer is not None and issuer.type == "rhf"
    name = wordlists("titles")["regional"][0] if regional else names[nynorsk]
    return f"{name} {_said(period)}".strip()


def _said(period: Period) -> str:
    """The period as titles print it: `2. tertial 2025`, `2023–2026`, `2025`."""
    code = period.code or ""
    tertial = re.fullmatch(r"(\d{4})-T(\d)", code)
    return f"{tertial[2]}. tertial {tertial[1]}" if tertial else re.sub("[/-]", "–", code)


def _date(document: Document, kind: Kind) -> str | None:
    """The date it is signed or issued: a short line at either end that is little but a date.

    The minutes of a meeting carry the date of the meeting, which opens them.
    """
    for block in (*reversed(back_lines(document)), *front_lines(document)):
        line = document.words(block.start, block.end)
        match = _date_pattern().search(line)
        if match and len(line) - len(match[0]) <= 40 and not _deadline().search(line):
            return _iso(match)
    if kind.doc_type == "foretaksmoteprotokoll":
        opening = _date_pattern().search(document.text, 0, _OPENING)
        return _iso(opening) if opening else None
    return None


@cache
def _deadline() -> re.Pattern[str]:
    """Words that make the date of a line something to be done by then."""
    lists = wordlists("dates")
    names = ("before", "deadline_noun", "delivery", "in_use")
    return re.compile(rf"\b{alternation(w for name in names for w in lists[name])}\b", re.I)


@cache
def _date_pattern() -> re.Pattern[str]:
    months = alternation(wordlists("periods")["months"])
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\.\s*(?:(?P<month>{months})|(?P<number>\d{{1,2}})\.)\s*(?P<year>20\d\d)(?!\d)",
        re.I,
    )


def _iso(match: re.Match[str]) -> str | None:
    months = wordlists("periods")["months"]
    month = int(match["number"]) if match["number"] else months.index(match["month"].lower()) + 1
    day = int(match["day"])
    return f"{match['year']}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
