"""Commands that ask the graph: trace, search, export."""

import typer


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
