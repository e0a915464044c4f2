"""What changed in a store on a server."""

from collections.abc import Callable
from typing import Any

from graph.feed import KINDS, After, Kind, Row, Update, updates

Ask = Callable[..., list[dict[str, Any]]]

_FROM: dict[Kind, str] = {
    "decision": "MATCH (x:Review)",
    "document": "MATCH (x:Version)",
    "fact": "MATCH (x:Fact)",
    "link": "MATCH (:Node)-[x]->(:Node)",
}


def changes(ask: Ask, after: After, limit: int) -> tuple[Update, ...]:
    """The first `limit` changes behind `after`, up to the moment `$at` that `ask` stands at."""
    streams = [
        _rows(ask, kind, after, limit, came=came)
        for kind in KINDS
        for came in (True, False)
        if came or kind != "decision"  # a decision is never taken away
    ]
    return updates(streams, limit)


def _rows(ask: Ask, kind: Kind, after: After, limit: int, *, came: bool) -> list[Row]:
    """Of one stream no more than could be shown."""
    column = "x.known_from" if came else "x.known_to"
    later = f"{column} > $since"
    if kind > after.kind:
        later = f"{column} >= $since"
    elif kind == after.kind:
        later = f"({later} OR ({column} = $since AND x.key > $key))"
    links = " AND x.body IS NOT NULL" if kind == "link" else ""
    found = ask(
        f"{_FROM[kind]} WHERE {later} AND {column} <= $at{links}"
        f" RETURN {column} AS came_or_went, x.key AS key ORDER BY came_or_went, key LIMIT $limit",
        since=after.at,
        key=after.key,
        limit=limit,
    )
    return [Row(row["came_or_went"], kind, row["key"], came) for row in found]
