"""Records in the form of the export, by document, for scoring."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from api.ingesting import ingest
from graph.exports import Record, records
from graph.stores import Location, open_view
from ingest.read import find

Found = dict[str, list[Record]]


def records_of_files(paths: Sequence[Path], *, suggestions: bool = False) -> Found:
    """Read files into a throw-away store and give its records, links included."""
    with TemporaryDirectory() as folder:
        db = Path(folder) / "score.sqlite"
        ingest(find(paths), db, jobs=2, progress=lambda _path: None)
        return records_of_store(db, suggestions=suggestions)


def records_of_store(db: Location, *, suggestions: bool = False) -> Found:
    """What a store holds by document: its facts and the links that it claims, or suggests too."""
    found: Found = {}
    with open_view(db) as view:
        for line in records(view):
            found.setdefault(line["doc"], []).append(line)
    return found if suggestions else claims(found)


def claims(found: Found) -> Found:
    """The same without what is only suggested."""
    return {
        doc: [line for line in lines if line.get("grade") != "suggested"]
        for doc, lines in found.items()
    }
