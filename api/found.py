"""Records in the form of the export, by document, for scoring."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from api.pipeline import read_file
from ingest.read import find

Found = dict[str, list[dict[str, Any]]]


def records_of_files(paths: Sequence[Path]) -> Found:
    """Read files and give their records."""
    found: Found = {}
    for path in find(paths):
        reading = read_file(path)
        if reading.document:
            found[reading.document.key] = [
                {**fact.model_dump(mode="json"), "quote": fact.source.quote}
                for fact in reading.facts
            ]
    return found
