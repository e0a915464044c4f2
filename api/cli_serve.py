"""The command that serves the API."""

import ipaddress
from typing import Annotated

import typer

from api.cli_read import Database
from api.errors import Exit, UserError
from api.settings import opened_view, store_location


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
) -> None:
    """Serve the HTTP API over the store: read-only, on this machine alone unless told otherwise.

    The web page stands at the address itself, the documentation of the API at /api.
    Example: `oppdragsgraf serve --port 8000`
    """
    if not public_read and not is_loopback(host):
        raise UserError(
            f"{host} can be reached from other machines, and reading needs no key",
            "Add --public-read if everybody there may read, or leave --host out.",
            Exit.USAGE,
        )
    with opened_view(db):
        pass  # a store that is missing or damaged is told now, not at the first request
    import uvicorn

    from api.app import create_app

    uvicorn.run(create_app(store_location(db)), host=host, port=port, server_header=False)


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
