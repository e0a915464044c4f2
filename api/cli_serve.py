"""The command that serves the API and the web page."""

from re import fullmatch
from typing import TYPE_CHECKING, Annotated

import typer

from api.addresses import is_loopback, number
from api.cli_read import Database
from api.errors import Exit, UserError
from api.settings import FEEDBACK, opened_view, store_location

if TYPE_CHECKING:
    from api.auth import Access
    from api.limits import Bounds
    from graph.stores import Location

_RATE_ELSEWHERE = "1200/minute"


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(serve)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    db: Database = None,
    public_read: Annotated[
        bool, typer.Option("--public-read", help="Let everybody who can reach the address read.")
    ] = False,
    local_write: Annotated[
        bool, typer.Option("--local-write", help="Let who is on this machine write without a key.")
    ] = False,
    allow_host: Annotated[
        list[str] | None, typer.Option(help="A name that the server goes by; several times.")
    ] = None,
    rate: Annotated[
        str | None, typer.Option(help="Reads of one key or address, as in 600/minute.")
    ] = None,
    max_upload: Annotated[int, typer.Option(min=1, help="MB of one upload.")] = 100,
    timeout: Annotated[int, typer.Option(min=1, help="Seconds until an answer begins.")] = 60,
    feedback: Annotated[
        str | None,
        typer.Option(help="Where readers may write: mail or a page.", envvar=FEEDBACK),
    ] = None,
) -> None:
    """Serve the HTTP API and the web page over the store.

    On this machine reading needs no key. Any other address is served only with keys
    (`oppdragsgraf keys add`) or with --public-read. Writing needs a key, or --local-write.

    The web page stands at the address itself, the documentation of the API at /api.
    Example: `oppdragsgraf serve --port 8000`
    """
    location = store_location(db)
    with opened_view(db):
        pass  # a store that is missing or damaged is told now, not at the first request
    access = _access(location, host, public_read, local_write, allow_host or [])
    reachable = _reachable(feedback)
    bounds = _bounds(rate or (None if is_loopback(host) else _RATE_ELSEWHERE), max_upload, timeout)
    import uvicorn

    from api.app import create_app

    app = create_app(location, access, bounds, reachable)
    uvicorn.run(app, host=host, port=port, server_header=False, timeout_graceful_shutdown=10)


def _reachable(feedback: str | None) -> str | None:
    """The address as a link: of mail, or of a page."""
    if not feedback:
        return None
    if fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", feedback):
        return f"mailto:{feedback}"
    if fullmatch(r"https?://[^\s<>]+", feedback):
        return feedback
    hint = "Give an address such as oppdrag@example.org or https://example.org/skjema."
    raise UserError(f"{feedback} is no address to write to", hint, Exit.USAGE)


def _access(
    location: "Location", host: str, public_read: bool, local_write: bool, names: list[str]
) -> "Access":
    """Whom the server serves; ends the command where that would be everybody by mistake."""
    from api.auth import Access
    from api.desk import Desk
    from api.keys import keys

    is_local = is_loopback(host)
    if local_write and not is_local:
        raise UserError(
            f"{host} can be reached from other machines: nobody there writes without a key",
            "Make a key with oppdragsgraf keys add, or leave --host out.",
            Exit.USAGE,
        )
    in_use = [key for key in keys(Desk.of(location)) if not key.revoked]
    if not (is_local or public_read or in_use):
        raise UserError(
            f"{host} can be reached from other machines, and there is no key",
            "Make one with oppdragsgraf keys add NAME, add --public-read if everybody there may "
            "read, or leave --host out.",
            Exit.USAGE,
        )
    own = [] if number(host) else [host]
    hosts = frozenset(name.lower() for name in [*names, *own])
    return Access(open_read=is_local or public_read, local_write=local_write, hosts=hosts)


def _bounds(rate: str | None, megabytes: int, seconds: int) -> "Bounds":
    from limits import parse

    from api.limits import Bounds

    try:
        parse(rate or Bounds.writes)
    except ValueError:
        hint = "Give a number and a time, as in 600/minute or 20/second."
        raise UserError(f"{rate} is no rate", hint, Exit.USAGE) from None
    return Bounds(upload=megabytes * 1_000_000, seconds=seconds, reads=rate)
