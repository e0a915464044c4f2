"""What the API answers with, where it is not a fact or a type of the graph as it stands."""

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel

from model.evidence import Source
from model.facts import DocumentFact, Fact, Oppdrag
from model.graph import Link
from model.text import Box

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """A page of a list; `next` is the address of the one after it."""

    items: list[T]
    total: int
    next: str | None


class DocumentEntry(BaseModel):
    """A document with its version, and how many facts of each kind it gave."""

    key: str
    version: int
    name: str
    sha256: str
    read: str
    fact: DocumentFact
    counts: dict[str, int]


class FoundOppdrag(BaseModel):
    """The mandates that go by an id or a key."""

    asked: str
    several: bool
    items: list[Oppdrag]


class LinkEntry(BaseModel):
    """A link with both its facts."""

    key: str
    link: Link
    start: Fact
    end: Fact


class LinkedOppdrag(BaseModel):
    """The links of the mandates that go by an id or a key."""

    asked: str
    several: bool
    items: list[LinkEntry]


class SearchHit(BaseModel):
    """A passage; `marks` are the spans of `snippet` that answer."""

    key: str
    title: str
    snippet: str
    marks: list[tuple[int, int]]
    score: float
    fact: Fact


class EvidencePage(BaseModel):
    """A page of a quote, and its boxes in points from the top left corner."""

    number: int
    width: float
    height: float
    note: str | None
    boxes: list[Box]
    image: str | None


class EvidenceEntry(BaseModel):
    """Where a fact stands, and the words around it."""

    key: str
    kind: str
    source: Source
    before: str
    after: str
    pages: list[EvidencePage]
    original: str | None
    hint: str | None


class Oppdatering(BaseModel):
    """A change of the store."""

    oppdateringsid: str
    dato: str
    kind: Literal["document", "fact", "link", "decision"]
    key: str
    endringstype: Literal["Ny", "Endring", "Sletting"]


class Oppdateringer(BaseModel):
    """A stretch of the change feed."""

    items: list[Oppdatering]
    siste: str | None
    next: str | None
