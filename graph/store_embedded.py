"""The embedded store: SQLite in one file, the system of record."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.store import View, Writer


@contextmanager
def open_writer(path: Path, *, wait: float = 30.0) -> Iterator[Writer]:
    """The one writer of the store at `path`, which is made where there is none.

    Raises StoreBusy when another process still writes after `wait` seconds.
    """
    raise NotImplementedError
    yield


@contextmanager
def open_view(path: Path) -> Iterator[View]:
    """A reader of the store at `path`. Raises StoreMissing where there is none."""
    raise NotImplementedError
    yield
