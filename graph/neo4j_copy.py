"""Copies of a store on a server: the same file as an embedded store, with the whole history.

A copy of either store is put back into either.
"""

import base64
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from graph import neo4j_statements as cypher
from graph.backup import as_one_file
from graph.neo4j_lock import Run
from graph.neo4j_search import FACT_COLUMNS, bring_up
from graph.neo4j_writer import BATCH, Row, Transaction, batches, relate
from graph.store_embedded import made

_NODE = ("key", "doc", "known_from", "known_to", "body")
_EDGE = ("key", "doc", "relation", "from_key", "to_key", "known_from", "known_to")
_LINK = ("key", "from_key", "to_key", "known_from", "known_to", "body")
_REVIEW = ("key", "known_from", "body")


def backup(run: Run, at: str, copy: Path) -> None:
    """Write the state that the store had `at`, its last change, to a new file.

    What is written meanwhile is left out, so that the copy is of one moment.
    """
    with made(copy) as connection:
        bring_up(connection, run, at)
        connection.execute("BEGIN")
        _take_documents(connection, run, at)
        _take_relationships(connection, run, at)
        _insert(connection, "review", _REVIEW, run(cypher.REVIEWED, at=at))
        connection.execute("COMMIT")
        as_one_file(connection)


def restore(connection: sqlite3.Connection, transaction: Transaction) -> str:
    """Put what a copy holds in the place of all that is there, a batch a transaction.

    Returns the time of its last change.
    """
    for label in _TAKEN:
        while transaction(partial(_wiped, label)):
            pass
    for label, batch in _content(connection):
        transaction(partial(_made, cypher.create(label), batch))
    for batch in _relationships(connection):
        transaction(partial(relate, made=batch))
    (changed,) = connection.execute("SELECT changed FROM store").fetchone()
    return str(changed)


def _wiped(label: str, run: Run) -> int:
    (row,) = run(cypher.wipe(label), limit=BATCH)
    return int(row["gone"])


def _made(statement: str, batch: Sequence[Row], run: Run) -> None:
    run(statement, rows=batch)


def _take_documents(connection: sqlite3.Connection, run: Run, at: str) -> None:
    keys = connection.execute("SELECT key, version FROM document").fetchall()
    for batch in batches([{"key": key, "version": version} for key, version in keys]):
        connection.executemany(
            "UPDATE document SET digest = :digest, year = :year, issuer = :issuer, body = :body"
            " WHERE key = :key AND version = :version",
            [
                {**row, "body": base64.b64decode(row["body"])}
                for row in run(cypher.BODIES, rows=batch)
            ],
        )
    for batch in batches([{"key": key} for key in dict.fromkeys(key for key, _ in keys)]):
        _insert(connection, "node", _NODE, _until(run(cypher.NODES_OF, rows=batch, at=at), at))


def _take_relationships(connection: sqlite3.Connection, run: Run, at: str) -> None:
    keys = sorted(row["key"] for row in run(cypher.NODE_KEYS))
    for batch in batches(keys):
        found = run(cypher.RELATED_FROM, keys=batch, at=at)
        rows = [{**row.pop("columns"), **row} for row in found]
        links = [row for row in rows if row.get("body") is not None]
        edges = [row for row in rows if row.get("body") is None]
        _insert(connection, "edge", _EDGE, _until(edges, at))
        _insert(connection, "link", _LINK, _until(links, at))


def _until(rows: Iterable[Row], at: str) -> Iterator[Row]:
    """What ended after the moment of the copy stands in it."""
    return ({**r, "known_to": to if (to := r.get("known_to")) and to <= at else None} for r in rows)


def _insert(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: Iterable[Row]
) -> None:
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(columns)})"  # noqa: S608
        f" VALUES ({', '.join('?' * len(columns))})",
        [[row.get(name) for name in columns] for row in rows],
    )


_TAKEN = {
    "Version": (
        "SELECT d.key || '#' || d.version AS id, d.key, d.version, d.name, d.sha256, d.digest,"
        " d.year, d.issuer, d.known_from, d.known_to, d.body, f.body AS fact"
        " FROM document d JOIN fact f ON f.doc = d.key AND f.kind = 'document'"
        " AND f.known_from <= d.known_from AND (f.known_to IS NULL OR f.known_to > d.known_from)"
    ),
    "Fact": f"SELECT key || '@' || known_from AS id, {', '.join(FACT_COLUMNS)} FROM fact",  # noqa: S608
    "NodeVersion": (
        "SELECT doc || '|' || key || '@' || known_from AS id, key, doc, known_from, known_to, body"
        " FROM node"
    ),
    "Review": "SELECT key, known_from, body FROM review",
    "Node": (
        "SELECT key FROM node UNION SELECT from_key FROM edge UNION SELECT to_key FROM edge"
        " UNION SELECT from_key FROM link UNION SELECT to_key FROM link"
    ),
}
_RELATED = {
    "edge": f"SELECT {', '.join(_EDGE)} FROM edge",  # noqa: S608
    "link": f"SELECT {', '.join(_LINK)}, json_extract(body, '$.relation') AS relation FROM link",  # noqa: S608
}


def _content(connection: sqlite3.Connection) -> Iterator[tuple[str, Sequence[Row]]]:
    """Every row of a copy as a server keeps it, a batch at a time, with its label."""
    for label, select in _TAKEN.items():
        for batch in _in_batches(connection.execute(select)):
            for row in batch:
                if isinstance(row.get("body"), bytes):
                    row["body"] = base64.b64encode(row["body"]).decode()
            yield label, batch


def _relationships(connection: sqlite3.Connection) -> Iterator[Sequence[Row]]:
    for select in _RELATED.values():
        for batch in _in_batches(connection.execute(select)):
            yield [
                {"from_key": row.pop("from_key"), "to_key": row.pop("to_key"), "columns": row}
                for row in batch
            ]


def _in_batches(cursor: sqlite3.Cursor) -> Iterator[Sequence[Row]]:
    names = [column for column, *_ in cursor.description]
    while found := cursor.fetchmany(BATCH):
        yield [dict(zip(names, row, strict=True)) for row in found]
