"""Commands that ask the graph: trace, search, export."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.text import Text

from api.cli_read import Database
from api.errors import Exit, UserError, nothing_goes_by
from api.settings import opened_view

F = TypeVar("F", bound=BaseModel)
AsOf = Annotated[
    str | None, typer.Option(metavar="DATE", help="What the documents said by this date.")
]
KnownAt = Annotated[
    str | None, typer.Option(metavar="TIME", help="What had been read by this date or time (UTC).")
]
out = Console(soft_wrap=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(trace)
    app.command()(search)
    app.command()(export)


def trace(
    asked: Annotated[str, typer.Argument(metavar="ID", help="A mandate id, or a fact's key.")],
    db: Database = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format")] = "text",
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> None:
    """Follow a mandate from the ministry to the trusts and to what was reported.

    Each step shows its words and where they stand, each hop what changed on the way. What was
    not passed on or not reported is said. Leading zeros do not matter. In a difference,
    `[-words-]` were left out and `{+words+}` came in.

    Examples: `oppdragsgraf trace HMN25-09`, `oppdragsgraf trace HMN25-09 --format json`
    """
    from api.pipeline import register
    from api.trace_text import lines_of
    from graph.queries import trace as trace_in

    with opened_view(db, as_of=as_of, known_at=known_at) as view:
        found = trace_in(view, register(), asked)
    if not found.traces:
        hint = "Try oppdragsgraf search WORDS to find it by its words."
        raise nothing_goes_by(asked, found.nearest, hint)
    print_found(found, form, lines_of)


def print_found(found: F, form: str, lines_of: Callable[[F], Iterable[str]]) -> None:
    """Print what was found: as JSON, or as the lines that are made of it."""
    if form == "json":
        typer.echo(found.model_dump_json(indent=2))
        return
    for line in lines_of(found):
        out.print(line, markup=False, highlight=False)


def search(
    words: Annotated[list[str], typer.Argument(help="Words; a phrase in quotes: '\"to ord\"'.")],
    db: Database = None,
    year: Annotated[int | None, typer.Option(help="Only this steering year.")] = None,
    org: Annotated[str | None, typer.Option(help="Only what concerns this organisation.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only oppdrag, status, indicator, …")] = None,
    status: Annotated[str | None, typer.Option(help="Only innfridd, forsinket, …")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many hits.")] = 20,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> None:
    """Find passages by their words, in bokmål and nynorsk alike: sykehus finds sjukehus.

    All filters must hold. Example: `oppdragsgraf search ventetid --year 2025 --kind status`
    """
    from api.pipeline import register
    from graph.search import Query

    known = register().by_alias.get(org.casefold()) if org else None
    if org and known is None:
        hint = "Give the official name or a short form, for example St. Olavs hospital HF or StO."
        raise UserError(f"no organisation goes by {org}", hint, Exit.UNKNOWN)
    name = known.name if known else None
    query = Query(words=" ".join(words), year=year, org=name, kind=kind, status=status, limit=limit)
    with opened_view(db, as_of=as_of, known_at=known_at) as view:
        hits = view.search(query)
    for hit in hits:
        out.print(Text.assemble((hit.key, "bold"), f"  {hit.kind}  {hit.title}"), highlight=False)
        snippet = Text(f"  {hit.snippet}")
        for start, end in hit.marks:
            snippet.stylize("bold underline", start + 2, end + 2)
        out.print(snippet, highlight=False)
    out.print(f"{len(hits)} hits" + (f" (the best {limit})" if len(hits) == limit else ""))


def export(
    db: Database = None,
    form: Annotated[
        Literal["jsonl", "csv", "xlsx", "graphml", "jsonld"], typer.Option("--format")
    ] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; none: stdout.")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> None:
    """Write every fact and link: one JSON record a line, sorted: the same input, the same bytes.

    The field names are those of the gold annotations. As a table (csv), a workbook with a sheet a
    kind (xlsx), a graph (graphml) or linked data with Web Annotations (jsonld) with --format.
    Example: `oppdragsgraf export -o graf.jsonl`
    """
    from graph.export_formats import written

    with opened_view(db, as_of=as_of, known_at=known_at) as view:
        if output is None:
            sys.stdout.buffer.writelines(written(form, view))
            return
        part = output.with_name(f"{output.name}.part")
        with part.open("wb") as file:
            file.writelines(written(form, view))
        part.replace(output)
