"""What the API answers with, where it is not a fact or a type of the graph as it stands."""

from pydantic import BaseModel, Field

from model.evidence import Source
from model.facts import DocumentFact, Fact, Oppdrag
from model.graph import Link
from model.organisations import Organisation


class DocumentEntry(BaseModel):
    """A document: what it says of itself (with completeness), its version, its facts by kind."""

    key: str
    version: int
    name: str = Field(description="The file's name.")
    sha256: str
    read: str = Field(description="When this version came in, UTC.")
    fact: DocumentFact
    counts: dict[str, int] = Field(description="How many facts of each kind it gave.")


class OrganisationEntry(BaseModel):
    """An organisation, those above it (nearest first), those below it, and its documents."""

    organisation: Organisation
    above: list[str]
    below: list[str]
    issued: list[str] = Field(description="Keys of documents that it issued.")
    received: list[str] = Field(description="Keys of documents that are addressed to it.")


class FoundOppdrag(BaseModel):
    """The mandates that go by an id or a key: several documents may use the same id."""

    asked: str
    several: bool = Field(description="Whether more than one mandate goes by it.")
    items: list[Oppdrag]


class LinkEntry(BaseModel):
    """A link, with both facts that it joins and their evidence."""

    key: str
    link: Link
    start: Fact
    end: Fact


class LinkedOppdrag(BaseModel):
    """The links of the mandates that go by an id or a key."""

    asked: str
    several: bool
    items: list[LinkEntry]


class EvidenceEntry(BaseModel):
    """Where a fact stands: its quote, page and boxes, or line."""

    key: str
    kind: str
    source: Source


class Facet(BaseModel):
    """A value that hits have, and how many have it."""

    value: str
    hits: int


class SearchHit(BaseModel):
    """A passage found. `marks` are the spans of `snippet` that answer the query."""

    key: str
    title: str
    snippet: str
    marks: list[tuple[int, int]]
    score: float
    fact: Fact
