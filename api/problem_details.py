"""Errors of the API as problem details (RFC 9457): each with a code, and a hint what to do."""

import logging
from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match

from graph.store import StoreError

MEDIA_TYPE = "application/problem+json"
TYPES = "/api/v1/problems#"
_SHOWN = 20
"""So many wrong parameters are named; a request may hold thousands."""

CODES: dict[str, tuple[int, str]] = {
    "unknown_key": (404, "Nothing goes by that id or key"),
    "no_page": (404, "The document has no such page"),
    "no_original": (404, "The file of the document is not kept"),
    "unknown_path": (404, "There is no such resource"),
    "method_not_allowed": (405, "The resource does not answer to that method"),
    "invalid_parameters": (422, "A parameter is unknown, of a wrong type or out of its bounds"),
    "unknown_organisation": (422, "No organisation goes by that name"),
    "unknown_document": (422, "The store holds no document of that key"),
    "broken_cursor": (422, "The cursor is not one that the API gave"),
    "foreign_cursor": (422, "The cursor is of another question"),
    "bad_request": (400, "The request could not be understood"),
    "foreign_host": (421, "The server goes by another name"),
    "key_needed": (401, "A key is needed"),
    "unknown_credentials": (401, "The key is unknown, or was revoked"),
    "not_allowed": (403, "The key may not do that"),
    "foreign_origin": (403, "A page of another origin may not write"),
    "slow_client": (408, "The request took too long to come"),
    "already_asked": (409, "The same request is being done"),
    "changed_meanwhile": (409, "The texts are not those that were judged"),
    "too_large": (413, "The request is too large"),
    "wrong_media_type": (415, "The body is of a wrong type"),
    "unreadable_files": (422, "A file cannot be read"),
    "impossible_decision": (422, "That cannot be decided"),
    "key_reused": (422, "The Idempotency-Key was used for another request"),
    "too_many_requests": (429, "Too many requests in too short a time"),
    "page_not_drawn": (500, "The page cannot be drawn"),
    "fault": (500, "The program failed"),
    "too_slow": (503, "The answer took too long"),
    "queue_full": (503, "Too many uploads wait"),
    "store_unavailable": (503, "The store cannot be read now"),
}
_HINTS = {
    "bad_request": "The body does not hold what its Content-Type says.",
    "too_large": "Send less at a time; `serve --max-upload` sets the limit of uploads.",
}


class ParameterError(BaseModel):
    """What is wrong with one parameter."""

    parameter: str
    message: str


class Problem(BaseModel):
    """A problem document; `code` is stable, `nearest` are names that the store does hold."""

    type: str = Field(examples=[f"{TYPES}unknown_key"])
    title: str = Field(examples=["Nothing goes by that id or key"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["Nothing goes by HVI25-044."])
    instance: str = Field(examples=["/api/v1/oppdrag/HVI25-044"])
    code: str = Field(examples=["unknown_key"])
    hint: str = Field(examples=["Did you mean HVI25-04?"])
    errors: list[ParameterError] = []
    nearest: list[str] = Field(default=[], examples=[["HVI25-04"]])


class ProblemError(Exception):
    """Ends a request with a problem document."""

    def __init__(
        self,
        code: str,
        detail: str,
        hint: str,
        nearest: tuple[str, ...] = (),
        *,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.code, self.detail, self.hint, self.nearest = code, detail, hint, nearest
        self.headers = headers
        self.errors: list[ParameterError] = []

    def about(self, errors: Iterable[ParameterError]) -> "ProblemError":
        """The same, with what is wrong with each parameter."""
        self.errors = list(errors)[:_SHOWN]
        return self


def unknown(code: str, asked: str, nearest: tuple[str, ...], otherwise: str) -> ProblemError:
    """The problem of a name that stands for nothing, with the nearest that stand for something."""
    hint = f"Did you mean {', '.join(nearest)}?" if nearest else otherwise
    return ProblemError(code, f"Nothing goes by {asked[:200]}.", hint, nearest)


def add_to(app: FastAPI) -> None:
    """Answer every error of the app with a problem document."""
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(StoreError, _store)
    app.add_exception_handler(Exception, _fault)


def documented(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The error responses of an operation for the OpenAPI document."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    said = {
        404: "Unknown id or key",
        409: "Something else came in between",
        415: "The body is of a wrong type",
        422: "Wrong parameters",
        500: "The page cannot be drawn",
        503: "The store cannot be read",
    }
    return {code: {"description": said[code], "content": content} for code in (*codes, 422, 503)}


def answer(request: Request, error: ProblemError) -> JSONResponse:
    """The problem document; its code is told to those who log the request."""
    status, title = CODES[error.code]
    request.state.problem = error.code
    problem = Problem(
        type=f"{TYPES}{error.code}",
        title=title,
        status=status,
        detail=error.detail,
        instance=request.url.path[:500],
        code=error.code,
        hint=error.hint,
        nearest=list(error.nearest),
        errors=error.errors,
    )
    body = problem.model_dump(mode="json")
    return JSONResponse(body, status, headers=error.headers, media_type=MEDIA_TYPE)


async def _problem(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ProblemError)  # noqa: S101 - registered for it
    return answer(request, error)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
    found = [
        ParameterError(parameter=str(one["loc"][-1])[:100], message=one["msg"][:300])
        for one in error.errors()
    ]
    names = ", ".join(dict.fromkeys(one.parameter for one in found[:_SHOWN]))
    hint = f"The parameters of every resource are described in {request.app.openapi_url}."
    detail = f"{len(found)} wrong: {names}."
    return answer(request, ProblemError("invalid_parameters", detail, hint).about(found))


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    hint = f"Every resource is listed in {request.app.openapi_url}."
    codes = {404: "unknown_path", 405: "method_not_allowed", 413: "too_large"}
    code = codes.get(error.status_code, "bad_request")
    detail = f"{request.method} is not answered here."
    if code in {"bad_request", "too_large"}:
        detail, hint = str(error.detail)[:300], _HINTS[code]
    headers = dict(error.headers or {})
    if code == "method_not_allowed":
        headers["Allow"] = ", ".join(_methods(request))
    return answer(request, ProblemError(code, detail, hint, headers=headers))


def _methods(request: Request) -> list[str]:
    """Every method that the resource answers to; the framework names those of one route."""
    routes = request.app.routes
    return [
        method
        for method in ("DELETE", "GET", "PATCH", "POST", "PUT")
        if any(r.matches({**request.scope, "method": method})[0] == Match.FULL for r in routes)
    ]


async def _store(request: Request, error: Exception) -> JSONResponse:
    # The message names files and servers, which is for who runs the server.
    logging.getLogger("uvicorn.error").error("%s", error)
    hint = "Try again later. The server's log says what is wrong with the store."
    headers = {"Retry-After": "10"}
    detail = "The store cannot be read now."
    return answer(request, ProblemError("store_unavailable", detail, hint, headers=headers))


async def _fault(request: Request, error: Exception) -> JSONResponse:
    hint = "Please report it, with the address that was asked for."
    return answer(request, ProblemError("fault", type(error).__name__, hint))
