"""Uploads, and the jobs that become of them."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response, Security
from fastapi.concurrency import run_in_threadpool
from pydantic import Field
from sse_starlette import EventSourceResponse, ServerSentEvent

from api.auth import Caller, Write, asking, writing
from api.jobs import Job, Jobs, State
from api.paging import Page, Pager, Place
from api.parameters import Cursor, Key
from api.problem_details import documented, unknown
from api.uploading import FIELD, MOST_FILES, queue_upload

router = APIRouter(tags=["uploads"])

_PAUSE = 0.2
_LONGEST = 300.0
"""Seconds after which a stream ends; a browser asks again by itself and goes on."""

_FORM: dict[str, Any] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {
                    FIELD: {
                        "type": "array",
                        "items": {"type": "string", "format": "binary"},
                        "minItems": 1,
                        "maxItems": MOST_FILES,
                        "description": "PDF, DOCX, HTML or text. The name without its ending "
                        "becomes the key of the document.",
                    }
                },
                "required": [FIELD],
                "additionalProperties": False,
            }
        }
    },
}
_PLACE = {"description": "The address of the job.", "schema": {"type": "string"}}
_EVENT = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "description": "The revision of the job."},
        "event": {"enum": ["job", "done"]},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
}
_EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events: `job` at every change and `done` at the end, each with "
        "the job as JSON",
        "content": {"text/event-stream": {"schema": _EVENT}},
    },
    **documented(404),
}


class JobFilters(Cursor):
    """Jobs by their state."""

    state: State | None = Field(default=None, description="How far it has come.")


@router.post(
    "/documents",
    status_code=202,
    responses={202: {"headers": {"Location": _PLACE}}, **documented(415)},
    openapi_extra={"requestBody": _FORM},
)
async def upload_documents(
    request: Request,
    response: Response,
    write: Annotated[Write, Security(writing, scopes=["ingest"])],
) -> Job:
    """Queue documents to be read: all that are sent, or none where one of them cannot be read.

    The job tells what comes of each. A document that is sent again supersedes what it said before.
    """
    job = await queue_upload(request, write.caller.name)
    write.what = {"job": job.id, "files": [[one.name, one.sha256] for one in job.files]}
    await run_in_threadpool(request.app.state.worker.call)
    response.headers["Location"] = f"{request.url.path.rpartition('/')[0]}/jobs/{job.id}"
    return job


@router.get("/jobs", responses=documented())
def list_jobs(
    asked: Annotated[JobFilters, Query()],
    request: Request,
    _caller: Annotated[Caller, Security(asking, scopes=["ingest"])],
) -> Page[Job]:
    """Jobs, newest first."""
    pager = Pager[Job](request, asked, _place, (True, True))
    return pager.page(Jobs(request.app.state.desk).all(asked.state))


@router.get("/jobs/{id}", responses=documented(404))
def get_job(
    id: Key, request: Request, _caller: Annotated[Caller, Security(asking, scopes=["ingest"])]
) -> Job:
    """A job: how far it has come, and what came of each file."""
    return _job(request, id)


@router.get("/jobs/{id}/events", response_class=EventSourceResponse, responses=_EVENTS)
async def job_events(
    id: Key,
    request: Request,
    _caller: Annotated[Caller, Security(asking, scopes=["ingest"])],
    last_event_id: Annotated[
        str | None, Header(max_length=20, description="The number of the last event received.")
    ] = None,
) -> Response:
    """Follow a job as server-sent events."""
    job = await run_in_threadpool(_job, request, id)
    if job.is_ended and last_event_id == str(job.revision):
        return Response(status_code=204)  # tells a browser not to ask again
    return EventSourceResponse(_events(request, job, last_event_id), ping=15)


async def _events(request: Request, job: Job, last: str | None) -> AsyncIterator[ServerSentEvent]:
    until = asyncio.get_running_loop().time() + _LONGEST
    while True:
        if str(job.revision) != last:
            last, name = str(job.revision), "done" if job.is_ended else "job"
            yield ServerSentEvent(job.model_dump_json(), event=name, id=last)
        if job.is_ended or asyncio.get_running_loop().time() > until:
            return
        await asyncio.sleep(_PAUSE)
        job = await run_in_threadpool(_job, request, job.id)


def _job(request: Request, id: str) -> Job:
    job = Jobs(request.app.state.desk).get(id)
    if job is None:
        raise unknown("unknown_key", id, (), "The jobs are listed under /api/v1/jobs.")
    return job


def _place(job: Job) -> Place:
    return (job.made, job.id)
