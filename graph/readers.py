"""Readers of one store for a program that asks often: connections are kept between questions."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from graph.embedded_readers import EmbeddedReaders
from graph.history import Moment
from graph.store import View
from graph.stores import Location, is_server

if TYPE_CHECKING:
    from graph.store_neo4j import Server


class Readers(Protocol):
    """Views of one store, one after another or at the same time, from any thread."""

    def view(self, at: Moment) -> AbstractContextManager[tuple[View, str]]:
        """A view of the state that the store has now, or had `at`, and the time of its change."""

    def last_change(self) -> str:
        """When the store was last written to (ISO, UTC)."""

    def close(self) -> None:
        """End the connections."""


def readers_of(location: Location) -> Readers:
    """Readers of the store at `location`, which need not be there yet."""
    return ServerReaders(str(location)) if is_server(location) else EmbeddedReaders(location)


class ServerReaders:
    """Readers of a store on a server; its driver keeps the connections."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = Lock()
        self._open = ExitStack()
        self._server: Server | None = None

    @contextmanager
    def view(self, at: Moment) -> Iterator[tuple[View, str]]:
        """A view of the state that the store has now, or had `at`, and the time of its change."""
        from graph.store_neo4j import view_on  # noqa: PLC0415 - who uses files needs no driver

        with view_on(self._connected(), self._url, at) as found:
            yield found

    def last_change(self) -> str:
        """When the store was last written to (ISO, UTC)."""
        with self.view(Moment()) as (_, changed):
            return changed

    def close(self) -> None:
        """End the connections."""
        with self._lock:
            self._server = None
            self._open.close()

    def _connected(self) -> "Server":
        from graph.store_neo4j import connected  # noqa: PLC0415 - who uses files needs no driver

        with self._lock:
            if self._server is None:
                self._server = self._open.enter_context(connected(self._url))
            return self._server
