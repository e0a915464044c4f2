"""What pages show that rests on the whole store, worked out for one state of it and kept in a file.

Pages read the few lines that they show; nothing of the store as a whole is held in memory.
"""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from api.desk import Desk
from api.pipeline import register


class State(NamedTuple):
    """The state of the store that an overview is of, and the program that made it."""

    changed: str
    program: str


class Overview:
    """An overview that was made; for one thread."""

    def __init__(self, connection: sqlite3.Connection, changed: str, is_current: bool) -> None:
        """`changed` is the last change of the store that it knows of."""
        self._connection = connection
        self.since = None if is_current else changed
        """Where the store has changed since: the last change that is in this overview."""

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What a query finds."""
        return self._connection.execute(query, values).fetchall()

    def number(self, query: str, *values: Any) -> int:
        """What a query counts."""
        return int(self._connection.execute(query, values).fetchone()[0])

    def texts(self, query: str, *values: Any) -> tuple[str, ...]:
        """The first column of what a query finds."""
        return tuple(row[0] for row in self._connection.execute(query, values))


def file_of(desk: Desk) -> Path:
    """Where the overview of the store of a desk lies."""
    return desk.folder / "overview.sqlite"


def lists_finding(file: Path, id: str, changed: str) -> bool | None:
    """Whether a finding goes by an id; None where the overview is not of the last change."""
    with opened(file) as connection:
        if connection is None:
            return None
        listed = connection.execute("SELECT 1 FROM finding WHERE id = ?", (id,)).fetchone()
        return True if listed else None if state_of(connection).changed != changed else False


def one_of(values: Collection[object]) -> str:
    """The value of a query's `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(sorted(values, key=str))


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection | None]:
    """A connection to the overview that lies there; None where there is none of this program's."""
    connection = _connected(file)
    if connection is None:
        yield None
        return
    with closing(connection):
        yield connection if state_of(connection).program == program() else None


def state_of(connection: sqlite3.Connection) -> State:
    """What an overview is of."""
    return State(*connection.execute("SELECT changed, program FROM state").fetchone())


def made_of(file: Path) -> str | None:
    """The last change of the store that the overview there knows of; None where there is none."""
    with opened(file) as connection:
        return state_of(connection).changed if connection else None


@cache
def program() -> str:
    """What an overview depends on but for the store: checks, their words, and organisations."""
    parts = [
        part.read_bytes()
        for place in (files("graph"), files("api.web"), files("api.web.views"))
        for part in sorted(place.iterdir(), key=lambda one: one.name)
        if part.name.endswith((".py", ".toml", ".sql"))
    ]
    return hashlib.sha256(b"\0".join([*parts, register().model_dump_json().encode()])).hexdigest()


def _connected(file: Path) -> sqlite3.Connection | None:
    if not file.is_file():
        return None
    # The file is replaced as a whole: who has it open goes on reading the one before.
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
