"""The only wiring of the stages: a file becomes a Document, a Document becomes facts."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from extractors.run import extract
from ingest.read import Unreadable, read
from model.facts import Fact
from model.organisations import Register, load_register
from model.text import Document


@dataclass(frozen=True)
class Reading:
    """What came of one file: a document with its facts, or the reason why not."""

    path: Path
    document: Document | None = None
    facts: tuple[Fact, ...] = ()
    failure: Unreadable | None = None


@cache
def register() -> Register:
    """The organisation register that ships with the project."""
    return load_register(Path(str(files("corpus") / "organisations.toml")))


def read_file(path: Path) -> Reading:
    """One file through reading and extraction; a file that cannot be read is said, not raised."""
    try:
        document = read(path)
    except Unreadable as failure:
        return Reading(path, failure=failure)
    return Reading(path, document, extract(document, register()))


def read_files(paths: Iterable[Path], *, jobs: int = 1) -> Iterator[Reading]:
    """Readings in the order of `paths`, from `jobs` processes (1: in this one)."""
    if jobs == 1:
        yield from map(read_file, paths)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        futures: list[Future[Reading]] = [pool.submit(read_file, path) for path in paths]
        try:
            for future in futures:
                yield future.result()
        finally:
            for future in futures:
                future.cancel()
