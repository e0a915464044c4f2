"""Where the store is, and opening it: an option, the environment, or the user's data directory."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import platformdirs

from api.errors import Exit, UserError
from graph.reviewed import ReviewedView
from graph.store import View
from graph.stores import Location, is_server, open_view

VARIABLE = "OPPDRAGSGRAF_DB"
USER, PASSWORD = f"{VARIABLE}_USER", f"{VARIABLE}_PASSWORD"
FEEDBACK = "OPPDRAGSGRAF_FEEDBACK"
FULLTEXT = "OPPDRAGSGRAF_FULLTEXT"


def store_location(option: str | Path | None) -> Location:
    """The file of the embedded store, or the address of a server with its login."""
    given = str(option) if option else os.environ.get(VARIABLE)
    if given is None:
        return Path(platformdirs.user_data_dir("oppdragsgraf")) / "graf.sqlite"
    return _with_fulltext(_with_login(given)) if is_server(given) else Path(given)


def _with_fulltext(url: str) -> str:
    """The server's own full-text index, where the environment asks for it."""
    chosen = os.environ.get(FULLTEXT, "embedded")
    if chosen not in ("embedded", "server"):
        hint = f"{FULLTEXT} is embedded (the default) or server."
        raise UserError(f"no full-text index {chosen}", hint, Exit.USAGE)
    return f"{url}?fulltext=server" if chosen == "server" and "?" not in url else url


def _with_login(url: str) -> str:
    """Name and password out of the environment, where the address has none."""
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    scheme, _, rest = url.partition("://")
    if "@" in rest or not user:
        return url
    return f"{scheme}://{quote(user, safe='')}:{quote(password or '', safe='')}@{rest}"


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
