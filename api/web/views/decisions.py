"""People's decisions: what a form says, and who decided what, when."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from api.reviewing import Decision
from api.store_reader import StoreView
from graph.reviews import latest, standing
from graph.store import View
from graph.subjects import label
from model.graph import Relation, Review, Verdict, parts_of

ON_A_PAGE = 50


class DecisionForm(BaseModel):
    """A decision as a form sends it; `seen` are fingerprints with blanks between.

    `value` has a line for each value of a list; for a link it is the key or the id of the fact that
    should stand at its `side`. `til` is where to go when it is done.
    """

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    subject: str = Field(max_length=700)
    why: str = Field(max_length=2000)
    seen: str = Field(default="", max_length=200)
    value: str = Field(default="", max_length=5000)
    side: Literal["", "from", "to"] = ""
    til: str = Field(default="/gjennomgang", max_length=2000)


@dataclass(frozen=True)
class Line:
    """A decision with what it was about, in words, and whether it stands."""

    review: Review
    stands: bool
    relation: Relation | None
    field: str | None
    check: str | None
    names: tuple[str, ...]


def latest_of(view: StoreView) -> dict[str, Review]:
    """The last standing decision on each subject."""
    return view.remembered("web.latest", lambda: latest(view.reviews()))


def decision(view: View, form: DecisionForm) -> Decision:
    """What the form says; raises pydantic's ValidationError where that is no decision."""
    return Decision(
        verdict=form.verdict,
        subject=form.subject,
        why=form.why,
        seen=tuple(form.seen.split()) or None,
        value=_value(view, form) if form.verdict == "correct" else None,
    )


def lines(view: View, reviews: Iterable[Review], all_of_them: Iterable[Review]) -> list[Line]:
    """Decisions for people to read."""
    stand = {one.id for one in standing(all_of_them)}
    return [_line(view, one, one.id in stand) for one in reviews]


def _line(view: View, review: Review, stands: bool) -> Line:
    subject = review.subject
    if "->" in subject:
        relation, *ends = parts_of(subject)
        return Line(review, stands, relation, None, None, tuple(_name(view, key) for key in ends))  # type: ignore[arg-type]
    if "#" in subject:
        key, _, field = subject.partition("#")
        return Line(review, stands, None, field, None, (_name(view, key),))
    return Line(review, stands, None, None, subject.rpartition("-")[0], ())


def _name(view: View, key: str) -> str:
    fact = view.fact(key)
    return label(fact) if fact else key


def _value(view: View, form: DecisionForm) -> JsonValue:
    typed = form.value.strip()
    key, is_field, name = form.subject.partition("#")
    if not is_field:
        found = view.fact(typed) or next(iter(_of_the_same_document(view, form, typed)), None)
        key = found.key if found else typed
        return f"from={key}" if form.side == "from" else key
    fact = view.fact(key)
    now = getattr(fact, name, None)
    if isinstance(now, tuple):
        return [line.strip() for line in typed.splitlines() if line.strip()]
    return int(typed) if isinstance(now, int) and typed.isdigit() else typed or None


def _of_the_same_document(view: View, form: DecisionForm, id: str) -> list:  # type: ignore[type-arg]
    _, start, finish = parts_of(form.subject)
    doc = (start if form.side == "from" else finish).split("/", 1)[0]
    return [fact for fact in view.facts_by_id(id) if fact.doc == doc]
