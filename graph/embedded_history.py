"""The embedded store as it was: temporary views take the places of its tables."""

import sqlite3
from collections.abc import Iterable

from graph.history import Moment
from graph.store import StoredDocument

_DOCUMENT = "id, key, version, name, sha256, digest, year, issuer, known_from"
_FACT = "id, key, doc, kind, position, printed_id, comparable_id, year, status, known_from"

_SCRIPT = f"""
CREATE TEMP VIEW document AS
    SELECT {", ".join("d." + c for c in _DOCUMENT.split(", "))}, NULL AS known_to, d.body
    FROM main.document d JOIN shown ON shown.doc = d.key AND shown.version = d.version;
CREATE TEMP VIEW fact_then AS
    SELECT f.* FROM main.fact f JOIN shown ON shown.doc = f.doc
    AND f.known_from <= shown.at AND (f.known_to IS NULL OR f.known_to > shown.at);
CREATE TEMP VIEW fact AS SELECT {_FACT}, NULL AS known_to, body FROM fact_then;
CREATE TEMP VIEW node AS
    SELECT n.id, n.key, n.doc, n.known_from, NULL AS known_to, n.body
    FROM main.node n JOIN shown ON shown.doc = n.doc
    AND n.known_from <= shown.at AND (n.known_to IS NULL OR n.known_to > shown.at);
CREATE TEMP VIEW edge AS
    SELECT e.id, e.key, e.doc, e.relation, e.from_key, e.to_key, e.known_from, NULL AS known_to
    FROM main.edge e JOIN shown ON shown.doc = e.doc
    AND e.known_from <= shown.at AND (e.known_to IS NULL OR e.known_to > shown.at);
CREATE TEMP VIEW link AS
    SELECT id, key, from_key, to_key, known_from, NULL AS known_to, body FROM (
        SELECT l.*, min(
            (SELECT until FROM clock), coalesce(a.known_to, '~'), coalesce(b.known_to, '~')
        ) AS last
        FROM main.link l
        JOIN fact_then a ON a.key = l.from_key
        JOIN fact_then b ON b.key = l.to_key
    ) WHERE known_from < last AND (known_to IS NULL OR known_to >= last);
CREATE TEMP VIEW review AS
    SELECT r.* FROM main.review r WHERE r.known_from < (SELECT until FROM clock);
"""  # noqa: S608


def show(connection: sqlite3.Connection, shown: Iterable[StoredDocument], at: Moment) -> None:
    """Make the connection show these versions, and the links that stood between their facts.

    A link is shown if it stood when both its texts were last in the store together.
    """
    connection.execute(
        "CREATE TEMP TABLE shown (doc TEXT PRIMARY KEY, version INTEGER, at TEXT) WITHOUT ROWID"
    )
    connection.executemany(
        "INSERT INTO temp.shown VALUES (?, ?, ?)", [(d.key, d.version, d.read) for d in shown]
    )
    connection.execute("CREATE TEMP TABLE clock (until TEXT)")
    connection.execute("INSERT INTO temp.clock VALUES (?)", (at.until,))
    for statement in _SCRIPT.split(";"):
        connection.execute(statement)
