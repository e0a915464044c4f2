"""The command line: one command a verb, each with a help that teaches."""

import sys
from typing import NoReturn

import typer
from rich.console import Console

from api import (
    cli_ask,
    cli_bench,
    cli_check,
    cli_demo,
    cli_keys,
    cli_links,
    cli_read,
    cli_serve,
    cli_store,
)
from api.errors import Exit, UserError

HELP = """Read the steering documents of the specialist health service, and trace a mandate.

Start with `oppdragsgraf ingest FOLDER`, then `oppdragsgraf trace HMN25-09` or
`oppdragsgraf search "ventetid psykisk helsevern"`. See it work on the corpus that ships with it:
`oppdragsgraf demo`.

The graph lies in one file or on a Neo4j server: `--db FILE` or `--db bolt://HOST/DATABASE`, else
the environment's `OPPDRAGSGRAF_DB`, else your data directory.

Exit codes: 0 done, 1 a check found something wrong, 2 wrong usage, 3 some files were not read
or not understood, 4 unknown id, 5 the store is missing, busy or damaged, 130 interrupted.
"""

app = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
    pretty_exceptions_enable=False,
)
for module in (
    cli_read,
    cli_ask,
    cli_check,
    cli_links,
    cli_demo,
    cli_bench,
    cli_store,
    cli_serve,
    cli_keys,
):
    module.add_to(app)


def main() -> None:
    """Run the command line; a known error is told in two lines, with what to do about it."""
    from graph.store import StoreError

    try:
        app()
    except UserError as problem:
        _fail(str(problem), problem.hint, problem.code)
    except StoreError as error:
        _fail(str(error), None, Exit.STORE)
    except KeyboardInterrupt:
        _fail("interrupted", "Whole documents are in the store; run again to go on.", Exit(130))


def _fail(message: str, hint: str | None, code: Exit) -> NoReturn:
    console = Console(stderr=True, soft_wrap=True)
    console.print(f"error: {message}", style="red", markup=False, highlight=False)
    if hint:
        console.print(f"hint:  {hint}", markup=False, highlight=False)
    sys.exit(code)
