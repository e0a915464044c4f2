"""Makes the overview of a store: `python -m api.web.overview_making` does it in its own process.

It reads on standard input where the store is and where the overview is to lie.
"""

import gc
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from api.desk import Desk
from api.pipeline import register
from api.web.overview import file_of, made_of, program
from api.web.views import deadlines, finding, findings, indicators, reviewing
from graph.checking import Material
from graph.checks import checked
from graph.history import Moment
from graph.lock import only_writer
from graph.readers import Readers, readers_of
from graph.reviewed import ReviewedView
from graph.store import View
from graph.stores import Location
from graph.uncertain import Uncertain, uncertain_fields, undecided
from graph.waiting import waiting
from model.facts import Fact

_PATIENCE = 3600.0
"""Seconds to wait for another process that makes the same overview."""
_UNHURRIED = 5
"""Requests go ahead of it."""


def make(readers: Readers, file: Path) -> None:
    """Make the overview of the store as it stands, where it is not there already."""
    with only_writer(file, _PATIENCE), readers.view(Moment()) as (view, changed):
        if made_of(file) == changed:
            return
        part = file.with_name(f"{file.name}.part")
        part.unlink(missing_ok=True)  # one that was cut off
        part.touch(mode=0o600)
        try:
            _write(part, ReviewedView(view), changed)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


def bring_up(location: Location) -> None:
    """Make anew the overview of a store that has one, so that who serves it next finds it made."""
    file = file_of(Desk.of(location))
    if file.is_file():
        with closing(readers_of(location)) as readers:
            make(readers, file)


def _write(part: Path, view: View, changed: str) -> None:
    script = files("api.web").joinpath("overview.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        # Nobody reads it before it is whole, and one that is cut off is made anew.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(script)
        connection.execute("BEGIN")
        for table, rows in _tables(view):
            _insert(connection, table, rows)
        _insert(connection, "state", iter([(changed, program())]))
        connection.execute("COMMIT")


def _tables(view: View) -> Iterator[tuple[str, Iterator[tuple[object, ...]]]]:
    doubtful: list[Uncertain] = []
    material = Material.of(view, register(), _noted(view, doubtful))
    found = checked(material)
    yield "finding", findings.overview_rows(found, material)
    yield "evidence", findings.evidence_rows(found)
    lines = deadlines.worked_out(material)
    yield "deadline", deadlines.overview_rows(lines)
    yield "deadline_of", deadlines.people_rows(lines)
    yield "indicator", indicators.overview_rows(material)
    yield "waiting", reviewing.overview_rows(waiting(view), undecided(doubtful, view.reviews()))
    yield "name", finding.overview_rows(view)


def _noted(view: View, doubtful: list[Uncertain]) -> Iterator[Fact]:
    """All facts, read once: those fields that are uncertain are noted as they go by."""
    for fact in view.facts():
        doubtful += uncertain_fields(fact)
        yield fact


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[tuple[object, ...]]) -> None:
    first = next(rows, None)
    if first is not None:
        query = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"  # noqa: S608
        connection.execute(query, first)
        connection.executemany(query, rows)


def main() -> None:
    """Make one overview and end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, which then ends this
    order = json.loads(sys.stdin.readline())
    os.nice(_UNHURRIED)
    gc.disable()  # what is made is kept to the end, so that looking for what is not is in vain
    with closing(readers_of(order["store"])) as readers:
        make(readers, Path(order["file"]))


if __name__ == "__main__":
    main()
