"""Pieces as tokens: which are headings, labels, lead-ins and instructions, and which are text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.context import Context
from extractors.ids import opening_id
from extractors.nlp import sentences
from extractors.pieces import Piece, is_instruction, is_title, pieces_of
from extractors.status_tables import is_status_table
from extractors.table_columns import named_tables
from extractors.topics import (
    Announced,
    case_of,
    kind_at_end,
    kind_of_heading,
    kind_within,
    labelled,
    scope_of_heading,
    year_of_heading,
)
from extractors.wording import Wording
from extractors.wordlists import alternation, wordlists

TokenKind = Literal[
    "chapter",
    "kind",
    "topic",
    "case",
    "numbered",
    "demand",
    "lead_in",
    "reporter",
    "answer_label",
    "requirement_label",
    "instruction",
    "text",
]
_LABEL_LENGTH = 120
_LOOK_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A piece and what it does."""

    piece: Piece
    kind: TokenKind
    heading: str | None = None
    requirement: Announced | None = None
    year: int | None = None
    case: str | None = None


def tokens_of(context: Context, wording: Wording) -> Iterator[Token]:
    """The tokens of the chapters that hold requirements and answers."""
    pieces = list(pieces_of(context, wording))
    inside = _scope(context, pieces)
    own = {table.block.start for table in named_tables(context) if is_status_table(context, table)}
    for index, piece in enumerate(pieces):
        if not inside[index] or (piece.block.table and piece.block.start in own):
            continue
        token = _token(context, wording, piece, pieces[index + 1 : index + 1 + _LOOK_AHEAD])
        asked = token.kind == "instruction" and _asks_for(context, piece, pieces[index - 1])
        yield Token(piece, "demand") if asked else token


def _asks_for(context: Context, piece: Piece, before: Piece) -> bool:
    """What is asked for beneath a heading of its own, not how to fill in a chapter."""
    if not before.heading or before.block.number or before.block.level == 1:
        return False
    return bool(_asking().match(context.document.words(piece.start, piece.end)))


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('answers')['asks_for'])}\b", re.IGNORECASE)


def _scope(context: Context, pieces: list[Piece]) -> list[bool]:
    """For each piece, whether its chapter is one of answers; all but the others, if none is."""
    scopes = []
    for piece in pieces:
        titles = [section.title for section in context.document.section_path(piece.block)]
        named = [scope for title in titles if (scope := scope_of_heading(title))]
        scopes.append(named[0] if named else None if titles else "other")
    reported = "reporting" in scopes
    return [s == "reporting" if reported and s else s != "other" for s in scopes]


def _token(context: Context, wording: Wording, piece: Piece, after: Sequence[Piece]) -> Token:
    words = context.document.words(piece.start, piece.end)
    if piece.heading:
        return _heading(wording, piece, words)
    if piece.tabled:
        return Token(piece, "text")
    kind = kind_of_heading(words) if len(words) < _LABEL_LENGTH else None
    if kind:
        return Token(piece, "kind", words.rstrip(": "), kind, year_of_heading(words))
    if case_of(words) and len(words) < 2 * _LABEL_LENGTH:
        return Token(piece, "case", words, "oppdrag", case=case_of(words))
    return _passage(context, wording, piece, after)


def _heading(wording: Wording, piece: Piece, words: str) -> Token:
    heading = words.rstrip(": ")
    if piece.label:
        return Token(piece, "reporter")
    if names_a_mandate(wording, words):
        return Token(piece, "numbered", heading, "oppdrag")
    if wording.is_demand(words) or wording.lays_duty(words):
        return Token(piece, "lead_in" if words.endswith(":") else "demand")
    if case_of(words):
        return Token(piece, "case", heading, "oppdrag", case=case_of(words))
    return _plain_heading(piece, words, heading)


def _plain_heading(piece: Piece, words: str, heading: str) -> Token:
    """A heading that announces requirements or answers, or the matter of those beneath."""
    kind = kind_of_heading(words) or kind_at_end(words)
    if kind:
        return Token(piece, "kind", heading, kind, year_of_heading(words))
    if labelled("answer_label").fullmatch(words) and not piece.block.number:
        return Token(piece, "answer_label")
    if (piece.block.number and "." in piece.block.number) or piece.block.level == 1:
        named = kind_within(words) if scope_of_heading(words) == "reporting" else None
        return Token(piece, "chapter", heading, named)
    return Token(piece, "topic", heading)


def names_a_mandate(wording: Wording, words: str) -> bool:
    """An id and a title ("HVI31-04 Tidlig rehabilitering"), ahead of the mandate itself."""
    found = opening_id(words)
    title = words[found.end :].strip(" :.–-") if found else ""
    return bool(found) and not wording.lays_duty(title) and (not title or is_title(title))


def _passage(context: Context, wording: Wording, piece: Piece, after: Sequence[Piece]) -> Token:
    words = context.document.words(piece.start, piece.end)
    kind: TokenKind = "text"
    if piece.label:
        kind = "reporter"
    elif is_instruction(words):
        kind = "instruction"
    elif names_a_mandate(wording, words) and _opens_passage(context, piece, after):
        return Token(piece, "numbered", words, "oppdrag")
    elif labelled("requirement_label").match(words):
        kind = "requirement_label"
    elif labelled("answer_label").match(words):
        kind = "answer_label"
    elif hangs_on(words) and _leads(context, wording, piece, after):
        kind = "lead_in"
    elif _is_title(context, wording, piece, after):
        return Token(piece, "topic", words.rstrip(": "))
    return Token(piece, kind)


def _opens_passage(context: Context, piece: Piece, after: Sequence[Piece]) -> bool:
    """Whether a passage stands beneath, neither a heading nor the next of a list."""
    below = after[0] if after else None
    if below is None or below.heading or below.listed:
        return False
    if opening_id(context.document.words(below.start, below.end)):
        return False
    return not piece.row or (below.start < piece.block.end and below.score > 0)


def hangs_on(words: str) -> bool:
    """Whether a sentence is left open for what stands beneath it: a colon, or "… om å"."""
    return words.endswith(":") or bool(_left_open().search(words))


@cache
def _left_open() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(wordlists('answers')['left_open'])}$", re.IGNORECASE)


def _leads(context: Context, wording: Wording, piece: Piece, after: Sequence[Piece]) -> bool:
    """Words that bullets hang on: one sentence that asks and ends in a colon."""
    words = context.document.words(piece.start, piece.end)
    below = next((p for p in after if p.listed or not _titled(context, p)), None)
    if below is None or not below.listed or sum(1 for _ in sentences(words)) > 1:
        return False
    return wording.is_demand(words) or (wording.lays_duty(words) and not piece.listed)


def _is_title(context: Context, wording: Wording, piece: Piece, after: Sequence[Piece]) -> bool:
    """A line without a full stop or a verb, ahead of something that asks."""
    if piece.listed or piece.score or not _titled(context, piece):
        return bool(after) and _is_long_title(context, wording, piece, after[0])
    below = next((p for p in after if p.listed or not _titled(context, p)), None)
    if below is None:
        return False
    words = context.document.words(below.start, below.end)
    return below.score >= 1 or wording.is_demand(words) or is_instruction(words)


def _is_long_title(context: Context, wording: Wording, piece: Piece, below: Piece) -> bool:
    """A title over more than one line: the demand beneath it tells, and that it has no verb."""
    words = context.document.words(piece.start, piece.end)
    if piece.listed or piece.score or not piece.first or not is_title(words, 2 * _LABEL_LENGTH):
        return False
    demand = wording.is_demand(context.document.words(below.start, below.end))
    return demand and not _verb().search(words)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(wordlists('answers')['finite'])}\b", re.IGNORECASE)


def _titled(context: Context, piece: Piece) -> bool:
    return piece.heading or is_title(context.document.words(piece.start, piece.end))
