"""Deciding by forms, the list of who decided what, and what waits to be decided."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError

from api.auth import Write, writing
from api.parameters import AtTime
from api.reviewing import Stored, decide_once, relink_later
from api.store_reader import Store, StoreView
from api.web import addresses
from api.web.overviews import LatestOverview
from api.web.pages import page
from api.web.problems import NotFoundError
from api.web.sides import cut
from api.web.views import decisions, picking, reviewing
from graph.reviews import standing
from model.graph import Review

router = APIRouter()


@router.get("/gjennomgang")
def waiting(
    request: Request,
    asked: Annotated[reviewing.ReviewAsked, Query()],
    store: Store,
    overviews: LatestOverview,
) -> HTMLResponse:
    """What waits for a person, the most valuable first: one thing, with the form to decide it."""
    with store.open(AtTime()) as view, overviews.latest() as overview:
        queue = reviewing.queue(overview, decisions.latest_of(view), asked)
        subject = asked.om or queue.subject
        item = reviewing.item(view, subject) if subject else None
        if asked.om and item is None:
            raise NotFoundError(asked.om, (("Gjennomgang", "/gjennomgang"),))
        picker = None
        if asked.bytt and item and item.link:
            picker = picking.picker(view, item, asked.bytt, asked.finn)
        done = just_done(view, asked.gjort)
    return page(
        request,
        "gjennomgang.html",
        asked=asked,
        ready=overview is not None,
        since=overview and overview.since,
        queue=queue,
        item=item,
        picker=picker,
        done=done,
    )


@router.get("/avgjorelser")
def listed(
    request: Request,
    store: Store,
    side: Annotated[int, Query(ge=1, le=100_000)] = 1,
    hvem: Annotated[str, Query(max_length=200)] = "",
    gjort: Annotated[str, Query(max_length=64)] = "",
) -> HTMLResponse:
    """Who decided what, when and why, the newest first."""
    with store.open(AtTime()) as view:
        reviews = list(view.reviews())[::-1]
        chosen = [one for one in reviews if hvem in ("", one.who)]
        some, more = cut(chosen, side, decisions.ON_A_PAGE)
        lines = decisions.lines(view, some, reviews[::-1])
        done = just_done(view, gjort)
    return page(
        request,
        "avgjorelser.html",
        lines=lines,
        total=len(chosen),
        side=side,
        more=more,
        hvem=hvem,
        people=sorted({one.who for one in reviews}),
        done=done,
    )


@router.post("/avgjorelser")
async def decide(
    request: Request,
    form: Annotated[decisions.DecisionForm, Form()],
    store: Store,
    write: Annotated[Write, Security(writing, scopes=["review"])],
) -> RedirectResponse:
    """Decide as the API does: the same checks, the same record, the same worker for the links."""
    stored = await run_in_threadpool(_stored, request.app.state, form, store, write)
    made = stored.decision
    write.what = {"decision": made.id, "subject": made.subject, "new": stored.is_new}
    if not stored.links_made:
        await run_in_threadpool(relink_later, request.app.state.desk, write.caller.name)
        await run_in_threadpool(request.app.state.worker.call)
    return RedirectResponse(addresses.with_field(addresses.inside(form.til), "gjort", made.id), 303)


def just_done(view: StoreView, id: str) -> Review | None:
    """The decision that was just made; None where it was taken back since."""
    if not id:
        return None
    reviews = list(view.reviews())
    undoings = (one for one in reviews if one.verdict == "undo")
    return next((one for one in (*standing(reviews), *undoings) if one.id == id), None)


def _stored(state: Any, form: decisions.DecisionForm, store: Store, write: Write) -> Stored:
    try:
        with store.open(AtTime()) as view:
            asked = decisions.decision(view, form)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from None
    return decide_once(state.location, state.desk, asked, write.caller, None)
