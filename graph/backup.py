"""Copies of an embedded store that are whole, taken and put back while others work."""

import os
import sqlite3
from pathlib import Path

from graph.store import StoreError
from graph.store_embedded import open_view, open_writer, raw


def backup(store: Path, copy: Path) -> None:
    """Copy the store as it is now; readers and a writer go on meanwhile.

    The copy appears under its name when it is complete, and not before.
    """
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    try:
        with open_view(store), raw(store, "ro") as source, raw(part, "rwc") as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(copy)
    except OSError as error:
        raise StoreError(f"{copy} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


def restore(copy: Path, store: Path) -> None:
    """Put a copy in the place of the store, in one transaction: all of it or nothing.

    Readers keep the state that they opened. Raises StoreError where the copy is damaged.
    """
    with open_view(copy) as view:
        if damage := view.damage():
            raise StoreError(f"{copy} is damaged, nothing was restored: {damage[0]}")
    with open_writer(store), raw(copy, "ro") as source, raw(store, "rw") as target:
        source.backup(target)
        _back_to_wal(target)


def _back_to_wal(connection: sqlite3.Connection) -> None:
    # Pages copied from a closed copy say "no write-ahead log"; the store has one.
    connection.execute("PRAGMA journal_mode = WAL")
