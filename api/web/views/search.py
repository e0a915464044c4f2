"""Hits of a search, page by page, with facets and as rows of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.answers import SearchHit
from api.routes.search import WEIGHED, SearchFilters, SearchPage
from api.web import addresses, words
from api.web.sheets import Value
from graph.subjects import year_of
from model.facts import DocumentFact

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

    def filters(self) -> SearchFilters:
        """The same question to the API, every hit on one page."""
        asked = {name: value for name, value in self.given().items() if name != "sort"}
        return SearchFilters.model_validate({**asked, "limit": WEIGHED})

    def address(self, **other: str) -> str:
        """The address of this search with other values of some fields, from the first page."""
        return addresses.search(**{**self.given(), **other})


@dataclass(frozen=True)
class Choice:
    """A value that narrows the search, or one that is chosen and can be taken away."""

    name: str
    hits: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Results:
    """A page of hits with their documents. `more`: there are others that were not counted."""

    hits: tuple[tuple[SearchHit, DocumentFact], ...]
    total: int
    more: bool
    facets: tuple[tuple[str, tuple[Choice, ...]], ...]
    before: str | None
    after: str | None

    @property
    def shown(self) -> str:
        """What is shown of how many."""
        return f"{words.number(self.total)} treff" + (" eller flere" if self.more else "")


def results(asked: SearchAsked, found: SearchPage, metas: dict[str, DocumentFact]) -> Results:
    """The page of hits that is asked for."""
    hits = ordered(found.items, asked.sort, metas)
    first = (asked.side - 1) * ON_A_PAGE
    here = hits[first : first + ON_A_PAGE]
    after = asked.address(side=str(asked.side + 1)) if first + ON_A_PAGE < len(hits) else None
    before = asked.address(side=str(asked.side - 1)) if asked.side > 1 else None
    return Results(
        hits=tuple((hit, metas[hit.fact.doc]) for hit in here),
        total=found.total,
        more=found.more,
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


def _facets(asked: SearchAsked, found: SearchPage) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    for field, called, group in _FACETS:
        chosen = getattr(asked, field)
        choices = [
            Choice(
                name=words.named(facet.value, group) if group else facet.value,
                hits=facet.hits,
                address=asked.address(**{field: "" if chosen else facet.value}),
                chosen=bool(chosen) and chosen == facet.value,
            )
            for facet in found.facets.get(field, [])
            if not chosen or chosen == facet.value
        ]
        if choices:
            yield called, tuple(choices)
