"""One writer at a time on a server: a lease that its holder keeps up, and loses when it dies."""

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from graph import neo4j_statements as cypher
from graph.lock import who
from graph.store import StoreBusyError, StoreError

LEASE = 20.0
"""Seconds after which the lock of a writer that was killed is free again."""

_PAUSE = 0.2

Run = Callable[..., list[dict[str, Any]]]


class Lease:
    """The right to write, kept up by a thread of its own between writes."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._token = uuid.uuid4().hex
        self._working = threading.Lock()
        self._done = threading.Event()

    def take(self, wait: float) -> None:
        """Wait for the lock. Raises StoreBusyError with its holder's name after `wait` seconds."""
        self._run(cypher.MAKE_LOCK)
        until = time.monotonic() + wait
        while not self._taken():
            if time.monotonic() >= until:
                (row,) = self._run(cypher.HOLDER)
                raise StoreBusyError(
                    f"The store is being written by {row['holder']}; waited {wait:g} s. "
                    f"Wait until it is done, or stop it; its lock ends {LEASE:g} s after it."
                )
            time.sleep(_PAUSE)
        threading.Thread(target=self._keep_up, daemon=True).start()

    def _taken(self) -> bool:
        # Who waits must not write to the row that the holder writes to: asked first, then taken.
        lease = int(LEASE * 1000)
        free = self._run(cypher.FREE_LOCK)
        return bool(
            free and self._run(cypher.TAKE_LOCK, token=self._token, holder=who(), lease=lease)
        )

    def check(self, run: Run) -> None:
        """Make sure, in the transaction that writes, that nobody else has the lock."""
        if not run(cypher.KEEP_LOCK, token=self._token, lease=int(LEASE * 1000)):
            raise StoreBusyError("The server was away for so long that another writer took over.")

    @contextmanager
    def working(self) -> Iterator[None]:
        """While a transaction writes, it keeps the lock up itself."""
        with self._working:
            yield

    def leave(self) -> None:
        """Give the lock back; where the server is away, it ends by itself."""
        self._done.set()
        with self._working:
            try:
                self._run(cypher.LEAVE_LOCK, token=self._token)
            except StoreError:
                return

    def _keep_up(self) -> None:
        while not self._done.wait(LEASE / 3):
            with self._working:
                try:
                    self._run(cypher.KEEP_LOCK, token=self._token, lease=int(LEASE * 1000))
                except StoreError:
                    continue
