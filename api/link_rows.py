"""Lists of links by filters, without reading all links again whenever the store changes."""

from collections.abc import Iterable, Sequence
from sys import intern
from threading import Lock
from typing import NamedTuple

from graph.feed import After
from graph.store import View
from model.graph import Grade, Link, Relation, parts_of

_MOST = 5_000
"""Where more has changed, all links are read again."""


class LinkRow(NamedTuple):
    """What a list needs of a link: its key, the documents of its ends, what it says."""

    key: str
    from_key: str
    start: str
    end: str
    relation: Relation
    grade: Grade
    wording: str | None


class LinkRows:
    """The rows of all links, by key, of the last state of the store that was asked for."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._changed = ""
        self._rows: Sequence[LinkRow] = ()

    def of(self, view: View, changed: str) -> Sequence[LinkRow]:
        """The rows of the state that came with the change at `changed`, which `view` sees."""
        with self._lock:
            since, rows = self._changed, self._rows
        if since == changed:
            return rows
        later = _brought_up(view, since, rows) if "" < since < changed else None
        found = rows_of(view.links()) if later is None else later
        with self._lock:
            if changed > self._changed:
                self._changed, self._rows = changed, found
        return found


def rows_of(links: Iterable[Link]) -> Sequence[LinkRow]:
    """Links as rows, by key."""
    return sorted(map(_row, links))


def _row(link: Link) -> LinkRow:
    start, end = (intern(one.key.split("/", 1)[0]) for one in (link.start, link.end))
    about = (link.relation, link.grade, link.wording)
    return LinkRow(link.key, link.start.key, start, end, *about)


def _brought_up(view: View, since: str, rows: Sequence[LinkRow]) -> Sequence[LinkRow] | None:
    """The rows with what came and went since a time; None where that is too much."""
    news = view.changes(After(at=since), _MOST)
    if len(news) == _MOST:
        return None
    keys = {one.key for one in news if one.kind == "link"}
    starts = {parts_of(key)[1] for key in keys}
    there = (link for start in starts for link in view.links(start) if link.key in keys)
    fresh = {link.key: _row(link) for link in there}
    return sorted([*(row for row in rows if row.key not in keys), *fresh.values()])
