"""The search page, and its hits to take home."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from pydantic import ValidationError

from api.parameters import AtTime
from api.routes import search as api
from api.store_reader import Store
from api.web import sheets
from api.web.pages import page
from api.web.views import listing, search
from model.facts import DocumentFact

router = APIRouter()


@router.get("/sok")
def hits(
    request: Request, asked: Annotated[search.SearchAsked, Query()], store: Store
) -> HTMLResponse:
    """Hits with their words marked, what they can be narrowed to, and a way to keep them."""
    metas = _metas(store)
    found = search.results(asked, _asked(asked, store), metas)
    return page(request, "sok.html", asked=asked, found=found, url=str(request.url))


@router.get("/sok/{form}")
def table(
    form: sheets.Form, asked: Annotated[search.SearchAsked, Query()], store: Store
) -> Response:
    """The hits as a workbook or as values, as they are filtered and ordered."""
    rows = search.rows(asked, _asked(asked, store), _metas(store))
    return sheets.answer("sok", form, search.COLUMNS, rows)


def _asked(asked: search.SearchAsked, store: Store) -> api.SearchPage:
    """The hits for the words; without words, all that the filters hold of."""
    try:
        if asked.q.strip():
            return api.search(asked.filters(api.SearchFilters), store)
        filters = asked.filters(listing.Filters)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from None
    with store.open(AtTime()) as view:
        return listing.listed(view, filters)


def _metas(store: Store) -> dict[str, DocumentFact]:
    with store.open(AtTime()) as view:
        return {stored.key: stored.fact for stored in view.documents()}
