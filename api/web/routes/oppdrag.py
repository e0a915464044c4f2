"""The page of a mandate."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.parameters import AtTime, Id
from api.store_reader import Store
from api.web import addresses
from api.web.chain_layout import ACROSS, DOWN
from api.web.chain_picture import picture
from api.web.overviews import LatestOverview
from api.web.pages import page
from api.web.problems import NotFoundError
from api.web.views import findings, oppdrag
from api.web.views.chain import boxes_of
from api.web.views.finding import nearest
from graph.queries import document_of
from graph.subjects import label

router = APIRouter()


@router.get("/oppdrag/{id:path}")
def mandate(request: Request, id: Id, store: Store, overviews: LatestOverview) -> HTMLResponse:
    """A mandate by key or id; where an id is of several chains, which of them is meant."""
    with store.open(AtTime()) as view, overviews.latest() as overview:
        found = oppdrag.mandates(view, id)
        if not found:
            near = nearest(view, overview, id)
            raise NotFoundError(id, tuple((one, addresses.oppdrag(one)) for one in near))
        chosen = oppdrag.highest_of_one_chain(view, found)
        if chosen is None:
            choice = [(one, label(one), document_of(view, one)) for one in found]
            return page(request, "oppdrag_valg.html", asked=id, choice=choice)
        known = findings.known(overview, view)
        shown = oppdrag.shown(view, chosen, known)
    told = f"Kjeden for {shown.name}. Tabellen under bildet har det samme innholdet."
    boxes = boxes_of(shown)
    chain, narrow = (picture(boxes, told, form) for form in (ACROSS, DOWN))
    since = known and known.since
    return page(request, "oppdrag.html", shown=shown, chain=chain, narrow=narrow, since=since)
