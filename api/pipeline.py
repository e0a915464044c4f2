"""The only wiring of the stages: a file becomes a Document, a Document becomes facts."""

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from ingest.read import Unreadable, read
from model.facts import Fact
from model.organisations import Register, load_register
from model.text import Document

SECONDS_A_FILE = 300
"""After this long a file is given up; the largest real document takes a few seconds."""


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
    # Only who reads files needs the language pipeline, which takes seconds and memory to load.
    from extractors.run import extract  # noqa: PLC0415

    try:
        document = read(path)
    except Unreadable as failure:
        return Reading(path, failure=failure)
    return Reading(path, document, extract(document, register()))


def read_files(paths: Sequence[Path], *, jobs: int) -> Iterator[Reading]:
    """Readings in the order of `paths`, from `jobs` worker processes.

    A worker that crashes, fails or takes longer than SECONDS_A_FILE loses its file and no other.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPool(max_workers=jobs, context=context) as pool:
        futures = [pool.schedule(read_file, args=[p], timeout=SECONDS_A_FILE) for p in paths]
        try:
            for path, future in zip(paths, futures, strict=True):
                try:
                    yield future.result()
                except Exception as error:  # whatever a file does, the others go on
                    yield Reading(path, failure=_given_up(path, error))
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _given_up(path: Path, error: Exception) -> Unreadable:
    if isinstance(error, TimeoutError):
        reason = f"not finished after {SECONDS_A_FILE} seconds"
        return Unreadable(path, "timeout", reason, "Split the file, or print it to a new PDF.")
    hint = "The file is damaged or hostile. Print it to a new PDF and try again."
    if isinstance(error, ProcessExpired):
        return Unreadable(path, "crashed", "its reader crashed", hint)
    reason = f"a fault of the program: {type(error).__name__}: {error}"
    return Unreadable(path, "fault", reason, "Please report it, with the file if you can.")
