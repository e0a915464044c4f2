"""The pages about the service: how right it is, what it is, and who can use it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.parameters import AtTime
from api.store_reader import Store
from api.web.pages import page
from api.web.sides import cut
from api.web.views import documents, quality

router = APIRouter()


@router.get("/kvalitet")
def quality_page(
    request: Request, store: Store, side: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> HTMLResponse:
    """Published precision and recall, and how completely each document of the store was read."""
    with store.open(AtTime()) as view:
        every = documents.all_read(view)
    read = sorted(every, key=lambda one: (not one.lacking, one.stored.key))
    some, more = cut(read, side, documents.ON_A_PAGE)
    return page(
        request,
        "kvalitet.html",
        sets=quality.sets(),
        read=some,
        total=len(read),
        lacking=sum(bool(one.lacking) for one in read),
        side=side,
        more=more,
    )


@router.get("/om")
def about(request: Request, sendt: Literal["", "ja"] = "") -> HTMLResponse:
    """What the service is, what it stands on, and where to write."""
    return page(request, "om.html", feedback=request.app.state.feedback, sent=bool(sendt))


@router.get("/tilgjengelighet")
def accessibility(request: Request) -> HTMLResponse:
    """The accessibility statement."""
    return page(request, "tilgjengelighet.html", feedback=request.app.state.feedback)
