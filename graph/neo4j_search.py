"""Full-text search of a store on a server: an embedded index beside it, brought up when asked.

The index is a copy of the facts in the user's cache folder, made with the schema of the embedded
store, so that words are found and ranked alike in both. It can be deleted at any time.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs

from graph import neo4j_statements as cypher
from graph.embedded_history import show
from graph.embedded_search import index, search
from graph.embedded_view import EmbeddedView
from graph.history import Moment, versions_at
from graph.lock import only_writer
from graph.migrations import is_older
from graph.neo4j_lock import Run
from graph.search import Hit, Query
from graph.store import FACT, StoreMissingError
from graph.store_embedded import as_it_lies, made
from graph.words import table_version
from model.facts import DocumentFact

_AT_ONCE, _WAIT = 100, 60.0
FACT_COLUMNS = (
    "key",
    "doc",
    "kind",
    "position",
    "printed_id",
    "comparable_id",
    "year",
    "status",
    "known_from",
    "known_to",
    "body",
)


class SearchCopy:
    """The index of the store that goes by `id`; another table of synonyms makes another one."""

    def __init__(self, id: str) -> None:
        folder = Path(platformdirs.user_cache_dir("oppdragsgraf"))
        self._path = folder / f"search-{id}-{table_version()}.sqlite"

    def search(self, run: Run, query: Query, at: str, moment: Moment) -> tuple[Hit, ...]:
        """Passages that answer a query in the state of the store at `at`."""
        with self._opened(run, at) as connection:
            (changed,) = connection.execute("SELECT changed FROM main.store").fetchone()
            if changed != at or moment.as_of is not None:
                then = Moment(as_of=moment.as_of, known_at=at)
                show(
                    connection,
                    versions_at(EmbeddedView(connection).versions(), then).values(),
                    then,
                )
            return search(connection, query)

    @contextmanager
    def _opened(self, run: Run, at: str) -> Iterator[sqlite3.Connection]:
        if not self._is_up(at):
            with only_writer(self._path, _WAIT), made(self._path) as connection:
                bring_up(connection, run, at)
        with as_it_lies(self._path) as (connection, _):
            yield connection

    def _is_up(self, at: str) -> bool:
        try:
            with as_it_lies(self._path) as (connection, version):
                (changed,) = connection.execute("SELECT changed FROM store").fetchone()
                return not is_older(version) and changed >= at
        except StoreMissingError:
            return False


def bring_up(connection: sqlite3.Connection, run: Run, at: str) -> None:
    """Copy the versions of documents that came until `at`, with their facts and passages."""
    (since,) = connection.execute("SELECT changed FROM store").fetchone()
    versions = run(cypher.NEW_VERSIONS, since=since, at=at) if since < at else []
    for start in range(0, len(versions), _AT_ONCE):
        some = versions[start : start + _AT_ONCE]
        # A fact that came and went among these versions is found for both.
        found = run(cypher.CHANGED_FACTS, rows=some)
        changed = list({row["fact"]["id"]: row["fact"] for row in found}.values())
        connection.execute("BEGIN IMMEDIATE")
        for version in some:
            _copy_version(connection, version, changed)
        connection.execute("UPDATE store SET changed = ?", (some[-1]["known_from"],))
        connection.execute("COMMIT")
    if since < at:
        connection.execute("UPDATE store SET changed = ?", (at,))


def _copy_version(
    connection: sqlite3.Connection, version: dict[str, Any], changed: list[dict[str, Any]]
) -> None:
    at, doc = version["known_from"], version["key"]
    meta = DocumentFact.model_validate_json(version["fact"])
    own = [fact for fact in changed if fact["doc"] == doc]
    for table in ("document", "fact"):
        keys = [doc] if table == "document" else [f["key"] for f in own if f.get("known_to") == at]
        connection.executemany(
            f"UPDATE {table} SET known_to = ? WHERE key = ? AND known_to IS NULL",  # noqa: S608
            [(at, key) for key in keys],
        )
    connection.execute(
        "INSERT INTO document (key, version, name, sha256, digest, known_from, body)"
        " VALUES (:key, :version, :name, :sha256, '', :known_from, '')",
        version,
    )
    for row in sorted((f for f in own if f["known_from"] == at), key=lambda f: str(f["key"])):
        values = [None if name == "known_to" else row.get(name) for name in FACT_COLUMNS]
        cursor = connection.execute(
            f"INSERT INTO fact ({', '.join(FACT_COLUMNS)})"  # noqa: S608
            f" VALUES ({', '.join('?' * len(FACT_COLUMNS))})",
            values,
        )
        index(connection, cursor.lastrowid or 0, FACT.validate_json(row["body"]), meta)
