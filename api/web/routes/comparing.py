"""The page that sets two documents or years side by side."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.nearest import nearest_names
from api.parameters import AtTime
from api.store_reader import Store
from api.web import sheets
from api.web.pages import page
from api.web.problems import NotFoundError
from api.web.views import comparing
from graph.store import StoredDocument, View

router = APIRouter(prefix="/sammenlign")

Asked = Annotated[comparing.ComparisonAsked, Query()]


@router.get("")
def side_by_side(request: Request, asked: Asked, store: Store) -> HTMLResponse:
    """What continues, is reworded, is new and has ended; from last year where nothing is asked."""
    found, too_much = None, False
    with store.open(AtTime()) as view:
        choices = comparing.choices(view)
        years = sorted({str(one.fact.year) for one in choices if one.fact.year}, reverse=True)
        if not asked.fra and not asked.til:
            asked = asked.model_copy(update=comparing.first_asked(years))
        if asked.fra and asked.til:
            try:
                found = _compared(view, asked, choices)
            except comparing.TooMuchError:
                too_much = True
    return page(
        request,
        "sammenlign.html",
        asked=asked,
        choices=choices,
        metas={stored.key: stored.fact for stored in choices},
        years=years,
        found=found,
        start=(asked.side - 1) * comparing.PER_SIDE,
        per_side=comparing.PER_SIDE,
        too_much=too_much,
    )


@router.get("/{form}")
def table(form: sheets.Form, asked: Asked, store: Store) -> Response:
    """The comparison as a workbook or as values."""
    with store.open(AtTime()) as view:
        try:
            rows = comparing.rows(_compared(view, asked, comparing.choices(view)))
        except comparing.TooMuchError:
            raise HTTPException(422) from None
    return sheets.answer("sammenlign", form, comparing.COLUMNS, rows)


def _compared(
    view: View, asked: comparing.ComparisonAsked, choices: tuple[StoredDocument, ...]
) -> comparing.Comparison:
    before, after = (_documents(choices, one) for one in (asked.fra, asked.til))
    return comparing.compared(view, before, after, asked)


def _documents(choices: tuple[StoredDocument, ...], asked: str) -> set[str]:
    found = comparing.documents(choices, asked)
    if not found:
        near = nearest_names(asked, (one.key for one in choices))
        raise NotFoundError(asked, tuple((key, f"/dokument/{key}") for key in near))
    return found
