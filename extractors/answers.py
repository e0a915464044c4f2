"""Requirements and their answers in an årlig melding, segment by segment.

Nothing but order, headings, marks, labels, type faces and words tells them apart; each piece is
judged by all of them together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.answer_tokens import Token, tokens_of
from extractors.context import Context
from extractors.faces import Faces, faces_of
from extractors.pieces import Piece, is_title
from extractors.wording import Wording
from model.facts import RequirementKind

_ASKS, _ANSWERS, _SURE = 1.0, -0.8, 2.5


@dataclass(slots=True)
class Requirement:
    """What is asked: pieces that stand together, and the words that it hangs on."""

    pieces: list[Piece]
    kind: RequirementKind
    heading: str | None
    year: int | None
    case: str | None
    lead_in: tuple[int, int] | None = None
    title_only: bool = False

    @property
    def confidence(self) -> float:
        """How sure it is that these words ask."""
        if self.title_only:
            return 0.6
        asked = self.pieces[0].score
        return 0.95 if asked >= _SURE else 0.9 if asked >= _ASKS or self.lead_in else 0.75


@dataclass(slots=True)
class Answer:
    """What one reporter says. `reporter` None: the issuer of the document."""

    pieces: list[Piece]
    reporter: str | None = None
    label: str | None = None


@dataclass(slots=True)
class Exchange:
    """Requirements that are answered together, and their answers, one a reporter."""

    requirements: list[Requirement] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


def exchanges(context: Context) -> Iterator[Exchange]:
    """The exchanges of a document, in reading order."""
    wording = Wording(context.register)
    tokens = list(tokens_of(context, wording))
    faces = faces_of(context.document, [token.piece for token in tokens if token.kind == "text"])
    return _Reader(context, wording, faces, tokens).read()


class _Reader:
    """Goes through the tokens once, with one exchange open at a time."""

    def __init__(
        self, context: Context, wording: Wording, faces: Faces, tokens: Sequence[Token]
    ) -> None:
        self.context, self.wording, self.faces, self.tokens = context, wording, faces, tokens
        self.marked = _marks_requirements(tokens, wording, context)
        self.open = Exchange()
        self.kind: RequirementKind | None = None
        self.heading: str | None = None
        self.year = context.meta.year
        self.case: str | None = None
        self.lead_in: Piece | None = None
        self.mark: str | None = None
        self.in_list = False

    def read(self) -> Iterator[Exchange]:
        """Every exchange that has a requirement."""
        for index, token in enumerate(self.tokens):
            if self._closes(index, token) and self.open.requirements:
                self._part(token)
                yield self.open
                self.open = Exchange()
            self._take(index, token)
        if self.open.requirements:
            yield self.open

    def _part(self, token: Token) -> None:
        """Bullets beneath one requirement that are answered one by one hang on its words."""
        asked = self.open.requirements[-1]
        if token.kind == "text" and token.piece.listed and self._is_answered_apart(token.piece):
            parent, *below = asked.pieces
            asked.pieces, asked.lead_in = below, (parent.start, parent.end)
            self.lead_in = parent

    def _closes(self, index: int, token: Token) -> bool:
        """Whether the token ends the exchange that is open."""
        if token.kind in ("kind", "chapter", "case", "instruction"):
            return True
        if token.kind == "topic":
            return not self.open.answers or self._asks_next(index)
        if token.kind == "lead_in":
            return bool(self.open.answers) or not self.lead_in
        if token.kind == "text" and self.open.answers:
            return self._is_requirement(index, token.piece)
        return token.kind == "requirement_label" and bool(self.open.answers)

    def _asks_next(self, index: int) -> bool:
        """Whether what follows a heading asks, so that the heading opens a new matter."""
        for token in self.tokens[index + 1 :]:
            if token.kind == "text":
                score = self._score(token.piece)
                alike = token.piece.listed and token.piece.block.mark == self.mark
                return score >= (0 if alike else _ASKS if token.piece.listed else 2 * _ASKS)
            if token.kind != "topic":
                return token.kind != "answer_label"
        return True

    def _take(self, index: int, token: Token) -> None:
        piece = token.piece
        if token.kind in ("kind", "chapter"):
            self._enter(token)
        elif token.kind == "topic":
            self._topic(token)
        elif token.kind == "case":
            self._case(token)
        elif token.kind == "lead_in":
            self.lead_in, self.mark, self.in_list = piece, None, False
        elif token.kind == "reporter":
            self._label(token)
        elif token.kind == "answer_label":
            self.open.answers += [Answer([piece])] if self.open.requirements else []
        elif token.kind == "instruction":
            self.lead_in = None
        elif token.kind == "requirement_label" or self._is_requirement(index, piece):
            self._ask(piece)
        elif self.open.requirements:
            self._answer(piece)

    def _enter(self, token: Token) -> None:
        self.kind, self.heading, self.lead_in = token.requirement, token.heading, None
        self.year, self.case = token.year or self.context.meta.year, None

    def _topic(self, token: Token) -> None:
        if self.open.answers:
            self.open.answers[-1].pieces.append(token.piece)
            return
        self.heading = token.heading

    def _case(self, token: Token) -> None:
        self.case, self.heading, self.lead_in = token.case, token.heading, None
        title = self._requirement(token.piece)
        title.title_only = True
        self.open.requirements.append(title)

    def _label(self, token: Token) -> None:
        label = token.piece.label
        if self.open.requirements and label:
            reporter = label.reporter
            self.open.answers.append(Answer([token.piece], reporter, label.said))
            self.in_list = False

    def _requirement(self, piece: Piece) -> Requirement:
        if self.wording.is_demand(self._words(piece)) and not _cut_off(piece, self.lead_in):
            self.lead_in = None
        lead = self.lead_in
        hangs = (lead.start, lead.end) if lead and (piece.listed or self.mark is None) else None
        return Requirement(
            [piece], self.kind or "oppdrag", self.heading, self.year, self.case, hangs
        )

    def _ask(self, piece: Piece) -> None:
        """A requirement of its own, or more of the one before it."""
        asked = self.open.requirements
        if asked and asked[-1].title_only:
            asked.clear()
        if asked and not self.open.answers and self._continues(asked[-1], piece):
            asked[-1].pieces.append(piece)
            return
        if not piece.listed and self.lead_in and self.mark is not None:
            self.lead_in = None
        asked.append(self._requirement(piece))
        asked[-1].title_only = self._names_a_matter(piece) and is_title(self._words(piece))
        self.mark = piece.block.mark if piece.listed else self.mark
        self.in_list = False

    def _continues(self, asked: Requirement, piece: Piece) -> bool:
        """More of the requirement before: a deeper bullet, or a passage that adds to a bullet."""
        first, before = asked.pieces[0], asked.pieces[-1]
        if _unfinished(self.context, before) and not piece.listed:
            return True
        if self.wording.is_demand(self._words(piece)):
            return False
        if piece.listed:
            return self._below(first, piece) and not self.lead_in
        return first.listed or not self.wording.lays_duty(self._words(piece))

    def _below(self, first: Piece, piece: Piece) -> bool:
        """A bullet beneath a bullet of another mark or level, or beneath words that end so: ":"."""
        if not first.listed:
            return self._words(first).endswith(":")
        return piece.block.level > first.block.level or piece.block.mark != first.block.mark

    def _answer(self, piece: Piece) -> None:
        answers = self.open.answers
        if not answers or self._issuer_again(answers[-1], piece):
            answers.append(Answer([]))
        answers[-1].pieces.append(piece)
        self.in_list = piece.listed or self._words(piece).endswith(":")

    def _issuer_again(self, answer: Answer, piece: Piece) -> bool:
        """The issuer speaks again, without a label, after another region's report."""
        issuer = self.context.meta.issuer
        if answer.reporter in (None, issuer) or not answer.pieces[1:] or not issuer:
            return False
        return self._words(piece).startswith((f"{issuer} ", f"{issuer.removesuffix(' RHF')} RHF "))

    def _is_requirement(self, index: int, piece: Piece) -> bool:
        score = self._score(piece)
        asked, answered = self.open.requirements, bool(self.open.answers)
        if piece.block.kind == "table" or self._introduces(piece):
            return False
        if asked and not answered and not asked[-1].title_only:
            return self._asks_on(index, piece, score)
        if answered:
            return self._asks_anew(index, piece, score)
        if self.wording.is_demand(self._words(piece)) or (self.lead_in and piece.listed):
            return score > _ANSWERS
        if asked:
            return score >= _SURE
        if self.kind is None:
            return score >= _SURE
        if self._names_a_matter(piece):
            return True
        return score >= 0 if piece.listed or self._just_entered(index) else score >= _ASKS

    def _names_a_matter(self, piece: Piece) -> bool:
        """A bullet that is only a title, as of a matter raised elsewhere."""
        first = self._words(piece).split()[0].casefold()
        return self.kind == "oppdrag" and piece.listed and first.endswith(("ing", "oppdrag"))

    def _introduces(self, piece: Piece) -> bool:
        """Words that only announce what follows, and ask nothing."""
        words = self._words(piece)
        asks = self.wording.is_demand(words) or self.wording.lays_duty(words)
        return words.endswith(":") and not asks

    def _just_entered(self, index: int) -> bool:
        return index > 0 and self.tokens[index - 1].kind in ("kind", "topic")

    def _asks_on(self, index: int, piece: Piece, score: float) -> bool:
        """Straight after a requirement: the next one, more of it, or the answer."""
        asked = self.open.requirements[-1]
        before = asked.pieces[-1]
        if not piece.listed and _unfinished(self.context, before):
            return True
        if piece.listed and self._hangs(piece):
            return True
        if piece.listed and (self.lead_in or self._is_listed_on(asked, piece)):
            return score > _ANSWERS
        if score >= _ASKS:
            return True
        return score > _ANSWERS and self._label_is_near(index, score)

    def _is_listed_on(self, asked: Requirement, piece: Piece) -> bool:
        """A bullet like the requirement's own, or one of a list that its words open."""
        if any(p.listed and p.block.mark == piece.block.mark for p in asked.pieces):
            return True
        return self._words(asked.pieces[-1]).endswith(":")

    def _hangs(self, piece: Piece) -> bool:
        """A bullet that goes on from the words of a lead-in: "å delta", "levere planer"."""
        return self.lead_in is not None and self._words(piece)[:1].islower()

    def _label_is_near(self, index: int, score: float) -> bool:
        """A reporter's label, or what asks again, follows before anything is answered."""
        for token in self.tokens[index + 1 :]:
            if token.kind == "reporter":
                return True
            if token.kind != "text" or self._score(token.piece) <= _ANSWERS:
                return False
            if self._score(token.piece) >= _SURE and token.piece.listed:
                return score > 0
        return False

    def _asks_anew(self, index: int, piece: Piece, score: float) -> bool:
        """After an answer: a new requirement, or more of the answer."""
        words = self._words(piece)
        if self.wording.is_demand(words):
            return True
        if piece.listed:
            return self._bullet_asks(index, piece, score, words)
        if self.faces.informative:
            return score >= _SURE + 1
        sure = _SURE + 1.5 if self.marked else _SURE
        return score >= sure and self.wording.lays_duty(words) and not self.in_list

    def _bullet_asks(self, index: int, piece: Piece, score: float, words: str) -> bool:
        if self._hangs(piece) and (piece.block.mark == self.mark or self.mark is None):
            return True
        if self._is_answered_apart(piece) and not self.in_list and score > _ANSWERS:
            return True
        if score >= (_SURE if self.in_list else _ASKS + 0.5):
            return True
        alike = piece.block.mark == self.mark
        return alike and not self.in_list and score >= 0 and self._is_answered(index)

    def _is_answered_apart(self, piece: Piece) -> bool:
        """The next bullet of a list beneath the requirement, whose first was answered alone."""
        below = self.open.requirements[-1].pieces[1:]
        return len(below) == 1 and below[0].listed and below[0].block.mark == piece.block.mark

    def _is_answered(self, index: int) -> bool:
        """What follows is no bullet of the same list, but an answer."""
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if after is None or after.kind == "reporter":
            return after is not None
        return after.kind == "text" and not after.piece.listed

    def _score(self, piece: Piece) -> float:
        return piece.score + self.faces.bonus(self.context.document, piece)

    def _words(self, piece: Piece) -> str:
        return self.context.document.words(piece.start, piece.end)


def _cut_off(piece: Piece, lead_in: Piece | None) -> bool:
    """Whether the piece is the lead-in itself."""
    return lead_in is not None and piece.start == lead_in.start


def _unfinished(context: Context, piece: Piece) -> bool:
    """A passage cut short: no full stop, and the next begins in mid-sentence."""
    words = context.document.words(piece.start, piece.end)
    after = context.document.text[piece.end :].lstrip()
    return words[-1:] not in '.:;!?»”")' and bool(after) and not after[:1].isupper()


def _marks_requirements(tokens: Sequence[Token], wording: Wording, context: Context) -> bool:
    """Whether requirements are bullets rather than plain passages, in most of the document."""
    asking = [t.piece for t in tokens if t.kind == "text" and t.piece.score >= _SURE]
    laid = [p for p in asking if wording.lays_duty(context.document.words(p.start, p.end))]
    return sum(piece.listed for piece in laid) * 2 >= len(laid)
