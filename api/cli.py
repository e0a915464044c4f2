"""The command line. Every command says in its help what it does, with an example."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown", add_completion=False)
out = Console()


def main() -> None:
    """Entry point of the `oppdragsgraf` command."""
    app()


@app.command()
def show(path: Annotated[Path, typer.Argument(help="A document.")]) -> None:
    """Print the blocks that are read from one file, without a store."""
    from ingest.read import read

    document = read(path)
    for index, block in enumerate(document.blocks):
        place = document.page_of(block.start)
        head = f"{index:4} p{place} {block.kind} s{block.section} l{block.level}"
        out.print(f"{head} {block.number or ''} {block.mark or ''}", style="dim", markup=False)
        if block.table:
            for row in block.table.rows:
                cells = [document.words(cell.start, cell.end) for cell in row.cells]
                out.print("       | " + " | ".join(cells), markup=False, highlight=False)
        else:
            words = document.words(block.start, block.end)
            out.print("       " + words, markup=False, highlight=False)
    for note in document.notes:
        out.print(f"note: {note}", style="yellow")


@app.command()
def facts(
    path: Annotated[Path, typer.Argument(help="A document.")],
    kind: Annotated[str | None, typer.Option(help="Only this kind of fact.")] = None,
) -> None:
    """Print the facts that one file gives, as JSON lines, without a store."""
    import json

    from api.pipeline import read_file

    for fact in read_file(path).facts:
        if kind in (None, fact.kind):
            record = fact.model_dump(mode="json", exclude={"source": {"places"}})
            typer.echo(json.dumps(record, ensure_ascii=False))


@app.command()
def score(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders to read and score.")],
    gold: Annotated[Path, typer.Option(help="Folder with the gold JSONL files.")],
    kind: Annotated[str | None, typer.Option(help="Only this kind.")] = None,
    misses: Annotated[bool, typer.Option(help="Print every miss.")] = False,
    check: Annotated[bool, typer.Option(help="Exit with 1 below a bar.")] = False,
) -> None:
    """Precision, recall and F1 by document, kind and field, against gold annotations."""
    from api.pipeline import read_file
    from api.report import tables, under_the_bar
    from api.scoring import read_gold, score_document
    from ingest.read import find

    found = {}
    for path in find(paths):
        reading = read_file(path)
        if reading.document:
            found[reading.document.key] = [
                {**fact.model_dump(mode="json"), "quote": fact.source.quote}
                for fact in reading.facts
            ]
    scores = [
        one
        for key, part, records in read_gold(gold)
        if key in found
        for one in score_document(key, records, found[key], part=part)
        if kind in (None, one.kind)
    ]
    for table in tables(scores):
        out.print(table)
    if misses:
        for one in scores:
            for miss in one.misses:
                typer.echo(f"{one.doc} {miss}")
    failed = under_the_bar(scores)
    for line in failed:
        typer.echo(line)
    if check and failed:
        raise typer.Exit(1)


if __name__ == "__main__":
    main()
