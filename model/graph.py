"""The graph: nodes, edges, links with their evidence, and what people decided about them."""

from typing import Any, Literal

from pydantic import Field

from model.base import Frozen

NodeKind = Literal["document", "organisation", "reference", "fact"]
Relation = Literal[
    "issued_by",
    "addressed_to",
    "contains",
    "owned_by",
    "led_by",
    "together_with",
    "refers_to",
    "part_of",
    "answers",
    "reported_by",
    "passed_on_to",
    "reports_on",
    "continues",
    "follows_up",
    "same_requirement",
]
Grade = Literal["linked", "suggested"]
Verdict = Literal["confirm", "reject", "correct", "undo"]


class Node(Frozen):
    """`key` is the fact's key, `doc:KEY`, `org:NAME` or `ref:NAME`; `data` its fields as JSON."""

    key: str
    kind: NodeKind
    fact_kind: str | None = None
    doc: str | None = None
    label: str
    data: dict[str, Any] = Field(default_factory=dict)


class End(Frozen):
    """One end of a link: the fact, its quote, and the fingerprint of the text linked for."""

    key: str
    quote: str
    fingerprint: str


class Edge(Frozen):
    """A plain relation that a document states; it stands as long as the fact does."""

    relation: Relation
    from_key: str
    to_key: str


class Link(Frozen):
    """A claim that two facts belong together: which rule, how sure, for which two texts."""

    relation: Relation
    start: End
    end: End
    rule: str
    score: float
    grade: Grade
    wording: Literal["verbatim", "reworded"] | None = None
    confirmed: bool = False
    """Whether a person said so, of these very texts."""
    suspect: bool = False
    """Whether a text has changed since the link was made, and nobody has cleared it."""

    @property
    def key(self) -> str:
        """Stable identity: the relation and its two ends."""
        return f"{self.relation}:{self.start.key}->{self.end.key}"


def parts_of(key: str) -> tuple[str, str, str]:
    """The relation of a link's key and the keys of its two ends."""
    relation, _, ends = key.partition(":")
    start, _, finish = ends.partition("->")
    return relation, start, finish


class Review(Frozen):
    """A person's decision on a link, a fact's field or a finding. Append-only.

    `subject` is `Link.key`, `FACT_KEY#FIELD`, or a finding's id. `fingerprints` are those of the
    texts that were judged: the decision holds for these texts and no others.
    """

    id: str
    subject: str
    verdict: Verdict
    value: str | None = None
    """Of a correction: a field's right value as JSON, for a link the key of the right link."""
    who: str
    when: str
    """ISO, UTC."""
    why: str
    fingerprints: tuple[str, ...] = ()
    undoes: str | None = None
    """Of an `undo`: the id of the decision that no longer holds."""
