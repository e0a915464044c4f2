"""The page of findings, and the same as a sheet."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.parameters import AtTime
from api.store_reader import Store, StoreView
from api.web import sheets
from api.web.pages import page
from api.web.prepared import PreparedResults
from api.web.routes.decisions import just_done
from api.web.sides import cut
from api.web.views import findings, funn
from graph.reviews import latest
from model.facts import DocumentFact
from model.graph import Review

router = APIRouter()

Asked = Annotated[funn.FindingsAsked, Query()]


@router.get("/funn")
def listed(request: Request, asked: Asked, store: Store, prepared: PreparedResults) -> HTMLResponse:
    """Findings, the gravest first, each with its evidence."""
    known = findings.known(prepared)
    every = known.all if known else ()
    with store.open(AtTime()) as view:
        documents = _documents(view)
        found = funn.chosen(every, asked, documents, _decisions(view))
        some, more = cut(found, asked.side, funn.PER_SIDE)
        shown = funn.shown(view, some, documents)
        done = just_done(view, asked.gjort)
    return page(
        request,
        "funn.html",
        asked=asked,
        ready=known is not None,
        shown=shown,
        total=len(found),
        more=more,
        choices=funn.choices(known, documents) if known else None,
        done=done,
    )


@router.get("/funn/{form}")
def table(form: sheets.Form, asked: Asked, store: Store, prepared: PreparedResults) -> Response:
    """The findings asked for as a workbook or as values; whole, however long that takes."""
    known = findings.known(prepared, wait=None)
    with store.open(AtTime()) as view:
        documents = _documents(view)
        found = funn.chosen(known.all if known else (), asked, documents, _decisions(view))
        rows = list(funn.rows(view, found, documents))
    return sheets.answer("funn", form, funn.COLUMNS, rows)


def _documents(view: StoreView) -> dict[str, DocumentFact]:
    return view.remembered("web.documents", lambda: funn.documents_of(view.documents()))


def _decisions(view: StoreView) -> dict[str, Review]:
    return view.remembered("web.latest", lambda: latest(view.reviews()))
