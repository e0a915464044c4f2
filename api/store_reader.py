"""How a request gets at the store."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Annotated, TypeVar

from fastapi import Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import State

from api.caching import validators
from api.fact_rows import FactRow, FactRows
from api.link_rows import LinkRow, LinkRows, rows_of
from api.parameters import AtTime
from api.remembered import Remembered
from graph.history import Moment, moment
from graph.readers import Readers
from graph.reviewed import ReviewedView, field_decisions
from graph.store import StoredDocument, View
from graph.stores import Location, is_server

T = TypeVar("T")


class StoreView(ReviewedView):
    """The store in one state, with what people put right; what is asked often is remembered."""

    def __init__(self, view: View, state: tuple[str, Moment], kept: State) -> None:
        self._state = state
        self._remembered: Remembered = kept.remembered
        self._rows: FactRows = kept.fact_rows
        self._links: LinkRows = kept.link_rows
        decisions = self.remembered("decisions", lambda: field_decisions(view))
        super().__init__(view, decisions)

        def documents(
            *, year: int | None = None, issuer: str | None = None
        ) -> tuple[StoredDocument, ...]:
            question = ("documents", year, issuer)
            return self.remembered(question, lambda: view.documents(year=year, issuer=issuer))

        self.documents = documents
        self.counts = partial(self.remembered, "counts", view.counts)
        self.ids = partial(self.remembered, "ids", view.ids)

    def remembered(self, question: Hashable, work: Callable[[], T]) -> T:
        """The answer to a question to this state, worked out once."""
        return self._remembered.of(self._state, question, work)

    def fact_rows(
        self, documents: Sequence[StoredDocument], kind: str, columns: tuple[str, ...]
    ) -> Iterator[FactRow]:
        """What lists need of the facts of a kind in documents."""
        said = self.remembered("corrected", self._corrected)
        return self._rows.of(self, documents, kind, columns, said)

    def link_rows(self) -> Sequence[LinkRow]:
        """What lists need of all links, by key."""
        changed, at = self._state
        if at != Moment():
            return self.remembered("links", lambda: rows_of(self.links()))
        return self.remembered("links", lambda: self._links.of(self, changed))

    def _corrected(self) -> dict[str, tuple[str, ...]]:
        """The ids of the decisions on fields, by document."""
        found: dict[str, tuple[str, ...]] = {}
        for key, decision in self._decisions.items():
            doc = key.split("/", 1)[0]
            found[doc] = (*found.get(doc, ()), decision.id)
        return found


class StoreReader:
    """The store of the app, for one request."""

    def __init__(self, request: Request, response: Response) -> None:
        self._state: State = request.app.state
        self.location: Location = self._state.location
        self.request = request
        self._response = response
        self._readers: Readers = self._state.readers

    def headers(self) -> dict[str, str]:
        """The validators of the answer; ends the request where the client has it already.

        The change is read ahead of the view: an answer may be newer than its tag, never older.
        """
        return validators(self.request, self._readers.last_change())

    @contextmanager
    def view(self, asked: AtTime) -> Iterator[StoreView]:
        """The store as it is or was, with what people put right; in the thread that asks."""
        with self._opened(asked) as (view, changed):
            self._response.headers.update(validators(self.request, changed))
            yield view

    @contextmanager
    def open(self, asked: AtTime) -> Iterator[StoreView]:
        """As `view`, for an answer that brings its own headers."""
        with self._opened(asked) as (view, _):
            yield view

    def may_change_by_itself(self) -> None:
        """Say that the answer rests on more than the store: it is not to be kept."""
        del self._response.headers["ETag"]
        self._response.headers["Cache-Control"] = "no-store"

    @contextmanager
    def now(self) -> Iterator[tuple[StoreView, str]]:
        """As `view` without clocks, with the time of the last change."""
        with self._opened(AtTime()) as (view, changed):
            self._response.headers.update(validators(self.request, changed))
            yield view, changed

    async def quickly(self, asked: AtTime, work: Callable[[StoreView], T]) -> T:
        """What a few look-ups in `view` give.

        A file gives them sooner than a thread would begin; a server, or the past, does not.
        """

        def done() -> T:
            with self.view(asked) as view:
                return work(view)

        if is_server(self.location) or asked.as_of or asked.known_at:
            return await run_in_threadpool(done)
        return done()

    @contextmanager
    def _opened(self, asked: AtTime) -> Iterator[tuple[StoreView, str]]:
        at = moment(asked.as_of, asked.known_at)
        with self._readers.view(at) as (view, changed):
            yield StoreView(view, (changed, at), self._state), changed


async def _reader(request: Request, response: Response) -> StoreReader:
    # Made at once: what is not async would wait for a thread.
    return StoreReader(request, response)


Store = Annotated[StoreReader, Depends(_reader)]
