"""The pages of indicators: the list, and one of them over the years."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.nearest import nearest_keys
from api.parameters import AtTime, Key
from api.store_reader import Store
from api.web import addresses, sheets
from api.web.indicator_chart import NARROW, WIDE, picture
from api.web.overviews import LatestOverview
from api.web.pages import page
from api.web.problems import NotFoundError
from api.web.sides import first_of
from api.web.views import indicators
from api.web.words import named
from graph.queries import document_of
from graph.store import View
from graph.subjects import statement
from graph.timeline import Timeline, timeline

router = APIRouter()


@router.get("/indikatorer")
def listed(
    request: Request,
    asked: Annotated[indicators.IndicatorsAsked, Query()],
    store: Store,
    overviews: LatestOverview,
) -> HTMLResponse:
    """Every indicator that is demanded, with how much was reported on it."""
    first, most = first_of(asked.side, indicators.PER_SIDE), indicators.PER_SIDE
    with store.open(AtTime()) as view, overviews.latest() as overview:
        total = indicators.count(overview, asked) if overview else 0
        found = indicators.chosen(view, overview, asked, first, most) if overview else []
        people = indicators.people(overview) if overview else ()
    return page(
        request,
        "indikatorer.html",
        asked=asked,
        ready=overview is not None,
        since=overview and overview.since,
        found=found,
        total=total,
        more=total > first + most,
        people=people,
    )


@router.get("/indikatortall/{form}/{key:path}")
def table(form: sheets.Form, key: Key, store: Store) -> Response:
    """Targets and results of an indicator as a workbook or as values."""
    with store.open(AtTime()) as view:
        rows = indicators.rows(_found(view, key))
    return sheets.answer("indikator", form, indicators.COLUMNS, rows)


@router.get("/indikator/{key:path}")
def one(request: Request, key: Key, store: Store) -> HTMLResponse:
    """Target against reported over tertials and years, by organisation."""
    with store.open(AtTime()) as view:
        found = _found(view, key)
        meta = document_of(view, found.years[-1].fact)
    name = statement(found.years[-1].fact)
    drawn = []
    for unit, those in indicators.points(found).items():
        told = f"{name} ({named(unit, 'unit')}). Tabellen har tallene."
        pictures = (picture(unit, tuple(those), told, form) for form in (WIDE, NARROW))
        drawn.append((unit, those, *pictures))
    return page(request, "indikator.html", key=key, name=name, meta=meta, found=found, drawn=drawn)


def _found(view: View, key: str) -> Timeline:
    found = timeline(view, key)
    if not found.years:
        near = nearest_keys(view, key, "indicator")
        raise NotFoundError(key, tuple((one, addresses.indicator(one)) for one in near))
    return found
