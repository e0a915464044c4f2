"""A row of a poured table: which of its chunks belong to which column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement

from ingest.cues import MANDATE_ID, MANDATE_MARK
from ingest.poured_chunks import Chunk, Piece, closed, goes_on, grouped
from ingest.poured_headers import word_table

Cells = list[list[Piece]]

ANCHORS = {
    "id": re.compile(rf"{MANDATE_ID}\b{MANDATE_MARK}"),
    "year": re.compile(r"(?:19|20)\d\d\b"),
    "rank": re.compile(r"\d{1,2}\b\.?"),
}
"""What a cell that opens a row begins with, by the shape of its column."""
_CODE = r"(?:[A-ZÆØÅ]\w*[A-ZÆØÅ]\w*|[A-ZÆØÅ][\w.-]*(?: \w[\w.-]*){0,5} (?:RHF|HF|AS|SF|IKS))"
_TWO_CELLS = re.compile(r"(?<=[.!?]) +(?=[a-zæøå])")
_MOST_GROUPS = 6
_MISSING = 0.01
"""What an empty closing cell costs, so that of two ways to read a row the fuller one is taken."""
_SENTENCE = 40
"""A cell shorter than this is a name or a label, and ends without a full stop."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in column order, and how sure the words and the layout make them."""

    cells: tuple[tuple[Piece, ...], ...]
    confidence: float


@cache
def codes_pattern() -> re.Pattern[str]:
    """One or more organisations at the start of a cell: short forms, or names in full."""
    words = "|".join(re.escape(word.capitalize()) for word in word_table("rows")["everyone"])
    one = rf"(?:{_CODE}|{words})"
    return re.compile(rf"{one}(?:(?:,| og|/| /) ?{one})*,?(?=\s+[A-ZÆØÅ«\"]|\s*$)")


@cache
def level_pattern() -> re.Pattern[str]:
    """A likelihood, a consequence or another short closing word."""
    degrees = "|".join(word_table("levels")["degrees"])
    words = "|".join(sorted(word_table("levels")["words"], key=len, reverse=True))
    return re.compile(rf"(?:(?:{degrees}) )?(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _groups() -> re.Pattern[str]:
    words = "|".join(word_table("rows")["groups"])
    return re.compile(rf"(?:{words})(?: [a-zæøå]+){{0,3}}:?", re.IGNORECASE)


def is_group(text: str) -> bool:
    """Whether the words name a group of rows: "Pågående", "Varslede tilsyn"."""
    return bool(_groups().fullmatch(text))


def row_of(shapes: Sequence[str], chunks: Sequence[Chunk]) -> Row:
    """The cells of one row; its chunks may be cut by pages, each with a piece of every cell."""
    parts = _parts(chunks)
    tries = (_distribute(shapes, groups) for groups in (grouped(parts[0]), parts[0]))
    cells, confidence = max(tries, key=lambda found: found[1])
    for part in parts[1:]:
        confidence = min(confidence, _go_on(shapes, cells, part))
    return Row(tuple(tuple(cell) for cell in cells), confidence)


def _parts(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    parts: list[list[Chunk]] = [[]]
    for chunk in chunks:
        if chunk.page and parts[-1]:
            parts.append([])
        parts[-1].append(chunk)
    return parts


def take(group: Chunk, pattern: re.Pattern[str]) -> tuple[list[Piece], Chunk | None]:
    """What `pattern` takes off the front of a group, line by line, and what is left."""
    taken: list[Piece] = []
    rest = list(group.pieces)
    while rest:
        index, words = rest[0]
        match = pattern.match(words)
        counts_on = taken and taken[-1][1].endswith(",")
        if not match or (taken and match.end() < len(words) and not counts_on):
            break
        taken.append((index, match[0].strip()))
        left = words[match.end() :].strip()
        rest = [(index, left), *rest[1:]] if left else rest[1:]
        if left or not taken[-1][1].endswith(","):
            break
    return taken, Chunk(tuple(rest), group.gap, group.page) if rest else None


def _distribute(shapes: Sequence[str], groups: Sequence[Chunk]) -> tuple[Cells, float]:
    """The cells of a row's first page."""
    groups = list(groups)
    cells: Cells = [[] for _ in shapes]
    first, last = 0, len(shapes)
    while first < last and shapes[first] not in ("text", "level", "colour") and groups:
        pattern = codes_pattern() if shapes[first] == "codes" else ANCHORS[shapes[first]]
        cells[first], rest = take(groups[0], pattern)
        groups = [rest, *groups[1:]] if rest else groups[1:]
        first += 1
    while last > first and shapes[last - 1] in ("level", "colour"):
        last -= 1
        if groups and is_level(groups[-1].text):
            cells[last] = list(groups.pop().pieces)
    confidence = _fill(shapes, cells, (first, last), groups)
    missing = sum(not cell and shape == "level" for shape, cell in zip(shapes, cells, strict=True))
    return cells, confidence - _MISSING * missing


def is_level(text: str) -> bool:
    """Whether the words are nothing but one of the closing words."""
    return bool(level_pattern().fullmatch(text.strip(" .")))


def _fill(
    shapes: Sequence[str], cells: Cells, columns: tuple[int, int], groups: list[Chunk]
) -> float:
    """Spread groups over text columns; a column of organisations between them is a landmark."""
    first, last = columns
    if "codes" in shapes[first:last]:
        middle = shapes.index("codes", first)
        at = next((i for i, g in enumerate(groups) if i and codes_pattern().match(g.head)), None)
        if at is None:
            return min(_spread(cells, first, middle, groups), 0.6)
        cells[middle], rest = take(groups[at], codes_pattern())
        after = ([rest] if rest else []) + groups[at + 1 :]
        left = _spread(cells, first, middle, groups[:at])
        return min(left, _fill(shapes, cells, (middle + 1, last), after))
    return _spread(cells, first, last, groups)


def _spread(cells: Cells, first: int, last: int, groups: list[Chunk]) -> float:
    """One group a column from the left, the last takes the rest; too few, and two are glued."""
    columns = last - first
    if not groups or not columns:
        return 0.6 if columns else 0.95
    if len(groups) < columns:
        cells[first] = list(groups[0].pieces)
        for offset, group in enumerate(reversed(groups[1:]), start=1):
            cells[last - offset] = list(group.pieces)
        return 0.6
    for offset, group in enumerate(groups):
        cells[min(first + offset, last - 1)] += group.pieces
    return 0.95


def _go_on(shapes: Sequence[str], cells: Cells, part: list[Chunk]) -> float:
    """Add the groups of the next page to the cells that they continue."""
    groups = grouped(part)
    texts = [i for i, shape in enumerate(shapes) if shape == "text"]
    for column, shape in enumerate(shapes):
        if shape == "level" and not cells[column] and groups and is_level(groups[-1].text):
            cells[column] = list(groups.pop().pieces)
    wanted = sum(_is_open(cells[column]) for column in texts)
    groups = part if len(groups) < wanted <= len(part) else groups
    groups = _cut(groups) if len(groups) < wanted else groups
    head, tail = groups[:_MOST_GROUPS], groups[_MOST_GROUPS:]
    best = max(
        combinations_with_replacement(texts, len(head)),
        key=lambda columns: _fit(cells, columns, head, texts),
        default=(),
    )
    sure = _fit(cells, best, head, texts) > 0 and not tail
    for column, group in zip(best, head, strict=True):
        cells[column] += group.pieces
    for group in tail:
        cells[texts[-1]] += group.pieces
    return 0.85 if sure else 0.6


def _is_open(cell: Sequence[Piece]) -> bool:
    """Whether a cell breaks off in mid-sentence."""
    return sum(len(words) for _, words in cell) > _SENTENCE and not closed(cell[-1][1])


def _cut(groups: list[Chunk]) -> list[Chunk]:
    """Two cells on one line: a sentence that ends, and a word in the middle of another."""
    for at, group in enumerate(groups):
        index, words = group.pieces[0]
        halves = _TWO_CELLS.split(words, maxsplit=1)
        if len(halves) == 2:
            left = Chunk(((index, halves[0]),), group.gap, group.page)
            right = Chunk(((index, halves[1]), *group.pieces[1:]), 0, group.page)
            return [*groups[:at], left, right, *groups[at + 1 :]]
    return groups


def _fit(
    cells: Cells, columns: tuple[int, ...], groups: Sequence[Chunk], texts: Sequence[int]
) -> float:
    """How well groups continue the cells of `columns`: open cells want words in mid-sentence."""
    score = 0.0
    for place, (column, group) in enumerate(zip(columns, groups, strict=True)):
        again = place > 0 and columns[place - 1] == column
        cell = groups[place - 1].pieces if again else cells[column]
        is_open = _is_open(cell)
        if goes_on(group.head) == is_open:
            score += 3 if is_open else float(column == texts[-1]) + (not cell)
        else:
            score -= 3 if goes_on(group.head) else 1
    forgotten = [c for c in texts if c not in columns and _is_open(cells[c])]
    return score - 2 * len(forgotten)
