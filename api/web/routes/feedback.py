"""What readers tell: kept in the log of writes, and shown to those who review."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Security
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from api.audit import read_log
from api.auth import Write, writing
from api.reviewing import Plain
from api.web.pages import page

router = APIRouter()

_PATH = "/tilbakemelding"
_SHOWN = 200


class Feedback(BaseModel):
    """What a form says, and of which page."""

    model_config = ConfigDict(extra="forbid")

    words: Plain = Field(min_length=1, max_length=2000, pattern=r"\S")
    where: Plain = Field(default="", max_length=500)


@router.post(_PATH)
async def tell(
    form: Annotated[Feedback, Form()], write: Annotated[Write, Security(writing, scopes=["read"])]
) -> RedirectResponse:
    """Keep what somebody tells; whoever may read may tell."""
    write.what = form.model_dump()
    return RedirectResponse("/om?sendt=ja#tilbakemelding", 303)


@router.get("/tilbakemeldinger")
def told(request: Request) -> HTMLResponse:
    """What readers told, the newest first, for those who review."""
    may = request.state.caller.may("review")
    entries = read_log(request.app.state.desk, _SHOWN, path=_PATH) if may else []
    return page(request, "tilbakemeldinger.html", told=[one for one in entries if one.what])
