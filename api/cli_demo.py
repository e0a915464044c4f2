"""The demonstration on the corpus that ships with the project."""

from importlib.resources import files
from pathlib import Path

import typer
from rich.console import Console

from api.cli_read import Database, print_outcome, run_ingest
from api.settings import opened_view, store_location

EXAMPLE = "HVI25-04"
"""A mandate of the corpus that was passed on to two trusts and reported on."""

out = Console(soft_wrap=True)


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(demo)


def demo(db: Database = "demo.sqlite") -> None:
    """Run the main job on the corpus about a fictional region that ships with the project.

    Reads the documents into a graph of its own, prints what was found, and traces one mandate from
    the ministry through the regional authority to two trusts and to what was reported.
    """
    from api.pipeline import register
    from api.trace_text import lines_of
    from graph.queries import trace

    corpus = Path(str(files("corpus") / "pdf"))
    print_outcome(run_ingest(sorted(corpus.glob("*.pdf")), store_location(db), jobs=2))
    out.print(f"\n$ oppdragsgraf trace {EXAMPLE} --db {db}\n", style="bold", highlight=False)
    with opened_view(db) as view:
        found = trace(view, register(), EXAMPLE)
    for line in lines_of(found):
        out.print(line, markup=False, highlight=False)
    out.print(
        f"The graph is in {db}. To open more:\n"
        f'  oppdragsgraf search "ventetid" --db {db}\n'
        f"  oppdragsgraf trace HVI25-02 --db {db}        (a mandate that was not passed on)\n"
        f"  oppdragsgraf export --db {db} -o graf.jsonl\n"
        "  oppdragsgraf ingest FOLDER                  (your own documents)\n"
        "  oppdragsgraf --help",
        markup=False,
        highlight=False,
    )
