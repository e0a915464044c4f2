"""Every format of the export, by name: what it is called elsewhere, and who writes it."""

from collections.abc import Callable, Iterator
from typing import Literal

from graph.export_csv import csv_lines
from graph.export_graphml import graphml_lines
from graph.export_jsonld import jsonld_lines
from graph.export_xlsx import xlsx_bytes
from graph.exports import Wanted, everything, jsonl
from graph.store import View

Format = Literal["jsonl", "csv", "xlsx", "graphml", "jsonld"]

MEDIA_TYPES: dict[Format, str] = {
    "jsonl": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "graphml": "application/graphml+xml",
    "jsonld": "application/ld+json",
}

_LINES: dict[Format, Callable[[View, Wanted], Iterator[str]]] = {
    "jsonl": jsonl,
    "csv": csv_lines,
    "graphml": graphml_lines,
    "jsonld": jsonld_lines,
}


def written(form: Format, view: View, wanted: Wanted = everything) -> Iterator[bytes]:
    """The wanted facts and the links between them in a format, piece by piece."""
    if form == "xlsx":
        return xlsx_bytes(view, wanted)
    return (line.encode() for line in _LINES[form](view, wanted))
