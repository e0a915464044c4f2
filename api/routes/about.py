"""The way in: a page for people that lists every resource, and the list of problems."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from api.docs_page import page, policy
from api.problem_details import CODES, documented
from api.published_quality import Quality, published

router = APIRouter(tags=["about"])
front = APIRouter(include_in_schema=False)


class ProblemKind(BaseModel):
    """A problem that the API may answer with."""

    code: str
    status: int
    title: str


@router.get("/problems")
def list_problems() -> list[ProblemKind]:
    """Every code of a problem document."""
    return [ProblemKind(code=c, status=s, title=title) for c, (s, title) in CODES.items()]


@router.get("/quality", responses=documented())
def get_quality() -> Quality:
    """How right the reading is, by set of documents: the published figures."""
    return published()


@front.get("/api", response_class=HTMLResponse)
def docs(request: Request) -> HTMLResponse:
    """The documentation as a page that needs nothing from elsewhere."""
    made = page(request.app.openapi())
    return HTMLResponse(made, headers={"Content-Security-Policy": policy(made)})
