"""Full-text search by the server's own index, where that is asked for and the server has one.

It finds what the embedded index finds and ranks it by its own measure. Facts are indexed when a
writer is done; until then, and wherever anything fails, the embedded index answers.
"""

from collections.abc import Callable
from typing import Any

from graph import neo4j_statements as cypher
from graph.embedded_search import tags_asked, tags_of
from graph.neo4j_lock import Run
from graph.search import Hit, Language, Query, Term, expression, hit, passage, terms
from graph.store import FACT, StoreError
from graph.words import table_version, tokens
from model.facts import DocumentFact

_AT_ONCE = 500
_LUCENE = Language('words:"{}"^2', "stems:{}", "stems:{}*")


def bring_up(run: Run) -> None:
    """Make the index and put into it what is not; a server that has none is left as it is."""
    if not _made(run):
        return
    metas: dict[str, list[tuple[str, DocumentFact]]] = {}
    for row in run(cypher.VERSIONS, key=None):
        meta = DocumentFact.model_validate_json(row["fact"])
        metas.setdefault(row["key"], []).append((row["read"], meta))
    asked = {"table": table_version(), "limit": _AT_ONCE}
    while found := run(cypher.UNINDEXED, **asked):
        rows = [_indexed(row, metas[row["doc"]]) for row in found]
        run(cypher.INDEX_FACTS, rows=rows, table=table_version())
    run(cypher.INDEXED, table=table_version())


def search(
    ask: Callable[..., list[dict[str, Any]]], stood: str, query: Query
) -> tuple[Hit, ...] | None:
    """Passages among the facts that `stood`; None where the server's index does not answer."""
    asked = terms(query.words)
    if not asked:
        return ()
    try:
        rows = ask(
            cypher.found_by_words(stood),
            index=cypher.FULLTEXT,
            words=lucene(asked, query),
            phrases=[f" {' '.join(term.words)} " for term in asked if term.exact],
            limit=query.limit,
        )
    except StoreError:
        return None
    return tuple(
        hit(FACT.validate_json(row["body"]), asked, row["score"], row["stems"]) for row in rows
    )


def lucene(asked: tuple[Term, ...], query: Query) -> str:
    """What is asked for in the language of the server's index; every word is letters and digits."""
    filters = (f"tags:{tag}^0" for tag in tags_asked(query))
    return " AND ".join([*(expression(term, _LUCENE) for term in asked), *filters])


def _made(run: Run) -> bool:
    try:
        run(cypher.MAKE_FULLTEXT)
        run(cypher.AWAIT_INDEXES)
    except StoreError:
        pass  # It may be there all the same, by the server's own means.
    try:
        rows = run(cypher.SHOW_INDEXES)
    except StoreError:
        return False
    return any(row["name"] == cypher.FULLTEXT and row["state"] == "ONLINE" for row in rows)


def _indexed(row: dict[str, Any], metas: list[tuple[str, DocumentFact]]) -> dict[str, str]:
    fact = FACT.validate_json(row["body"])
    meta = [meta for since, meta in metas if since <= row["known_from"]][-1]
    text, stems = passage(fact)
    words = " ".join(tokens(text))
    return {"id": row["id"], "words": words, "stems": stems, "tags": " ".join(tags_of(fact, meta))}
