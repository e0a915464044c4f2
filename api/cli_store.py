"""Commands that look after the store: diff, backup, restore."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from api.cli_read import Database
from api.errors import Exit, UserError
from api.settings import opened_view, store_location

if TYPE_CHECKING:
    from graph.store import StoredDocument
    from graph.versions import Differences
    from model.facts import Fact

out = Console(soft_wrap=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(diff)
    app.command()(backup)
    app.command()(restore)


def diff(
    doc: Annotated[str, typer.Argument(help="A document's key: its file name without ending.")],
    db: Database = None,
    first: Annotated[
        int | None, typer.Option("--from", help="Version; none: the one before.")
    ] = None,
    last: Annotated[int | None, typer.Option("--to", help="Version; none: the newest.")] = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format")] = "text",
) -> None:
    """Show what changed between two versions of a document.

    Facts that came, changed and went, and the links that a changed text casts doubt on.

    Example: `oppdragsgraf diff oppdragsdokument-2025-hmn --from 1 --to 2`
    """
    from graph.history import just_before
    from graph.versions import differences

    with opened_view(db) as view:
        versions = view.versions(doc)
    older, newer = _chosen(doc, versions, first, last)
    # The links of a version are made after it: what was known just before the next one has them.
    until = just_before(versions[older.version].read)
    later = versions[newer.version :]
    now = just_before(later[0].read) if later else None
    with opened_view(db, known_at=until) as before, opened_view(db, known_at=now) as after:
        found = differences(before, after, doc)
    if form == "json":
        typer.echo(found.model_dump_json(indent=2))
        return
    out.print(f"{doc}, version {older.version} ({older.read}) to {newer.version} ({newer.read})")
    for line in _lines(found):
        out.print(line, markup=False, highlight=False)


def backup(
    file: Annotated[Path, typer.Argument(help="The copy; a file of that name is replaced.")],
    db: Database = None,
) -> None:
    """Copy the store, a file or on a server, to one file while others read and write it.

    Example: `oppdragsgraf backup graf-2025-06-30.sqlite`
    """
    from graph.stores import backup as copy

    copy(store_location(db), file)
    out.print(f"copied to {file}", highlight=False)


def restore(
    file: Annotated[Path, typer.Argument(help="A copy that backup made.", exists=True)],
    db: Database = None,
) -> None:
    """Put a copy in the place of the store, whichever kind either is; the copy stays as it is.

    Nothing is changed where the copy is damaged.

    Example: `oppdragsgraf restore graf-2025-06-30.sqlite`
    """
    from graph.stores import restore as put_back

    put_back(file, store_location(db))
    out.print(f"restored from {file}", highlight=False)


def _chosen(
    doc: str, versions: "tuple[StoredDocument, ...]", first: int | None, last: int | None
) -> "tuple[StoredDocument, StoredDocument]":
    """The two versions asked for; versions count from 1 without gaps."""
    if not versions:
        hint = "A document's key is its file name without the ending."
        raise UserError(f"no document goes by {doc}", hint, Exit.UNKNOWN)
    newer = len(versions) if last is None else last
    older = newer - 1 if first is None else first
    if not 1 <= older < newer <= len(versions):
        hint = f"Its versions are 1 to {len(versions)}; --from must be below --to."
        if len(versions) == 1:
            hint = "It was read once, or always with the same content."
        raise UserError(f"{doc} has no versions {older} and {newer}", hint, Exit.USAGE)
    return versions[older - 1], versions[newer - 1]


def _lines(found: "Differences") -> Iterator[str]:
    for fact in found.added:
        yield f"+ {_named(fact)}"
    for change in found.changed:
        yield f"~ {_named(change.after)} ({', '.join(change.fields)})"
        yield f"    was {_words(change.before)}"
        yield f"    is  {_words(change.after)}"
    for fact in found.removed:
        yield f"- {_named(fact)}"
    for link in found.suspect:
        yield f"? link {link.key} was made for another text"
    counts = {
        "added": found.added,
        "changed": found.changed,
        "removed": found.removed,
        "links in doubt": found.suspect,
    }
    yield ", ".join(f"{len(those)} {name}" for name, those in counts.items())


def _named(fact: "Fact") -> str:
    return f"{fact.kind} {fact.key}: {_words(fact)}"


def _words(fact: "Fact") -> str:
    from graph.subjects import shortened, statement

    return f"“{shortened(statement(fact), 160)}”"
