"""The pages of organisations."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.parameters import AtTime, Key
from api.store_reader import Store
from api.web import addresses
from api.web.overviews import LatestOverview
from api.web.pages import page
from api.web.problems import NotFoundError
from api.web.views import findings, organisations
from api.web.views.funn import known_documents

router = APIRouter()


@router.get("/organisasjoner")
def hierarchy(request: Request, store: Store) -> HTMLResponse:
    """Who is above whom, and how many documents are from and to each."""
    with store.open(AtTime()) as view:
        nodes = organisations.hierarchy(view.documents())
    return page(request, "organisasjoner.html", nodes=nodes)


@router.get("/organisasjon/{name:path}")
def organisation(
    request: Request, name: Key, store: Store, overviews: LatestOverview
) -> HTMLResponse:
    """One organisation: its documents, the mandates it was given, what it reported, and gaps."""
    one = organisations.find(name)
    if one is None:
        near = organisations.nearest(name)
        raise NotFoundError(name, tuple((like, addresses.organisation(like)) for like in near))
    with store.open(AtTime()) as view, overviews.latest() as overview:
        known = findings.known(overview, view)
        shown = organisations.shown(view, one, known, known_documents(view))
    ready, since = known is not None, known and known.since
    return page(request, "organisasjon.html", shown=shown, ready=ready, since=since)
