"""The page of deadlines, and the same as a calendar and as a sheet."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.parameters import AtTime
from api.store_reader import Store
from api.web import sheets
from api.web.overviews import LatestOverview
from api.web.pages import page
from api.web.sides import first_of
from api.web.views import deadlines

router = APIRouter()

Asked = Annotated[deadlines.DeadlinesAsked, Query()]


@router.get("/frister")
def listed(request: Request, asked: Asked, store: Store, overviews: LatestOverview) -> HTMLResponse:
    """Deadlines, those overdue without a report first."""
    first, most = first_of(asked.side, deadlines.PER_SIDE), deadlines.PER_SIDE
    with store.open(AtTime()) as view, overviews.latest() as overview:
        total = deadlines.count(overview, asked) if overview else 0
        found = deadlines.chosen(view, overview, asked, first, most) if overview else []
        people = deadlines.people(overview) if overview else ()
        years = deadlines.years(overview) if overview else ()
    return page(
        request,
        "frister.html",
        asked=asked,
        ready=overview is not None,
        since=overview and overview.since,
        found=found,
        total=total,
        more=total > first + most,
        people=people,
        years=[str(year) for year in years],
    )


@router.get("/frister.ics")
def calendar(request: Request, asked: Asked, store: Store, overviews: LatestOverview) -> Response:
    """The deadlines asked for as iCalendar (RFC 5545)."""
    body = deadlines.calendar(_all(asked, store, overviews), str(request.base_url).rstrip("/"))
    headers = {"Content-Disposition": 'attachment; filename="frister.ics"'}
    return Response(body, media_type="text/calendar; charset=utf-8", headers=headers)


@router.get("/frister/{form}")
def table(form: sheets.Form, asked: Asked, store: Store, overviews: LatestOverview) -> Response:
    """The deadlines asked for as a workbook or as values."""
    rows = deadlines.rows(_all(asked, store, overviews))
    return sheets.answer("frister", form, deadlines.COLUMNS, rows)


def _all(
    asked: deadlines.DeadlinesAsked, store: Store, overviews: LatestOverview
) -> list[tuple[deadlines.State, deadlines.Deadline]]:
    """What leaves the page as a file is whole, however long that takes."""
    with overviews.current() as overview, store.open(AtTime()) as view:
        return deadlines.chosen(view, overview, asked)
