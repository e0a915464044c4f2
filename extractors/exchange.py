"""Requirements and the answers to them, as they are found one after another."""

from dataclasses import dataclass, field

from extractors.pieces import Piece
from extractors.topics import Announced

ASKS, ANSWERS, SURE = 1.0, -0.8, 2.5
"""Scores: from the first a passage asks, down from the second it answers; the third is sure."""


@dataclass(slots=True)
class Requirement:
    """What is asked: pieces that stand together, and the words that it hangs on.

    `named`: the line of its own that gives its id and title.
    """

    pieces: list[Piece]
    kind: Announced
    heading: str | None
    year: int | None
    case: str | None
    lead_in: tuple[int, int] | None = None
    title_only: bool = False
    named: Piece | None = None

    @property
    def confidence(self) -> float:
        """How sure it is that these words ask."""
        if self.title_only:
            return 0.6
        asked = self.pieces[0].score
        return 0.95 if asked >= SURE else 0.9 if asked >= ASKS or self.lead_in else 0.75


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


@dataclass(slots=True)
class Place:
    """Where the reading has come to: the exchange that is open and what it stands under.

    `mark`: of the bullets that asked last; `in_list`: the answer is in a list of its own;
    `named`: a label has said that the next passage is a requirement; `left`: the lead-in of the
    bullets ahead of a requirement that stands alone.
    """

    year: int | None
    kind: Announced | None = None
    heading: str | None = None
    case: str | None = None
    lead_in: Piece | None = None
    left: Piece | None = None
    mark: str | None = None
    in_list: bool = False
    named: bool = False
    open: Exchange = field(default_factory=Exchange)
