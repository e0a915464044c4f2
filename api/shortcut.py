"""What programs ask for most, a single mandate, by the shortest way."""

from starlette.datastructures import State
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.answers import FoundOppdrag
from api.caching import NotModifiedError
from api.parameters import LONGEST
from api.routes.mandates import known_mandates
from api.store_reader import StoreReader
from graph.store import StoreError
from graph.stores import is_server


class Shortcut:
    """Answers `/oppdrag/{id}` without parameters as its route would; all else goes to the app.

    Finding the route and its parameters would take longer than a look into a file does.
    """

    def __init__(self, app: ASGIApp, state: State, prefix: str) -> None:
        self._app, self._is_far = app, is_server(state.location)
        self._front = f"{prefix}/oppdrag/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        asked = self._asked(scope)
        found = _answer(scope, asked) if asked else None
        await (found or self._app)(scope, receive, send)

    def _asked(self, scope: Scope) -> str:
        """The id or key; empty where the app is to answer."""
        if self._is_far or scope["type"] != "http" or scope["method"] != "GET":
            return ""
        path: str = scope["path"]
        if scope["query_string"] or not path.startswith(self._front):
            return ""
        asked = path.removeprefix(self._front)
        of_route = len(asked) <= LONGEST and not asked.endswith(_MORE)
        return asked if of_route else ""


_MORE = ("/trace", "/history", "/linked")
"""Routes below a mandate."""


def _answer(scope: Scope, asked: str) -> Response | None:
    """The mandates; None where there is none, or another answer is due."""
    response = Response(media_type="application/json")
    reader = StoreReader(Request(scope), response)
    try:
        with reader.now() as (view, _):
            items = known_mandates(view, asked)
    except (NotModifiedError, StoreError):
        return None  # the app says so
    if not items:
        return None
    found = FoundOppdrag(asked=asked, several=len(items) > 1, items=items)
    response.body = found.model_dump_json().encode()
    response.headers["content-length"] = str(len(response.body))
    return response
