"""Who asks, and what they may do: by a key, or by being on this machine."""

import base64
import getpass
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes
from starlette.datastructures import Headers

from api.addresses import is_loopback, number
from api.audit import Asked, log_asked
from api.keys import KeyEntry, KeyRing, Scope
from api.problem_details import ProblemError

CHALLENGE = {"WWW-Authenticate": 'Bearer realm="oppdragsgraf", Basic realm="oppdragsgraf"'}
_WITHIN: dict[Scope, frozenset[Scope]] = {
    "read": frozenset({"read"}),
    "review": frozenset({"read", "review"}),
    "ingest": frozenset({"read", "ingest"}),
    "admin": frozenset({"read", "review", "ingest", "admin"}),
}
"""What a scope holds; who may write may read."""
NOBODY = "nobody"
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
KEY = HTTPBearer(
    auto_error=False,
    scheme_name="key",
    description="A key that `oppdragsgraf keys add` made. Browsers may send it as the password of "
    "Basic authentication, under any user name.",
)


@dataclass(frozen=True)
class Access:
    """Whom a server serves. `local_write`: who is on this machine may review and ingest keyless."""

    open_read: bool = True
    local_write: bool = False
    hosts: frozenset[str] = frozenset()
    """Names that it goes by, besides localhost and addresses in numbers."""


OPEN = Access()
"""Everybody may read; who writes needs a key."""


@dataclass(frozen=True)
class Caller:
    """Who asks: the name of a key, or of the user of this machine."""

    name: str
    scopes: frozenset[Scope]
    address: str
    key: str | None = None
    """How their key begins."""
    is_signed_in: bool = False
    """Whether a cookie told who they are: a browser sends it whoever wrote the page."""

    def may(self, scope: Scope) -> bool:
        """Whether they have a scope."""
        return scope in self.scopes


@dataclass
class Write:
    """A write that is allowed and stands in the log; `what` was written is told there."""

    caller: Caller
    what: dict[str, Any] = field(default_factory=dict)


def caller_of(headers: Headers, address: str, access: Access, keys: KeyRing) -> Caller:
    """Who asks. Raises ProblemError where they name a key that is none."""
    given = headers.get("authorization")
    if given is not None:
        entry = keys.known(_secret(given))
        if entry is None:
            hint = "Send a key in use: Authorization: Bearer KEY. oppdragsgraf keys add makes one."
            raise ProblemError("unknown_credentials", "The key is none.", hint, headers=CHALLENGE)
        return Caller(entry.name, _scopes(entry), address, entry.id)
    if access.local_write and is_loopback(address) and not any(n in headers for n in _FORWARDED):
        return Caller(getpass.getuser(), _WITHIN["review"] | _WITHIN["ingest"], address)
    return Caller(NOBODY, _WITHIN["read"] if access.open_read else frozenset(), address)


def signed_in(entry: KeyEntry, address: str) -> Caller:
    """Who asks, where they have signed in with a key."""
    return Caller(entry.name, _scopes(entry), address, entry.id, is_signed_in=True)


def demand(caller: Caller, scope: Scope) -> None:
    """Ends the request of a caller without a scope."""
    if caller.may(scope):
        return
    hint = f"Make one with: oppdragsgraf keys add NAME --scope {scope}"
    if caller.key is None:
        detail = f"This needs a key with the scope {scope}."
        raise ProblemError("key_needed", detail, hint, headers=CHALLENGE)
    detail = f"The key {caller.key} has not the scope {scope}."
    raise ProblemError("not_allowed", detail, hint)


async def asking(
    request: Request,
    needed: SecurityScopes,
    _key: Annotated[HTTPAuthorizationCredentials | None, Depends(KEY)],
) -> Caller:
    """Who asks, where a route needs scopes for reading: `Security(asking, scopes=["admin"])`."""
    caller: Caller = request.state.caller
    for scope in needed.scopes:
        demand(caller, scope)  # type: ignore[arg-type]
    return caller


async def writing(request: Request, caller: Annotated[Caller, Depends(asking)]) -> Write:
    """A write that a route may do, once it stands in the log. Every route that writes has it."""
    path = request.url.path
    asked = Asked(caller.name, caller.key, caller.address, request.method, path)
    request.state.entry = await run_in_threadpool(log_asked, request.app.state.desk, asked)
    write = request.state.write = Write(caller)
    return write


def host_is_ours(headers: Headers, access: Access) -> bool:
    """Whether the name asked for is one of ours: a page elsewhere may have its name led here."""
    host = _host(headers.get("host", ""))
    return host == "localhost" or host in access.hosts or number(host) is not None


@lru_cache(64)
def _host(header: str) -> str:
    """The name without the port."""
    return urlsplit(f"//{header}").hostname or ""


def origin_is_ours(headers: Headers, *, is_signed_in: bool = False) -> bool:
    """Whether a write comes from no web page, or from one of ours.

    Who has signed in writes from a page, so that nothing said of it is not enough.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin" or (site == "none" and not is_signed_in)
    origin = headers.get("origin")
    if origin is None:
        return not is_signed_in
    return urlsplit(origin).netloc == headers.get("host")


def _scopes(entry: KeyEntry) -> frozenset[Scope]:
    return frozenset().union(*(_WITHIN[scope] for scope in entry.scopes))


def _secret(authorization: str) -> str:
    """The key in the header, as a token or as the password behind any user's name."""
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() != "basic":
        return given.strip() if scheme.lower() == "bearer" else ""
    try:
        return base64.b64decode(given).decode().partition(":")[2]
    except ValueError:
        return ""
