"""Whether a piece asks or answers, where it stands: order, marks, faces and words together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.answer_tokens import Token
from extractors.context import Context
from extractors.exchange import ANSWERS, ASKS, SURE, Place, Requirement
from extractors.faces import Faces
from extractors.ids import opening_id
from extractors.measures import measures_in
from extractors.pieces import Piece
from extractors.places import place_of
from extractors.topics import label_end
from extractors.wording import Wording

_DUTY = re.compile(r"\b(?:skal|bes|må)\b")
_COMPANY = re.compile(r"(?:RHF|HF|AS|SF)\b")


@dataclass(frozen=True)
class Judge:
    """Judges the pieces of one document. `marked`: most of its requirements are bullets."""

    context: Context
    wording: Wording
    faces: Faces
    tokens: Sequence[Token]
    marked: bool

    def asks(self, index: int, place: Place) -> bool:
        """Whether the passage at `index` is a requirement, or more of one."""
        piece = self.tokens[index].piece
        asked = place.open.requirements
        if piece.tabled or self._introduces(piece):
            return False
        if place.named or (opening_id(self.words(piece)) and self.score(piece) > 0):
            return True
        if place.open.answers:
            return self._asks_anew(index, place)
        if asked and not asked[-1].title_only:
            return self._asks_on(index, asked[-1], place)
        return self._asks_first(index, place)

    def asks_next(self, index: int, place: Place) -> bool:
        """Whether what follows a heading asks, so that the heading opens a new matter."""
        for token in self.tokens[index + 1 :]:
            if token.kind == "text":
                alike = token.piece.listed and token.piece.mark == place.mark
                bar = 0 if alike else ASKS if token.piece.listed else 2 * ASKS
                return self.score(token.piece) >= bar
            if token.kind != "topic":
                return token.kind not in ("answer_label", "reporter")
        return True

    def continues(self, asked: Requirement, piece: Piece, place: Place) -> bool:
        """More of the requirement before: a deeper bullet, or a passage that adds to a bullet."""
        first, before = asked.pieces[0], asked.pieces[-1]
        if self._unfinished(before) and not piece.listed:
            return True
        if self.wording.is_demand(self.words(piece)):
            return False
        if not piece.listed:
            return first.listed or not self.wording.lays_duty(self.words(piece))
        if not first.listed:
            return self.words(first).endswith(":") and not place.lead_in
        deeper = piece.block.level > first.block.level or piece.mark != first.mark
        return deeper and not place.lead_in

    def names_a_matter(self, piece: Piece, place: Place) -> bool:
        """A bullet that is only a title, as of a matter raised elsewhere."""
        first = self.words(piece).split()[0].casefold()
        return place.kind == "oppdrag" and piece.listed and first.endswith(("ing", "oppdrag"))

    def is_answered_apart(self, piece: Piece, place: Place) -> bool:
        """The next bullet of a list beneath the requirement, whose first was answered alone."""
        below = place.open.requirements[-1].pieces[1:]
        return len(below) == 1 and below[0].listed and below[0].mark == piece.mark

    def score(self, piece: Piece) -> float:
        """How much the piece reads as a requirement, type face included."""
        return piece.score + self.faces.bonus(self.context.document, piece)

    def words(self, piece: Piece) -> str:
        """The clean words of a piece."""
        return self.context.document.words(piece.start, piece.end)

    def _asks_first(self, index: int, place: Place) -> bool:
        """Under a heading, before anything is asked."""
        piece = self.tokens[index].piece
        score = self.score(piece)
        if self._hangs(piece, place) or self.names_a_matter(piece, place):
            return True
        if self.wording.is_demand(self.words(piece)) or (place.lead_in and piece.listed):
            return score > ANSWERS
        if any(asked.named for asked in place.open.requirements):
            return score >= 0 or (score > ANSWERS and self._is_answered(index))
        if place.kind is None or place.open.requirements:
            return score >= SURE and (piece.score > 0 or self._in_chapter(piece))
        before = self.tokens[index - 1].kind if index else None
        entered = before in ("kind", "topic")
        if before == "kind" and piece.listed and piece.score >= ASKS:
            return True
        return score >= (0 if piece.listed or entered else ASKS)

    def _in_chapter(self, piece: Piece) -> bool:
        """Within a numbered chapter, where a type face alone may tell; not on a title page."""
        return place_of(self.context, piece.block).section is not None

    def _asks_on(self, index: int, asked: Requirement, place: Place) -> bool:
        """Straight after a requirement: the next one, more of it, or the answer."""
        piece = self.tokens[index].piece
        score = self.score(piece)
        if self._hangs(piece, place):
            return True
        if not piece.listed and self._unfinished(asked.pieces[-1]):
            return True
        if piece.listed and (place.lead_in or self._is_listed_on(asked, piece)):
            return score > ANSWERS
        return score >= ASKS or (score > ANSWERS and self._is_asked_still(index, score))

    def _is_asked_still(self, index: int, score: float) -> bool:
        """The label of an answer, or what asks again, follows before anything is answered."""
        for token in self.tokens[index + 1 :]:
            if token.kind in ("reporter", "answer_label"):
                return True
            after = self.score(token.piece)
            if token.kind != "text" or after <= ANSWERS:
                return False
            if after >= ASKS or (after > 0 and token.piece.listed):
                return score > 0 and token.piece.listed
        return False

    def _asks_anew(self, index: int, place: Place) -> bool:
        """After an answer: a new requirement, or more of the answer."""
        piece = self.tokens[index].piece
        score, words = self.score(piece), self.words(piece)
        if self.wording.is_demand(words) or self._before_same_label(index, place):
            return True
        if piece.listed:
            return self._bullet_asks(index, score, place)
        if self.faces.informative:
            return score >= SURE + 1
        if not place.in_list and self._asks_outright(index, place):
            return True
        sure = SURE + 1.5 if self.marked else SURE
        return score >= sure and self.wording.lays_duty(words) and not place.in_list

    def _before_same_label(self, index: int, place: Place) -> bool:
        """A duty ahead of the label, on a line of its own, that opened the answer before."""
        opening = place.open.answers[-1].pieces[0]
        label, after = self.words(opening), self.tokens[index + 1 : index + 2]
        if not after or after[0].kind != "answer_label" or label_end(label) < len(label):
            return False
        piece = self.tokens[index].piece
        duty = not piece.listed and _DUTY.search(self.words(piece))
        return bool(duty) and self.words(after[0].piece) == label

    def _asks_outright(self, index: int, place: Place) -> bool:
        """A duty, or among indicators what is to be measured, that the next passage answers."""
        piece = self.tokens[index].piece
        words, after = self.words(piece), self.tokens[index + 1 : index + 2]
        if not after or not (
            after[0].kind in ("reporter", "answer_label")
            or (after[0].kind == "text" and self.score(after[0].piece) <= ANSWERS)
        ):
            return False
        if any(asked.pieces[0].listed for asked in place.open.requirements):
            return False
        if place.kind == "indicator":
            return self.score(piece) >= 1.5 * ASKS and bool(measures_in(words))
        laid = self.score(piece) >= 2 * ASKS and self.wording.lays_duty(words)
        return laid and not self.marked

    def _bullet_asks(self, index: int, score: float, place: Place) -> bool:
        piece = self.tokens[index].piece
        alike = piece.mark == place.mark
        if self._hangs(piece, place) and (alike or place.mark is None):
            return True
        if place.in_list:
            return score >= SURE
        if self.is_answered_apart(piece, place) and score > ANSWERS:
            return True
        return score >= ASKS or (alike and score >= 0 and self._is_answered(index))

    def _is_answered(self, index: int) -> bool:
        """What follows is no bullet of the same list, but an answer."""
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if after is None or after.kind in ("reporter", "answer_label"):
            return after is not None
        return after.kind == "text" and not after.piece.listed

    def _is_listed_on(self, asked: Requirement, piece: Piece) -> bool:
        """A bullet like the requirement's own, or one of a list that its words open."""
        if any(p.listed and p.mark == piece.mark for p in asked.pieces):
            return True
        return self.words(asked.pieces[-1]).endswith(":")

    def _hangs(self, piece: Piece, place: Place) -> bool:
        """A bullet that goes on from the words of a lead-in: "å delta", "levere planer"."""
        return bool(place.lead_in) and piece.listed and self.words(piece)[:1].islower()

    def _introduces(self, piece: Piece) -> bool:
        """Words that only announce what follows, and ask nothing."""
        words = self.words(piece)
        asks = self.wording.is_demand(words) or self.wording.lays_duty(words)
        return words.endswith(":") and not asks

    def _unfinished(self, piece: Piece) -> bool:
        """A passage cut short: no full stop, and the next begins in mid-sentence."""
        after = self.context.document.text[piece.end :].lstrip()
        if self.words(piece)[-1:] in '.:;!?»”")' or not after:
            return False
        return not after[0].isupper() or bool(_COMPANY.match(after))


def marks_requirements(tokens: Sequence[Token], wording: Wording, context: Context) -> bool:
    """Whether requirements are bullets rather than plain passages, in most of the document."""
    asking = [t.piece for t in tokens if t.kind == "text" and t.piece.score >= SURE]
    laid = [p for p in asking if wording.lays_duty(context.document.words(p.start, p.end))]
    return sum(piece.listed for piece in laid) * 2 >= len(laid)
