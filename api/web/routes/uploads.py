"""Uploading documents, and what becomes of each file."""

from typing import Annotated

from fastapi import APIRouter, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.auth import Caller, Write, asking, writing
from api.jobs import Jobs
from api.parameters import Key
from api.problem_details import CODES
from api.uploading import MOST_FILES, UnreadableFilesError, queue_upload
from api.web.pages import page
from api.web.problems import NotFoundError

router = APIRouter()

_SHOWN = 15


@router.get("/last-opp")
def form(request: Request) -> HTMLResponse:
    """The form, for who may use it, with what was sent of late."""
    return _form(request, 200, {})


@router.post("/last-opp")
async def upload(
    request: Request, write: Annotated[Write, Security(writing, scopes=["ingest"])]
) -> Response:
    """Queue the files as the API does: all, or none where one of them cannot be read."""
    try:
        job = await queue_upload(request, write.caller.name)
    except UnreadableFilesError as error:
        request.state.problem = error.code
        status = CODES[error.code][0]
        return await run_in_threadpool(_form, request, status, error.reasons)
    write.what = {"job": job.id, "files": [[one.name, one.sha256] for one in job.files]}
    await run_in_threadpool(request.app.state.worker.call)
    return RedirectResponse(f"/last-opp/{job.id}", 303)


@router.get("/last-opp/{id}")
def progress(
    request: Request, id: Key, _caller: Annotated[Caller, Security(asking, scopes=["ingest"])]
) -> HTMLResponse:
    """How far a job has come, and what came of each file."""
    job = Jobs(request.app.state.desk).get(id)
    if job is None:
        raise NotFoundError(id, (("Last opp", "/last-opp"),))
    return page(request, "jobb.html", job=job)


def _form(request: Request, status: int, reasons: dict[str, str]) -> HTMLResponse:
    may = request.state.caller.may("ingest")
    jobs = Jobs(request.app.state.desk).all()[: -_SHOWN - 1 : -1] if may else []
    return page(
        request,
        "last_opp.html",
        status,
        jobs=[job for job in jobs if job.kind == "ingest"],
        reasons=reasons,
        most=MOST_FILES,
    )
