"""Mandate ids as a grammar: prefix of region or trust, year, running number of any width."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.context import Context
from extractors.wordlists import alternation, wordlists

_DASH = r"[-‐‑–—−]"
_ID = re.compile(
    rf"(?<![\w/-])(?P<prefix>[A-ZÆØÅ]{{1,5}})[ \u00a0]?{_DASH}?[ \u00a0]?(?:20)?(?P<year>\d\d)"
    rf"[ \u00a0]?{_DASH}[ \u00a0]?(?P<number>[A-Z]?\d{{1,4}})(?![\w/]|[.,]\d)"
)
_SHORT_END = r"(?P<last>\d{1,4})(?![\w/])"
_MAX_RANGE = 200
_NOTE = re.compile(r"\s?(?:[*†]{1,3}|\([A-ZÆØÅ]{1,2}\))(?=\s|$)")
"""A mark at an id that the document explains elsewhere."""


@dataclass(frozen=True, slots=True)
class MandateId:
    """An id at `[start, end)` of a text; `id` is as printed, but for blanks and kind of dash.

    `year` is of two digits, also where the id prints four ("STO-2026-04").
    """

    start: int
    end: int
    id: str
    prefix: str
    year: int
    number: str


def canonical(id: str) -> str:
    """Prefix, year and number without leading zeros: the same for `HMN25-09` and `HMN25-009`."""
    match = _ID.fullmatch(id.strip())
    if not match:
        return id.strip()
    series, number = _parts(match["number"])
    return f"{match['prefix']}{match['year']}-{series}{number}"


def _parts(number: str) -> tuple[str, int]:
    """The letter of a series of its own ("B2"), if any, and the running number."""
    digits = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return number[: len(number) - len(digits)], int(digits)


def find_ids(text: str) -> tuple[MandateId, ...]:
    """Everything in `text` that has the shape of a mandate id, in order."""
    return tuple(_id_of(match, match.end()) for match in _ID.finditer(text))


def year_of(id: str) -> int | None:
    """The year in an id; None for words that are no id."""
    match = _ID.fullmatch(id.strip())
    return 2000 + int(match["year"]) if match else None


def _id_of(match: re.Match[str], end: int) -> MandateId:
    printed = re.sub(_DASH, "-", re.sub(r"\s", "", match[0]))
    return MandateId(
        match.start(), end, printed, match["prefix"], int(match["year"]), match["number"]
    )


def cited_ids(text: str, prefixes: Iterable[str]) -> tuple[str, ...]:
    """The canonical ids that `text` names with a known prefix, ranges spelt out, each once."""
    known, cited = frozenset(prefixes), []
    found = find_ids(text)
    for index, one in enumerate(found):
        if one.prefix in known:
            cited.append(canonical(one.id))
            following = found[index + 1] if index + 1 < len(found) else None
            cited += _range_after(text, one, following)
    return tuple(dict.fromkeys(cited))


def _range_after(text: str, first: MandateId, following: MandateId | None) -> list[str]:
    """The ids after `first` up to the end of its range, where it opens one."""
    between = rf"\s*(?:{_DASH}|{alternation(wordlists('ids')['range'])})\s*"
    stem = f"{first.prefix}{first.year:02d}"
    last = None
    if following and re.fullmatch(between, text[first.end : following.start]):
        same = (following.prefix, following.year) == (first.prefix, first.year)
        last = _parts(following.number)[1] if same else None
    elif short := re.compile(between + _SHORT_END).match(text, first.end):
        last = int(short["last"])
    series, number = _parts(first.number)
    if last is None or not 0 < last - number <= _MAX_RANGE:
        return []
    return [f"{stem}-{series}{one}" for one in range(number + 1, last + 1)]


def opening_id(text: str) -> MandateId | None:
    """The id that `text` defines: it stands first and is not the subject of running prose."""
    found = _ID.match(text)
    if not found:
        return None
    rest = text[found.end() :]
    prose = (
        rf"\s*(?:[,;)/]|{_DASH}\s*(?:\d|[A-ZÆØÅ]+\d)|{alternation(wordlists('ids')['prose'])}\b)"
    )
    if re.match(prose, rest):
        return None
    marked = _NOTE.match(text, found.end())
    return _id_of(found, marked.end() if marked else found.end())


def mandate_prefixes(context: Context) -> frozenset[str]:
    """Prefixes to trust: those of the register, and those that open two passages or more."""
    known = {prefix for o in context.register.organisations for prefix in o.prefixes}
    counts = Counter(one.prefix for text in _openings(context) if (one := opening_id(text)))
    return frozenset(known | {prefix for prefix, count in counts.items() if count >= 2})


def _openings(context: Context) -> Iterable[str]:
    text = context.document.text
    for block in context.document.blocks:
        if block.table is None:
            yield text[block.start : block.end]
        else:
            for row in block.table.rows:
                yield from (text[cell.start : cell.end] for cell in row.cells)
