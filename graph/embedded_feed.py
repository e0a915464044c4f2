"""What changed in an embedded store; an index gives each stream from its place on."""

import sqlite3
from collections.abc import Iterator

from graph.feed import After, Kind, Row, Update, updates

_TABLES: dict[Kind, str] = {
    "decision": "review",
    "document": "document",
    "fact": "fact",
    "link": "link",
}


def changes(connection: sqlite3.Connection, after: After, limit: int) -> tuple[Update, ...]:
    """The first `limit` changes behind `after`."""
    streams = [
        _rows(connection, kind, after, came=came)
        for kind in _TABLES
        for came in (True, False)
        if came or kind != "decision"  # a decision is never taken away
    ]
    return updates(streams, limit)


def _rows(connection: sqlite3.Connection, kind: Kind, after: After, *, came: bool) -> Iterator[Row]:
    column = "known_from" if came else "known_to"
    # Of the last moment: what sorts behind it, all of a later kind, none of an earlier one.
    if kind == after.kind:
        news, values = f"({column}, key) > (?, ?)", [after.at, after.key]
    else:
        news, values = f"{column} {'>=' if kind > after.kind else '>'} ?", [after.at]
    found = connection.execute(
        f"SELECT {column}, key FROM main.{_TABLES[kind]} WHERE {news} AND {column} IS NOT NULL"  # noqa: S608
        f" ORDER BY {column}, key",
        values,
    )
    return (Row(at, kind, key, came) for at, key in found)
