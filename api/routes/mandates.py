"""Oppdrag: the mandates, where they came from, where they went, what was reported."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.concurrency import run_in_threadpool

from api.answers import FoundOppdrag, LinkedOppdrag
from api.linked import entries
from api.nearest import nearest_keys
from api.paging import Page
from api.parameters import AtTime, Id, OppdragFilters
from api.pipeline import register
from api.problem_details import documented, unknown
from api.selecting import facts_page
from api.store_reader import Store, StoreReader
from graph.queries import Found, trace
from graph.store import View
from graph.timeline import Timeline, timeline
from model.facts import Oppdrag

router = APIRouter(tags=["oppdrag"])


@router.get("/oppdrag", responses=documented())
def list_oppdrag(asked: Annotated[OppdragFilters, Query()], store: Store) -> Page[Oppdrag]:
    """Mandates with their evidence, by document and reading order."""
    return facts_page(store, asked, Oppdrag)


@router.get("/oppdrag/{id:path}/trace", responses=documented(404))
def trace_oppdrag(id: Id, asked: Annotated[AtTime, Query()], store: Store) -> Found:
    """The chains that a mandate stands in, from the ministry to the trusts and the reports.

    What was not passed on or not reported is said.
    """
    with store.view(asked) as view:
        found = trace(view, register(), id)
        if not found.traces:
            raise _unknown(view, id)
        return found


@router.get("/oppdrag/{id:path}/history", responses=documented(404))
def oppdrag_history(id: Id, asked: Annotated[AtTime, Query()], store: Store) -> Timeline:
    """A mandate across the years: what continues it, its targets, what was reported."""
    with store.view(asked) as view:
        found = timeline(view, id)
        if not found.years:
            raise _unknown(view, id)
        return found


@router.get("/oppdrag/{id:path}/linked", responses=documented(404))
def linked_oppdrag(id: Id, asked: Annotated[AtTime, Query()], store: Store) -> LinkedOppdrag:
    """The links of a mandate, with the words and the evidence of both ends."""
    with store.view(asked) as view:
        mandates = _mandates(view, id)
        links = {link.key: link for one in mandates for link in view.links(one.key)}
        ordered = [links[key] for key in sorted(links)]
        items = list(entries(view, ordered))
        return LinkedOppdrag(asked=id, several=len(mandates) > 1, items=items)


@router.get("/oppdrag/{id:path}", responses=documented(404))
async def get_oppdrag(id: Id, asked: Annotated[AtTime, Query()], store: Store) -> FoundOppdrag:
    """The mandates that go by an id or a key.

    An id may stand in several documents; then all are given, and `several` is true.
    """
    items = await store.quickly(asked, lambda view: known_mandates(view, id))
    if not items:
        items = await run_in_threadpool(_named, store, asked, id)
    return FoundOppdrag(asked=id, several=len(items) > 1, items=items)


def known_mandates(view: View, asked: str) -> list[Oppdrag]:
    """The mandates that go by an id or a key; empty where none does."""
    fact = view.fact(asked)
    found = (fact,) if fact else view.facts_by_id(asked)
    return [one for one in found if isinstance(one, Oppdrag)]


def _named(store: StoreReader, asked: AtTime, id: str) -> list[Oppdrag]:
    with store.view(asked) as view:
        return _mandates(view, id)


def _mandates(view: View, asked: str) -> list[Oppdrag]:
    mandates = known_mandates(view, asked)
    if not mandates:
        raise _unknown(view, asked)
    return mandates


def _unknown(view: View, asked: str) -> Exception:
    hint = "/api/v1/search finds mandates by their words."
    return unknown("unknown_key", asked, nearest_keys(view, asked, "oppdrag"), hint)
