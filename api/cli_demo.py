"""The demonstration on the corpus that ships with the project."""

import typer


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
