"""How fast pages come as the graph grows: real servers over the made-up graph of `bench_graph`."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
from rich.table import Table

from api.bench_api import Served, percentile, processor_time, served
from api.bench_graph import YEARS
from api.desk import Desk
from api.web.overviews import Overviews
from graph.readers import readers_of
from graph.stores import Location

_ASKED = 9
_DOC, _NEXT = (f"oppdragsdokument-{year}-0000" for year in YEARS)
_ID = f"HX{YEARS[0] % 100}-7"
_TRUST = "Sykehuset%200000%20HF"
START = "start"
PAGES = {
    START: "/",
    "documents": "/dokumenter",
    "a document": f"/dokument/{_DOC}",
    "a mandate": f"/oppdrag/{_DOC}/{_ID}",
    "its evidence": f"/belegg/{_DOC}/{_ID}",
    "search": "/sok?q=ba",
    "search by filters": "/sok?kind=oppdrag",
    "coverage": f"/dekning?dokument={_DOC}",
    "deadlines": "/frister",
    "deadlines of one": f"/frister?tilstand=overdue&hvem={_TRUST}",
    "indicators": "/indikatorer",
    "an indicator": f"/indikator/{_DOC}/indicator/HX{YEARS[0] % 100}-9",
    "two documents compared": f"/sammenlign?fra={_DOC}&til={_NEXT}",
    "review": "/gjennomgang",
    "decisions": "/avgjorelser",
    "findings": "/funn",
    "findings of one": "/funn?hvem=Departementet&sjekk=deadline",
    "organisations": "/organisasjoner",
    "an organisation": "/organisasjon/Helse%20Vest%20RHF",
    "quality": "/kvalitet",
    "upload": "/last-opp",
    "about": "/om",
    "an id in the one field": f"/finn?q={_ID}",
    "suggestions": "/forslag?q=HX30-1",
    "an id that is not there": "/oppdrag/HX99-1",
}
"""What is asked for, by name."""

_MILLI, _KILO, _MEGA = 1000, 1000, 1_000_000
_START_MS, _PAGE_MS, _START_KB, _SERVER_MB = 300, 1000, 200, 400
"""The bars: milliseconds of the first page and of any, kilobytes of the first, megabytes."""


@dataclass(frozen=True)
class PageFigures:
    """A page: seconds of the first answer of a server, and of those after it, sorted.

    `first_own` and `again_own` are what the server itself computed in them, the latter on average:
    other work on the machine disturbs these less. `wire` and `whole` are its bytes as they come and
    unpacked; `files` those of what it loads. `memory` is what the server holds in the end.
    """

    name: str
    first: float
    again: list[float]
    first_own: float
    again_own: float
    wire: int
    whole: int
    files: int
    memory: int

    @property
    def median(self) -> float:
        """Seconds of the answer in the middle."""
        return percentile(self.again, 0.5)

    @property
    def bar(self) -> int:
        """Milliseconds that it may take."""
        return _START_MS if self.name == START else _PAGE_MS


def prepare(location: Location) -> float:
    """Have the overview of the store made, as a server that runs has it; the seconds that took."""
    began = time.perf_counter()
    readers = readers_of(location)
    overviews = Overviews(location, Desk.of(location), readers)
    try:
        with overviews.current():
            return time.perf_counter() - began
    finally:
        overviews.close()
        readers.close()


def measure(location: Location, pages: Mapping[str, str] = PAGES) -> Iterator[PageFigures]:
    """Every page, each of a server that was just started and was asked nothing before."""
    for name, path in pages.items():
        with served("store", str(location)) as server:
            address = f"http://127.0.0.1:{server.port}"
            with httpx.Client(base_url=address, follow_redirects=True, timeout=300) as client:
                yield _figures(client, name, path, server)


def table(title: str, figures: Sequence[PageFigures]) -> Table:
    """The pages, a row each: times on the clock and kilobytes."""
    times = ("cold, ms", "own work", "warm, ms: p50", "own work", "bar, ms", "met")
    found = Table("page", *times, "kB sent", "kB", "files, kB", title=title)
    for one in figures:
        told = (one.first, one.first_own, one.median, one.again_own)
        sizes = (f"{size / _KILO:.0f}" for size in (one.wire, one.whole, one.files))
        met = _met(max(one.first, one.median) * _MILLI, one.bar)
        milli = (f"{seconds * _MILLI:.0f}" for seconds in told)
        found.add_row(one.name, *milli, f"{one.bar}", met, *sizes)
    return found


def bars(figures: Sequence[PageFigures]) -> Table:
    """Whether every bar is met, by the page that is furthest from it."""
    found = Table("bar", "measured", "met")
    for bar, measured, limit, unit in _against_bars(figures):
        told = f"{measured:.0f} {unit}"
        found.add_row(f"{bar} under {limit} {unit}", told, _met(measured, limit))
    return found


def _against_bars(figures: Sequence[PageFigures]) -> Iterator[tuple[str, float, int, str]]:
    for one in figures:
        if one.name == START:
            yield "the first page, cold", one.first * _MILLI, _START_MS, "ms"
            yield "the first page, warm", one.median * _MILLI, _START_MS, "ms"
            yield "the first page with its files", (one.wire + one.files) / _KILO, _START_KB, "kB"
    cold, warm = max(figures, key=lambda f: f.first), max(figures, key=lambda f: f.median)
    yield f"any page, cold ({cold.name})", cold.first * _MILLI, _PAGE_MS, "ms"
    yield f"any page, warm ({warm.name})", warm.median * _MILLI, _PAGE_MS, "ms"
    yield "memory of the server", max(f.memory for f in figures) / _MEGA, _SERVER_MB, "MB"


def _met(measured: float, limit: int) -> str:
    return "yes" if measured < limit else "NO"


def _figures(client: httpx.Client, name: str, path: str, server: Served) -> PageFigures:
    times, computed = [], [processor_time(server)]
    for _ in range(1 + _ASKED):
        began = time.perf_counter()
        answer = client.get(path)
        times.append(time.perf_counter() - began)
        computed.append(processor_time(server))
    files = {part for part in answer.text.split('"') if part.startswith("/static/")}
    return PageFigures(
        name=name,
        first=times[0],
        again=sorted(times[1:]),
        first_own=computed[1] - computed[0],
        again_own=(computed[-1] - computed[1]) / _ASKED,
        wire=answer.num_bytes_downloaded,
        whole=len(answer.content),
        files=sum(client.get(one).num_bytes_downloaded for one in files),
        memory=_memory(server.process),
    )


def _memory(process: int) -> int:
    """Bytes of memory that a process holds."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
