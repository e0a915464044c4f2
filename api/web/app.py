"""The web page beside the API: an app of its own, with errors and manners of its own."""

from contextlib import suppress
from typing import Any

from fastapi import FastAPI
from starlette.datastructures import State
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.web import charts, problems, static_files
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

_CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    b"content-security-policy": _CONTENT_POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}


def create_web(state: State) -> ASGIApp:
    """The pages over the store that `state` names, as the API's app does."""
    web = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    web.state = state
    state.prepared = Prepared(state.readers)
    problems.add_to(web)
    for page in _PAGES:
        web.include_router(page.router)
    return _Strict(web)


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
        path = scope.get("path", "")
        ours = scope["type"] == "http" and path != "/api" and not path.startswith("/api/")
        await (self._web if ours else self._app)(scope, receive, send)


class _Strict:
    """Around the pages, errors too: they load nothing from elsewhere and run nothing inline."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                more = [pair for pair in _HEADERS.items() if pair[0] not in given]
                message["headers"] = [*message["headers"], *more]
            await send(message)

        await self._app(scope, receive, with_headers)
