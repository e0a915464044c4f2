"""Errors as pages in bokmål, with what was perhaps meant."""

import logging

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request

from api.problem_details import CODES, ProblemError
from api.web import words
from api.web.pages import page
from api.web.strict import HEADERS
from graph.store import StoreError

_ABOUT_KEYS = frozenset(("key_needed", "unknown_credentials", "not_allowed"))


class NotFoundError(Exception):
    """Ends a request: nothing goes by that name. `nearest`: name and address of what does."""

    def __init__(self, asked: str, nearest: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(asked)
        self.asked, self.nearest = asked, nearest


def add_to(web: FastAPI) -> None:
    """Answer every error with a page."""
    web.add_exception_handler(NotFoundError, _not_found)
    web.add_exception_handler(ProblemError, _problem)
    web.add_exception_handler(RequestValidationError, _invalid)
    web.add_exception_handler(HTTPException, _refused)
    web.add_exception_handler(StoreError, _store)
    web.add_exception_handler(Exception, _fault)


async def _not_found(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, NotFoundError)  # noqa: S101 - registered for it
    said = f"Vi fant ingenting som heter «{error.asked[:200]}»."
    return _answer(request, 404, "Fant ikke det du lette etter", said, error.nearest)


def refused(request: Request, error: ProblemError) -> HTMLResponse:
    """What is wrong as a page, and what to do; as strict as the pages are."""
    request.state.problem = error.code
    title = words.names("problem").get(error.code, "Adressen kan ikke brukes")
    unnamed = "Ett av feltene i adressen har en verdi som ikke finnes."
    said = words.names("problem_told").get(error.code, unnamed)
    headers = error.headers or {}
    if seconds := headers.get("Retry-After"):
        said += f" Prøv igjen om {words.duration(int(seconds))}."
    ways = (("Logg inn", "/logg-inn"),) if error.code in _ABOUT_KEYS else ()
    answer = _answer(request, CODES[error.code][0], title, said, (), ways)
    answer.headers.update({**headers, **HEADERS})
    return answer


async def _problem(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, ProblemError)  # noqa: S101 - registered for it
    return refused(request, error)


async def _invalid(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
    wrong = ", ".join(dict.fromkeys(str(one["loc"][-1])[:50] for one in error.errors()[:5]))
    said = f"Disse feltene har verdier vi ikke forstår: {wrong}."
    return _answer(request, 422, "Adressen kan ikke brukes", said)


async def _refused(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    if error.status_code == 404:
        said = "Adressen kan være skrevet feil, eller siden kan være flyttet."
        return _answer(request, 404, "Siden finnes ikke", said)
    if error.status_code == 413:
        told = words.named("too_large", "problem_told")
        return _answer(request, 413, words.named("too_large", "problem"), told)
    return _answer(request, error.status_code, "Dette går ikke", "Siden svarer ikke på dette.")


async def _store(request: Request, error: Exception) -> HTMLResponse:
    # The message names files and servers, which is for who runs the server.
    logging.getLogger("uvicorn.error").error("%s", error)
    said = "Lageret kan ikke leses akkurat nå. Prøv igjen om litt."
    answer = _answer(request, 503, "Lageret svarer ikke", said)
    answer.headers["Retry-After"] = "10"
    return answer


async def _fault(request: Request, error: Exception) -> HTMLResponse:
    said = "Feilen ligger hos oss. Si gjerne fra, og fortell hvilken adresse du var på."
    return _answer(request, 500, "Noe gikk galt", said)


def _answer(
    request: Request, status: int, title: str, said: str, *others: tuple[tuple[str, str], ...]
) -> HTMLResponse:
    """`others`: what was perhaps meant, and where one gets on; name and address of each."""
    nearest, ways = (*others, (), ())[:2]
    shown = {"title": title, "said": said, "nearest": nearest, "ways": ways}
    return page(request, "problem.html", status, **shown)
