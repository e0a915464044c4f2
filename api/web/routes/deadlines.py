"""The page of deadlines, and the same as a calendar and as a sheet."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.web import sheets
from api.web.pages import page
from api.web.prepared import PreparedResults
from api.web.sides import cut
from api.web.views import deadlines

router = APIRouter()

Asked = Annotated[deadlines.DeadlinesAsked, Query()]


@router.get("/frister")
def listed(request: Request, asked: Asked, prepared: PreparedResults) -> HTMLResponse:
    """Deadlines, those overdue without a report first."""
    every = deadlines.known(prepared)
    found = deadlines.chosen(every or (), asked)
    some, more = cut(found, asked.side, deadlines.PER_SIDE)
    return page(
        request,
        "frister.html",
        asked=asked,
        ready=every is not None,
        found=some,
        total=len(found),
        more=more,
        people=sorted({name for one in every or () for name in one.who}),
        years=sorted({str(one.document.fact.year) for one in every or ()}, reverse=True),
    )


@router.get("/frister.ics")
def calendar(request: Request, asked: Asked, prepared: PreparedResults) -> Response:
    """The deadlines asked for as iCalendar (RFC 5545)."""
    found = deadlines.chosen(_all(prepared), asked)
    body = deadlines.calendar(found, str(request.base_url).rstrip("/"))
    headers = {"Content-Disposition": 'attachment; filename="frister.ics"'}
    return Response(body, media_type="text/calendar; charset=utf-8", headers=headers)


@router.get("/frister/{form}")
def table(form: sheets.Form, asked: Asked, prepared: PreparedResults) -> Response:
    """The deadlines asked for as a workbook or as values."""
    rows = deadlines.rows(deadlines.chosen(_all(prepared), asked))
    return sheets.answer("frister", form, deadlines.COLUMNS, rows)


def _all(prepared: PreparedResults) -> tuple[deadlines.Deadline, ...]:
    """What leaves the page as a file is whole, however long that takes."""
    return deadlines.known(prepared, wait=None) or ()
