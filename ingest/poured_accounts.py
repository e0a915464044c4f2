"""Budget tables in flattened text: a chapter and a post open a row, an amount closes it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from ingest.poured_cells import Row
from ingest.poured_chunks import Piece
from ingest.poured_headers import word_table

Found = tuple[list[Row], int]
"""Rows, and the source line after the last of them."""

_ACCOUNT = re.compile(r"\d{3,4}(?: +\d{2}(?= |$))?(?= |$)")
_POST = re.compile(r"\d{2}(?= |$)")
_AMOUNT = re.compile(r"(?:(?<= )|^)[-–]?(?:\d{1,3}(?: \d{3})+|\d{5,}|\d{1,3})(?:,\d+)?$")
_INSET = re.compile(r" {8,}\S+(?: \S+)*\s*")
_WORD = re.compile(r"\S+")
_COLUMNS = 4
_MOST_LINES = 6

_Words = list[Piece]


def account_rows(lines: Sequence[str], at: int) -> Found:
    """The header at line `at` and the rows below it; no rows where it names no budget's columns."""
    first = _next(lines, at)
    while first < len(lines) and first - at <= 2 * _MOST_LINES and not _opens(lines, first):
        first = _next(lines, first + 1)
    header = _header(lines, at, first)
    if header is None or first >= len(lines):
        return [], at
    rows, end = [header], first
    while _opens(lines, first):
        row, first = _row(lines, first)
        if row is None:
            break
        row, first = _with_tail(lines, row, first)
        rows.append(row)
        end, first = first, _next(lines, first)
    return (rows, end) if len(rows) > 2 else ([], at)


@cache
def _names() -> dict[str, frozenset[str]]:
    return {column: frozenset(words) for column, words in word_table("accounts").items()}


def _next(lines: Sequence[str], at: int) -> int:
    """The first line from `at` on that holds words."""
    return next((i for i in range(at, len(lines)) if lines[i].strip()), len(lines))


def _opens(lines: Sequence[str], at: int) -> bool:
    """Whether a row begins here: a chapter, and its post beside it or on the next line."""
    if at >= len(lines):
        return False
    words = lines[at].strip()
    match = _ACCOUNT.match(words)
    if match is None:
        return False
    if " " in match[0]:
        return True
    below = _next(lines, at + 1)
    alone = match.end() == len(words) and below < len(lines)
    return alone and bool(_POST.match(lines[below].strip()))


def _header(lines: Sequence[str], at: int, end: int) -> Row | None:
    """The names of the four columns: chapter, post, what the money is for, and how much."""
    words = list(_words(lines, at, end))
    if len(words) < _COLUMNS:
        return None
    named = [word.strip(".:").casefold() for _, word in words[: _COLUMNS - 1]]
    columns = ("chapter", "post", "name")
    if any(word not in _names()[column] for word, column in zip(named, columns, strict=True)):
        return None
    cells = ((words[0],), (words[1],), (words[2],), _joined(words[3:]))
    return Row(cells, 1.0)


def _words(lines: Sequence[str], at: int, end: int) -> Iterator[Piece]:
    for index in range(at, min(end, len(lines))):
        yield from ((index, word) for word in _WORD.findall(lines[index]))


def _joined(words: Sequence[Piece]) -> tuple[Piece, ...]:
    """Words as the lines that they were printed on."""
    lines = groupby(words, key=lambda piece: piece[0])
    return tuple((index, " ".join(word for _, word in found)) for index, found in lines)


def _row(lines: Sequence[str], at: int) -> tuple[Row | None, int]:
    """The row that begins at a line, and the line after it; None where no amount closes it."""
    words: _Words = []
    index = at
    for _ in range(_MOST_LINES):
        words += _words(lines, index, index + 1)
        amount = _AMOUNT.search(lines[index].strip()) if len(words) >= _COLUMNS else None
        below = _next(lines, index + 1)
        if amount and not _is_amount(lines, below):
            return _cells(words, len(amount[0].split())), index + 1
        index = below
        if index >= len(lines) or _opens(lines, index):
            break
    return None, at


def _with_tail(lines: Sequence[str], row: Row, after: int) -> tuple[Row, int]:
    """The row with the rest of its name, which stands inset below it, ahead of the next row."""
    at = _next(lines, after)
    below = _next(lines, at + 1)
    inset = at < len(lines) and _INSET.fullmatch(lines[at])
    if not inset or _opens(lines, at) or not _opens(lines, below):
        return row, after
    chapter, post, name, amount = row.cells
    return replace(row, cells=(chapter, post, (*name, (at, lines[at].strip())), amount)), at + 1


def _is_amount(lines: Sequence[str], at: int) -> bool:
    """Whether a line is an amount in full and opens no row: the number before it was a name's."""
    words = lines[at].strip() if at < len(lines) else ""
    return " " in words and bool(_AMOUNT.fullmatch(words)) and not _opens(lines, at)


def _cells(words: _Words, amount: int) -> Row | None:
    name = _joined(words[2:-amount])
    if not name:
        return None
    return Row(((words[0],), (words[1],), name, _joined(words[-amount:])), 0.9)
