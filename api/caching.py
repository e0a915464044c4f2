"""Validators of answers: what a client has stays right until the store changes."""

import hashlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache, lru_cache
from importlib.metadata import version

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

_A_SECOND = timedelta(seconds=1)


class NotModifiedError(Exception):
    """Ends a request: the client has this answer already."""

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__("not modified")
        self.headers = headers


def validators(request: Request, changed: str) -> dict[str, str]:
    """The headers that name an answer: by its address, the store's last change, the program.

    Raises NotModifiedError where the client names the same answer, by tag or by date. The tag is
    weak, as the answer may come compressed or not.
    """
    address = f"{request.scope['path']}|{changed}|{_program()}|".encode(errors="replace")
    tag = f'W/"{hashlib.sha256(address + request.scope["query_string"]).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    at = _second_after(changed) if changed else None
    # A date tells seconds: it is not given before the second is over in which the store changed.
    if at and datetime.now(UTC) > at:
        headers["Last-Modified"] = _written(at)
    if _is_held(request.headers, tag, at):
        raise NotModifiedError({**headers, "Vary": "Accept-Encoding"})
    return headers


@lru_cache(8)
def _written(at: datetime) -> str:
    return format_datetime(at, usegmt=True)


@lru_cache(8)
def _second_after(changed: str) -> datetime:
    at = datetime.fromisoformat(changed).astimezone(UTC)
    return at.replace(microsecond=0) + _A_SECOND


def _is_held(asked: Headers, tag: str, at: datetime | None) -> bool:
    """Whether the client has this answer. Where it names tags, its date says nothing."""
    if "if-none-match" in asked:
        return tag in _named(asked["if-none-match"])
    try:
        since = parsedate_to_datetime(asked["if-modified-since"])
        return at is not None and at <= since
    except (KeyError, TypeError, ValueError):
        return False


async def not_modified(request: Request, error: Exception) -> Response:
    """The answer 304."""
    assert isinstance(error, NotModifiedError)  # noqa: S101 - registered for it
    return Response(status_code=304, headers=error.headers)


def _named(header: str) -> set[str]:
    tags = (tag.strip() for tag in header.split(","))
    return {tag if tag.startswith("W/") else f"W/{tag}" for tag in tags}


@cache
def _program() -> str:
    return version("oppdragsgraf")
