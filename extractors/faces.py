"""Whether a document sets its requirements in a type face of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from extractors.pieces import Piece
from model.text import Document

_CLEAR = 2.0
_ENOUGH = 2
_APART = 0.5
_WEIGHT = 4.0


@dataclass(frozen=True, slots=True)
class Faces:
    """`lean`: how much more often requirements are in italics (or bold) than answers are."""

    lean: float = 0.0
    bold: bool = False

    @property
    def informative(self) -> bool:
        """Whether the type face tells requirements from answers in this document."""
        return abs(self.lean) >= _APART

    def bonus(self, document: Document, piece: Piece) -> float:
        """What the face adds to a piece's score, for or against a requirement."""
        if not self.informative:
            return 0.0
        share = _share(document, piece, bold=self.bold)
        sign = 1.0 if self.lean > 0 else -1.0
        return _WEIGHT * (2 * share - 1) * sign * abs(self.lean)


def faces_of(document: Document, pieces: Iterable[Piece]) -> Faces:
    """The face that sets clear requirements apart from clear answers, if there is one."""
    if not document.styles:
        return Faces()
    every = list(pieces)
    asking = [piece for piece in every if piece.score >= _CLEAR]
    answering = [piece for piece in every if piece.score <= -_CLEAR]
    if len(asking) < _ENOUGH or len(answering) < _ENOUGH:
        return Faces()
    leans = [Faces(_lean(document, asking, answering, bold=bold), bold) for bold in (False, True)]
    return max(leans, key=lambda faces: abs(faces.lean))


def _lean(document: Document, asking: list[Piece], answering: list[Piece], *, bold: bool) -> float:
    asked = fmean(_share(document, piece, bold=bold) for piece in asking)
    return asked - fmean(_share(document, piece, bold=bold) for piece in answering)


def _share(document: Document, piece: Piece, *, bold: bool) -> float:
    share = document.bold_share if bold else document.italic_share
    return share(piece.start, piece.end)
