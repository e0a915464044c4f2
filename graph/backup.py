"""Copies of an embedded store that are whole, taken and put back while others work."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.store import StoreError
from graph.store_embedded import as_it_lies, open_view, open_writer, raw


def backup(store: Path, copy: Path) -> None:
    """Copy the store as it is now; readers and a writer go on meanwhile."""
    with (
        written_whole(copy) as part,
        open_view(store),
        raw(store, "ro") as source,
        raw(part, "rwc") as target,
    ):
        source.backup(target)
        as_one_file(target)


def restore(copy: Path, store: Path) -> None:
    """Put a copy in the place of the store, in one transaction: all of it or nothing.

    Readers keep the state that they opened. Raises StoreError where the copy is damaged.
    """
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{store} cannot be written: {error.strerror}") from error
    with (
        found_sound(copy, beside=store.parent) as own,
        open_writer(store),
        raw(own, "ro") as source,
        raw(store, "rw") as target,
    ):
        source.backup(target)
        _back_to_wal(target)


@contextmanager
def written_whole(copy: Path) -> Iterator[Path]:
    """A file to write to, which appears under its name when it is complete, and not before."""
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(copy)
    except OSError as error:
        raise StoreError(f"{copy} cannot be written: {error.strerror}") from error
    finally:
        for left in (part, part.with_name(f"{part.name}-wal"), part.with_name(f"{part.name}-shm")):
            left.unlink(missing_ok=True)


@contextmanager
def found_sound(copy: Path, *, beside: Path | None = None) -> Iterator[Path]:
    """What a copy holds, in this schema and without damage; the copy is left as it is.

    It lies `beside` the store for that time, where there is room for it, or among temporary files.
    """
    with TemporaryDirectory(prefix=".restore-", dir=beside) as folder:
        own = Path(folder) / "copy.sqlite"
        with as_it_lies(copy) as (source, _), raw(own, "rwc") as target:
            source.backup(target)
        try:
            with open_view(own) as view:
                damage = view.damage()
        except StoreError as error:
            raise StoreError(f"{copy} is damaged, nothing was restored") from error
        if damage:
            raise StoreError(f"{copy} is damaged, nothing was restored: {damage[0]}")
        yield own


def as_one_file(connection: sqlite3.Connection) -> None:
    """Take the write-ahead log into the file, which then is all there is."""
    connection.execute("PRAGMA journal_mode = DELETE")


def _back_to_wal(connection: sqlite3.Connection) -> None:
    # Pages copied from a closed copy say "no write-ahead log"; the store has one.
    connection.execute("PRAGMA journal_mode = WAL")
