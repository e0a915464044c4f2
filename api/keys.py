"""Keys of the API: made, listed, revoked, and recognised. What is stored opens nothing."""

import hashlib
import hmac
import secrets
import sqlite3
import time
from typing import Literal, get_args

from pydantic import BaseModel

from api.desk import Desk, utc_now
from api.errors import Exit, UserError

Scope = Literal["read", "review", "ingest", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
_COLUMNS = "id, name, scopes, made, used, revoked"
_USE_TOLD = 60.0
"""Seconds within which a use of a key is not written down again."""


class KeyEntry(BaseModel):
    """A key as it is listed: `id` is how its secret begins, `used` its last use (UTC)."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    made: str
    used: str | None
    revoked: str | None


def add_key(desk: Desk, name: str, scopes: tuple[Scope, ...]) -> tuple[KeyEntry, str]:
    """Make a key; returns it with its secret, which is stored nowhere.

    A secret has 256 random bits, so its hash needs no salt and no slow function. Raises UserError
    where a key in use has that name.
    """
    identity = f"og_{secrets.token_hex(4)}"
    secret = f"{identity}_{secrets.token_urlsafe(32)}"
    entry = KeyEntry(id=identity, name=name, scopes=scopes, made=utc_now(), used=None, revoked=None)
    row = (identity, name, " ".join(scopes), _hash(secret), entry.made)
    with desk.open() as connection:
        try:
            connection.execute(
                "INSERT INTO key (id, name, scopes, hash, made) VALUES (?, ?, ?, ?, ?)", row
            )
        except sqlite3.IntegrityError:
            hint = "Choose another name, or revoke that one first."
            raise UserError(f"a key in use is named {name}", hint, Exit.USAGE) from None
    return entry, secret


def keys(desk: Desk) -> tuple[KeyEntry, ...]:
    """Every key that was ever made, oldest first."""
    if not desk.exists():
        return ()
    with desk.open() as connection:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM key ORDER BY made, id")  # noqa: S608
        return tuple(_entry(row) for row in rows)


def revoke(desk: Desk, named: str) -> KeyEntry:
    """End a key, by its name or id, at once. Raises UserError where none in use goes by it."""
    for entry in keys(desk):
        if named in (entry.name, entry.id) and not entry.revoked:
            with desk.open() as connection:
                connection.execute("UPDATE key SET revoked = ? WHERE id = ?", (utc_now(), entry.id))
            return entry
    hint = "oppdragsgraf keys list shows them."
    raise UserError(f"no key in use goes by {named}", hint, Exit.UNKNOWN)


class KeyRing:
    """Recognises keys, for one thread: a revoked one is refused from the next request on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._connection: sqlite3.Connection | None = None
        self._told: dict[str, float] = {}

    def known(self, secret: str) -> KeyEntry | None:
        """The key in use that has this secret."""
        row = self._row("_".join(secret.split("_", 2)[:2]))
        if row is None or not hmac.compare_digest(row[-1], _hash(secret)):
            return None
        return self._used(row)

    def in_use(self, identity: str) -> KeyEntry | None:
        """The key in use with this id, for who showed its secret before."""
        row = self._row(identity)
        return self._used(row) if row else None

    def close(self) -> None:
        """Give the connection back."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def _row(self, identity: str) -> tuple[str, ...] | None:
        query = f"SELECT {_COLUMNS}, hash FROM key WHERE id = ? AND revoked IS NULL"  # noqa: S608
        reader = self._reader()
        return reader.execute(query, (identity,)).fetchone() if reader else None

    def _used(self, row: tuple[str, ...]) -> KeyEntry:
        entry = _entry(row[:-1])
        self._tell(entry.id)
        return entry

    def _reader(self) -> sqlite3.Connection | None:
        if self._connection is None and self._desk.exists():
            self._connection = self._desk.reader()
        return self._connection

    def _tell(self, identity: str) -> None:
        now = time.monotonic()
        if self._connection and now - self._told.get(identity, -_USE_TOLD) >= _USE_TOLD:
            self._told[identity] = now
            self._connection.execute("UPDATE key SET used = ? WHERE id = ?", (utc_now(), identity))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="surrogateescape")).hexdigest()


def _entry(row: tuple[str | None, ...]) -> KeyEntry:
    names = _COLUMNS.split(", ")
    fields = dict(zip(names, row, strict=True))
    return KeyEntry.model_validate({**fields, "scopes": (fields["scopes"] or "").split()})
