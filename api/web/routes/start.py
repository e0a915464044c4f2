"""The first page."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.parameters import AtTime
from api.store_reader import Store
from api.web.overviews import LatestOverview
from api.web.pages import page
from api.web.views import findings, start

router = APIRouter()


@router.get("/")
def first_page(request: Request, store: Store, overviews: LatestOverview) -> HTMLResponse:
    """One field to find things by, what is new, what is overdue, how well documents were read."""
    with store.open(AtTime()) as view, overviews.latest() as overview:
        documents = start.documents(view)
        known = findings.known(overview, view)
        late, late_in_all = start.overdue(view, known) if known else (None, 0)
    return page(
        request,
        "start.html",
        documents=documents,
        overdue=late,
        overdue_in_all=late_in_all,
        since=known and known.since,
    )
