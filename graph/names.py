"""Names as the graph compares them: canonical mandate ids, and levels of organisations."""

import re
from collections.abc import Iterator
from typing import Literal

from model.base import fold
from model.organisations import Organisation, Register

Level = Literal[0, 1, 2]
"""0 the ministry, 1 a regional authority, 2 a trust or another body that it gives work to."""

HIGHEST: Level = 0
LOWEST: Level = 2

_ID = re.compile(
    r"([^\W\d_]{1,6})\s?[-‐‑–]?(?:20)?(\d{2})\s?[-‐‑–]\s?0*(\d{1,5})([a-z]?)", re.IGNORECASE
)
_PRINTED = re.compile(
    r"(?<![\w-])[A-ZÆØÅ]{2,6}(?:[-‐‑–]?20|[-‐‑–])?\d{2}[-‐‑–]\d{1,4}[a-z]?(?![\w-])"
)
"""An id in running text, where "sak 60-2024" and "OG 13-18" stand too."""

_LEVEL_OF_TYPE: dict[str, Level] = {"departement": 0, "rhf": 1, "hf": 2, "felleseid": 2}


def canonical_id(text: str) -> str | None:
    """The id without leading zeros ("HMN25-009" is "HMN25-9"); None where `text` is no id."""
    match = _ID.fullmatch(fold(text))
    if match is None:
        return None
    prefix, year, number, letter = match.groups()
    return f"{prefix.upper()}{year}-{number}{letter.lower()}"


def found_ids(text: str) -> Iterator[tuple[str, int]]:
    """The canonical ids that stand in a text, and where each starts."""
    for match in _PRINTED.finditer(text):
        if canonical := canonical_id(match.group()):
            yield canonical, match.start()


def ids_in(text: str) -> frozenset[str]:
    """The canonical ids that a text cites."""
    return frozenset(canonical for canonical, _ in found_ids(text))


def comparable_id(text: str) -> str:
    """The canonical id, or the folded words of an id that follows no known grammar."""
    return canonical_id(text) or fold(text).upper()


def organisation(name: str, register: Register) -> Organisation | None:
    """The organisation with this official name or alias."""
    return register.by_name.get(name) or register.by_alias.get(fold(name).casefold())


def level(name: str, register: Register) -> Level | None:
    """How far down the steering line an organisation stands; None where it has no place in it."""
    known = organisation(name, register)
    if known is not None:
        return _LEVEL_OF_TYPE.get(known.type)
    last = fold(name).casefold().rsplit(" ", 1)[-1]
    if last.endswith("departementet"):
        return 0
    return {"rhf": 1, "hf": 2}.get(last)  # type: ignore[return-value]


def parent(name: str, register: Register) -> str | None:
    """The organisation that owns this one, where the register says so."""
    known = organisation(name, register)
    return known.parent if known else None
