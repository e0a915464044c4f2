"""Keeps the overview of a store as new as the store, beside the requests."""

import json
import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Event, Thread
from typing import Annotated, cast

from fastapi import Depends, Request

from api.desk import Desk
from api.web.overview import Overview, file_of, made_of, opened, state_of
from api.web.overview_making import make
from graph.history import Moment
from graph.readers import Readers
from graph.store import StoreError
from graph.stores import Location

_MOMENT = 0.15
"""Seconds that a page waits for an overview: that of a small store is there by then."""
_PAUSE, _LONGEST_PAUSE = 5.0, 60.0
"""Seconds between looks at whether the store has changed; longer after each failure."""
_SMALL = 20_000
"""Facts up to which an overview is made here: another process would take longer to start."""
_SECONDS_TO_END = 10

_log = logging.getLogger("uvicorn.error")


class Overviews:
    """The overview of one store, for the pages of one server."""

    def __init__(self, location: Location, desk: Desk, readers: Readers) -> None:
        self._location, self._readers = location, readers
        self._folder, self._file = desk.folder, file_of(desk)
        self._called = Event()
        self._round = Condition()
        self._begun = self._ended = 0
        self._has_failed = self._is_closed = False
        self._thread: Thread | None = None
        self._process: subprocess.Popen[str] | None = None

    @contextmanager
    def latest(self, wait: float | None = _MOMENT) -> Iterator[Overview | None]:
        """The overview of the store as it stands, where it is made in `wait` seconds (None: ever).

        Else the one made last, which says from when it is; None where there is none yet.
        """
        is_current = self._awaited(wait)
        with opened(self._file) as connection:
            if connection is None:
                yield None
            else:
                yield Overview(connection, state_of(connection).changed, is_current)

    @contextmanager
    def current(self) -> Iterator[Overview]:
        """The overview of the store as it stands, however long it takes.

        Raises StoreError where it cannot be made.
        """
        with self.latest(None) as overview:
            if overview is None or overview.since:
                raise StoreError("the overview of the store cannot be made now; the log says why")
            yield overview

    def begin(self) -> None:
        """Keep the overview up from now on."""
        if self._thread is None:
            self._thread = Thread(target=self._keep, daemon=True)
            self._thread.start()
        self._called.set()

    def close(self) -> None:
        """End it; what was begun is begun anew by the next."""
        self._is_closed = True
        self._called.set()
        if self._process:
            self._process.kill()
        if self._thread:
            self._thread.join(_SECONDS_TO_END)

    def _awaited(self, wait: float | None) -> bool:
        """Whether the overview is of the store as it stands, in the end."""
        until = None if wait is None else time.monotonic() + wait
        while made_of(self._file) != self._readers.last_change():
            if until is not None and self._process:
                return False  # a big store's takes longer than anybody waits
            with self._round:
                wanted = self._begun + 1  # one that is under way may have begun too early
                self.begin()
                left = None if until is None else until - time.monotonic()
                came = self._round.wait_for(lambda: self._ended >= wanted, left)  # noqa: B023
            if not came or self._has_failed or self._is_closed:
                return False
        return True

    def _keep(self) -> None:
        pause = 0.0
        while not self._is_closed:
            self._called.wait(pause)
            self._called.clear()
            self._bring_up()
            pause = min(2 * pause, _LONGEST_PAUSE) if self._has_failed else _PAUSE

    def _bring_up(self) -> None:
        with self._round:
            self._begun += 1
        try:
            while not self._is_closed and made_of(self._file) != self._readers.last_change():
                self._make()
            self._has_failed = False
        except Exception as error:
            self._has_failed = True
            if not self._is_closed:
                why = None if isinstance(error, StoreError) else error  # pages say what that means
                _log.error("the overview of the store was not made: %s", error, exc_info=why)
        with self._round:
            self._ended = self._begun
            self._round.notify_all()

    def _make(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._readers.view(Moment()) as (view, _):
            is_small = sum(view.counts().values()) <= _SMALL
        if is_small:
            make(self._readers, self._file)
            return
        # The store's address may hold a password: it is written, never an argument.
        order = json.dumps({"store": str(self._location), "file": str(self._file)})
        command = [sys.executable, "-m", "api.web.overview_making"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as process:  # noqa: S603
            self._process = process
            process.communicate(f"{order}\n")
        self._process = None
        if process.returncode:
            raise RuntimeError(f"its process ended with {process.returncode}")


def _overviews(request: Request) -> Overviews:
    return cast(Overviews, request.app.state.overviews)


LatestOverview = Annotated[Overviews, Depends(_overviews)]
"""A parameter of a page that gets at the overview."""
