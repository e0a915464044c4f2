"""Requirements and their answers in an årlig melding, segment by segment.

Nothing but order, headings, marks, labels, type faces and words tells them apart; each piece is
judged by all of them together.
"""

import re
from collections.abc import Iterator

from extractors.answer_tokens import Token, tokens_of
from extractors.context import Context
from extractors.exchange import Answer, Exchange, Place, Requirement
from extractors.faces import faces_of
from extractors.judge import Judge, marks_requirements
from extractors.parties import Frame, find_parties
from extractors.pieces import Piece, is_title
from extractors.topics import kind_of_heading, label_end
from extractors.wording import Wording

_OPENING = 60
_OPENING_YEAR = re.compile(r"((?:19|20)\d\d)\s*:\s+(?=\w)")
"""The year that a requirement left from before is of, ahead of its words."""


def exchanges(context: Context) -> Iterator[Exchange]:
    """The exchanges of a document, in reading order."""
    wording = Wording(context.register)
    tokens = list(tokens_of(context, wording))
    faces = faces_of(context.document, [token.piece for token in tokens if token.kind == "text"])
    marked = marks_requirements(tokens, wording, context)
    return _Reader(Judge(context, wording, faces, tokens, marked)).read()


class _Reader:
    """Goes through the tokens once, with one exchange open at a time."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.context = judge.context
        self.place = Place(year=judge.context.meta.year)

    def read(self) -> Iterator[Exchange]:
        """Every exchange that has a requirement."""
        for index, token in enumerate(self.judge.tokens):
            if self.place.open.requirements and self._closes(index, token):
                self._hang_apart(token)
                yield self._closed()
                self.place.open = Exchange()
            self._take(index, token)
        if self.place.open.requirements:
            yield self._closed()

    def _closed(self) -> Exchange:
        """The exchange that is open; a heading that is not answered asked nothing itself."""
        done = self.place.open
        for asked in done.requirements:
            asked.title_only |= asked.pieces[0].heading and not done.answers
        return done

    def _closes(self, index: int, token: Token) -> bool:
        """Whether the token ends the exchange that is open."""
        answered = bool(self.place.open.answers)
        match token.kind:
            case "kind" | "chapter" | "case" | "numbered" | "demand" | "instruction":
                return True
            case "topic":
                return self.judge.asks_next(index, self.place)
            case "lead_in":
                return answered or not self.place.lead_in
            case "requirement_label":
                return answered
            case "text":
                return answered and self.judge.asks(index, self.place)
        return False

    def _hang_apart(self, token: Token) -> None:
        """Bullets beneath one requirement that are answered one by one hang on its words."""
        asked = self.place.open.requirements[-1]
        if token.kind != "text" or not token.piece.listed or not self.place.open.answers:
            return
        if self.judge.is_answered_apart(token.piece, self.place):
            parent, *below = asked.pieces
            asked.pieces, asked.lead_in = below, (parent.start, parent.end)
            self.place.lead_in = parent

    def _take(self, index: int, token: Token) -> None:
        match token.kind:
            case "kind" | "chapter":
                self._enter(token)
            case "topic":
                self._topic(token)
            case "case" | "numbered":
                self._titled(token)
            case "demand":
                heading = None if token.piece.heading else self.place.heading
                self.place = Place(self.place.year, "any", heading)
                self.place.open.requirements.append(self._requirement(token.piece))
            case "lead_in":
                self.place.lead_in, self.place.left = token.piece, None
                self.place.mark, self.place.in_list = None, False
            case "instruction":
                self.place.lead_in = self.place.left = None
            case "reporter" | "answer_label":
                self._label(token.piece)
            case "requirement_label":
                self._named(token.piece)
            case "text":
                self._text(index, token.piece)

    def _text(self, index: int, piece: Piece) -> None:
        if self.judge.asks(index, self.place):
            self._ask(piece)
        elif self.place.open.requirements:
            self._answer(piece)
        self.place.named = False

    def _enter(self, token: Token) -> None:
        year = token.year or self.context.meta.year
        self.place = Place(year, token.requirement, token.heading)

    def _topic(self, token: Token) -> None:
        if self.place.open.requirements:
            self._answer(token.piece)
        else:
            self.place.heading = token.heading

    def _titled(self, token: Token) -> None:
        """A case, or a line of an id and a title: what stands beneath asks, or answers at once."""
        named = token.piece if token.kind == "numbered" else None
        heading = self.place.heading if named else token.heading
        self.place = Place(self.place.year, "oppdrag", heading, token.case)
        title = self._requirement(token.piece)
        title.title_only, title.named = True, named
        self.place.open.requirements.append(title)

    def _label(self, piece: Piece) -> None:
        """A label that opens an answer: of a named reporter, or of the issuer's own."""
        if self._goes_on(piece):
            self.place.open.answers[-1].pieces.append(piece)
        elif self.place.open.requirements:
            label = piece.label
            answer = Answer([piece], label.reporter, label.said) if label else Answer([piece])
            self.place.open.answers.append(answer)
            self.place.in_list = False

    def _goes_on(self, piece: Piece) -> bool:
        """One answer in two labelled parts: "Status: …", "Kommentar: …"."""
        answers = self.place.open.answers
        return bool(answers) and not piece.label and answers[-1].label is None

    def _named(self, piece: Piece) -> None:
        """A label that opens a requirement, on a line of its own or ahead of it."""
        words = self.judge.words(piece)
        if label_end(words) >= len(words):
            self.place.named = True
        else:
            asked = self._requirement(piece)
            asked.kind = (
                kind_of_heading(words[: label_end(words)].rstrip("0123456789.: –")) or "any"
            )
            self.place.open.requirements.append(asked)

    def _requirement(self, piece: Piece) -> Requirement:
        place, words = self.place, self.judge.words(piece)
        lead = place.lead_in if piece.listed or place.mark is None else None
        whole = words[:1].isupper() and self.judge.wording.lays_duty(words)
        hangs = (lead.start, lead.end) if lead and not whole else None
        kind, own = place.kind or "any", _OPENING_YEAR.match(self.judge.words(piece))
        year = int(own[1]) if own else place.year
        return Requirement([piece], kind, place.heading, year, place.case, hangs)

    def _ask(self, piece: Piece) -> None:
        """A requirement of its own, or more of the one before it."""
        place, words = self.place, self.judge.words(piece)
        asked = place.open.requirements
        named = asked[-1].named if asked and asked[-1].title_only else None
        if asked and asked[-1].title_only:
            asked.clear()
        if asked and not place.open.answers and self.judge.continues(asked[-1], piece, place):
            asked[-1].pieces.append(piece)
            return
        if self.judge.wording.is_demand(words):
            place.lead_in = place.left = None
        elif not piece.listed and place.mark is not None:
            place.lead_in, place.left = None, place.lead_in or place.left
        elif piece.listed and words[:1].islower() and place.left:
            place.lead_in = place.left
        asked.append(self._requirement(piece))
        asked[-1].named = named
        asked[-1].title_only = self.judge.names_a_matter(piece, place) and is_title(words)
        place.mark = piece.mark if piece.listed else place.mark
        place.in_list = False

    def _answer(self, piece: Piece) -> None:
        answers = self.place.open.answers
        if not answers or self._issuer_again(answers[-1], piece):
            answers.append(Answer([]))
        answers[-1].pieces.append(piece)
        self.place.in_list = piece.listed or self.judge.words(piece).endswith(":")

    def _issuer_again(self, answer: Answer, piece: Piece) -> bool:
        """The issuer speaks again, without a label, after another region's report."""
        issuer = self.context.meta.issuer
        if answer.reporter in (None, issuer) or not answer.pieces[1:]:
            return False
        opening = self.judge.words(piece)[:_OPENING]
        first = next(iter(find_parties(opening, Frame.of(self.context))), None)
        return bool(first and first.start == 0 and first.names == (issuer,))
