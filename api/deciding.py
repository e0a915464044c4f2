"""Writing a person's decision, and changing the links by it."""

import getpass
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import ValidationError

from api.errors import Exit, UserError
from api.ingesting import relink
from api.pipeline import register
from graph.checks import findings
from graph.redecided import redecided
from graph.reviewed import ReviewedView
from graph.reviews import fingerprints, identified, standing
from graph.store import FACT, View, Writer
from graph.stores import Location, open_view, open_writer
from graph.subjects import end
from model.facts import FactBase
from model.graph import Link, Review, Verdict, parts_of


@dataclass(frozen=True)
class Said:
    """What a person says: why, the right value of a correction, and who where not the user."""

    why: str
    value: str | None = None
    who: str | None = None


def decide(location: Location, verdict: Verdict, subject: str, said: Said) -> Review:
    """Add a decision on a link, a field or a finding, and put it to work.

    Raises UserError where the store holds no such thing, or a correction cannot be right.
    """
    decision = decision_on(location, verdict, subject, said)
    put(location, (decision,))
    return decision


def is_finding(view: View, subject: str) -> bool:
    """Whether a finding that nobody silenced goes by this id; everything is checked for it."""
    return any(finding.id == subject for finding in findings(ReviewedView(view), register()))


def decision_on(
    location: Location,
    verdict: Verdict,
    subject: str,
    said: Said,
    is_finding: Callable[[View, str], bool] = is_finding,
) -> Review:
    """The decision that `decide` adds; nothing is written."""
    with open_view(location) as view:
        undone = _undone(view, subject) if verdict == "undo" else None
        decision = Review(
            id="",
            subject=undone.subject if undone else subject,
            verdict=verdict,
            value=_value(view, subject, said.value) if verdict == "correct" else None,
            who=said.who or getpass.getuser(),
            when=datetime.now(UTC).isoformat(timespec="milliseconds"),
            why=said.why,
            fingerprints=undone.fingerprints if undone else _judged(view, subject, is_finding),
            undoes=undone.id if undone else None,
        )
    return identified(decision)


def put(location: Location, decisions: tuple[Review, ...]) -> None:
    """Add decisions and put them to work; those that are there already change nothing."""
    with open_writer(location) as writer:
        with open_view(location) as view:
            known = {one.id for one in view.reviews()}
        if not put_to_work(writer, location, [one for one in decisions if one.id not in known]):
            relink(writer, location)


def put_to_work(writer: Writer, location: Location, new: Sequence[Review]) -> bool:
    """Add decisions and change the links that they touch; False where all must be made anew."""
    for decision in new:
        writer.put_review(decision)
    with open_view(location) as view:
        changes = redecided(view, new)
    if changes is None:
        return False
    writer.put_links(filter(None, changes.values()), of=changes.keys())
    return True


def link_of(view: View, subject: str) -> Link | None:
    """The link that stands in the store under this key."""
    start = parts_of(subject)[1]
    return next((link for link in view.links(start) if link.key == subject), None)


def _judged(view: View, subject: str, is_finding: Callable[[View, str], bool]) -> tuple[str, ...]:
    """The fingerprints of the texts that a decision is about."""
    if link := link_of(view, subject):
        return fingerprints(link)
    fact = view.fact(subject.partition("#")[0])
    if fact:
        return (end(fact).fingerprint,)
    earlier = [one for one in view.reviews() if one.subject == subject]
    if earlier:
        return earlier[-1].fingerprints
    if is_finding(view, subject):
        return ()
    hint = "oppdragsgraf review lists links, oppdragsgraf checks lists findings, with their keys."
    raise UserError(f"nothing goes by {subject}", hint, Exit.UNKNOWN)


def _undone(view: View, subject: str) -> Review:
    stand = [one for one in standing(view.reviews()) if subject in (one.subject, one.id)]
    if not stand:
        hint = "oppdragsgraf decisions lists what was decided."
        raise UserError(f"no decision stands on {subject}", hint, Exit.UNKNOWN)
    return stand[-1]


def _value(view: View, subject: str, value: str | None) -> str:
    if value is None:
        hint = "Give the right value with --value."
        raise UserError("a correction needs a value", hint, Exit.USAGE)
    return (
        _right_value(view, subject, value) if "#" in subject else _right_link(view, subject, value)
    )


def _right_value(view: View, subject: str, value: str) -> str:
    """The value as JSON; it must be one that the field can have, or every reader would fail."""
    key, _, field = subject.partition("#")
    fact = view.fact(key)
    if fact is None:
        raise UserError(f"no fact goes by {key}", "Give a fact's key.", Exit.UNKNOWN)
    fields = sorted(set(type(fact).model_fields) - set(FactBase.model_fields) - {"kind"})
    if field not in fields:
        hint = f"The fields of {fact.kind} are {', '.join(fields)}."
        raise UserError(f"{field} cannot be corrected", hint, Exit.USAGE)
    try:
        right = json.loads(value, parse_constant=_no_json)
    except ValueError:
        right = value
    try:
        FACT.validate_python({**fact.model_dump(), field: right})
    except ValidationError as error:
        said = error.errors()[0]["msg"]
        raise UserError(f"{field} cannot be that", f"{said}.", Exit.USAGE) from None
    return json.dumps(right, ensure_ascii=False)


def _no_json(constant: str) -> None:
    """Python reads NaN and Infinity; no other program does."""
    raise ValueError(constant)


def _right_link(view: View, subject: str, value: str) -> str:
    """The key of the right link: `value` is the fact that should stand at its other end."""
    relation, _, ends = subject.partition(":")
    start, _, finish = ends.partition("->")
    side, _, key = value.rpartition("=")
    if view.fact(key) is None:
        raise UserError(f"no fact goes by {key}", "Give a fact's key.", Exit.UNKNOWN)
    return f"{relation}:{key}->{finish}" if side == "from" else f"{relation}:{start}->{key}"
