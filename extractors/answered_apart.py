"""Bullets that are answered one by one, in as many paragraphs and in the same order."""

import re
from collections.abc import Sequence

from extractors.answer_text import words_of
from extractors.context import Context
from extractors.exchange import Answer, Exchange, Requirement
from extractors.pieces import Piece
from extractors.wordlists import wordlists

_STEM = 5


def answered_apart(context: Context, exchange: Exchange) -> Sequence[Exchange]:
    """An exchange for each bullet and its own paragraph; the exchange itself where none is sure.

    Each paragraph must take up words of its own bullet, and of no other bullet more.
    """
    asked, answers = exchange.requirements, exchange.answers
    listed = len(asked) > 1 and all(one.pieces[0].listed and one.lead_in for one in asked)
    if not listed or len(answers) != 1 or answers[0].label:
        return [exchange]
    paragraphs = _paragraphs(answers[0])
    if len(paragraphs) != len(asked):
        return [exchange]
    wanted = [_stems(words_of(context, one.pieces)) for one in asked]
    for at, paragraph in enumerate(paragraphs):
        told = _stems(words_of(context, paragraph))
        shared = [len(told & stems) for stems in wanted]
        if not shared[at] or max(shared) > shared[at]:
            return [exchange]
    return [_alone(one, pieces) for one, pieces in zip(asked, paragraphs, strict=True)]


def _alone(asked: Requirement, pieces: list[Piece]) -> Exchange:
    return Exchange([asked], [Answer(pieces)])


def _paragraphs(answer: Answer) -> list[list[Piece]]:
    """The paragraphs of an answer, each with its list."""
    found: list[list[Piece]] = []
    for piece in answer.pieces:
        if found and (piece.listed or piece.tabled):
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _stems(words: str) -> set[str]:
    """How the longer words begin, so that forms of a word are the same."""
    common = {word[:_STEM] for word in wordlists("fulfilled")["no_thing"]}
    return {word[:_STEM] for word in re.findall(r"[^\W\d_]{5,}", words.casefold())} - common
