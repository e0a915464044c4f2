"""Readers of an embedded store that keep their connections from one question to the next."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from graph import store_embedded
from graph.embedded_view import EmbeddedView
from graph.history import Moment
from graph.migrations import SCHEMA
from graph.store import View

_NOW = Moment()
_KEPT = 8
"""So many connections are kept when nobody asks."""

_STATE = "SELECT schema, changed FROM store"


class _Kept(NamedTuple):
    connection: sqlite3.Connection
    file: tuple[int, int]
    """Which file it is of: another one may take its place."""


class EmbeddedReaders:
    """Readers of the store at `path`. A connection serves one thread at a time."""

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        self._lock = Lock()
        self._idle: list[_Kept] = []

    @contextmanager
    def view(self, at: Moment) -> Iterator[tuple[View, str]]:
        """A view of the state that the store has now, or had `at`, and the time of its change."""
        if at != _NOW:
            changed = self.last_change()
            with store_embedded.open_view(self._path, at) as past:
                yield past, changed
            return
        with self._connected() as connection:
            connection.execute("BEGIN")
            yield EmbeddedView(connection), _changed(connection)
            connection.execute("COMMIT")

    def last_change(self) -> str:
        """When the store was last written to (ISO, UTC)."""
        with self._connected() as connection:
            return _changed(connection)

    def close(self) -> None:
        """End the connections."""
        with self._lock:
            idle, self._idle = self._idle, []
        for kept in idle:
            kept.connection.close()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with store_embedded.told(self._path):
            kept = self._take()
            try:
                yield kept.connection
            except BaseException:
                # Whatever a failure left unfinished would hold the state for the next one.
                kept.connection.close()
                raise
            self._give_back(kept)

    def _take(self) -> _Kept:
        file = _file(self._path)
        with self._lock:
            kept = self._idle.pop() if self._idle else None
        if kept and kept.file == file:
            return kept
        if kept:
            kept.connection.close()
            self.close()
        # Opened in the ordinary way first: what is missing, foreign or of an earlier schema is
        # said or brought up to date there.
        with store_embedded.open_view(self._path):
            return _Kept(store_embedded.connect(self._path, "ro"), _file(self._path) or (0, 0))

    def _give_back(self, kept: _Kept) -> None:
        with self._lock:
            if len(self._idle) < _KEPT:
                self._idle.append(kept)
                return
        kept.connection.close()


def _changed(connection: sqlite3.Connection) -> str:
    schema, changed = connection.execute(_STATE).fetchone()
    if schema != SCHEMA:  # a copy of another schema was put in its place
        raise sqlite3.DatabaseError("its schema has changed; ask again")
    return str(changed)


def _file(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - several times as fast, and asked for every time
    except OSError:
        return None
    return found.st_dev, found.st_ino
