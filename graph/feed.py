"""What changed in a store, in the order in which it did: for who keeps a copy of it."""

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby, islice
from typing import Literal, NamedTuple

Kind = Literal["document", "fact", "link", "decision"]
Change = Literal["Ny", "Endring", "Sletting"]
KINDS: tuple[Kind, ...] = ("decision", "document", "fact", "link")
"""Sorted: changes of one moment come in this order."""


class Row(NamedTuple):
    """A row of the store that came or went at a time (ISO, UTC)."""

    at: str
    kind: Kind
    key: str
    came: bool


class After(NamedTuple):
    """The last change that is known; what sorts behind it is news."""

    at: str = ""
    kind: str = ""
    key: str = ""


class Update(NamedTuple):
    """One change. What came and went at once is an `Endring`."""

    at: str
    kind: Kind
    key: str
    change: Change


def updates(streams: Iterable[Iterable[Row]], limit: int) -> tuple[Update, ...]:
    """The first changes out of streams of rows, each sorted by time, kind and key."""
    rows = merge(*streams, key=_place)
    return tuple(islice(_updates(rows), limit))


def _updates(rows: Iterable[Row]) -> Iterator[Update]:
    for (at, kind, key), same in groupby(rows, key=_place):
        came = {row.came for row in same}
        change: Change = "Endring" if len(came) > 1 else "Ny" if came == {True} else "Sletting"
        yield Update(at, kind, key, change)


def _place(row: Row) -> tuple[str, Kind, str]:
    return row.at, row.kind, row.key
