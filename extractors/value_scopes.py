"""Whom a result is said of: the organisation beside the figure, or the one its clause names."""

import re
from functools import cache

from extractors.numbers import Figure
from extractors.parties import Frame, Party, find_parties
from extractors.wordlists import alternation, wordlists

_BRACKET = re.compile(r"\s*\((?P<who>[^)]{2,60})\)")
_AT = re.compile(r"(?:\s+av\s+\w+)?\s+(?:ved|i|hos|for|på)\s+(?:resten av\s+)?$")
_PART_OF = re.compile(rf"\b{alternation(wordlists('values')['part_of'])}\b", re.I)
"""Ahead of a part of what was said of the whole."""
RESPECTIVELY = re.compile(rf"\b{alternation(wordlists('values')['respectively'])}\b", re.I)
"""Ahead of figures that are told in the order of what they are said of."""


def scope_of(text: str, figures: tuple[Figure, ...], figure: Figure, frame: Frame) -> str | None:
    """The organisation that a figure is said of; the region where the sentence says so."""
    parties = [p for p in find_parties(text, frame) if p.kind == "organisation" and p.names]
    beside = _in_turn(text, figures, figure, parties) or _beside(text, figure, parties, frame)
    if beside:
        return beside
    taken = {_beside(text, f, parties, frame) for f in figures if f.end <= figure.start}
    last = max((f.end for f in figures if f.end <= figure.start), default=0)
    for start in (last, 0):
        clause = [p for p in parties if start <= p.start < figure.end]
        names = {n for p in clause for n in p.names} - {frame.responsible} - taken
        if len(names) == 1:
            return names.pop()
    region = _region().search(text)
    named = any(p.start < figure.end for p in parties)
    part = _PART_OF.search(text, 0, figure.start)
    return region.group() if region and not named and not part else None


def _beside(text: str, figure: Figure, parties: list[Party], frame: Frame) -> str | None:
    """The organisation right behind a figure: "48 dager (STL)", "48 dager ved Storlia"."""
    bracket = _BRACKET.match(text, figure.end)
    named = find_parties(bracket["who"], frame) if bracket else ()
    if named and named[0].names:
        return named[0].names[0]
    for party in parties:
        between = text[figure.end : party.start] if party.start >= figure.end else ""
        if between and len(between) < 30 and _AT.fullmatch(between):
            return party.names[0]
    return None


def _in_turn(
    text: str, figures: tuple[Figure, ...], figure: Figure, parties: list[Party]
) -> str | None:
    """As many organisations as figures, told in their order: "henholdsvis 27 og 33 … A og B"."""
    cue = RESPECTIVELY.search(text, 0, figure.start)
    if not cue:
        return None
    told = [f for f in figures if f.start >= cue.end()]
    last = max((f.end for f in figures if f.end <= cue.start()), default=0)
    for named in (
        [p for p in parties if p.start >= told[-1].end],
        [p for p in parties if last <= p.start and p.end <= cue.start()],
    ):
        if len(named) == len(told) > 1:
            return named[told.index(figure)].names[0]
    return None


@cache
def _region() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(wordlists('values')['region'])}\b", re.I)
