"""Validators of answers: what a client has stays right until the store changes."""

import hashlib
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response


class NotModifiedError(Exception):
    """Ends a request: the client has this answer already."""

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__("not modified")
        self.headers = headers


def validators(request: Request, changed: str) -> dict[str, str]:
    """The headers that name an answer: by its address, the store's last change, the program.

    Raises NotModifiedError where the client names the same answer. The tag is weak, as the answer
    may come compressed or not.
    """
    address = f"{request.url.path}?{request.url.query}|{changed}|{_program()}"
    tag = f'W/"{hashlib.sha256(address.encode(errors="replace")).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if changed:
        at = datetime.fromisoformat(changed).astimezone(UTC)
        headers["Last-Modified"] = format_datetime(at, usegmt=True)
    if tag in _named(request.headers.get("if-none-match", "")):
        raise NotModifiedError({**headers, "Vary": "Accept-Encoding"})
    return headers


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
