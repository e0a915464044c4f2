"""How two texts differ, word by word, for people to read."""

from difflib import SequenceMatcher
from typing import Literal

from model.base import Frozen, fold

_PUNCTUATION = ".,;:!?«»\"'()[]–-•"


class Piece(Frozen):
    """A run of words that both texts have, or that only the first or only the second has."""

    change: Literal["same", "removed", "added"]
    text: str


def difference(first: str, second: str) -> tuple[Piece, ...]:
    """The pieces that lead from the first text to the second, in reading order.

    Case and punctuation make no difference; what is the same is given as the second has it.
    """
    one, other = fold(first).split(), fold(second).split()
    matcher = SequenceMatcher(None, _bare(one), _bare(other), autojunk=False)
    pieces: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(change="same", text=" ".join(other[c:d])))
            continue
        if b > a:
            pieces.append(Piece(change="removed", text=" ".join(one[a:b])))
        if d > c:
            pieces.append(Piece(change="added", text=" ".join(other[c:d])))
    return tuple(pieces)


def _bare(words: list[str]) -> list[str]:
    return [word.casefold().strip(_PUNCTUATION) or word for word in words]
