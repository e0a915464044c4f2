"""How fast pages come as the graph grows: a real server over the made-up graph of `bench_graph`."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from api.bench_api import percentile, served
from api.bench_graph import YEARS
from graph.stores import Location

_ASKED = 9
_DOC, _ID = f"oppdragsdokument-{YEARS[0]}-0000", f"HX{YEARS[0] % 100}-7"
PAGES = {
    "start": "/",
    "documents": "/dokumenter",
    "a document": f"/dokument/{_DOC}",
    "a mandate": f"/oppdrag/{_DOC}/{_ID}",
    "its evidence": f"/belegg/{_DOC}/{_ID}",
    "search": "/sok?q=ba",
    "review": "/gjennomgang",
    "findings": "/funn",
    "an organisation": "/organisasjon/Helse%20Vest%20RHF",
    "quality": "/kvalitet",
    "an id in the one field": f"/finn?q={_ID}",
    "suggestions": "/forslag?q=HX30-1",
    "an id that is not there": "/oppdrag/HX99-1",
}
"""What is asked for, by name."""


@dataclass(frozen=True)
class PageFigures:
    """A page: seconds of its first answer, and those of the answers after it, sorted.

    `wire` and `whole` are its bytes as they come and unpacked; `files` those of what it loads.
    """

    name: str
    first: float
    again: list[float]
    wire: int
    whole: int
    files: int

    @property
    def median(self) -> float:
        """Seconds of the answer in the middle."""
        return percentile(self.again, 0.5)


def measure(location: Location) -> Iterator[PageFigures]:
    """Every page of a server over a store of the made-up graph."""
    with served("store", str(location)) as server:
        address = f"http://127.0.0.1:{server.port}"
        with httpx.Client(base_url=address, follow_redirects=True, timeout=300) as client:
            for name, path in PAGES.items():
                yield _figures(client, name, path)


def _figures(client: httpx.Client, name: str, path: str) -> PageFigures:
    times = []
    for _ in range(1 + _ASKED):
        began = time.perf_counter()
        answer = client.get(path)
        times.append(time.perf_counter() - began)
    files = {part for part in answer.text.split('"') if part.startswith("/static/")}
    return PageFigures(
        name=name,
        first=times[0],
        again=sorted(times[1:]),
        wire=answer.num_bytes_downloaded,
        whole=len(answer.content),
        files=sum(client.get(one).num_bytes_downloaded for one in files),
    )
