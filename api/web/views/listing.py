"""Facts by filters alone, where no words are looked for."""

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

from api.answers import SearchHit
from api.routes.search import SearchFilters, SearchPage, facets
from api.selecting import Selection, selection
from graph.store import StoredDocument, View
from graph.subjects import label, shortened, statement
from model.facts import Fact

MOST = 3_000
"""So many facts are looked at, those of the newest documents first; `more` says of others."""
_SNIPPET = 200


class Filters(SearchFilters):
    """Filters of a search without its words."""

    q: str = ""
    not_of_facts: ClassVar[frozenset[str]] = frozenset({"q"})


def listed(view: View, asked: Filters) -> SearchPage:
    """Every fact that the filters hold of, the newest document first, in reading order."""
    chosen = selection(view, asked)
    every = _facts(view, chosen, asked)
    hits = [_hit(fact) for fact in islice(every, MOST) if chosen.holds(fact)]
    return SearchPage.model_construct(
        items=hits,
        total=len(hits),
        next=None,
        facets=facets(hits, chosen),
        more=next(every, None) is not None,
    )


def _facts(view: View, chosen: Selection, asked: Filters) -> Iterator[Fact]:
    for stored in _in_order(view, chosen):
        yield from view.facts(kind=asked.kind, doc=stored.key)


def _in_order(view: View, chosen: Selection) -> list[StoredDocument]:
    """The documents that facts are chosen from: of the organisation and year asked for, first."""

    def place(stored: StoredDocument) -> tuple[bool, bool, int, str]:
        meta = stored.fact
        elsewhere = chosen.org not in (None, meta.issuer, meta.addressee)
        other_year = chosen.asked.year not in (None, meta.year)
        return elsewhere, other_year, -(meta.year or 0), stored.key

    return sorted((s for s in view.documents() if s.key in chosen.metas), key=place)


def _hit(fact: Fact) -> SearchHit:
    return SearchHit.model_construct(
        key=fact.key,
        title=label(fact),
        snippet=shortened(statement(fact), _SNIPPET),
        marks=[],
        score=0.0,
        fact=fact,
    )
