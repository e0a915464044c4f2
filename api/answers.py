"""What the API answers with, where it is not a fact or a type of the graph as it stands."""

from pydantic import BaseModel, Field

from api.paging import Page
from api.published_quality import DocumentQuality
from graph.feed import Change as FeedChange
from graph.feed import Kind as FeedKind
from model.evidence import Source
from model.facts import DocumentFact, Fact, Oppdrag
from model.graph import Link
from model.organisations import Organisation
from model.text import Box


class DocumentEntry(BaseModel):
    """A document: what it says of itself (with completeness), its version, its facts by kind."""

    key: str
    version: int
    name: str = Field(description="The file's name.")
    sha256: str
    read: str = Field(description="When this version came in, UTC.")
    fact: DocumentFact
    counts: dict[str, int] = Field(description="How many facts of each kind it gave.")
    quality: list[DocumentQuality] = Field(
        description="How right its reading was; empty where nobody annotated it."
    )


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


class EvidencePage(BaseModel):
    """A page that a quote stands on. Sizes and boxes are in points, from its top left corner."""

    number: int
    width: float
    height: float
    note: str | None = Field(description="Why the page is not to be trusted, if so.")
    boxes: list[Box] = Field(description="One for each printed line of the quote.")
    image: str | None = Field(
        description="The address of the page as a picture.",
        examples=["/api/v1/documents/oppdragsdokument-2025-vidda/pages/4/image"],
    )


class EvidenceEntry(BaseModel):
    """Where a fact stands: its quote, the words around it, pages and boxes, or the line."""

    key: str
    kind: str
    source: Source
    before: str = Field(description="The words ahead of the quote.")
    after: str = Field(description="The words behind the quote.")
    pages: list[EvidencePage] = Field(description="Empty where the source has no pages.")
    original: str | None = Field(
        description="The address of the file that was read, if it is kept.",
        examples=["/api/v1/documents/oppdragsdokument-2025-vidda/original"],
    )
    hint: str | None = Field(description="Why there is no picture of the page, if so.")


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


class ReferenceEntry(BaseModel):
    """Something that mandates cite."""

    key: str = Field(examples=["ref:Nasjonal helse- og samhandlingsplan"])
    name: str
    cited: int = Field(description="How many mandates cite it.")
    docs: list[str] = Field(description="Keys of their documents.")


class CitedIn(Page[Oppdrag]):
    """A reference, and a page of the mandates that cite it."""

    reference: ReferenceEntry


class Oppdatering(BaseModel):
    """One change of the store."""

    oppdateringsid: str = Field(description="Names the change; ids sort as the changes came.")
    dato: str = Field(description="When the store was changed (ISO, UTC).")
    kind: FeedKind = Field(description="What changed; `decision` is one of people, under /reviews.")
    key: str = Field(description="The key of what changed.")
    endringstype: FeedChange


class Oppdateringer(BaseModel):
    """A stretch of the change feed."""

    items: list[Oppdatering]
    siste: str | None = Field(description="Where to go on later; null in an empty store.")
    next: str | None = Field(description="The address of what follows, null where nothing does.")
