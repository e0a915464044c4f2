"""The page of findings, and the same as a sheet."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.parameters import AtTime
from api.store_reader import Store
from api.web import sheets
from api.web.overviews import LatestOverview
from api.web.pages import page
from api.web.routes.decisions import just_done
from api.web.sides import first_of
from api.web.views import findings, funn
from api.web.views.decisions import latest_of

router = APIRouter()

Asked = Annotated[funn.FindingsAsked, Query()]


@router.get("/funn")
def listed(request: Request, asked: Asked, store: Store, overviews: LatestOverview) -> HTMLResponse:
    """Findings, the gravest first, each with its evidence."""
    with store.open(AtTime()) as view, overviews.latest() as overview:
        known, documents = findings.known(overview, view), funn.known_documents(view)
        where = funn.where(asked, documents)
        total = known.count(where) if known else 0
        first = first_of(asked.side, funn.PER_SIDE)
        some = known.found(where, first, funn.PER_SIDE) if known else ()
        shown = funn.shown(view, some, documents)
        choices = funn.choices(known, documents) if known else None
        done = just_done(view, asked.gjort)
    return page(
        request,
        "funn.html",
        asked=asked,
        ready=known is not None,
        shown=shown,
        total=total,
        more=total > first + funn.PER_SIDE,
        choices=choices,
        done=done,
        since=known and known.since,
    )


@router.get("/funn/{form}")
def table(form: sheets.Form, asked: Asked, store: Store, overviews: LatestOverview) -> Response:
    """The findings asked for as a workbook or as values; whole, however long that takes."""
    with overviews.current() as overview, store.open(AtTime()) as view:
        documents = funn.known_documents(view)
        found = findings.Findings(overview, latest_of(view)).found(funn.where(asked, documents))
        rows = list(funn.rows(view, found, documents))
    return sheets.answer("funn", form, funn.COLUMNS, rows)
