"""Templates into pages."""

from functools import cache
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from api.web import addresses, words
from api.web.navigation import FOOTER, HEADER, is_current
from api.web.static_files import address
from api.web.tables import labelled
from graph.subjects import label

SCHEME_COOKIE = "fargevalg"
_SCHEMES = ("auto", "light", "dark")


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("api.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        asset=address,
        header_links=HEADER,
        footer_links=FOOTER,
        is_current=is_current,
        words_of=words.names,
        name_of=lambda step: label(step.fact),
        **addresses.FOR_TEMPLATES,
    )
    made.filters.update(words.FILTERS, labelled=labelled, label=label)
    return made


_TEMPLATES = _environment()


@cache
def warm() -> None:
    """Read every template, so that the first visitor of a page need not wait for it."""
    for name in _TEMPLATES.list_templates():
        _TEMPLATES.get_template(name)


def page(request: Request, template: str, status: int = 200, /, **shown: Any) -> HTMLResponse:
    """The page that a template makes of what is to be shown."""
    chosen = request.cookies.get(SCHEME_COOKIE)
    html = _TEMPLATES.get_template(template).render(
        shown,
        path=request.url.path,
        who=request.state.caller,
        scheme=chosen if chosen in _SCHEMES else "auto",
    )
    headers = {"Cache-Control": "private, no-cache", "Vary": "Cookie"}
    return HTMLResponse(html, status, headers)
