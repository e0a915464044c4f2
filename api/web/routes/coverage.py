"""The page of coverage: which trust was given what, and what each reported on."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.nearest import nearest_names
from api.parameters import AtTime
from api.store_reader import Store
from api.web import addresses, sheets
from api.web.pages import page
from api.web.problems import NotFoundError
from api.web.views import coverage
from graph.store import View

router = APIRouter(prefix="/dekning")


@router.get("")
def matrix(
    request: Request, asked: Annotated[coverage.CoverageAsked, Query()], store: Store
) -> HTMLResponse:
    """Mandate by trust, the gaps first; the newest that was reported on where none is asked for."""
    with store.open(AtTime()) as view:
        documents = coverage.choices(view)
        if not asked.dokument and documents:
            begun = coverage.first_shown(view, documents)
            asked = asked.model_copy(update={"dokument": begun.key})
        shown = _shown(view, asked) if documents else None
    return page(request, "dekning.html", asked=asked, documents=documents, shown=shown)


@router.get("/{form}")
def table(
    form: sheets.Form, asked: Annotated[coverage.CoverageAsked, Query()], store: Store
) -> Response:
    """The matrix as a workbook or as values, as it is filtered."""
    with store.open(AtTime()) as view:
        rows = coverage.rows(_shown(view, asked))
    return sheets.answer("dekning", form, coverage.COLUMNS, rows)


def _shown(view: View, asked: coverage.CoverageAsked) -> coverage.Shown:
    found = coverage.shown(view, asked)
    if found is None:
        near = nearest_names(asked.dokument, (stored.key for stored in view.documents()))
        raise NotFoundError(asked.dokument, tuple((key, addresses.coverage(key)) for key in near))
    return found
