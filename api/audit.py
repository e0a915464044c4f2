"""The log of writes: who asked for what, when, and what came of it. It is only ever added to."""

import json
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field

from api.desk import Desk, utc_now

_ASKED = "INSERT INTO entry (at, who, key, address, method, path) VALUES (?, ?, ?, ?, ?, ?)"
_CAME_OF_IT = "INSERT INTO outcome (entry, at, status, code, what) VALUES (?, ?, ?, ?, ?)"
_LISTED = """
SELECT id, entry.at, who, key, address, method, path, status, code, what
FROM entry LEFT JOIN outcome ON outcome.entry = entry.id
WHERE id < :before AND (:who IS NULL OR who = :who) AND (:path IS NULL OR path = :path)
ORDER BY id DESC LIMIT :limit
"""
_COUNTED = "SELECT count(*) FROM entry WHERE ? IS NULL OR who = ?"
_LAST = 2**62
_LONGEST = 1000


@dataclass(frozen=True)
class Asked:
    """A write that somebody asks for; `key` is how their key begins."""

    who: str
    key: str | None
    address: str
    method: str
    path: str


class LogEntry(BaseModel):
    """A write that was asked for. Without `status` the program ended before it was done."""

    number: int = Field(description="Entries are numbered in the order in which they came.")
    at: str = Field(description="When it was asked for, UTC.")
    who: str = Field(description="The name of the key, or of the user of this machine.")
    key: str | None = Field(description="How the key begins; null without a key.")
    address: str = Field(description="Where the request came from.")
    method: str
    path: str
    status: int | None = Field(description="The HTTP status of the answer.")
    code: str | None = Field(description="The code of the problem, where it was refused.")
    what: Any = Field(description="What was written.")


def log_asked(desk: Desk, asked: Asked) -> int:
    """Write down what is asked for, ahead of doing it; returns the number of the entry."""
    row = (utc_now(), asked.who, asked.key, asked.address, asked.method, asked.path[:_LONGEST])
    with desk.open() as connection:
        return connection.execute(_ASKED, row).lastrowid or 0


def log_outcome(desk: Desk, entry: int, status: int, code: str | None, what: Any) -> None:
    """Write down what came of an entry."""
    said = None if what is None else json.dumps(what, ensure_ascii=False)
    with desk.open() as connection:
        connection.execute(_CAME_OF_IT, (entry, utc_now(), status, code, said))


def count_log(desk: Desk, who: str | None = None) -> int:
    """How many entries there are, of one or of all."""
    with desk.open() as connection:
        return int(connection.execute(_COUNTED, (who, who)).fetchone()[0])


def read_log(
    desk: Desk,
    limit: int,
    before: int | None = None,
    who: str | None = None,
    path: str | None = None,
) -> list[LogEntry]:
    """Entries, newest first: those of a lower number than `before`, of one and to one path."""
    with desk.open() as connection:
        before = _LAST if before is None else before
        asked = {"before": before, "who": who, "path": path, "limit": limit}
        rows = connection.execute(_LISTED, asked).fetchall()
    names = tuple(LogEntry.model_fields)
    found = (dict(zip(names, row, strict=True)) for row in rows)
    return [
        LogEntry.model_validate({**one, "what": json.loads(one["what"] or "null")}) for one in found
    ]
