"""Commands that check: score against gold, compare formats, verify the store."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from api.cli_read import Database
from api.errors import Exit, UserError
from api.settings import opened_view, store_location

out = Console(soft_wrap=True)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(score)
    app.command()(same)
    app.command()(quality)
    app.command()(verify)


def score(
    gold: Annotated[Path, typer.Option(help="Folder with gold JSONL files.", exists=True)],
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders to read; none: the store.")
    ] = None,
    db: Database = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Print every miss.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit with 1 below a bar.")] = False,
) -> None:
    """Precision, recall and F1 by document, kind and field, against gold annotations.

    A field's number is the share of right values; for lists it is F1, for texts the likeness.
    Example: `oppdragsgraf score --gold gold/ --misses documents/`
    """
    from api.found import records_of_files, records_of_store
    from api.quality import scores_of
    from api.report import tables, under_the_bar

    found = records_of_files(paths) if paths else records_of_store(store_location(db))
    scores = [one for one in scores_of(gold, found) if kind in (None, one.kind)]
    if not scores:
        hint = "Gold files are named after the documents: KEY.jsonl or KEY.part1.jsonl."
        raise UserError("no document here has gold there", hint, Exit.USAGE)
    for table in tables(scores):
        Console(width=max(out.width, 200)).print(table)
    if misses:
        for one in scores:
            for miss in one.misses:
                out.print(f"{one.doc}: {miss}", markup=False, highlight=False)
    failed = [] if kind else under_the_bar(scores)
    for line in failed:
        out.print(line, style="red", markup=False, highlight=False)
    if check and failed:
        raise typer.Exit(Exit.FOUND_WRONG)


def same(
    first: Annotated[Path, typer.Argument(help="A file, or a folder.", exists=True)],
    second: Annotated[Path, typer.Argument(help="The same in another format.", exists=True)],
) -> None:
    """Compare the facts of the same documents in two formats, paired by the files' names.

    Everything a fact says must be the same; where it stands and how it was found may differ.
    Exits with 1 where a fact differs.
    Example: `oppdragsgraf same documents/txt documents/pdf`
    """
    from api.sameness import compared

    differs = False
    for one in compared(first, second):
        out.print(f"{one.doc}: {one.first} and {one.second} facts, {one.same} the same")
        for line in one.differences:
            out.print(f"  {line}", markup=False, highlight=False)
        differs = differs or bool(one.differences)
    if differs:
        raise typer.Exit(Exit.FOUND_WRONG)


def quality(
    output: Annotated[Path, typer.Option("-o", "--output")] = Path("docs/quality.md"),
    root: Annotated[Path, typer.Option(help="The root of the repository.", exists=True)] = Path(),
) -> None:
    """Score every set of documents that the project has gold for, and write the page of it.

    The sets are the real documents (beside the repository, where they are there), the corpus, those
    that rules were developed on, and those that no rule has seen. Takes a minute or two.
    """
    from api.published_quality import FILE, read_page
    from api.quality import page, quality_sets

    sets = quality_sets(root)
    for one in sets:
        if not one.is_here:
            out.print(f"left out: {one.name} ({one.documents} is not there)", style="yellow")
    written = page(one for one in sets if one.is_here)
    output.write_text(written, encoding="utf-8")
    shipped = root / "api" / FILE
    shipped.write_text(read_page(written).model_dump_json(indent=1) + "\n", encoding="utf-8")
    out.print(f"written: {output}, {shipped}")


def verify(db: Database = None) -> None:
    """Check the store: every quote stands at its span, every id resolves, the file is sound.

    Exits with 1 and names each fault where there is one.
    """
    from graph.verify import verify as problems_of

    with opened_view(db) as view:
        problems = problems_of(view)
        documents, quotes = len(view.documents()), sum(1 for _ in view.facts())
        links = sum(1 for _ in view.links())
    for problem in problems:
        line = f"{problem.severity}: {problem.kind}: {problem.key}: {problem.message}"
        out.print(line, markup=False, highlight=False)
    errors = sum(problem.severity == "error" for problem in problems)
    out.print(f"{documents} documents, {quotes} quotes, {links} links: {errors} faults")
    if errors:
        raise typer.Exit(Exit.FOUND_WRONG)
