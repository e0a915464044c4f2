"""The web page beside the API: an app of its own, with errors and manners of its own."""

from contextlib import suppress
from typing import Any

from fastapi import FastAPI
from starlette.datastructures import State
from starlette.types import ASGIApp, Receive, Scope, Send

from api.store_reader import StoreView
from api.web import addresses, charts, pages, problems, static_files
from api.web.routes import (
    about,
    comparing,
    coverage,
    deadlines,
    decisions,
    documents,
    evidence,
    feedback,
    finding,
    funn,
    indicators,
    oppdrag,
    organisations,
    scheme,
    search,
    signing,
    start,
    uploads,
)
from api.web.strict import Strict
from api.web.views import start as first
from graph.history import Moment
from graph.store import StoreError

_PAGES: tuple[Any, ...] = (
    static_files,
    scheme,
    start,
    finding,
    search,
    oppdrag,
    evidence,
    feedback,
    documents,
    coverage,
    deadlines,
    indicators,
    comparing,
    decisions,
    funn,
    organisations,
    about,
    signing,
    uploads,
)
"""Modules with a `router`; a new page is added here."""


def create_web(state: State) -> ASGIApp:
    """The pages over the store that `state` names, as the API's app does."""
    web = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    web.state = state
    problems.add_to(web)
    for page in _PAGES:
        web.include_router(page.router)
    return Strict(web)


def begin(state: State) -> None:
    """Load what the first visitors would wait for, and keep the overview up from now on."""
    state.overviews.begin()
    loading = charts.warm()
    with suppress(StoreError), state.readers.view(Moment()) as (view, changed):
        first.documents(StoreView(view, (changed, Moment()), state))
    pages.warm()
    loading.join()


class Beside:
    """Middleware of the API's app that gives what is not below `/api` to the pages."""

    def __init__(self, app: ASGIApp, web: ASGIApp) -> None:
        self._app, self._web = app, web

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by the one or the other."""
        ours = scope["type"] == "http" and addresses.is_page(scope.get("path", ""))
        await (self._web if ours else self._app)(scope, receive, send)
