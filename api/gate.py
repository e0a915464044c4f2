"""The gate ahead of everything: who asks, whether they may, how much, and what is logged of it."""

import asyncio
import logging
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.audit import Asked, log_asked, log_outcome
from api.auth import (
    NOBODY,
    Access,
    Caller,
    caller_of,
    demand,
    host_is_ours,
    origin_is_ours,
    signed_in,
)
from api.desk import Desk
from api.keys import KeyRing
from api.limits import Body, Bounds, Rates, has_body
from api.problem_details import ProblemError, answer
from api.sessions import COOKIE, Sessions
from api.web.addresses import is_page
from api.web.problems import refused
from graph.store import StoreError

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"SAMEORIGIN",
    b"referrer-policy": b"same-origin",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'self'",
}
_SIGN_IN, _FILES = "/logg-inn", "/static/"
"""What is shown to everybody."""
_NOTHING_THERE = frozenset({"unknown_path", "method_not_allowed"})


class Gate:
    """Middleware around the whole app, pages included."""

    def __init__(self, app: ASGIApp, access: Access, bounds: Bounds, sessions: Sessions) -> None:
        self._app, self._access, self._bounds, self._sessions = app, access, bounds, sessions
        self._desk = desk = sessions.desk
        self._keys, self._rates = KeyRing(desk), Rates(bounds)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        most = self._bounds.bytes_of(scope["path"])
        body = Body(receive, request.headers, most) if has_body(request.headers) else None
        exchange = _Exchange(request, body, send, self._desk)
        refused = self._refusal(request)
        if refused:
            await _refused(request, refused)(scope, receive, exchange.send)
            return
        seconds = self._bounds.seconds_of(scope["path"], scope["method"])
        timer = asyncio.get_running_loop().call_later(seconds, exchange.end_late)
        try:
            await self._app(scope, body.receive if body else receive, exchange.send)
        finally:
            timer.cancel()

    def _refusal(self, request: Request) -> ProblemError | None:
        """Why a request goes no further; what its caller may do stands in its state."""
        headers, state = request.headers, request.state
        address = request.client.host if request.client else ""
        state.caller = Caller(NOBODY, frozenset(), address)
        try:
            if not host_is_ours(headers, self._access):
                raise _foreign_host(headers)
            self._pass(request, address)
        except ProblemError as error:
            return error
        except StoreError as error:
            logging.getLogger("uvicorn.error").error("%s", error)
            hint = "Try again later. The server's log says what is wrong."
            return ProblemError("store_unavailable", "The keys cannot be read now.", hint)
        return None

    def _pass(self, request: Request, address: str) -> None:
        does = "read" if request.method in _SAFE else "write"
        try:
            caller = self._caller(request, address)
        except ProblemError:
            self._count(request, address, "write")  # guessing is slow
            raise
        request.state.caller = caller
        if not request.scope["path"].startswith(_FILES):  # a page that refuses has its styles
            self._count(request, caller.key or address, does)
        is_ours = origin_is_ours(request.headers, is_signed_in=caller.is_signed_in)
        if does == "write" and not is_ours:
            hint = "Write from a page of this server, or from a program that is no browser."
            raise ProblemError("foreign_origin", "The page is of another origin.", hint)
        if does == "read" and not _is_for_all(request.scope["path"]):
            demand(caller, "read")

    def _caller(self, request: Request, address: str) -> Caller:
        entry = self._sessions.known(request.cookies.get(COOKIE, ""))
        if entry and "authorization" not in request.headers:
            return signed_in(entry, address)
        return caller_of(request.headers, address, self._access, self._keys)

    def _count(self, request: Request, who: str, does: str) -> None:
        try:
            self._rates.count(who, does)
        except ProblemError:
            request.state.unlogged = not self._rates.is_news(who)
            raise


class _Exchange:
    """One request and its answer, which begins once."""

    def __init__(self, request: Request, body: Body | None, send: Send, desk: Desk) -> None:
        self._request, self._body, self._send, self._desk = request, body, send, desk
        self._is_begun = self._is_late = False
        self._ending: asyncio.Task[None] | None = None

    async def send(self, message: Message) -> None:
        """Send a part of the app's answer, unless it comes too late."""
        if not self._is_late:
            await self._pass_on(message)

    def end_late(self) -> None:
        """Answer in the app's stead when its time is over; what it goes on to say is dropped."""
        if not self._is_begun:
            self._is_late = True
            self._ending = asyncio.ensure_future(self._say_late())

    async def _say_late(self) -> None:
        hint = "Ask for less, or try again later."
        headers = {"Retry-After": "30"}
        code, detail = "too_slow", "The answer was not begun in time."
        if self._body and not self._body.is_whole:
            code, detail = "slow_client", "The request had not come whole in time."
        problem = _refused(self._request, ProblemError(code, detail, hint, headers=headers))
        await problem(self._request.scope, self._request.receive, self._pass_on)

    async def _pass_on(self, message: Message) -> None:
        if message["type"] == "http.response.start" and not self._is_begun:
            self._is_begun = True
            if self._body and not self._body.is_whole and not self._is_late:
                await self._body.pour_away()
            given = {name.lower() for name, _ in message["headers"]}
            more = [pair for pair in _HEADERS.items() if pair[0] not in given]
            message = {**message, "headers": [*message["headers"], *more]}
            if self._request.method not in _SAFE:
                await run_in_threadpool(self._log, message["status"])
        await self._send(message)

    def _log(self, status: int) -> None:
        """Complete the entry of a write; one that was refused ahead of the route gets its own."""
        state = self._request.state
        code: str | None = getattr(state, "problem", None)
        entry: int | None = getattr(state, "entry", None)
        if entry is None:
            if status < 400 or code in _NOTHING_THERE or getattr(state, "unlogged", False):
                return  # nothing was written: a choice of colours, a page that is not there
            caller: Caller = state.caller
            path, method = self._request.url.path, self._request.method
            entry = log_asked(
                self._desk, Asked(caller.name, caller.key, caller.address, method, path)
            )
        what: dict[str, Any] | None = state.write.what if hasattr(state, "write") else None
        log_outcome(self._desk, entry, status, code, what or None)


def _is_for_all(path: str) -> bool:
    return path == _SIGN_IN or path.startswith(_FILES)


def _refused(request: Request, error: ProblemError) -> Response:
    """Why not, for people as a page; who has told nothing of themselves is asked to sign in."""
    path, headers = request.url.path, request.headers
    if not is_page(path):
        return answer(request, error)
    wants_page = "text/html" in headers.get("accept", "")
    if error.code != "key_needed" or not wants_page or "authorization" in headers:
        return refused(request, error)
    address = f"{path}?{request.url.query}" if request.url.query else path
    return RedirectResponse(f"{_SIGN_IN}?{urlencode({'til': address})}", 303)


def _foreign_host(headers: Headers) -> ProblemError:
    asked = headers.get("host", "")[:100]
    hint = "Serve with --allow-host NAME where it goes by that name."
    return ProblemError("foreign_host", f"The server does not go by {asked}.", hint)
