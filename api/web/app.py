"""The web page beside the API: an app of its own, with errors and manners of its own."""

from contextlib import suppress
from typing import Any

from fastapi import FastAPI
from starlette.datastructures import State
from starlette.types import ASGIApp, Receive, Scope, Send

from api.web import addresses, charts, problems, static_files
from api.web.prepared import Prepared
from api.web.routes import (
    about,
    comparing,
    coverage,
    deadlines,
    decisions,
    documents,
    evidence,
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
from api.web.views import findings
from api.web.views import start as first
from graph.store import StoreError

_PAGES: tuple[Any, ...] = (
    static_files,
    scheme,
    start,
    finding,
    search,
    oppdrag,
    evidence,
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
    state.prepared = Prepared(state.readers)
    problems.add_to(web)
    for page in _PAGES:
        web.include_router(page.router)
    return Strict(web)


def begin(state: State) -> None:
    """Work out in the background what the first visitors would wait for."""
    charts.warm()
    with suppress(StoreError):  # it is told to those who ask for a page
        state.prepared.get(first.NAME, first.documents, 0)
        findings.known(state.prepared, wait=0)


class Beside:
    """Middleware of the API's app that gives what is not below `/api` to the pages."""

    def __init__(self, app: ASGIApp, web: ASGIApp) -> None:
        self._app, self._web = app, web

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by the one or the other."""
        ours = scope["type"] == "http" and addresses.is_page(scope.get("path", ""))
        await (self._web if ours else self._app)(scope, receive, send)
