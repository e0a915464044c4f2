"""Signing in with a key, for as long as a browser keeps the cookie, and out again."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.audit import Asked, log_asked
from api.sessions import COOKIE, SECONDS
from api.web import addresses
from api.web.pages import page

router = APIRouter()

_LONGEST = 2000


@router.get("/logg-inn")
def form(request: Request, til: Annotated[str, Query(max_length=_LONGEST)] = "/") -> HTMLResponse:
    """The field for a key."""
    return page(request, "logg_inn.html", til=addresses.inside(til), is_wrong=False)


@router.post("/logg-inn")
async def sign_in(
    request: Request,
    key: Annotated[str, Form(max_length=200)],
    til: Annotated[str, Form(max_length=_LONGEST)] = "/",
) -> Response:
    """Let the cookie of this browser stand for a key."""
    begun = request.app.state.sessions.begin(key.strip())
    if begun is None:
        request.state.problem = "unknown_credentials"
        return page(request, "logg_inn.html", 401, til=addresses.inside(til), is_wrong=True)
    entry, token = begun
    caller = request.state.caller
    asked = Asked(entry.name, entry.id, caller.address, "POST", request.url.path)
    request.state.entry = await run_in_threadpool(log_asked, request.app.state.desk, asked)
    answer = RedirectResponse(addresses.inside(til), 303)
    answer.set_cookie(
        COOKIE,
        token,
        max_age=SECONDS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
    )
    return answer


@router.post("/logg-ut")
async def sign_out(request: Request) -> RedirectResponse:
    """End the session."""
    request.app.state.sessions.end(request.cookies.get(COOKIE, ""))
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict", path="/")
    return answer
