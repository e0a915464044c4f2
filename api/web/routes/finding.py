"""One field that takes an id, words or a name: where it leads, and what it suggests."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse

from api.parameters import AtTime
from api.store_reader import Store
from api.web.overviews import LatestOverview
from api.web.views.finding import Suggestion, place, suggestions

router = APIRouter()

Typed = Annotated[str, Query(max_length=500)]


@router.get("/finn")
def find(store: Store, q: Typed = "") -> RedirectResponse:
    """To the mandate, document or organisation of that name, else to a search for the words."""
    with store.open(AtTime()) as view:
        return RedirectResponse(place(view, q.strip()), status_code=303)


@router.get("/forslag")
def suggest(overviews: LatestOverview, q: Typed = "") -> list[Suggestion]:
    """What goes on as `q` begins: ids, documents, organisations."""
    with overviews.latest() as overview:
        return suggestions(overview, q.strip())
