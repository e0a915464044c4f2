"""Where the store is, and opening it: an option, the environment, or the user's data directory."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from api.errors import Exit, UserError
from graph.reviewed import ReviewedView
from graph.store import View
from graph.stores import Location, open_view

VARIABLE = "OPPDRAGSGRAF_DB"


def store_location(option: str | Path | None) -> Location:
    """The file of the embedded store, or the address of a server."""
    given = str(option) if option else os.environ.get(VARIABLE)
    if given is None:
        return Path(platformdirs.user_data_dir("oppdragsgraf")) / "graf.sqlite"
    return given if "://" in given else Path(given)


@contextmanager
def opened_view(
    option: str | Path | None, *, as_of: str | None = None, known_at: str | None = None
) -> Iterator[View]:
    """The store that a command was pointed at, as it is or as it was."""
    try:
        view = open_view(store_location(option), as_of=as_of, known_at=known_at)
    except ValueError as error:
        hint = "Give a date such as 2025-06-30; --known-at takes a time too, in UTC."
        raise UserError(str(error), hint, Exit.USAGE) from None
    with view as opened:
        yield ReviewedView(opened)
