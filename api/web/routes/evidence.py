"""The page of evidence: the words that a fact rests on, where they stand."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.nearest import nearest_keys
from api.parameters import AtTime, Key
from api.routes.evidence import get_evidence
from api.store_reader import Store
from api.web import addresses
from api.web.pages import page
from api.web.problems import NotFoundError
from api.web.views.evidence import around

router = APIRouter()


@router.get("/belegg/{key:path}")
def evidence(request: Request, key: Key, store: Store) -> HTMLResponse:
    """The page as a picture with the words marked, the quote, and what stands around it."""
    with store.open(AtTime()) as view:
        fact = view.fact(key)
        if fact is None:
            nearest = nearest_keys(view, key, None)
            raise NotFoundError(key, tuple((one, addresses.evidence(one)) for one in nearest))
        shown = around(view, fact)
    entry = get_evidence(key, AtTime(), store)
    return page(request, "belegg.html", fact=fact, around=shown, entry=entry)
