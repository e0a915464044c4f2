"""Sentences with their parties as marks, so that role patterns read over names of any length."""

import re
from dataclasses import dataclass

from extractors.nlp import sentences
from extractors.parties import Frame, Party, find_parties

_FIRST = 0xE000
MARK = "[\ue000-\uf8ff]"
_BULLET = re.compile(r"^\s*(?:[-–•·*o‐]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence in which the n-th party stands as one private-use character."""

    marked: str
    found: tuple[Party, ...]

    def parties(self, marked: str) -> tuple[Party, ...]:
        """The parties whose marks stand in a piece of the marked sentence."""
        return tuple(self.found[ord(c) - _FIRST] for c in marked if _is_mark(c))

    def said(self, marked: str) -> str:
        """A piece of the marked sentence with the parties as said."""
        words = "".join(self.found[ord(c) - _FIRST].said if _is_mark(c) else c for c in marked)
        return re.sub(r"\s+", " ", words).strip()

    def offset(self, at: int) -> int:
        """Where a position of the marked sentence stands in the sentence."""
        before = [self.found[ord(c) - _FIRST] for c in self.marked[:at] if _is_mark(c)]
        return at + sum(party.end - party.start - 1 for party in before)


def _is_mark(character: str) -> bool:
    return _FIRST <= ord(character) <= 0xF8FF


def clauses(text: str, frame: Frame) -> tuple[Clause, ...]:
    """The sentences of `text`, list marks left out, with their parties marked."""
    spans = sentences(text)
    return tuple(mark(_BULLET.sub("", text[start:end]), frame) for start, end in spans)


def mark(text: str, frame: Frame) -> Clause:
    """A passage with its parties marked; bullets of symbol fonts are private-use characters too."""
    text = re.sub(MARK, "•", text)
    parties = find_parties(text, frame)
    marked, at = [], 0
    for index, party in enumerate(parties):
        marked += [text[at : party.start], chr(_FIRST + index)]
        at = party.end
    return Clause("".join([*marked, text[at:]]), parties)
