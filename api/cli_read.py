"""Commands that read files: ingest, show, facts."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from api.errors import Exit, UserError
from api.settings import store_location
from graph.store import StoreError

if TYPE_CHECKING:
    from api.ingesting import Outcome
    from graph.stores import Location
    from ingest.read import Unreadable

Database = Annotated[
    str | None, typer.Option("--db", help="The file that holds the graph, or bolt://… of a server.")
]
Document = Annotated[Path, typer.Argument(help="A PDF, DOCX, HTML or text file.", exists=True)]
out = Console(soft_wrap=True)
err = Console(stderr=True, soft_wrap=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(ingest)
    app.command()(show)
    app.command()(facts)


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders to read whole.")],
    db: Database = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes to read with.")] = os.cpu_count() or 1,
) -> None:
    """Read files or folders into the graph.

    A document is all in or not at all. A file that cannot be read, or not be understood, is named
    with its reason, and the others go on (exit code 3). Reading the same file again changes
    nothing; a new version of a file supersedes what the old one said.

    Example: `oppdragsgraf ingest styringsdokumenter/ --db graf.sqlite`
    """
    from ingest.read import find

    files = find(paths)
    if not files:
        raise UserError("no files there", "Name a file, or a folder with files in it.", Exit.USAGE)
    location = store_location(db)
    outcome = run_ingest(files, location, jobs)
    print_outcome(outcome)
    _bring_up_pages(location)
    if outcome.failures or any(read.not_understood for read in outcome.read):
        raise typer.Exit(Exit.NOT_ALL_READ)


def run_ingest(files: Sequence[Path], db: "Location", jobs: int) -> "Outcome":
    """Ingest with a progress bar on standard error."""
    from api.ingesting import ingest as ingest_files

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=err) as bar:
        task = bar.add_task("reading", total=len(files))

        def advance(path: Path) -> None:
            bar.update(task, advance=1, description=f"read {path.name}")

        return ingest_files(files, db, jobs=min(jobs, len(files)), progress=advance)


def _bring_up_pages(location: "Location") -> None:
    """What the web page shows of the whole store, where it was served before."""
    from api.desk import Desk

    if Desk.of(location).exists():
        from api.web.overview_making import bring_up

        with suppress(StoreError, OSError):  # everything is read; who serves it makes it then
            bring_up(location)


def print_outcome(outcome: "Outcome") -> None:
    """What was read, by document and kind, and what was not and why."""
    kinds = sorted({kind for read in outcome.read for kind in read.counts})
    table = Table("document", "type", "state", *kinds)
    for read in outcome.read:
        counts = [str(read.counts.get(kind, "")) for kind in kinds]
        table.add_row(read.key, read.doc_type, read.state, *counts)
    if outcome.read:
        Console(width=max(out.width, 40 + 14 * len(kinds))).print(table)
    out.print(f"{len(outcome.read)} documents read, {outcome.links} links between them.")
    for read in outcome.read:
        for check in read.completeness:
            if check.missing:
                what = f"{check.extracted} of {check.seen} {check.what}"
                out.print(f"incomplete: {read.key}: {what}", markup=False, highlight=False)
        for note in read.notes:
            out.print(f"note: {read.key}: {note}", markup=False, highlight=False)
    for read in outcome.read:
        if read.not_understood:
            line = f"not understood: {read.key}: {read.not_understood}; its words can be searched"
            err.print(line, style="yellow", markup=False, highlight=False)
    for failure in outcome.failures:
        _print_failure(failure)


def _print_failure(failure: "Unreadable") -> None:
    line = f"not read: {failure.path}: {failure.reason}"
    err.print(line, style="red", markup=False, highlight=False)
    if failure.hint:
        err.print(f"          {failure.hint}", markup=False, highlight=False)


def show(path: Document) -> None:
    """Print the blocks that are read from one file, without a store: how a document was seen.

    Example: `oppdragsgraf show oppdragsdokument.pdf`
    """
    from ingest.read import Unreadable, read

    try:
        document = read(path)
    except Unreadable as failure:
        raise UserError(f"{path}: {failure.reason}", failure.hint, Exit.NOT_ALL_READ) from None
    for index, block in enumerate(document.blocks):
        where = f"page {document.page_of(block.start)}" if document.pages else ""
        head = f"{index:4} {block.kind} {where} section {block.section} level {block.level}"
        out.print(f"{head} {block.number or ''} {block.mark or ''}", style="dim", markup=False)
        rows = block.table.rows if block.table else ()
        for row in rows:
            cells = [document.words(cell.start, cell.end) for cell in row.cells]
            out.print("     | " + " | ".join(cells), markup=False, highlight=False)
        if not rows:
            words = document.words(block.start, block.end)
            out.print(f"     {words}", markup=False, highlight=False)
    for note in document.notes:
        out.print(f"note: {note}", markup=False, highlight=False)


def facts(
    path: Document,
    kind: Annotated[str | None, typer.Option(help="Only this kind, for example oppdrag.")] = None,
) -> None:
    """Print the facts that one file gives, one JSON record a line, without a store.

    Example: `oppdragsgraf facts oppdragsdokument.pdf --kind oppdrag`
    """
    import json

    from api.pipeline import read_file
    from graph.exports import record

    reading = read_file(path)
    if reading.failure:
        failure = reading.failure
        raise UserError(f"{path}: {failure.reason}", failure.hint, Exit.NOT_ALL_READ)
    for fact in reading.facts:
        if kind in (None, fact.kind):
            typer.echo(json.dumps(record(fact), ensure_ascii=False))
