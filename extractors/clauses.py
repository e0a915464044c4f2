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


def _is_mark(character: str) -> bool:
    return _FIRST <= ord(character) <= 0xF8FF


def clauses(text: str, frame: Frame) -> tuple[Clause, ...]:
    """The sentences of `text`, list marks left out, with their parties marked."""
    found = []
    for start, end in sentences(text):
        sentence = _BULLET.sub("", text[start:end])
        parties = find_parties(sentence, frame)
        marked, at = [], 0
        for index, party in enumerate(parties):
            marked += [sentence[at : party.start], chr(_FIRST + index)]
            at = party.end
        found.append(Clause("".join([*marked, sentence[at:]]), parties))
    return tuple(found)
