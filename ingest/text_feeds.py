"""Form feeds in the midst of lines: a page that ends without a line break ends its line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.lines import Entry, Lines

_BETWEEN = re.compile(r"(?<=[^\f\s])[ \t]*(\f+)(?=[ \t]*[^\f\s])")

Numbers = Sequence[int]
"""The number in the file, from 1, of each line that is read."""


def with_pages_apart(raw: Sequence[str]) -> tuple[list[str], Numbers]:
    """The lines of a file, cut ahead of each form feed that stands behind words; their numbers."""
    lines: list[str] = []
    numbers: list[int] = []
    for number, line in enumerate(raw, 1):
        parts = _BETWEEN.sub(r"\n\1", line).split("\n")
        lines += parts
        numbers += [number] * len(parts)
    return lines, numbers


def in_file(entries: Iterable[Entry], numbers: Numbers) -> Iterator[Entry]:
    """The entries with the numbers that their lines have in the file."""
    for entry in entries:
        rows = tuple(tuple(_in_file(cell, numbers) for cell in row) for row in entry.rows)
        yield replace(entry, lines=_in_file(entry.lines, numbers), rows=rows)


def _in_file(lines: Lines, numbers: Numbers) -> Lines:
    return tuple(
        line if line.number is None else replace(line, number=numbers[line.number - 1])
        for line in lines
    )
