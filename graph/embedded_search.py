"""Full-text search in SQLite. Filters are words of the index too, so that they cost no look-up."""

import hashlib
import sqlite3
from collections.abc import Iterator

from graph.rows import fact_columns, organisations
from graph.search import (
    Hit,
    Query,
    Term,
    asked_forms,
    expression,
    hit,
    match_expression,
    overlap,
    passage,
    terms,
)
from graph.store import FACT
from graph.words import stem
from model.facts import DocumentFact, Fact

RANKED, COMMON = 500, 2_000
"""Up to RANKED passages are weighed by the rarity of their words, which costs time for every
passage that holds one of them. Of more, the first so many are taken, and weighed by their own words
alone; so they are where one of the words stands in more than COMMON, and then by the rarer ones."""


def index(connection: sqlite3.Connection, row: int, fact: Fact, meta: DocumentFact) -> None:
    """Index the passage of a fact that stands in `row`."""
    connection.execute(
        "INSERT INTO passage (rowid, words, stems, tags) VALUES (?, ?, ?, ?)",
        (row, *passage(fact), " ".join(tags_of(fact, meta))),
    )


def index_anew(connection: sqlite3.Connection) -> None:
    """Index every fact of the store, the superseded too."""
    connection.execute("DELETE FROM passage")
    metas: dict[str, list[tuple[str, DocumentFact]]] = {}
    for since, meta in _metas(connection):
        metas.setdefault(meta.doc, []).append((since, meta))
    facts = connection.execute("SELECT id, known_from, body FROM fact")
    for row, since, body in facts.fetchall():
        fact = FACT.validate_json(body)
        # A document's own fact may be older than a fact that came with a later version.
        index(connection, row, fact, [m for at, m in metas[fact.doc] if at <= since][-1])


def search(connection: sqlite3.Connection, query: Query) -> tuple[Hit, ...]:
    """Passages that answer a query, best first, among the facts that the connection shows."""
    words = match_expression(query.words)
    if words is None:
        return ()
    asked = terms(query.words)
    whole = " AND ".join([f"({words})", *(f'tags : "{tag}"' for tag in tags_asked(query))])
    rows = [row for (row,) in connection.execute(_CANDIDATES, (whole, RANKED + 1))]
    rare = asked
    if len(asked) > 1:
        rare = tuple(term for term in asked if not _is_common(connection, term))
    if len(rows) > RANKED or len(rare) < len(asked):
        found = _by_own_words(connection, rows[:RANKED], rare or asked, query.limit)
    else:
        found = connection.execute(_BY_RARITY, (whole, query.limit)).fetchall()
    return tuple(
        hit(FACT.validate_json(body), asked, score, common) for body, common, score in found
    )


_SHOWN = " FROM passage CROSS JOIN fact ON fact.id = passage.rowid AND fact.known_to IS NULL"
_CANDIDATES = f"SELECT passage.rowid{_SHOWN} WHERE passage MATCH ? LIMIT ?"
_BY_RARITY = (
    f"SELECT fact.body, passage.stems, -bm25(passage, 2.0, 1.0, 0.0) AS score{_SHOWN}"
    " WHERE passage MATCH ? ORDER BY score DESC, fact.key LIMIT ?"
)


def _is_common(connection: sqlite3.Connection, term: Term) -> bool:
    # One list of rows says it of most; all the words that begin so have to be merged first.
    ways = (f'stems : "{stem(term.words[0])}"', expression(term))
    query = "SELECT rowid FROM passage WHERE passage MATCH ? LIMIT 1 OFFSET ?"
    return any(
        connection.execute(query, (way, COMMON)).fetchone() is not None
        for way in ways[bool(term.exact or term.id) :]
    )


def _by_own_words(
    connection: sqlite3.Connection, rows: list[int], asked: tuple[Term, ...], limit: int
) -> list[tuple[str, str, float]]:
    marks = ", ".join("?" * len(rows))
    forms: dict[int, str] = dict(
        connection.execute(f"SELECT rowid, stems FROM passage WHERE rowid IN ({marks})", rows)  # noqa: S608
    )
    wanted = asked_forms(asked)
    scores = {row: overlap(common, wanted) for row, common in forms.items()}
    best = sorted(rows, key=lambda row: (-scores[row], row))[:limit]
    bodies = "SELECT body FROM fact WHERE id = ?"
    return [
        (connection.execute(bodies, (row,)).fetchone()[0], forms[row], scores[row]) for row in best
    ]


def _metas(connection: sqlite3.Connection) -> Iterator[tuple[str, DocumentFact]]:
    rows = connection.execute(
        "SELECT known_from, body FROM fact WHERE kind = 'document' ORDER BY known_from"
    )
    for since, body in rows.fetchall():
        yield since, DocumentFact.model_validate_json(body)


def tags_of(fact: Fact, meta: DocumentFact) -> Iterator[str]:
    """What a fact can be filtered by, as words of the index."""
    columns = fact_columns(fact, meta)
    for name in ("year", "kind", "status", "doc"):
        if columns[name] is not None:
            yield _tag(name, columns[name])
    for name in organisations(fact, meta):
        yield _tag("org", name)


def tags_asked(query: Query) -> Iterator[str]:
    """The filters of a query, as words of the index."""
    for name in ("year", "kind", "status", "doc", "org"):
        if (value := getattr(query, name)) is not None:
            yield _tag(name, value)


def _tag(name: str, value: object) -> str:
    # One token of the index, whatever signs the value holds.
    return name + hashlib.sha256(str(value).encode()).hexdigest()[:16]
