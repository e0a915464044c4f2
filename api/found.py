"""Records in the form of the export, by document, for scoring."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from api.ingesting import ingest
from graph.exports import Record, records
from graph.stores import Location, open_view
from ingest.read import find

Found = dict[str, list[Record]]


def records_of_files(paths: Sequence[Path]) -> Found:
    """Read files into a throw-away store and give its records, links included."""
    with TemporaryDirectory() as folder:
        db = Path(folder) / "score.sqlite"
        ingest(find(paths), db, jobs=2, progress=lambda _path: None)
        return records_of_store(db)


def records_of_store(db: Location) -> Found:
    """The claims of a store by document: its facts and its links, not what it only suggests."""
    found: Found = {}
    with open_view(db) as view:
        for line in records(view):
            if line.get("grade") != "suggested":
                found.setdefault(line["doc"], []).append(line)
    return found
