"""The right store for a location: a file, or the address of a server."""

from contextlib import AbstractContextManager
from pathlib import Path

from graph import backup as embedded
from graph import store_embedded
from graph.history import moment
from graph.store import View, Writer

Location = str | Path


def open_writer(location: Location, *, wait: float = 30.0) -> AbstractContextManager[Writer]:
    """The one writer of the store at `location`, which is made where there is none."""
    return store_embedded.open_writer(Path(location), wait=wait)


def open_view(
    location: Location, *, as_of: str | None = None, known_at: str | None = None
) -> AbstractContextManager[View]:
    """A reader of the store at `location`, as documents were by a date, as it was at a time.

    Raises ValueError where `as_of` is no date or `known_at` no date or time.
    """
    return store_embedded.open_view(Path(location), moment(as_of, known_at))


def backup(location: Location, copy: Path) -> None:
    """Copy the store to a file, whole, while others work."""
    embedded.backup(Path(location), copy)


def restore(copy: Path, location: Location) -> None:
    """Put a copy in the place of the store, whole or not at all."""
    embedded.restore(copy, Path(location))
