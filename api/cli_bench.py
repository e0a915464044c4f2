"""Benchmarks: ratios measured in one run, printed as tables, never asserted by a test."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from api.errors import Exit, UserError

bench = typer.Typer(
    help="Measure, as ratios in one run. Example: `oppdragsgraf bench read documents/`",
    no_args_is_help=True,
)
out = Console(soft_wrap=True)


def add_to(app: typer.Typer) -> None:
    """Add the command group of this module."""
    app.add_typer(bench, name="bench")


@bench.callback()
def group() -> None:
    """Measure, as ratios in one run."""


@bench.command()
def read(
    paths: Annotated[list[Path] | None, typer.Argument(help="PDF files; none: the corpus.")] = None,
) -> None:
    """The whole ingest of PDFs against bare pdfplumber (words and tables), on one core.

    Growth shows in the rows: each adds one file. Time is process time, so other work on the
    machine shows less. Example: `oppdragsgraf bench read ../shared/corpus/pdf`
    """
    from importlib.resources import files

    from api.bench_read import measure
    from ingest.read import find

    wanted = find(paths or [Path(str(files("corpus") / "pdf"))])
    pdfs = [path for path in wanted if path.suffix == ".pdf"]
    if not pdfs:
        raise UserError("no PDF there", "Name PDF files or a folder with some.", Exit.USAGE)
    table = Table("files", "pages", "ingest, s", "bare pdfplumber, s", "ratio", "pages/s")
    for timing in measure(pdfs):
        numbers = (timing.ours, timing.bare, timing.ratio, timing.pages / timing.ours)
        table.add_row(str(timing.files), str(timing.pages), *(f"{n:.2f}" for n in numbers))
    out.print(table)
