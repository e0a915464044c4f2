"""Who has signed in on the web page: a cookie stands for a key for some hours."""

import hashlib
import secrets
import time
from dataclasses import dataclass

from api.desk import Desk
from api.keys import KeyEntry, KeyRing

COOKIE = "oppdragsgraf-okt"
SECONDS = 12 * 3600
"""So long one stays signed in."""
_MOST = 10_000


@dataclass(frozen=True)
class _Session:
    key: str
    until: float


class Sessions:
    """For one thread, and in memory: after a restart everybody signs in again.

    A cookie opens nothing once its key is revoked.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._keys = KeyRing(desk)
        self._sessions: dict[str, _Session] = {}

    def begin(self, secret: str) -> tuple[KeyEntry, str] | None:
        """Sign in with a key's secret: the key, and what the cookie is to hold."""
        entry = self._keys.known(secret)
        if entry is None:
            return None
        now = time.monotonic()
        kept = [(name, one) for name, one in self._sessions.items() if one.until > now]
        token = secrets.token_urlsafe(32)
        self._sessions = dict(
            [*kept[-_MOST + 1 :], (_name(token), _Session(entry.id, now + SECONDS))]
        )
        return entry, token

    def known(self, token: str) -> KeyEntry | None:
        """The key in use that a cookie stands for."""
        found = self._sessions.get(_name(token)) if token else None
        if found is None or found.until <= time.monotonic():
            return None
        return self._keys.in_use(found.key)

    def end(self, token: str) -> None:
        """Sign out."""
        self._sessions.pop(_name(token), None)

    def close(self) -> None:
        """Give the connection back."""
        self._keys.close()


def _name(token: str) -> str:
    """What a session is kept under: reading memory tells nobody a cookie."""
    return hashlib.sha256(token.encode(errors="surrogateescape")).hexdigest()
