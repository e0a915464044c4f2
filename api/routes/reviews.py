"""People's decisions: made, and read."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Security
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field

from api.auth import Write, writing
from api.jobs import Job, Jobs
from api.once import IdempotencyKey
from api.paging import Page, Pager, Place
from api.parameters import Paged, Text
from api.problem_details import documented
from api.reviewing import Decided, Decision, decide_once, relink_later
from api.store_reader import Store
from graph.reviews import standing
from model.graph import Review, Verdict

router = APIRouter(tags=["reviews"])

_PATIENCE = 5.0
"""Seconds that an answer waits for the links."""
_PAUSE = 0.1


class ReviewFilters(Paged):
    """Decisions by what they are about and what they say."""

    subject: Text | None = Field(default=None, description="What was decided about, by its key.")
    verdict: Verdict | None = Field(default=None, description="What was decided.")
    who: Text | None = Field(default=None, description="Who decided.")
    stands: bool | None = Field(default=None, description="Whether nobody has undone it.")


class ReviewEntry(BaseModel):
    """A decision, and whether it stands or was undone."""

    review: Review
    stands: bool


@router.get("/reviews", responses=documented())
def list_reviews(asked: Annotated[ReviewFilters, Query()], store: Store) -> Page[ReviewEntry]:
    """Decisions, newest first. None is ever taken away; one that was undone does not stand."""
    with store.view(asked) as view:
        reviews = list(view.reviews())
        stand = {one.id for one in standing(reviews)}
        entries = (ReviewEntry(review=one, stands=one.id in stand) for one in reviews)
        pager = Pager[ReviewEntry](store.request, asked, _place, (True, True))
        return pager.page(one for one in entries if _holds(asked, one))


@router.post("/reviews", status_code=201, responses=documented(404, 409))
async def decide(
    asked: Decision,
    request: Request,
    write: Annotated[Write, Security(writing, scopes=["review"])],
    idempotency_key: IdempotencyKey = None,
) -> Decided:
    """Decide about a link, a field or a finding; the name of the key is kept with it.

    `confirm` says that it is right, `reject` that it is wrong, `correct` what is right instead,
    and `undo` takes back the last decision on it.
    """
    state, caller = request.app.state, write.caller
    stored = await run_in_threadpool(
        decide_once, state.location, state.desk, asked, caller, idempotency_key
    )
    decision = stored.decision
    write.what = {"decision": decision.id, "subject": decision.subject, "new": stored.is_new}
    if stored.links_made:
        return Decided(decision=decision, links_made=True)
    job = await run_in_threadpool(relink_later, state.desk, caller.name)
    await run_in_threadpool(state.worker.call)
    return Decided(decision=decision, links_made=await _is_done(state.desk, job))


async def _is_done(desk: Any, job: Job) -> bool:
    """Wait for a job, but not for long: what it does is not lost."""
    until = asyncio.get_running_loop().time() + _PATIENCE
    while asyncio.get_running_loop().time() < until:
        found = await run_in_threadpool(Jobs(desk).get, job.id)
        if found is None or found.is_ended:
            return found is not None and found.state == "done"
        await asyncio.sleep(_PAUSE)
    return False


def _holds(asked: ReviewFilters, entry: ReviewEntry) -> bool:
    review = entry.review
    return (
        asked.subject in (None, review.subject)
        and asked.verdict in (None, review.verdict)
        and asked.who in (None, review.who)
        and asked.stands in (None, entry.stands)
    )


def _place(entry: ReviewEntry) -> Place:
    return (entry.review.when, entry.review.id)
