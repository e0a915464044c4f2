"""The chain that a mandate stands in, as the API gives it."""

from typing import Literal

from pydantic import BaseModel

from model.facts import DocumentFact, Fact, Status
from model.graph import Link

Origin = Literal["top", "passed_on", "added_locally", "nothing_read", "not_followed"]
PassedOn = Literal["passed_on", "not_passed_on", "nothing_read", "lowest_level", "not_followed"]
Reported = Literal["reported", "not_reported", "nothing_read"]


class Answer(BaseModel):
    """What was reported; without a link where the report reprints the requirement itself."""

    status: Status
    document: DocumentFact
    link: Link | None


class Hop(BaseModel):
    """A link of the chain."""

    link: Link


class Step(BaseModel):
    """A requirement in the chain: where it came from, to whom it went, what was reported."""

    fact: Fact
    document: DocumentFact
    origin: Origin
    passed_on: PassedOn
    not_passed_on_to: tuple[str, ...]
    reported: Reported
    answers: tuple[Answer, ...]


class Trace(BaseModel):
    """One chain, from the top down."""

    steps: tuple[Step, ...]
    hops: tuple[Hop, ...]


class Traced(BaseModel):
    """The chains of what was asked for; `left_out` counts facts that were not gone to."""

    asked: str
    traces: tuple[Trace, ...]
    left_out: int
