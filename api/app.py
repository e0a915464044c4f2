"""The API: an app over one store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.routing import APIRoute
from starlette.datastructures import State

from api import problem_details
from api.answer_cache import AnswerCache
from api.auth import OPEN, Access
from api.caching import NotModifiedError, not_modified
from api.desk import Desk
from api.fact_rows import FactRows
from api.gate import Gate
from api.head_requests import HeadAsGet
from api.jobs import Jobs
from api.limits import USUAL, Bounds
from api.link_rows import LinkRows
from api.openapi import document
from api.page_images import PageImages
from api.problem_details import ProblemError
from api.remembered import Remembered
from api.routes import (
    about,
    audit_log,
    changes,
    documents,
    evidence,
    export,
    links,
    mandates,
    organisations,
    references,
    reports,
    requirements,
    reviews,
    search,
    uploads,
)
from api.sessions import Sessions
from api.shortcut import Shortcut
from api.web.app import Beside, begin, create_web
from api.web.overviews import Overviews
from api.worker_process import WorkerProcess
from graph.readers import readers_of
from graph.stores import Location

PREFIX = "/api/v1"
_GROUPS = (
    mandates,
    documents,
    organisations,
    requirements,
    reports,
    references,
    links,
    evidence,
    search,
    export,
    changes,
    uploads,
    reviews,
    audit_log,
    about,
)
_ABOUT = """Norway's steering documents of the specialist health service as facts and links.

Every fact carries its evidence (`source`): quote, page and boxes. Lists come in pages: follow
`next` until it is null. Answers carry an `ETag`: send it back as `If-None-Match`. `as_of` asks what
documents said by a date, `known_at` what had been read by a time. Every error is a problem document
(RFC 9457) with a code and a hint. Writing needs a key; every write is logged."""


def create_app(
    location: Location,
    access: Access = OPEN,
    bounds: Bounds = USUAL,
    feedback: str | None = None,
) -> FastAPI:
    """The API over the store at `location`: whom it serves, and how much of it.

    `feedback` is where its readers may write: an address of mail or of a page.
    """
    app = FastAPI(
        title="Oppdragsgraf",
        version="1",
        description=_ABOUT,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation,
        lifespan=_lifespan,
        dependencies=[Depends(_refuse_repeats)],
    )
    _remember(app.state, location, feedback)
    _surround(app, access, bounds)
    problem_details.add_to(app)
    app.add_exception_handler(NotModifiedError, not_modified)
    for group in _GROUPS:
        app.include_router(group.router, prefix=PREFIX)
    app.include_router(about.front)
    app.openapi = lambda: document(app, access)  # type: ignore[method-assign]
    return app


def _remember(state: State, location: Location, feedback: str | None) -> None:
    """What requests share."""
    state.location, state.feedback = location, feedback
    state.readers = readers_of(location)
    state.remembered = Remembered()
    state.fact_rows, state.link_rows = FactRows(), LinkRows()
    state.images = PageImages(location)
    state.desk = desk = Desk.of(location)
    state.overviews = Overviews(location, desk, state.readers)
    state.worker = WorkerProcess(desk, location)
    state.sessions = Sessions(desk)


def _surround(app: FastAPI, access: Access, bounds: Bounds) -> None:
    """What stands around the routes, the innermost first."""
    state = app.state
    app.add_middleware(Beside, web=create_web(state))
    app.add_middleware(Shortcut, state=state, prefix=PREFIX)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(AnswerCache, location=state.location, readers=state.readers)
    app.add_middleware(HeadAsGet)
    app.add_middleware(Gate, access=access, bounds=bounds, sessions=state.sessions)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    if Jobs(app.state.desk).all("queued") or Jobs(app.state.desk).all("running"):
        app.state.worker.call()
    begin(app.state)
    try:
        yield
    finally:
        app.state.worker.close()
        app.state.overviews.close()
        app.state.images.close()
        app.state.sessions.close()
        app.state.readers.close()


def _operation(route: APIRoute) -> str:
    return route.name


async def _refuse_repeats(request: Request) -> None:
    """A parameter that is given twice would be heard once: which of the two, nobody could know."""
    names = [name for name, _ in request.query_params.multi_items()]
    repeated = (
        sorted({name for name in names if names.count(name) > 1})
        if len(set(names)) < len(names)
        else []
    )
    if repeated:
        hint = "Give each parameter once."
        detail = f"Given more than once: {', '.join(repeated)[:300]}."
        raise ProblemError("invalid_parameters", detail, hint)
