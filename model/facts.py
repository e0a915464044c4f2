"""One frozen class per kind of fact: the contract of the export (`docs/facts.md` is made from it).

Facts of a document come from that document alone. Dates are ISO strings, organisations are
official names, `section` is the heading number ("3.1.1").
"""

from typing import Annotated, Literal

from pydantic import Field

from model.base import Frozen
from model.evidence import Source

DocType = Literal[
    "oppdragsdokument",
    "oppdrag_og_bestilling",
    "foretaksmoteprotokoll",
    "arlig_melding",
    "tertialrapport",
    "utviklingsplan",
    "ukjent",
]
GoalLevel = Literal["hovedmal", "kvalitativ", "hovedsatsing", "strategisk", "delmal"]
Operator = Literal["<=", ">=", "<", ">", "=", "increase", "decrease"]
Category = Literal["innfridd", "delvis_innfridd", "ikke_innfridd", "forsinket", "pagar", "ukjent"]
RequirementKind = Literal["oppdrag", "indicator", "goal"]
FactKind = Literal[
    "document",
    "goal",
    "indicator",
    "oppdrag",
    "status",
    "commitment",
    "audit",
    "risk",
    "allocation",
    "decision",
    "passage",
]


class Inferred(Frozen):
    """A field whose value the words do not state outright: which rule gave it, how sure."""

    field: str
    rule: str
    confidence: float


class FactBase(Frozen):
    """What every fact has. `inferred` lists the fields that were worked out, not read."""

    key: str
    doc: str
    source: Source
    rule: str
    confidence: float = 1.0
    inferred: tuple[Inferred, ...] = ()
    language: str | None = None
    """Language of the fact's own passage: nb, nn, or another ISO code; None where too short."""


class Completeness(Frozen):
    """What was seen of one thing in the document, and how much of it became facts.

    `missing`: the first of what was seen and not extracted, by id or first words.
    """

    what: Literal["ids", "table_rows", "vil_items", "requirements_answered", "answers_placed"]
    seen: int
    extracted: int
    missing: tuple[str, ...] = ()


class DocumentFact(FactBase):
    """What the document says of itself. `period`: 2025, 2025-T2 or 2023/2026.

    `completeness` is the document checked against itself.
    """

    kind: Literal["document"] = "document"
    doc_type: DocType
    title: str | None = None
    year: int | None = None
    period: str | None = None
    issuer: str | None = None
    addressee: str | None = None
    date: str | None = None
    completeness: tuple[Completeness, ...] = ()


class Goal(FactBase):
    """What is to be reached: a hovedmål, hovedsatsing, strategic or qualitative goal, delmål."""

    kind: Literal["goal"] = "goal"
    level: GoalLevel
    number: int | None = None
    text: str
    section: str | None = None
    heading: str | None = None
    year: int | None = None


class Measure(Frozen):
    """One value or comparison stated; `value` None where only a direction is given."""

    scope: str | None = None
    op: Operator
    value: float | None = None
    unit: str | None = None
    baseline: str | None = None
    period: str | None = None
    qualifier: str | None = None


class Indicator(FactBase):
    """What is measured, with a measure for each value or comparison stated."""

    kind: Literal["indicator"] = "indicator"
    text: str
    measures: tuple[Measure, ...] = ()
    reporting: tuple[str, ...] = ()
    section: str | None = None
    heading: str | None = None
    year: int | None = None


class ImpreciseDeadline(Frozen):
    """A deadline without an exact date, as said; `latest` is the last day it can mean."""

    text: str
    latest: str | None = None


class Oppdrag(FactBase):
    """A mandate: who is told to do what. `id` None where the source numbers none."""

    kind: Literal["oppdrag"] = "oppdrag"
    id: str | None = None
    title: str | None = None
    text: str
    year: int | None = None
    hovedmal: int | None = None
    section: str | None = None
    heading: str | None = None
    lead: str | None = None
    owners: tuple[str, ...] = ()
    collaborators: tuple[str, ...] = ()
    involved: tuple[str, ...] = ()
    carried_out_by: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    deadlines_imprecise: tuple[ImpreciseDeadline, ...] = ()
    reporting: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    lead_in: str | None = None
    case: str | None = None
    """The case of a foretaksmøte it was given under ("Sak 9"), where there is one."""


class Value(Frozen):
    """A result in figures: positive, as printed. `period`: 2025-T2, 2025-YTD, 2025-08, 2024."""

    value: float
    unit: str | None = None
    scope: str | None = None
    period: str | None = None
    direction: Literal["increase", "decrease", "over", "under"] | None = None
    against: str | None = None


class Status(FactBase):
    """A dated claim: what a reporter says of one requirement. `verdict`: the deciding words."""

    kind: Literal["status"] = "status"
    of: str | None = None
    of_text: str
    of_texts: tuple[str, ...] = ()
    of_kind: RequirementKind | None = None
    of_year: int | None = None
    text: str
    category: Category
    verdict: str | None = None
    probability: str | None = None
    reporter: str | None = None
    reporter_label: str | None = None
    applies_to: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    section: str | None = None
    heading: str | None = None


class Commitment(FactBase):
    """What an organisation says in its plan that it will do."""

    kind: Literal["commitment"] = "commitment"
    section: str | None = None
    heading: str | None = None
    n: int | None = None
    owner: str | None = None
    lead_in: str | None = None
    text: str
    theme: str | None = None


class Audit(FactBase):
    """An audit or inspection: who looked at whom, on what, and how far it has come."""

    kind: Literal["audit"] = "audit"
    object: str
    body: str | None = None
    topic: str | None = None
    state: Literal["pagaende", "gjennomforte", "varslet"] | None = None
    deadline: str | None = None
    section: str | None = None


class Risk(FactBase):
    """A line of a table of the greatest risks; grades as said."""

    kind: Literal["risk"] = "risk"
    table: str | None = None
    horizon: str | None = None
    rank: int | None = None
    previous_rank: int | str | None = None
    """As printed where it is no number ("NY")."""
    name: str
    likelihood: str | None = None
    consequence: str | None = None
    section: str | None = None


class Allocation(FactBase):
    """A line of a budget table; `amount_nok` None where the cell holds no amount."""

    kind: Literal["allocation"] = "allocation"
    chapter: int
    post: int
    name: str
    amount_nok: int | None = None
    section: str | None = None


class Passage(FactBase):
    """A section of a document of no known type: words to search, no claim about them."""

    kind: Literal["passage"] = "passage"
    section: str | None = None
    heading: str | None = None
    text: str
    ids: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


class Decision(FactBase):
    """What a foretaksmøte decided ("Foretaksmøtet vedtok …")."""

    kind: Literal["decision"] = "decision"
    case: str | None = None
    text: str
    section: str | None = None


Fact = Annotated[
    DocumentFact
    | Goal
    | Indicator
    | Oppdrag
    | Status
    | Commitment
    | Audit
    | Risk
    | Allocation
    | Decision
    | Passage,
    Field(discriminator="kind"),
]
