"""Commands on the keys of the API: keys add, list, revoke. Keys are made on this machine alone."""

import getpass
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from api.cli_read import Database
from api.errors import Exit, UserError
from api.settings import store_location

if TYPE_CHECKING:
    from api.desk import Desk

_LONGEST = 100

out = Console(soft_wrap=True)
group = typer.Typer(
    help="Keys of the HTTP API: who has one may read, and write what its scopes allow.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(group, name="keys")


@group.command()
def add(
    name: Annotated[str, typer.Argument(help="Who has it; stands with every decision and write.")],
    scope: Annotated[
        list[str] | None, typer.Option(help="read, review, ingest or admin; several times.")
    ] = None,
    db: Database = None,
) -> None:
    """Make a key, and show its secret, once.

    `review` decides, `ingest` uploads, `admin` does all and reads the log of writes; each reads.

    Example: `oppdragsgraf keys add arkivet --scope ingest`
    """
    from api.keys import SCOPES, add_key

    given = scope or ["read"]
    if wrong := sorted(set(given) - set(SCOPES)):
        hint = f"The scopes are {', '.join(SCOPES)}."
        raise UserError(f"{', '.join(wrong)} is no scope", hint, Exit.USAGE)
    if not name.strip() or len(name) > _LONGEST or not name.isprintable():
        hint = "Name who has it, in words, such as arkivet or kari.nordmann."
        raise UserError("a key needs a name", hint, Exit.USAGE)
    desk = _desk(db)
    entry, secret = add_key(desk, name.strip(), tuple(s for s in SCOPES if s in given))
    _log(desk, "add", f"{entry.id} {entry.name} {' '.join(entry.scopes)}")
    typer.echo(secret)
    err = Console(stderr=True, soft_wrap=True)
    err.print("This is shown once. Send it as: Authorization: Bearer KEY", highlight=False)


@group.command("list")
def list_keys(
    db: Database = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format")] = "text",
) -> None:
    """List keys by how they begin, with their scopes and last use; revoked ones too.

    Example: `oppdragsgraf keys list`
    """
    from api.keys import keys

    found = keys(_desk(db))
    if form == "json":
        for entry in found:
            typer.echo(entry.model_dump_json())
        return
    table = Table("key", "name", "scopes", "made", "last used", "revoked")
    for entry in found:
        times = [(one or "")[:16] for one in (entry.made, entry.used, entry.revoked)]
        table.add_row(entry.id, entry.name, " ".join(entry.scopes), *times)
    out.print(table)


@group.command()
def revoke(
    key: Annotated[str, typer.Argument(help="The name of a key, or how it begins.")],
    db: Database = None,
) -> None:
    """End a key at once, also on servers that run.

    Example: `oppdragsgraf keys revoke arkivet`
    """
    from api.keys import revoke as end

    desk = _desk(db)
    entry = end(desk, key)
    _log(desk, "revoke", f"{entry.id} {entry.name}")
    out.print(f"{entry.id} ({entry.name}) opens nothing any more", markup=False, highlight=False)


def _desk(db: str | None) -> "Desk":
    from api.desk import Desk

    return Desk.of(store_location(db))


def _log(desk: "Desk", verb: str, what: str) -> None:
    from api.audit import Asked, log_asked, log_outcome

    asked = Asked(getpass.getuser(), None, "", "keys", verb)
    log_outcome(desk, log_asked(desk, asked), 200, None, what)
