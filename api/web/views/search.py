"""Hits of a search, page by page, with facets and as rows of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from api.answers import SearchHit
from api.routes.search import WEIGHED, SearchFilters, SearchPage
from api.web import addresses, words
from api.web.sheets import Value
from api.web.sides import cut
from graph.subjects import year_of
from model.facts import DocumentFact

F = TypeVar("F", bound=SearchFilters)

ON_A_PAGE = 20
Sort = Literal["treff", "nyest", "dokument"]

_FACETS: tuple[tuple[str, str, str | None], ...] = (
    ("kind", "Type opplysning", "kind"),
    ("category", "Status", "category"),
    ("year", "År", None),
    ("org", "Organisasjon", None),
    ("doc_type", "Dokumenttype", "doc_type"),
    ("hovedmal", "Hovedmål", None),
    ("language", "Språk", "language"),
)
"""Field, what it is called, and the group of words that names its values."""
COLUMNS = (
    *("Type", "Id", "Navn", "Ordene", "Status", "År", "Dokument", "Avsender", "Mottaker"),
    *("Side", "Nøkkel"),
)


class SearchAsked(BaseModel):
    """The fields of the search form; an empty one asks nothing."""

    model_config = ConfigDict(extra="ignore")

    q: str = Field(default="", max_length=500)
    kind: str = ""
    year: str = ""
    org: str = ""
    doc_type: str = ""
    category: str = ""
    hovedmal: str = ""
    language: str = ""
    doc: str = ""
    sort: Sort = "treff"
    side: int = Field(default=1, ge=1, le=WEIGHED)

    def given(self) -> dict[str, str]:
        """The fields that ask something, the page aside."""
        fields = self.model_dump(exclude={"side"}).items()
        return {n: v for n, v in fields if v and (n, v) != ("sort", "treff")}

    def filters(self, cls: type[F]) -> F:
        """The same question to the API, every hit on one page."""
        asked = {name: value for name, value in self.given().items() if name != "sort"}
        return cls.model_validate({**asked, "limit": WEIGHED})

    def address(self, **other: str) -> str:
        """The address of this search with other values of some fields, from the first page."""
        return addresses.search(**{**self.given(), **other})


@dataclass(frozen=True)
class Choice:
    """A value with the address of the search that is narrowed by it, or is so no longer."""

    name: str
    hits: int
    address: str


@dataclass(frozen=True)
class Results:
    """A page of hits with their documents. `more`: there are others that were not counted."""

    hits: tuple[tuple[SearchHit, DocumentFact], ...]
    asked: SearchAsked
    total: int
    more: bool
    chosen: tuple[Choice, ...]
    """What the search is narrowed by; following its address takes it away."""
    facets: tuple[tuple[str, tuple[Choice, ...]], ...]
    before: str | None
    after: str | None

    @property
    def shown(self) -> str:
        """What is shown of how many."""
        what = "treff" if self.asked.q else words.counted(self.total, "opplysning", "opplysninger")
        return f"{words.number(self.total)} {what}" + (" eller flere" if self.more else "")


def results(asked: SearchAsked, found: SearchPage, metas: dict[str, DocumentFact]) -> Results:
    """The page of hits that is asked for."""
    hits = ordered(found.items, asked.sort, metas)
    here, more = cut(hits, asked.side, ON_A_PAGE)
    after = asked.address(side=str(asked.side + 1)) if more else None
    before = asked.address(side=str(asked.side - 1)) if asked.side > 1 else None
    return Results(
        hits=tuple((hit, metas[hit.fact.doc]) for hit in here),
        asked=asked,
        total=found.total,
        more=found.more,
        chosen=tuple(_chosen(asked, found, metas)),
        facets=tuple(_facets(asked, found)),
        before=before,
        after=after,
    )


def ordered(hits: list[SearchHit], sort: Sort, metas: dict[str, DocumentFact]) -> list[SearchHit]:
    """The hits, best first as they come, newest first, or by document and place in it."""
    if sort == "nyest":
        return sorted(hits, key=lambda h: -(year_of(h.fact, metas[h.fact.doc].year) or 0))
    if sort == "dokument":
        return sorted(hits, key=lambda hit: (hit.fact.doc, hit.fact.source.start))
    return hits


def rows(
    asked: SearchAsked, found: SearchPage, metas: dict[str, DocumentFact]
) -> Iterator[list[Value]]:
    """Every hit as a row of the table that is taken home."""
    for hit in ordered(found.items, asked.sort, metas):
        fact, meta = hit.fact, metas[hit.fact.doc]
        category = getattr(fact, "category", None)
        yield [
            words.named(fact.kind, "kind"),
            getattr(fact, "id", None) or getattr(fact, "of", None),
            hit.title,
            fact.source.quote,
            words.named(category, "category") if category else None,
            year_of(fact, meta.year),
            meta.title or meta.doc,
            meta.issuer,
            meta.addressee,
            fact.source.page,
            fact.key,
        ]


def _chosen(
    asked: SearchAsked, found: SearchPage, metas: dict[str, DocumentFact]
) -> Iterator[Choice]:
    if asked.doc:
        title = metas[asked.doc].title if asked.doc in metas else None
        yield Choice(title or asked.doc, found.total, asked.address(doc=""))
    for field, called, group in _FACETS:
        if value := getattr(asked, field):
            name = _name(value, called, group)
            yield Choice(name, found.total, asked.address(**{field: ""}))


def _facets(asked: SearchAsked, found: SearchPage) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    for field, called, group in _FACETS:
        values = [] if getattr(asked, field) else found.facets.get(field, [])
        choices = [
            Choice(
                _name(facet.value, called, group),
                facet.hits,
                asked.address(**{field: facet.value}),
            )
            for facet in values
        ]
        if choices:
            yield called, tuple(choices)


def _name(value: str, called: str, group: str | None) -> str:
    """A value as it is called; a number alone says too little."""
    if group:
        return words.named(value, group)
    return f"{called} {value}" if len(value) == 1 else value
