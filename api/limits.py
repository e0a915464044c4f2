"""What one request may ask for: bytes, seconds, and how many in a time."""

import time
from dataclasses import dataclass
from math import ceil

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

from api.problem_details import ProblemError

UPLOADS = frozenset({"/api/v1/documents", "/last-opp"})
"""Paths that take files."""
_POURED_AWAY = 300_000_000
_IN_MB = 1_000_000


@dataclass(frozen=True)
class Bounds:
    """Bytes of a body, seconds until an answer begins, requests in a time (`60/minute`)."""

    body: int = 64_000
    upload: int = 100_000_000
    seconds: float = 60
    upload_seconds: float = 600
    reads: str | None = None
    writes: str = "120/minute"

    def bytes_of(self, path: str) -> int:
        """How long the body of a request may be."""
        return self.upload if path in UPLOADS else self.body

    def seconds_of(self, path: str, method: str) -> float:
        """How long a request may take."""
        return self.upload_seconds if method == "POST" and path in UPLOADS else self.seconds


USUAL = Bounds()


class Rates:
    """How often each key, or each address without one, has asked of late."""

    def __init__(self, bounds: Bounds) -> None:
        self._limits = {
            "read": parse(bounds.reads) if bounds.reads else None,
            "write": parse(bounds.writes),
        }
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._told: dict[str, float] = {}

    def count(self, who: str, does: str) -> None:
        """Count a request (`read` or `write`). Raises ProblemError where there were too many."""
        limit = self._limits[does]
        if limit is None or self._limiter.hit(limit, does, who):
            return
        seconds = max(
            1, ceil(self._limiter.get_window_stats(limit, does, who).reset_time - time.time())
        )
        detail = f"More than {limit} from {who}."
        hint = f"Wait {seconds} seconds (Retry-After)."
        headers = {"Retry-After": str(seconds)}
        raise ProblemError("too_many_requests", detail, hint, headers=headers)

    def is_news(self, who: str) -> bool:
        """Whether a refusal is the first in a minute: a flood is logged, and floods no log."""
        now = time.monotonic()
        self._told = {one: at for one, at in self._told.items() if now - at < 60}
        return self._told.setdefault(who, now) == now


class Body:
    """A request's body on its way in, counted."""

    def __init__(self, receive: Receive, headers: Headers, most: int) -> None:
        self._receive, self._most = receive, most
        self._declared = int(headers.get("content-length", "0"))
        self._is_held = headers.get("expect", "").lower() == "100-continue"
        self._seen = 0
        self.is_whole = False

    async def receive(self) -> Message:
        """The next part. Raises HTTPException (413) where all parts are too much."""
        self._check(self._declared)
        message = await self._part()
        self._check(self._seen)
        return message

    async def pour_away(self) -> None:
        """Take in what a client still sends: who finds nobody listening never reads the answer."""
        if self._is_held and not self._seen:
            return  # it waits for a word before it sends anything
        while not self.is_whole and max(self._seen, self._declared) <= _POURED_AWAY:
            await self._part()

    async def _part(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        self.is_whole = message["type"] != "http.request" or not message.get("more_body", False)
        return message

    def _check(self, size: int) -> None:
        if size > self._most:
            limit = f"{self._most / _IN_MB:g} MB"
            raise HTTPException(413, f"The body may have {limit} here, and has more.")


def has_body(headers: Headers) -> bool:
    """Whether a body comes with a request."""
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
