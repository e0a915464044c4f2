"""Requests that a client may send again without their being done again (Idempotency-Key)."""

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import Header

from api.auth import Caller
from api.desk import Desk, utc_now
from api.problem_details import ProblemError

IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="A name of your own for this request. Sent again under it, it is not done "
        "again: the answer is that of the first time.",
        examples=["7f9c0f0e-6b1b-4d5e-9a55-0d3c5b0e2f11"],
    ),
]
_DEAD = timedelta(minutes=5)
"""After this long without an answer the program that was asked has ended."""


@dataclass(frozen=True)
class Once:
    """One request under a key of its caller's. Without a key, every request is a new one."""

    desk: Desk
    caller: Caller
    key: str | None

    def answered(self, asked: str) -> str | None:
        """The answer of the first time; None where this is it, and is now being done.

        Raises ProblemError where the key was used for other words, or is in use.
        """
        if self.key is None:
            return None
        digest = hashlib.sha256(asked.encode()).hexdigest()
        with self.desk.open() as connection:
            if self._begun(connection, digest):
                return None
            query = "SELECT digest, answer FROM once WHERE who = ? AND key = ?"
            first, answer = connection.execute(query, self._place).fetchone()
        if first != digest:
            hint = "Take a new key for each new request."
            raise ProblemError("key_reused", "The key is that of another request.", hint)
        if answer is None:
            hint = "Ask again in a moment (Retry-After)."
            headers = {"Retry-After": "2"}
            raise ProblemError("already_asked", "It is being done.", hint, headers=headers)
        return str(answer)

    def answer(self, words: str) -> None:
        """Keep the answer for the next time."""
        if self.key is None:
            return
        query = "UPDATE once SET answer = ? WHERE who = ? AND key = ?"
        with self.desk.open() as connection:
            connection.execute(query, (words, *self._place))

    def give_up(self) -> None:
        """It was refused: the key may be used again."""
        if self.key is None:
            return
        query = "DELETE FROM once WHERE who = ? AND key = ? AND answer IS NULL"
        with self.desk.open() as connection:
            connection.execute(query, self._place)

    @property
    def _place(self) -> tuple[str, str]:
        return self.caller.key or self.caller.name, self.key or ""

    def _begun(self, connection: sqlite3.Connection, digest: str) -> bool:
        dead = (datetime.now(UTC) - _DEAD).isoformat(timespec="microseconds")
        connection.execute("DELETE FROM once WHERE answer IS NULL AND at < ?", (dead,))
        query = "INSERT OR IGNORE INTO once (who, key, digest, at) VALUES (?, ?, ?, ?)"
        return connection.execute(query, (*self._place, digest, utc_now())).rowcount == 1
