"""What waits for a person, one at a time: a link with its two texts, or an uncertain field."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Literal, get_args
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from api.deciding import link_of
from api.web.overview import Overview, one_of
from graph.queries import document_of
from graph.reviews import fingerprints, latest
from graph.shared_words import Spans, shared_words
from graph.store import View
from graph.subjects import end, label, statement
from graph.uncertain import Uncertain, uncertain_fields
from graph.waiting import Waiting
from model.facts import Category, DocumentFact, Fact
from model.graph import Link, Review

Why = Literal["suspect", "suggested", "field"]
WHYS: tuple[Why, ...] = get_args(Why)
_AHEAD = 8


class ReviewAsked(BaseModel):
    """Which of what waits, and the how manieth; or one thing by name.

    `bytt`: which end of the link should be another, looked for by the words of `finn`. `gjort`:
    what was decided.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    slag: Literal["", "suspect", "suggested", "field"] = ""
    nr: int = Field(default=1, ge=1, le=1_000_000)
    om: str = Field(default="", max_length=700)
    bytt: Literal["", "from", "to"] = ""
    finn: str = Field(default="", max_length=300)
    gjort: str = Field(default="", max_length=64)

    def replacing(self, end: str, nr: int) -> str:
        """Where another fact is picked for an end of the link that is shown."""
        place = {"om": self.om} if self.om else {"slag": self.slag, "nr": nr}
        return f"/gjennomgang?{urlencode({**place, 'bytt': end})}#bytt"

    def address(self, nr: int) -> str:
        """The same queue at another place."""
        return f"/gjennomgang?{urlencode({'slag': self.slag, 'nr': nr})}"


@dataclass(frozen=True)
class Entry:
    """Something that waits; `fingerprints` are those of its texts when it was listed."""

    subject: str
    why: Why
    name: str
    fingerprints: tuple[str, ...]


@dataclass(frozen=True)
class Side:
    """A fact with its words, and the spans of them that the other side has too."""

    fact: Fact
    name: str
    meta: DocumentFact | None
    text: str
    marks: Spans


@dataclass(frozen=True)
class DoubtfulField:
    """A field as it stands; `lines` are its values, to be edited one a line."""

    name: str
    lines: tuple[str, ...]
    is_list: bool
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """What is decided on: a link between two sides, or a field of one."""

    subject: str
    why: Why | None
    score: float
    rule: str
    seen: tuple[str, ...]
    sides: tuple[Side, ...]
    link: Link | None = None
    field: DoubtfulField | None = None
    decision: Review | None = None


@dataclass(frozen=True)
class Queue:
    """What waits, as it was asked for: how many of each kind, and the entries from `nr` on."""

    counts: Mapping[Why, int]
    entries: tuple[Entry, ...]
    nr: int
    total: int

    @property
    def subject(self) -> str:
        """What is to be decided now."""
        return self.entries[0].subject if self.entries else ""

    @property
    def ahead(self) -> tuple[tuple[int, Entry], ...]:
        """What comes next, with its place."""
        return tuple(enumerate(self.entries[1:], self.nr + 1))


def queue(overview: Overview | None, decisions: Mapping[str, Review], asked: ReviewAsked) -> Queue:
    """What was asked for and nobody has decided on since it was listed."""
    if overview is None:
        return Queue({}, (), 1, 0)
    decided = overview.texts(_DECIDED, json.dumps({k: _seen(one) for k, one in decisions.items()}))
    left = "place NOT IN (SELECT value FROM json_each(?)) AND (? = '' OR why = ?)"
    values = one_of(decided), asked.slag, asked.slag
    by_why = f"SELECT why, count(*) FROM waiting WHERE {left} GROUP BY why"  # noqa: S608
    counts: dict[Why, int] = dict(overview.rows(by_why, values[0], "", ""))
    total = counts.get(asked.slag, 0) if asked.slag else sum(counts.values())
    nr = max(1, min(asked.nr, total))
    query = (
        f"SELECT subject, why, name, fingerprints FROM waiting WHERE {left}"  # noqa: S608
        " ORDER BY place LIMIT ? OFFSET ?"
    )
    found = overview.rows(query, *values, 1 + _AHEAD, nr - 1)
    entries = (Entry(subject, why, name, tuple(seen.split())) for subject, why, name, seen in found)
    return Queue(counts, tuple(entries), nr, total)


def item(view: View, subject: str) -> Item | None:
    """A link or a field by its key; None where there is none of that key."""
    decision = latest(view.reviews()).get(subject)
    if "#" in subject:
        return _field(view, subject, decision)
    link = link_of(view, subject) if "->" in subject else None
    facts = [view.fact(key) for key in (link.start.key, link.end.key)] if link else []
    if link is None or len(found := [one for one in facts if one]) < 2:
        return None
    marks = shared_words(*(statement(one) for one in found))
    why: Why | None = "suspect" if link.suspect else None
    return Item(
        subject=subject,
        why=why or ("suggested" if link.grade == "suggested" else None),
        score=link.score,
        rule=link.rule,
        seen=fingerprints(link),
        sides=tuple(_side(view, one, some) for one, some in zip(found, marks, strict=True)),
        link=link,
        decision=decision,
    )


def _field(view: View, subject: str, decision: Review | None) -> Item | None:
    key, _, name = subject.partition("#")
    fact = view.fact(key)
    if fact is None or name not in type(fact).model_fields:
        return None
    doubt = next((one for one in uncertain_fields(fact) if one.field == name), None)
    return Item(
        subject=subject,
        why="field" if doubt else None,
        score=doubt.confidence if doubt else fact.confidence,
        rule=doubt.rule if doubt else fact.rule,
        seen=(end(fact).fingerprint,),
        sides=(_side(view, fact, ()),),
        field=_value(fact, name),
        decision=decision,
    )


def _side(view: View, fact: Fact, marks: Spans) -> Side:
    return Side(fact, label(fact), document_of(view, fact), statement(fact), marks)


def _value(fact: Fact, name: str) -> DoubtfulField:
    value = getattr(fact, name)
    is_list = isinstance(value, tuple)
    values = value if is_list else () if value is None else (value,)
    choices = get_args(Category) if name == "category" else ()
    return DoubtfulField(name, tuple(str(one) for one in values), is_list, choices)


_DECIDED = (
    "SELECT place FROM json_each(?) AS decided JOIN waiting"
    " ON waiting.subject = decided.key AND waiting.fingerprints = decided.value"
)


def _seen(decision: Review) -> str:
    return " ".join(decision.fingerprints)


def overview_rows(
    links: Iterable[Waiting], fields: Iterable[Uncertain]
) -> Iterator[tuple[object, ...]]:
    """What waits as rows of an overview: links, then fields."""
    of_links = (
        (one.why, one.link.key, f"{one.start} → {one.end}", " ".join(fingerprints(one.link)))
        for one in links
    )
    of_fields = (("field", one.subject, one.name, one.fingerprint) for one in fields)
    for place, line in enumerate(chain(of_links, of_fields)):
        yield place, *line
