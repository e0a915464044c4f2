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


def _progress(told: str) -> None:
    Console(stderr=True, soft_wrap=True).print(told, highlight=False, style="dim")


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


@bench.command()
def links(
    sizes: Annotated[
        list[int] | None, typer.Option("--size", min=200, help="Mandates; give it several times.")
    ] = None,
) -> None:
    """Making all links of a made-up graph: candidates come from an index, not from all with all.

    Where the time for each fact stays as it is from size to size, cost grows as the corpus does.
    Example: `oppdragsgraf bench links --size 1000 --size 4000`
    """
    from api.bench_links import measure

    table = Table("mandates", "facts", "links", "s", "µs a fact", "growth of µs a fact")
    before = None
    for timing in measure(sizes or [1_000, 4_000, 16_000]):
        growth = f"{timing.a_fact / before.a_fact:.2f} ×" if before else ""
        numbers = (f"{timing.mandates:,}", f"{timing.facts:,}", f"{timing.links:,}")
        table.add_row(*numbers, f"{timing.seconds:.1f}", f"{timing.a_fact:.0f}", growth)
        before = timing
    out.print(table)


@bench.command()
def store(
    sizes: Annotated[
        list[int] | None, typer.Option("--size", min=200, help="Mandates; give it several times.")
    ] = None,
    server_up_to: Annotated[
        int, typer.Option(min=0, help="Largest size for the server; 0: no server.")
    ] = 100_000,
    page: Annotated[
        Path | None,
        typer.Option("--write", exists=True, dir_okay=False, help="A page to put the tables on."),
    ] = None,
) -> None:
    """Both stores on the same made-up graph, at 1,000, 10,000 and 100,000 mandates.

    Times are on the clock, each question asked twice; opening is from the disk. Of the embedded
    store it is also told what its process worked itself, which other work on the machine disturbs
    less, and the last table holds its times on the clock against its bars. The server is
    Bolt-compatible, not Neo4j. All of it takes some ten minutes on two cores.
    """
    from api.bench_page import write
    from api.bench_store import in_files, on_a_server
    from api.bench_table import bars, table

    wanted = sizes or [1_000, 10_000, 100_000]
    wide = Console(width=max(out.width, 140))
    embedded = list(in_files(wanted, _progress))
    tables = [table("Embedded (SQLite)", embedded), bars(embedded)]
    wide.print(*tables, sep="\n")
    served = list(on_a_server([size for size in wanted if size <= server_up_to], _progress))
    if served:
        tables.append(table("Server (Bolt-compatible, not Neo4j)", served))
        wide.print(tables[-1])
    left_out = [f"{size:,}" for size in wanted if size not in {f.mandates for f in served}]
    told = f"Not run on a server: {', '.join(left_out)} mandates." if left_out else ""
    out.print(told, highlight=False)
    if page:
        write(page, "oppdragsgraf bench store --write docs/stores.md", tables, told)


@bench.command()
def api(
    size: Annotated[int, typer.Option(min=200, help="Mandates of the made-up graph.")] = 1_000,
    asked: Annotated[int, typer.Option(min=100, help="How many questions to ask again.")] = 3_000,
    readers: Annotated[int, typer.Option(min=0, help="Readers at the same time.")] = 0,
    seconds: Annotated[float, typer.Option(min=1, help="How long they read.")] = 120,
) -> None:
    """`/oppdrag/{id}` against a bare FastAPI endpoint that returns the same bytes, in turns.

    With --readers also how many readers at once are answered, with errors and memory. Each server
    is one process with one worker. Example: `oppdragsgraf bench api --readers 50 --seconds 120`
    """
    from tempfile import TemporaryDirectory

    from api.bench_api import measure
    from api.bench_readers import measure as measure_readers
    from api.bench_store import load
    from api.bench_table import crowd, overheads

    with TemporaryDirectory() as folder:
        store = Path(folder) / "bench.sqlite"
        load(store, size)
        out.print(overheads(measure(store, asked)))
        if readers:
            out.print(crowd(measure_readers(store, readers, seconds)))


@bench.command()
def web(
    sizes: Annotated[
        list[int] | None, typer.Option("--size", min=200, help="Mandates; give it several times.")
    ] = None,
    store: Annotated[
        Path | None, typer.Option(help="A store of the made-up graph; none: one is made.")
    ] = None,
) -> None:
    """The pages of a real server against their bars, at 1,000 and 100,000 mandates.

    Times are on the clock. `cold` is the first answer of a server that was just started, for each
    page a new one; `warm` are those after it. `files` are what the page loads.
    Example: `oppdragsgraf bench web --size 1000`
    """
    from tempfile import TemporaryDirectory

    from api.bench_furnished import load

    if store:
        _pages(store, store.name)
        return
    for size in sizes or [1_000, 100_000]:
        with TemporaryDirectory() as folder:
            made = Path(folder) / "bench.sqlite"
            load(made, size)
            _pages(made, f"{size:,} mandates")


def _pages(store: Path, title: str) -> None:
    from api.bench_web import bars, measure, prepare, table

    seconds = prepare(store)
    figures = list(measure(store))
    wide = Console(width=max(out.width, 110))
    wide.print(table(title, figures), bars(figures), sep="\n")
    out.print(f"What pages show of the whole store was worked out in {seconds:.1f} s.")
