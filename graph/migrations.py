"""Bringing an embedded store of an earlier schema up to this one, a version at a time."""

import sqlite3
from importlib.resources import files

SCHEMA = 3
"""The schema that this program reads and writes."""

OLDEST = 1


def is_older(version: int) -> bool:
    """Whether a store of this schema version can be brought up to date."""
    return OLDEST <= version < SCHEMA


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a store up from `version`; each step is all or nothing, and a cut-off one is redone."""
    for step in range(version, SCHEMA):
        script = files("graph").joinpath(f"migration_{step}.sql").read_text(encoding="utf-8")
        try:
            connection.executescript(script)
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
