"""The embedded store: SQLite in one file, the system of record. Opens it, and checks what it is."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from graph.embedded_history import show
from graph.embedded_view import EmbeddedView
from graph.embedded_writer import EmbeddedWriter
from graph.history import Moment, stamp, versions_at
from graph.lock import only_writer
from graph.migrations import SCHEMA, is_older, migrate
from graph.store import StoreError, StoreMissingError, StoreVersionError, View, Writer
from graph.words import table_version

_NOW = Moment()


def utc_now() -> str:
    """The time of the system's clock, ISO 8601 in UTC."""
    return stamp(datetime.now(UTC))


@contextmanager
def open_writer(
    path: Path, *, wait: float = 30.0, now: Callable[[], str] = utc_now
) -> Iterator[Writer]:
    """The one writer of the store at `path`, which is made where there is none.

    Raises StoreBusyError when another process still writes after `wait` seconds, and
    StoreVersionError when the file is no store, or one of another version.
    """
    with only_writer(path, wait), made(path) as connection:
        writer = EmbeddedWriter(connection, now)
        writer.refresh_search()
        yield writer


@contextmanager
def open_view(path: Path, at: Moment = _NOW) -> Iterator[View]:
    """A reader of the store at `path`, which sees the state that the store has now, or had `at`.

    A store of an earlier schema is first brought up to this one.

    Raises StoreMissingError where there is no store, StoreVersionError as `open_writer` does.
    """
    with _reading(path) as connection:
        view = EmbeddedView(connection)
        if at != _NOW:
            show(connection, versions_at(view.versions(), at).values(), at)
        yield view


def last_change(path: Path) -> str:
    """When the store at `path` was last written to (ISO, UTC)."""
    with _reading(path) as connection:
        (changed,) = connection.execute("SELECT changed FROM store").fetchone()
    return str(changed)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that sees the state that the store has now, in this schema."""
    with as_it_lies(path) as (connection, version):
        if not is_older(version):
            yield connection
            return
    with open_writer(path):
        pass
    with as_it_lies(path) as (connection, _):
        yield connection


@contextmanager
def as_it_lies(path: Path) -> Iterator[tuple[sqlite3.Connection, int]]:
    """A connection to a store that is not brought up to this schema, and the schema that it has."""
    if not path.exists():
        raise StoreMissingError(
            f"There is no store at {path}. Make one with: oppdragsgraf ingest PATH"
        )
    with raw(path, "ro") as connection:
        connection.execute("BEGIN")
        if _is_empty(connection):
            raise StoreMissingError(
                f"The store at {path} is empty: oppdragsgraf ingest PATH fills it"
            )
        yield connection, _version(connection, path)


@contextmanager
def made(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that may write, to a file that is made or brought up to this schema first."""
    with raw(path, "rwc") as connection:
        if _is_empty(connection):
            _create(connection)
        version = _version(connection, path)
        if is_older(version):
            migrate(connection, version)
        yield connection


@contextmanager
def raw(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """A connection; errors of SQLite become errors of ours, with the file's name."""
    with told(path), closing(connect(path, mode)) as connection:
        yield connection


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection, to be used by one thread at a time."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, timeout=30, check_same_thread=False
    )
    connection.execute("PRAGMA cache_size = -32000")
    return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Make errors of SQLite errors of ours, with the file's name."""
    try:
        yield
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
    connection.execute("INSERT INTO store VALUES (?, ?, '')", (SCHEMA, table_version()))
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of a store that this program reads, or can bring up to date."""
    try:
        (version,) = connection.execute("SELECT schema FROM store").fetchone()
    except (sqlite3.OperationalError, TypeError) as error:
        raise StoreVersionError(f"{path} is not a store of Oppdragsgraf") from error
    if version != SCHEMA and not is_older(version):
        raise StoreVersionError(
            f"{path} has schema version {version}; this program reads version {SCHEMA}. "
            "Read the documents into a new file with: oppdragsgraf ingest PATH --db FILE"
        )
    return int(version)
