"""How a request gets at the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request, Response

from api.caching import validators
from api.parameters import AtTime
from graph.reviewed import ReviewedView
from graph.store import View
from graph.stores import Location, last_change, open_view


class StoreReader:
    """The store of the app, for one request."""

    def __init__(self, request: Request, response: Response) -> None:
        self.location: Location = request.app.state.location
        self.request = request
        self._response = response

    def headers(self) -> dict[str, str]:
        """The validators of the answer; ends the request where the client has it already.

        The change is read ahead of the view: an answer may be newer than its tag, never older.
        """
        return validators(self.request, last_change(self.location))

    @contextmanager
    def view(self, asked: AtTime) -> Iterator[View]:
        """The store as it is or was, with what people put right; in the thread that asks."""
        self._response.headers.update(self.headers())
        with self.open(asked) as view:
            yield view

    @contextmanager
    def open(self, asked: AtTime) -> Iterator[View]:
        """As `view`, for an answer that brings its own headers."""
        with open_view(self.location, as_of=asked.as_of, known_at=asked.known_at) as view:
            yield ReviewedView(view)


Store = Annotated[StoreReader, Depends(StoreReader)]
