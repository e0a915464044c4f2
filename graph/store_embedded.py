"""The embedded store: SQLite in one file, the system of record. Opens it, and checks what it is."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from graph.embedded_view import EmbeddedView
from graph.embedded_writer import EmbeddedWriter
from graph.lock import only_writer
from graph.store import StoreError, StoreMissingError, StoreVersionError, View, Writer
from graph.words import table_version

SCHEMA = 1


def utc_now() -> str:
    """The time of the system's clock, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat()


@contextmanager
def open_writer(
    path: Path, *, wait: float = 30.0, now: Callable[[], str] = utc_now
) -> Iterator[Writer]:
    """The one writer of the store at `path`, which is made where there is none.

    Raises StoreBusyError when another process still writes after `wait` seconds, and
    StoreVersionError when the file is no store, or one of another version.
    """
    with only_writer(path, wait), _opened(path, "rwc") as connection:
        if _is_empty(connection):
            _create(connection)
        _check(connection, path)
        connection.execute("PRAGMA foreign_keys = ON")
        writer = EmbeddedWriter(connection, now)
        writer.refresh_search()
        yield writer


@contextmanager
def open_view(path: Path) -> Iterator[View]:
    """A reader of the store at `path`, which sees the state that the store has now.

    Raises StoreMissingError where there is no store, StoreVersionError as `open_writer` does.
    """
    if not path.exists():
        raise StoreMissingError(
            f"There is no store at {path}. Make one with: oppdragsgraf ingest PATH"
        )
    with _opened(path, "ro") as connection:
        connection.execute("BEGIN")
        if _is_empty(connection):
            raise StoreMissingError(
                f"The store at {path} is empty: oppdragsgraf ingest PATH fills it"
            )
        _check(connection, path)
        yield EmbeddedView(connection)


@contextmanager
def _opened(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """A connection; errors of SQLite become errors of ours, with the file's name."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        with closing(
            sqlite3.connect(address, uri=True, isolation_level=None, timeout=30)
        ) as connection:
            connection.execute("PRAGMA cache_size = -32000")
            yield connection
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise StoreVersionError(f"{path} is not a store of Oppdragsgraf") from error
        raise StoreError(f"{path}: {error}") from error


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    script = files("graph").joinpath("schema.sql").read_text(encoding="utf-8")
    connection.executescript(script)
    connection.execute("INSERT INTO store VALUES (?, ?)", (SCHEMA, table_version()))
    connection.execute("COMMIT")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    try:
        (version,) = connection.execute("SELECT schema FROM store").fetchone()
    except (sqlite3.OperationalError, TypeError) as error:
        raise StoreVersionError(f"{path} is not a store of Oppdragsgraf") from error
    if version != SCHEMA:
        raise StoreVersionError(
            f"{path} has schema version {version}; this program reads version {SCHEMA}. "
            "Read the documents into a new file with: oppdragsgraf ingest PATH --db FILE"
        )
