"""How stores behave as the graph grows: each is loaded with the same made-up graph and asked."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from api.bench_graph import A_REGION, drafts
from api.bolt_server import BoltServer, is_installed
from graph.store import StoreError
from graph.stores import Location, open_writer
from model.graph import Link

HEAP = "4g"
"""Of the server: all links are one transaction, which it holds in memory."""

ASKED = 300
"""Questions of each kind."""

_TOLD = 10
"""How often it is told how far the loading of a store is."""

Tell = Callable[[str], object]


def silent(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Figures:
    """One store at one size. Times are sorted seconds, sizes bytes.

    `times` are on the clock, `own` what the reading process itself took of them; `first_search` is
    on the clock, with all that is made for it. `server_memory` is that of a server, at its most.
    """

    store: str
    mandates: int
    facts: int
    links: int
    load: float
    size: int
    memory: int
    first_search: float
    times: dict[str, list[float]]
    own: dict[str, list[float]]
    server_memory: int | None = None


def measure(
    store: str, location: Location, mandates: int, tell: Tell = silent, *, asked: int = ASKED
) -> Figures:
    """Load the store at `location` and ask it from a process of its own, so often of each kind."""
    began = time.perf_counter()
    facts, links = load(location, mandates, lambda told: tell(f"{store}: {told}"))
    took = time.perf_counter() - began
    tell(f"{store}: {mandates:,} mandates loaded after {took:.0f} s, asking")
    with TemporaryDirectory() as cache:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "api.bench_reader", str(location), str(mandates), str(asked)],
            env={**os.environ, "XDG_CACHE_HOME": cache},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    read = json.loads(done.stdout)
    tell(f"{store}: {mandates:,} mandates done after {time.perf_counter() - began:.0f} s")
    return Figures(
        store=store,
        mandates=mandates,
        facts=facts,
        links=links,
        load=took,
        size=Path(location).stat().st_size if isinstance(location, Path) else 0,
        memory=read["memory"],
        first_search=read["first search"],
        times={name: sorted(times) for name, times in read["times"].items()},
        own={name: sorted(times) for name, times in read["own"].items()},
    )


def in_files(sizes: list[int], tell: Tell = silent) -> Iterator[Figures]:
    """The embedded store, in a file for each size."""
    for size in sizes:
        with TemporaryDirectory() as folder:
            yield measure("embedded", Path(folder) / "bench.sqlite", size, tell)


def on_a_server(sizes: list[int], tell: Tell = silent) -> Iterator[Figures]:
    """The same on a Bolt-compatible server of its own for each size; nothing where none is there.

    The server comes with the development dependencies, and stands in for Neo4j. A size that it
    does not bear is told and left out.
    """
    for size in sizes if is_installed() else ():
        with TemporaryDirectory() as folder:
            server = BoltServer(Path(folder), heap=HEAP)
            try:
                server.start()
                found = measure("server", server.url(), size, tell)
                yield replace(found, size=server.size(), server_memory=server.memory())
            except (StoreError, subprocess.CalledProcessError) as error:
                tell(f"server: {size:,} mandates are not borne: {error}")
            finally:
                server.kill()


def load(location: Location, mandates: int, tell: Tell = silent) -> tuple[int, int]:
    """Put the made-up graph into the store; how many facts and links it has."""
    began, facts = time.perf_counter(), 0
    links: list[Link] = []
    every = max(1, mandates // A_REGION // _TOLD)
    with open_writer(location) as writer:
        for region, (documents, between) in enumerate(drafts(mandates), 1):
            links += between
            for draft in documents:
                writer.put(draft.document, draft.facts)
                facts += len(draft.facts)
            if region % every == 0:
                took = time.perf_counter() - began
                tell(f"{region * A_REGION:,} of {mandates:,} mandates put after {took:.0f} s")
        tell(f"{len(links):,} links between them")
        writer.put_links(links)
    return facts, len(links)
