"""Files into the store: one transaction a document, then the links of all of them."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from api.pipeline import Reading, read_files, register
from graph.originals import keep
from graph.relink import relinked
from graph.store import Writer
from graph.stores import Location, open_view, open_writer
from ingest.read import Unreadable
from model.facts import Completeness, DocumentFact


@dataclass(frozen=True)
class Read:
    """A document that was read. `state`: new, changed or unchanged; `counts` by kind of fact."""

    key: str
    doc_type: str
    state: str
    counts: Counter[str]
    notes: tuple[str, ...]
    completeness: tuple[Completeness, ...]
    not_understood: str | None
    """Why nothing but words could be taken from it; None for a steering document."""


@dataclass
class Outcome:
    """What came of an ingest."""

    read: list[Read] = field(default_factory=list)
    failures: list[Unreadable] = field(default_factory=list)
    links: int = 0

    def add(self, came: Read | Unreadable) -> None:
        """What came of one file."""
        if isinstance(came, Read):
            self.read.append(came)
        else:
            self.failures.append(came)


def ingest(
    paths: Sequence[Path], db: Location, *, jobs: int, progress: Callable[[Path], None]
) -> Outcome:
    """Read files and put them into the store at `db`.

    What is in the store when the run is cut off stays there, whole; the next run does the rest.
    """
    outcome = Outcome()
    with open_writer(db) as writer:
        for reading in _once(read_files(paths, jobs=jobs)):
            outcome.add(put(writer, db, reading))
            progress(reading.path)
        outcome.links = relink(writer, db)
    return outcome


def put(writer: Writer, db: Location, reading: Reading) -> Read | Unreadable:
    """Put what came of one file into the store, and keep the file."""
    kept = _kept(db, reading)
    if kept.document is None:
        return kept.failure or Unreadable(kept.path, "empty", "nothing came of it")
    change = writer.put(kept.document, kept.facts)
    counts: Counter[str] = Counter(fact.kind for fact in kept.facts if fact.kind != "document")
    meta = next(fact for fact in kept.facts if fact.kind == "document")
    notes, why, checks = kept.document.notes, _not_understood(meta), meta.completeness
    return Read(change.doc, meta.doc_type, change.state, counts, notes, checks, why)


def relink(writer: Writer, db: Location) -> int:
    """Make the links anew for what the store holds now; returns how many there are."""
    with open_view(db) as view:
        links = relinked(view, register())
    writer.put_links(links)
    return len(links)


def _kept(db: Location, reading: Reading) -> Reading:
    """The reading, once the file that it is of is kept beside the store."""
    if reading.document is None:
        return reading
    try:
        data = reading.path.read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != reading.document.sha256:
        hint = "Try again when nobody writes to it."
        failure = Unreadable(reading.path, "changed", "it changed while it was read", hint)
        return Reading(reading.path, failure=failure)
    keep(db, data)
    return reading


def _not_understood(meta: DocumentFact) -> str | None:
    if meta.language not in {"nb", "nn", None}:
        return f"the text is in another language ({meta.language})"
    return "no known type of steering document" if meta.doc_type == "ukjent" else None


def _once(readings: Iterator[Reading]) -> Iterator[Reading]:
    """Refuse a second file with the key of an earlier one: it is no new version of it."""
    first: dict[str, Reading] = {}
    for reading in readings:
        document = reading.document
        if document is None or first.setdefault(document.key, reading) is reading:
            yield reading
        else:
            other = first[document.key].path
            hint = f"{other} has the same name. Rename one, or read only one of them."
            failure = Unreadable(reading.path, "same_name", "its name is taken in this run", hint)
            yield Reading(reading.path, failure=failure)
