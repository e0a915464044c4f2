"""Full-text search with facets."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers import Facet, SearchHit
from api.paging import Page, Pager, Place
from api.parameters import Count, Paged, Selected
from api.problem_details import documented
from api.selecting import Selection, selection
from api.store_reader import Store
from graph.rows import organisations
from graph.search import Hit
from graph.search import Query as Words
from graph.store import View
from graph.subjects import year_of
from model.facts import Category, Fact, FactKind, Oppdrag, Status

router = APIRouter(tags=["search"])

WEIGHED = 500
"""So many hits are weighed, counted and paged through; `more` says that there are others."""


class SearchFilters(Selected, Paged):
    """Words to look for, and filters that must all hold."""

    q: str = Field(
        min_length=1,
        max_length=500,
        description='Words, in bokmål or nynorsk; phrases in quotes: `"to ord"`.',
        examples=["ventetid"],
    )
    kind: FactKind | None = Field(default=None, description="Only this kind of fact.")
    category: Category | None = Field(default=None, description="Of statuses.")
    hovedmal: Count | None = Field(default=None, description="Of mandates.")


class SearchPage(Page[SearchHit]):
    """Hits, best first, and how many of them have which values."""

    facets: dict[str, list[Facet]]
    more: bool = Field(description="Whether there are more hits than were counted.")


@router.get("/search", responses=documented())
def search(asked: Annotated[SearchFilters, Query()], store: Store) -> SearchPage:
    """Passages by their words: `sykehus` finds `sjukehus`. Best first, with the hits marked."""
    with store.view(asked) as view:
        chosen = selection(view, asked)
        query = Words(
            words=asked.q,
            year=asked.year,
            org=chosen.org,
            kind=asked.kind,
            status=asked.category,
            doc=asked.doc,
            limit=WEIGHED,
        )
        hits = view.search(query)
        found = list(_found(view, hits, chosen))
        page = Pager[SearchHit](store.request, asked, _place).page(found)
        return SearchPage(
            items=page.items,
            total=page.total,
            next=page.next,
            facets=facets(found, chosen),
            more=len(hits) >= WEIGHED,
        )


def _found(view: View, hits: tuple[Hit, ...], chosen: Selection) -> Iterator[SearchHit]:
    for hit in hits:
        fact = view.fact(hit.key)
        if fact and fact.doc in chosen.metas and _holds(fact, chosen):
            yield SearchHit(
                key=hit.key,
                title=hit.title,
                snippet=hit.snippet,
                marks=list(hit.marks),
                score=hit.score,
                fact=fact,
            )


def _holds(fact: Fact, chosen: Selection) -> bool:
    asked = chosen.fields
    return all(asked[n] == getattr(fact, n, None) for n in ("language", "hovedmal") if n in asked)


def facets(found: list[SearchHit], chosen: Selection) -> dict[str, list[Facet]]:
    """How many hits have which values of what they can be narrowed by."""
    counts: dict[str, Counter[str]] = {}
    for hit in found:
        for name, value in _values(hit.fact, chosen):
            if value is not None:
                counts.setdefault(name, Counter())[str(value)] += 1
    return {
        name: [Facet(value=v, hits=n) for v, n in sorted(c.items(), key=lambda p: (-p[1], p[0]))]
        for name, c in counts.items()
    }


def _values(fact: Fact, chosen: Selection) -> Iterator[tuple[str, object]]:
    meta = chosen.metas[fact.doc]
    yield "kind", fact.kind
    yield "year", year_of(fact, meta.year)
    yield "doc_type", meta.doc_type
    yield "language", fact.language
    yield "hovedmal", fact.hovedmal if isinstance(fact, Oppdrag) else None
    yield "category", fact.category if isinstance(fact, Status) else None
    for name in organisations(fact, meta):
        yield "org", name


def _place(hit: SearchHit) -> Place:
    return (-hit.score, hit.key)
