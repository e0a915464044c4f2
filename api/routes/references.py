"""References: the reports, laws and documents that mandates cite."""

from collections import defaultdict
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers import CitedIn, ReferenceEntry
from api.nearest import nearest_names
from api.paging import Page, Pager
from api.parameters import Key, Paged, Text
from api.problem_details import documented, unknown
from api.store_reader import Store, StoreView
from graph.build import reference_node
from model.base import fold
from model.facts import Oppdrag

router = APIRouter(tags=["references"])


class ReferenceFilters(Paged):
    """References by their words and by who cites them."""

    words: Text | None = Field(default=None, description="Words that stand in its name.")
    doc: Text | None = Field(default=None, description="The key of a document that cites it.")


@router.get("/references", responses=documented())
def list_references(
    asked: Annotated[ReferenceFilters, Query()], store: Store
) -> Page[ReferenceEntry]:
    """What mandates cite, by name, and how many mandates of which documents do."""
    with store.view(asked) as view:
        words = fold(asked.words or "").casefold()
        entries = [_entry(key, facts) for key, facts in _cited(view).items()]
        chosen = [
            one
            for one in entries
            if words in one.name.casefold() and (asked.doc is None or asked.doc in one.docs)
        ]
        pager = Pager[ReferenceEntry](store.request, asked, lambda one: (one.key,))
        return pager.page_of_sorted(chosen)


@router.get("/references/{key:path}", responses=documented(404))
def get_reference(key: Key, asked: Annotated[Paged, Query()], store: Store) -> CitedIn:
    """The mandates that cite a reference, by key. `key` may be its name too."""
    with store.view(asked) as view:
        cited = _cited(view)
        known = key if key in cited else reference_node(key)
        if known not in cited:
            nearest = nearest_names(known, cited)
            hint = "The references are listed under /api/v1/references."
            raise unknown("unknown_key", key, nearest, hint)
        page = Pager[str](store.request, asked, lambda fact: (fact,)).page_of_sorted(cited[known])
        facts = view.facts_of(page.items)
        return CitedIn(
            reference=_entry(known, cited[known]),
            items=[fact for fact in facts if isinstance(fact, Oppdrag)],
            total=page.total,
            next=page.next,
        )


def _cited(view: StoreView) -> dict[str, tuple[str, ...]]:
    """The keys of the facts that cite each reference, by its key; all sorted."""

    def work() -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for reference, fact in view.cited():
            found[reference].append(fact)
        return {key: tuple(facts) for key, facts in found.items()}

    return view.remembered("references", work)


def _entry(key: str, facts: tuple[str, ...]) -> ReferenceEntry:
    docs = sorted({fact.split("/", 1)[0] for fact in facts})
    return ReferenceEntry(key=key, name=key.removeprefix("ref:"), cited=len(facts), docs=docs)
