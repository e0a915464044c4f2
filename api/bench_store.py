"""How stores behave as the graph grows: each is loaded with the same made-up graph and asked."""

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from api.bench_graph import Draft, drafts
from api.bolt_server import BoltServer, is_installed
from graph.stores import Location, is_server, open_writer
from model.graph import Link


@dataclass(frozen=True)
class Figures:
    """One store at one size. Times are seconds, sorted; `size` in bytes, of a file alone.

    `times` are the best of several rounds of the same questions, `first` those of the first round.
    """

    store: str
    mandates: int
    facts: int
    links: int
    load: float
    size: int | None
    memory: int
    times: dict[str, list[float]]
    first: dict[str, list[float]]


def measure(store: str, location: Location, mandates: int) -> Figures:
    """Load the store at `location` and ask it from a process of its own."""
    began = time.perf_counter()
    facts, links = load(location, mandates)
    took = time.perf_counter() - began
    command = [sys.executable, "-m", "api.bench_reader", str(location), str(mandates)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    read = json.loads(done.stdout)
    return Figures(
        store=store,
        mandates=mandates,
        facts=facts,
        links=links,
        load=took,
        size=None if is_server(location) else Path(location).stat().st_size,
        memory=read["memory"],
        times={name: sorted(times) for name, times in read["times"].items()},
        first={name: sorted(times) for name, times in read["first"].items()},
    )


def on_a_server(sizes: list[int]) -> Iterator[Figures]:
    """The same on a Bolt-compatible server of its own for each size; nothing where none is there.

    The server comes with the development dependencies, and stands in for Neo4j.
    """
    if not is_installed():
        return
    for size in sizes:
        with TemporaryDirectory() as folder:
            server = BoltServer(Path(folder))
            server.start()
            try:
                yield measure("Bolt-compatible", server.url(), size)
            finally:
                server.kill()


def in_files(sizes: list[int]) -> Iterator[Figures]:
    """The embedded store, in a file for each size."""
    for size in sizes:
        with TemporaryDirectory() as folder:
            yield measure("embedded", Path(folder) / "bench.sqlite", size)


def load(location: Location, mandates: int) -> tuple[int, int]:
    """Put the made-up graph into the store; how many facts and links it has."""
    return fill(location, drafts(mandates))


def fill(
    location: Location, made: Iterable[tuple[tuple[Draft, ...], tuple[Link, ...]]]
) -> tuple[int, int]:
    """Put documents and links into the store; how many facts and links they have."""
    links: list[Link] = []
    facts = 0
    with open_writer(location) as writer:
        for documents, between in made:
            links += between
            for draft in documents:
                writer.put(draft.document, draft.facts)
                facts += len(draft.facts)
        writer.put_links(links)
    return facts, len(links)
