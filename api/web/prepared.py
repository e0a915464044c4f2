"""What is too much work for one request: made in the background, kept until the store changes."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Annotated, Any, TypeVar, cast

from fastapi import Depends, Request

from graph.history import Moment
from graph.readers import Readers
from graph.reviewed import ReviewedView
from graph.store import View

T = TypeVar("T")


@dataclass
class _Kept:
    """The latest that was begun, for a state of the store, and the last that was finished."""

    changed: str
    latest: "Future[Any]"
    finished: "Future[Any] | None" = None


class Prepared:
    """Results by name, each worked out once for every state of the store."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._lock = Lock()
        self._kept: dict[str, _Kept] = {}

    def get(self, name: str, work: Callable[[View], T], wait: float | None = 0.15) -> T | None:
        """What `work` makes of the store, waiting `wait` seconds for it (None: until it is there).

        Where that is not enough: what it made of the store before its last change, else None.
        """
        kept = self._begun(name, work)
        try:
            return cast(T, kept.latest.result(wait))
        except TimeoutError:
            return cast(T, kept.finished.result()) if kept.finished else None

    def done(self, name: str, work: Callable[[View], T]) -> T:
        """What `work` makes of the store as it is, however long it takes."""
        return cast(T, self._begun(name, work).latest.result())

    def _begun(self, name: str, work: Callable[[View], object]) -> _Kept:
        changed = self._readers.last_change()
        with self._lock:
            kept = self._kept.get(name)
            if kept is None or kept.changed != changed or _failed(kept.latest):
                last = kept.latest if kept and _succeeded(kept.latest) else None
                kept = _Kept(changed, Future(), last or (kept.finished if kept else None))
                self._kept[name] = kept
                Thread(target=self._do, args=(work, kept.latest), daemon=True).start()
            return kept

    def _do(self, work: Callable[[View], object], future: "Future[object]") -> None:
        try:
            with self._readers.view(Moment()) as (view, _):
                future.set_result(work(ReviewedView(view)))
        except Exception as error:
            logging.getLogger("uvicorn.error").exception("preparing failed")
            future.set_exception(error)


def _failed(future: "Future[Any]") -> bool:
    return future.done() and future.exception() is not None


def _succeeded(future: "Future[Any]") -> bool:
    return future.done() and future.exception() is None


def _prepared(request: Request) -> Prepared:
    return cast(Prepared, request.app.state.prepared)


PreparedResults = Annotated[Prepared, Depends(_prepared)]
"""A parameter of a page that gets at what is prepared."""
