"""Light or dark: the reader's choice, kept in a cookie so that it works without script."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Header
from fastapi.responses import RedirectResponse

from api.web import addresses
from api.web.pages import SCHEME_COOKIE

router = APIRouter()

_A_YEAR = 365 * 24 * 3600


@router.post("/fargevalg")
def choose(
    scheme: Annotated[Literal["auto", "light", "dark"], Form()],
    referer: Annotated[str, Header()] = "/",
) -> RedirectResponse:
    """Keep the choice and go back to the page that it was made on."""
    back = addresses.inside(referer)
    answer = RedirectResponse(back, status_code=303)
    answer.set_cookie(
        SCHEME_COOKIE, scheme, max_age=_A_YEAR, httponly=True, samesite="lax", path="/"
    )
    return answer
