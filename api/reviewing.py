"""Decisions that come over HTTP: checked, stored once, and put to work."""

import json
import re
import secrets
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, model_validator

from api.auth import Caller
from api.deciding import Said, decision_on, is_finding, put_to_work
from api.desk import Desk
from api.errors import Exit, UserError
from api.jobs import Job, Jobs
from api.nearest import nearest_keys, nearest_names
from api.once import Once
from api.problem_details import ProblemError, unknown
from api.web import overview
from graph.store import View
from graph.stores import Location, last_change, open_view, open_writer
from model.graph import Review, Verdict

_NOT_PLAIN = re.compile(r"<[A-Za-z/!?]|[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_LARGEST = 2**53
"""Beyond it a number of JSON is not the same to every program."""


def _plain(words: str) -> str:
    if _NOT_PLAIN.search(words):
        raise ValueError("must be plain words: no markup, no control characters")
    return words


Plain = Annotated[str, AfterValidator(_plain)]


class Decision(BaseModel):
    """What a person decides about a link, a field or a finding."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "verdict": "correct",
                    "subject": "oppdragsdokument-2025-vidda/HVI25-04#title",
                    "value": "Digital hjemmeoppfølging",
                    "why": "The title stands in the margin.",
                }
            ]
        },
    )

    verdict: Verdict
    subject: Plain = Field(
        min_length=1,
        max_length=700,
        description="A link's key, `FACT#FIELD`, a finding's id; to undo also a decision's id.",
    )
    value: JsonValue = Field(
        default=None,
        description="Of a correction: the right value of the field; for a link the key of the "
        "fact that should stand at its right end, or `from=KEY` at its left.",
    )
    why: Plain = Field(
        min_length=1, max_length=2000, pattern=r"\S", description="The reason; it is kept."
    )
    seen: tuple[str, ...] | None = Field(
        default=None,
        max_length=2,
        description="The fingerprints of the texts that were judged. Where the store's are others "
        "by now, nothing is decided (409).",
    )

    @model_validator(mode="after")
    def _value_is_of_a_correction(self) -> "Decision":
        for leaf in _leaves(self.value):
            if isinstance(leaf, str):
                _plain(leaf)
            elif isinstance(leaf, int | float) and abs(leaf) > _LARGEST:
                raise ValueError("a number is larger than programs can count to")
        if (self.value is not None) != (self.verdict == "correct"):
            raise ValueError("a value is given with a correction, and with nothing else")
        return self

    def said(self, who: str) -> Said:
        """The decision in the words of the command line."""
        value = self.value
        if value is None or (isinstance(value, str) and "#" not in self.subject):
            return Said(self.why, value, who)
        return Said(self.why, json.dumps(value, ensure_ascii=False), who)


class Decided(BaseModel):
    """A decision that was stored. It stands at once; links follow where `links_made` is false."""

    decision: Review
    links_made: bool = Field(description="Whether the links are by now as it has them.")


class Stored(NamedTuple):
    """A decision in the store: whether it was stored now or at an earlier time of asking."""

    decision: Review
    is_new: bool
    links_made: bool
    """Whether the links it touches were changed with it; else all have to be made anew."""


def decide_once(
    location: Location, desk: Desk, asked: Decision, caller: Caller, key: str | None
) -> Stored:
    """The decision, stored and put to work as far as that takes no making of all links."""
    once = Once(desk, caller, key)
    if earlier := once.answered(asked.model_dump_json()):
        return Stored(Review.model_validate_json(earlier), is_new=False, links_made=True)
    try:
        stored = _stored(location, desk, asked, caller)
    except BaseException:
        once.give_up()
        raise
    once.answer(stored.decision.model_dump_json())
    return stored


def relink_later(desk: Desk, who: str) -> Job:
    """Queue the making of links, which is work for another process."""
    return Jobs(desk).queue_links(secrets.token_hex(12), who)


def _stored(location: Location, desk: Desk, asked: Decision, caller: Caller) -> Stored:
    def known(view: View, subject: str) -> bool:
        listed = overview.lists_finding(overview.file_of(desk), subject, last_change(location))
        return is_finding(view, subject) if listed is None else listed

    said = asked.said(caller.name)
    try:
        decision = decision_on(location, asked.verdict, asked.subject, said, known)
    except UserError as error:
        raise _problem(location, asked, error) from None
    if asked.seen is not None and asked.seen != decision.fingerprints:
        hint = "Read what it says now, and decide again."
        raise ProblemError("changed_meanwhile", "The texts have changed.", hint)
    with open_writer(location) as writer:
        links_made = put_to_work(writer, location, [decision])
    return Stored(decision, is_new=True, links_made=links_made)


def _problem(location: Location, asked: Decision, error: UserError) -> ProblemError:
    if error.code != Exit.UNKNOWN:
        return ProblemError("impossible_decision", f"{error}."[:500], error.hint[:500])
    with open_view(location) as view:
        nearest = _nearest(view, asked.subject)
    hint = "/api/v1/links and /api/v1/findings list what can be decided, /api/v1/reviews what was."
    return unknown("unknown_key", asked.subject, nearest, hint)


def _nearest(view: View, subject: str) -> tuple[str, ...]:
    start, is_link, _ = subject.partition(":")[2].partition("->")
    if is_link:
        return nearest_names(subject, (link.key for link in view.links(start)))
    return nearest_keys(view, subject.partition("#")[0], None)


def _leaves(value: JsonValue) -> Iterator[JsonValue]:
    """The words, names and numbers within a value."""
    if isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from _leaves(one)
    else:
        yield value
