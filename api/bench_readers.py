"""Many readers at the same time: whether all are answered, and what memory the server takes."""

import http.client
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from api.bench_api import ask, mandates, percentile, served
from graph.stores import Location

LISTS = (
    "/api/v1/oppdrag?limit=50",
    "/api/v1/oppdrag?year=2031&sort=-id&limit=50",
    "/api/v1/statuses?category=forsinket&limit=20",
    "/api/v1/links?relation=passed_on_to&limit=20",
    "/api/v1/documents?limit=20",
)
_SETTLED = 1 / 3
"""Of the time, after which memory is looked at first."""


@dataclass(frozen=True)
class Crowd:
    """What came of it. `times` are sorted seconds; memory of the server in bytes."""

    times: list[float]
    errors: list[str]
    settled: int
    at_end: int

    @property
    def growth(self) -> float:
        """Memory at the end by memory when it had settled."""
        return self.at_end / self.settled

    def percentile(self, share: float) -> float:
        """The time below which this share of the questions was answered."""
        return percentile(self.times, share)


def measure(location: Location, readers: int, seconds: float) -> Crowd:
    """Ask single mandates, their links and lists, from `readers` connections at once."""
    paths = mandates(location, 500)
    paths = [*paths, *(f"{path}/linked" for path in paths[::5]), *LISTS * 20]
    done = Event()
    with served("store", str(location)) as server, ThreadPoolExecutor(readers) as pool:
        jobs = [pool.submit(_read, server.port, paths, done, seed) for seed in range(readers)]
        time.sleep(seconds * _SETTLED)
        settled = _memory(server.process)
        time.sleep(seconds * (1 - _SETTLED))
        at_end = _memory(server.process)
        done.set()
        found = [job.result() for job in jobs]
    times = sorted(time for taken, _ in found for time in taken)
    return Crowd(times, [error for _, errors in found for error in errors], settled, at_end)


def _read(port: int, paths: list[str], done: Event, seed: int) -> tuple[list[float], list[str]]:
    chance = random.Random(seed)  # noqa: S311 - a choice of questions, no secret
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times: list[float] = []
    errors: list[str] = []
    while not done.is_set():
        began = time.perf_counter()
        try:
            ask(connection, chance.choice(paths))
        except (RuntimeError, OSError, http.client.HTTPException) as error:
            errors.append(f"{type(error).__name__}: {error}")
            connection.close()
        times.append(time.perf_counter() - began)
    return times, errors


def _memory(process: int) -> int:
    """Bytes that a process holds in memory."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    held = next(line for line in lines if line.startswith("VmRSS:"))
    return int(held.split()[1]) * 1024
