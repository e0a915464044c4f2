"""The pages of documents: which there are, and what one of them gave."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.nearest import nearest_names
from api.parameters import AtTime, Key
from api.store_reader import Store
from api.web import addresses
from api.web.pages import page
from api.web.problems import NotFoundError
from api.web.sides import cut
from api.web.views import documents

router = APIRouter()


@router.get("/dokumenter")
def list_documents(
    request: Request, store: Store, side: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> HTMLResponse:
    """Every document, those read last first, and how well each was read."""
    with store.open(AtTime()) as view:
        read = documents.all_read(view)
    here, more = cut(read, side, documents.ON_A_PAGE)
    return page(request, "dokumenter.html", read=here, total=len(read), side=side, more=more)


@router.get("/dokument/{key:path}")
def document(request: Request, key: Key, store: Store) -> HTMLResponse:
    """A document: what it says of itself, how well it was read, and every fact of it."""
    with store.open(AtTime()) as view:
        shown = documents.shown(view, key)
        if shown is None:
            nearest = nearest_names(key, (one.key for one in view.documents()))
            raise NotFoundError(key, tuple((one, addresses.document(one)) for one in nearest))
    return page(request, "dokument.html", shown=shown)
