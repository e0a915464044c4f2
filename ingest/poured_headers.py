"""The header of a poured table: lines that column names spell in full, and what they promise."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from ingest.poured_chunks import Chunk, Piece

_WORDS = Path(__file__).with_name("poured.toml")
_TOKEN = re.compile(r"\S+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_LINES = 12
_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Header:
    """Source lines `[first, last)` that name columns; `shapes` says what cells look like."""

    first: int
    last: int
    shapes: tuple[str, ...]
    cells: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class _Token:
    line: int
    start: int
    end: int
    words: tuple[str, ...]


@cache
def word_table(section: str) -> dict[str, tuple[str, ...]]:
    """A section of the word file: its lists by name."""
    data = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return {name: tuple(words) for name, words in data[section].items()}


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    return {
        words: shape
        for shape, phrases in word_table("columns").items()
        for phrase in phrases
        for words in product(*(part.split("/") for part in phrase.split()))
    }


def shape_of(name: str) -> str | None:
    """The shape that a column's full name promises, its period aside; None for other words."""
    words = tuple(re.findall(r"\w+", name.replace("-", "").casefold()))
    period = word_table("header")["qualifiers"]
    for end in range(len(words), 0, -1):
        shape = _phrases().get(words[:end])
        if shape and all(word.isdigit() or word in period for word in words[end:]):
            return shape
    return None


def header_at(lines: Sequence[str], at: int) -> Header | None:
    """The header that begins at line `at`, the longest that there is; None for other lines."""
    if "\t" in lines[at] or not (_may_begin(lines[at]) or _is_cut(lines, at)):
        return None
    tokens: list[_Token] = []
    best: Header | None = None
    seen = 0
    for index in range(at, len(lines)):
        if not lines[index].strip():
            continue
        tokens = _joined(tokens, _tokens(index, lines[index]))
        seen += 1
        if seen > _MOST_LINES or len(tokens) > 4 * _LONGEST_PHRASE:
            break
        best = _parsed(lines, at, index + 1, tokens) or best
    return best


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


def _may_begin(line: str) -> bool:
    """Whether the first word of a line begins a column's name, or a half of one."""
    first = re.match(r"\s*([\w-]+)", line)
    if not first or (first[1].islower() and line.rstrip().endswith(".")):
        return False  # the last words of a sentence
    word = first[1].replace("-", "").casefold()
    return word in _first_words() or (first[1].endswith("-") and first.end() == len(line.rstrip()))


def _is_cut(lines: Sequence[str], at: int) -> bool:
    """Whether the hyphen of a name's one half stands at the start of the next line."""
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return below.startswith("-") and lines[at].strip().isalpha()


def _tokens(index: int, line: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(line):
        words = tuple(re.findall(r"\w+", match[0].replace("-", "").casefold()))
        if words or match[0].endswith("-"):
            found.append(_Token(index, match.start(), match.end(), words))
    return found


def _joined(before: list[_Token], after: list[_Token]) -> list[_Token]:
    """A word that a line's end cut is one token again, in the place of its first half."""
    if before and after and len(before[-1].words) == len(after[0].words) == 1:
        whole = before[-1].words[0] + after[0].words[0]
        if any(whole in phrase for phrase in _phrases()):
            last = before[-1]
            tail = _Token(after[0].line, after[0].start, after[0].end, ())
            return [
                *before[:-1],
                _Token(last.line, last.start, last.end, (whole,)),
                tail,
                *after[1:],
            ]
    return before + after


def _parsed(lines: Sequence[str], first: int, last: int, tokens: list[_Token]) -> Header | None:
    shapes: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        length, shape = _longest(tokens, at)
        if shape:
            shapes.append(shape)
            spans.append((at, at + length))
        elif spans and _qualifies(tokens, at) and not _opens_row(lines, shapes, tokens[at]):
            spans[-1] = (spans[-1][0], at + 1)
            length = 1
        else:
            return None
        at += length
    if len(shapes) < 2 or (len(shapes) == 2 and tokens[0].line != tokens[-1].line):
        return None
    if shapes[0] == "id" and shapes.count("level") > 1:
        shapes[0] = "rank"
    cells = tuple(_pieces(lines, tokens[start:end]) for start, end in spans)
    return Header(first, last, tuple(shapes), cells)


def _opens_row(lines: Sequence[str], shapes: list[str], token: _Token) -> bool:
    """Whether a year alone on its line begins the first row of a table that rows of years make."""
    return shapes[0] == "year" and bool(_YEAR.fullmatch(lines[token.line].strip()))


def _longest(tokens: list[_Token], at: int) -> tuple[int, str | None]:
    """How many tokens from `at` spell a column's name, and the shape it promises."""
    words: list[str] = []
    found: tuple[int, str | None] = (0, None)
    for length, token in enumerate(tokens[at : at + _LONGEST_PHRASE], start=1):
        words += token.words
        shape = _phrases().get(tuple(words))
        if shape:
            found = (length, shape)
    return found


def _qualifies(tokens: list[_Token], at: int) -> bool:
    """Whether a token only tells the period of the column before it."""
    header = word_table("header")
    following = tokens[at + 1].words if at + 1 < len(tokens) else ()
    if set(following) & set(header["counted"]):
        return all(word.isdigit() or word in header["qualifiers"] for word in tokens[at].words)
    return all(word in header["qualifiers"] or _YEAR.fullmatch(word) for word in tokens[at].words)


def _pieces(lines: Sequence[str], tokens: list[_Token]) -> tuple[Piece, ...]:
    by_line: dict[int, tuple[int, int]] = {}
    for token in tokens:
        start, _ = by_line.get(token.line, (token.start, 0))
        by_line[token.line] = (start, token.end)
    return tuple((line, lines[line][start:end]) for line, (start, end) in by_line.items())


def without_repeats(
    lines: Sequence[str], header: Header, chunks: Iterable[Chunk]
) -> Iterator[Chunk]:
    """The chunks under a header, without the same header at the top of later pages."""
    for chunk in chunks:
        again = header_at(lines, chunk.first) if chunk.page else None
        if again is None or again.shapes != header.shapes or _names(again) != _names(header):
            yield chunk
        elif rest := tuple(piece for piece in chunk.pieces if piece[0] >= again.last):
            yield Chunk(rest, chunk.gap, page=True)


def _names(header: Header) -> list[str]:
    return [" ".join(words for _, words in cell).casefold() for cell in header.cells]
