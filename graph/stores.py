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
    if is_server(location):
        from graph import store_neo4j  # noqa: PLC0415 - who uses files needs no driver

        return store_neo4j.open_writer(str(location), wait=wait)
    return store_embedded.open_writer(Path(location), wait=wait)


def open_view(
    location: Location, *, as_of: str | None = None, known_at: str | None = None
) -> AbstractContextManager[View]:
    """A reader of the store at `location`, as documents were by a date, as it was at a time.

    Raises ValueError where `as_of` is no date or `known_at` no date or time.
    """
    at = moment(as_of, known_at)
    if is_server(location):
        from graph import store_neo4j  # noqa: PLC0415 - who uses files needs no driver

        return store_neo4j.open_view(str(location), at)
    return store_embedded.open_view(Path(location), at)


def last_change(location: Location) -> str:
    """When the store at `location` was last written to (ISO, UTC)."""
    if is_server(location):
        from graph import store_neo4j  # noqa: PLC0415 - who uses files needs no driver

        return store_neo4j.last_change(str(location))
    return store_embedded.last_change(Path(location))


def is_server(location: Location) -> bool:
    """Whether the store is on a server, not in a file."""
    return "://" in str(location)


def backup(location: Location, copy: Path) -> None:
    """Copy the store to a file, whole with its history, while others work; either reads it."""
    if is_server(location):
        from graph import store_neo4j  # noqa: PLC0415 - who uses files needs no driver

        store_neo4j.backup(str(location), copy)
    else:
        embedded.backup(Path(location), copy)


def restore(copy: Path, location: Location) -> None:
    """Put a copy of either store in the place of the store. The copy is left as it is."""
    if is_server(location):
        from graph import store_neo4j  # noqa: PLC0415 - who uses files needs no driver

        store_neo4j.restore(copy, str(location))
    else:
        embedded.restore(copy, Path(location))
