"""How long reading takes: the whole ingest against bare pdfplumber on the same pages."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from api.pipeline import read_file, register
from graph.links import links_of
from graph.store_embedded import open_view, open_writer
from ingest.pdf import bare_words_and_tables


@dataclass(frozen=True)
class Timing:
    """Seconds of process time for one amount of input."""

    files: int
    pages: int
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        """Below 1: the whole ingest is faster than the bare library."""
        return self.ours / self.bare


def measure(paths: Sequence[Path]) -> list[Timing]:
    """Timings for the first file, the first two, and so on, all in this process on one core."""
    ours, bare, pages = 0.0, 0.0, 0
    timings = []
    with TemporaryDirectory() as folder:
        db = Path(folder) / "bench.sqlite"
        read_file(paths[0])  # load the pipeline: a start-up cost, whatever the input is
        for count, path in enumerate(paths, 1):
            began = time.process_time()
            pages += _ingest(path, db)
            ours += time.process_time() - began
            began = time.process_time()
            bare_words_and_tables(path.read_bytes())
            bare += time.process_time() - began
            timings.append(Timing(count, pages, ours, bare))
    return timings


def _ingest(path: Path, db: Path) -> int:
    """One file through every stage into the store, links included; its number of pages."""
    reading = read_file(path)
    if reading.document is None:
        return 0
    with open_writer(db) as writer:
        writer.put(reading.document, reading.facts)
        with open_view(db) as view:
            links = links_of(view.facts(), register())
        writer.put_links(links)
    return len(reading.document.pages)
