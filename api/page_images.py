"""Pages of kept originals as pictures, drawn in a process that may die without harm."""

import multiprocessing
from collections import OrderedDict
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TimedOut
from dataclasses import dataclass
from threading import Lock

from pebble import ProcessExpired, ProcessPool

from api.problem_details import ProblemError
from graph.originals import original
from graph.stores import Location
from ingest.pdf import BrokenPdfError, page_png

SECONDS_A_PAGE = 20
"""After this long a page is given up."""

_KEPT = 32_000_000
"""Bytes of pictures that are kept in memory."""


@dataclass(frozen=True)
class PageAsked:
    """A page of the file with a hash, `scale` pixels to the point."""

    sha256: str
    number: int
    scale: float


class PageImages:
    """Draws pages, and keeps those asked for last."""

    def __init__(self, location: Location) -> None:
        self._location = location
        self._pool: ProcessPool | None = None
        self._lock = Lock()
        self._drawn: OrderedDict[PageAsked, bytes] = OrderedDict()

    def png(self, asked: PageAsked) -> bytes:
        """The picture; ends the request where there is none."""
        with self._lock:
            if asked in self._drawn:
                self._drawn.move_to_end(asked)
                return self._drawn[asked]
        picture = self._result(asked)
        with self._lock:
            self._drawn[asked] = picture
            while sum(map(len, self._drawn.values())) > _KEPT:
                self._drawn.popitem(last=False)
        return picture

    def close(self) -> None:
        """End the process."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def pool(self) -> ProcessPool:
        """The process, started when it is first needed."""
        with self._lock:
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPool(max_workers=1, max_tasks=200, context=context)
            return self._pool

    def finished(self, job: "Future[bytes | None]") -> bytes:
        """The picture that a job of the process makes; ends the request where it fails."""
        hint = "Open the original, under /api/v1/documents/{key}/original."
        try:
            picture = job.result()
        except BrokenPdfError as broken:
            raise ProblemError("no_page", f"{broken}.".capitalize(), broken.hint) from None
        except TimedOut:
            detail = f"It was not drawn in {SECONDS_A_PAGE} seconds."
            raise ProblemError("page_not_drawn", detail, hint) from None
        except (ProcessExpired, MemoryError):
            raise ProblemError("page_not_drawn", "Drawing it failed.", hint) from None
        if picture is None:
            raise not_kept()
        return picture

    def _result(self, asked: PageAsked) -> bytes:
        job = self.pool().schedule(_draw, args=[self._location, asked], timeout=SECONDS_A_PAGE)
        return self.finished(job)


def not_kept() -> ProblemError:
    """The problem of a document whose file is gone, or was never kept."""
    hint = "Read the file again with `oppdragsgraf ingest`: it is kept from then on."
    return ProblemError("no_original", "The store has the words, not the file.", hint)


def _draw(location: Location, asked: PageAsked) -> bytes | None:
    data = original(location, asked.sha256)
    return page_png(data, asked.number, asked.scale) if data else None
