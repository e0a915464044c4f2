"""What `/oppdrag/{id}` costs over a bare FastAPI endpoint that returns the same bytes."""

import http.client
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from api.bolt_server import free_port
from graph.stores import Location, open_view

_START_SECONDS = 60
_IDLE = 0.05
"""Seconds of processor time in a second, below which nothing is worked out any more."""
_WARM = 50


@dataclass(frozen=True)
class Served:
    """Where a server listens on this machine, and the id of its process."""

    port: int
    process: int


@dataclass(frozen=True)
class Overhead:
    """Sorted seconds of the same questions to both, asked in turns. `name` is of the questions."""

    name: str
    ours: list[float]
    bare: list[float]

    def ratio(self, share: float) -> float:
        """Ours by bare at a percentile."""
        return percentile(self.ours, share) / percentile(self.bare, share)


def percentile(times: Sequence[float], share: float) -> float:
    """The time below which this share of the questions was answered."""
    return times[min(len(times) - 1, int(share * len(times)))]


def measure(location: Location, asked: int) -> list[Overhead]:
    """Mandates of the store, each asked for once and then again, at random, `asked` times."""
    paths = mandates(location)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "answers.json"
        with served("store", str(location)) as server:
            file.write_text(json.dumps(dict(zip(paths, _answers(server, paths), strict=True))))
        with served("store", str(location)) as ours, served("bytes", str(file)) as bare:
            _wait_until_idle(ours)
            warm, *rest = paths
            _in_turns(ours, bare, [warm] * _WARM)
            chance = random.Random(31)  # noqa: S311 - a choice of questions, no secret
            again = chance.choices(rest, k=asked)
            return [
                Overhead("each for the first time", *_in_turns(ours, bare, rest)),
                Overhead("again", *_in_turns(ours, bare, again)),
            ]


def mandates(location: Location, at_most: int = 2_000) -> list[str]:
    """The addresses of mandates of the store."""
    with open_view(location) as view:
        ids = view.ids()
    chosen = random.Random(31).sample(ids, min(len(ids), at_most))  # noqa: S311
    return [f"/api/v1/oppdrag/{quote(id, safe='')}" for id in chosen]  # noqa: A001


@contextmanager
def served(what: str, where: str) -> Iterator[Served]:
    """A server process that ends with the context."""
    port = free_port()
    command = [sys.executable, "-m", "api.bench_served", str(port), what, where]
    process = subprocess.Popen(command)  # noqa: S603 - words of our own
    try:
        _wait(port, process)
        yield Served(port, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def ask(connection: http.client.HTTPConnection, path: str) -> bytes:
    """The body of an answer, which must be one."""
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != http.client.OK:
        raise RuntimeError(f"{path}: {answer.status}")
    return body


def _answers(server: Served, paths: Sequence[str]) -> Iterator[str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    return (ask(connection, path).decode() for path in paths)


def _in_turns(ours: Served, bare: Served, paths: Sequence[str]) -> tuple[list[float], list[float]]:
    ends = [http.client.HTTPConnection("127.0.0.1", one.port) for one in (ours, bare)]
    times: tuple[list[float], list[float]] = ([], [])
    for path in paths:
        for connection, taken in zip(ends, times, strict=True):
            began = time.perf_counter()
            ask(connection, path)
            taken.append(time.perf_counter() - began)
    return sorted(times[0]), sorted(times[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _wait_until_idle(server: Served) -> None:
    """Wait out what a server works out at its start: it is no part of an answer."""
    until, last = time.monotonic() + _START_SECONDS, 0.0
    while time.monotonic() < until:
        used = processor_time(server)
        if used - last < _IDLE:
            return
        last = used
        time.sleep(1)


def processor_time(server: Served) -> float:
    """Seconds that a server has computed."""
    words = Path(f"/proc/{server.process}/stat").read_text(encoding="ascii").rpartition(")")[2]
    own, system = words.split()[11:13]
    return (int(own) + int(system)) / os.sysconf("SC_CLK_TCK")
