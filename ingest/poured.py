"""Tables in flattened text, poured out cell by cell: found by layout and rebuilt as entries."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lines import Entry


@dataclass(frozen=True, slots=True)
class PouredTable:
    """Source lines `[first, last)` (0-based) that are a table, ready for the builder."""

    first: int
    last: int
    entry: Entry


def poured_tables(lines: Sequence[str]) -> list[PouredTable]:
    """The tables among the lines of a flattened text, in order; what is unclear is left out."""
    return []
