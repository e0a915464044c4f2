"""Where the cells of a line stand, in a table that a text keeps side by side."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.cues import CONNECTORS
from ingest.poured_cells import is_level

OPEN = frozenset("–—-")
"""What is printed in a cell that is left open."""

_APART = re.compile(r"\S {3,}(?=\S)")
_BLANK = re.compile(r"(?<=\S) (?=\S)")
_NEAR = 4


def cells_at(line: str, starts: Sequence[int]) -> list[str] | None:
    """The words of each column; None where a word runs across the edge of one."""
    edges = [0, *(_edge(line, start) for start in starts[1:]), max(len(line), starts[-1] + 1)]
    for at in range(1, len(edges) - 1):
        after = edges[at + 1] if edges[at + 1] >= 0 else starts[at + 1]
        if edges[at] < 0 or not line[edges[at] : after].strip() or _is_within(line, edges[at]):
            edges[at] = _squeezed(line, edges[at - 1], after, starts[at], edges[at])
        if edges[at] < 0:
            return None
    return [line[one:other].strip() for one, other in pairwise(edges)]


def _edge(line: str, start: int) -> int:
    """Where a column begins on a line: its header's place, or a word that begins just before."""
    if start >= len(line) or line[start - 1] == " ":
        return start
    blank = line.rfind("  ", max(0, start - _NEAR), start)
    return blank + 2 if blank >= 0 else -1


def _is_within(line: str, edge: int) -> bool:
    """Whether a column's place is behind a single blank, so that words may go on across it."""
    return bool(_BLANK.match(line, edge - 1))


def _squeezed(line: str, before: int, after: int, start: int, edge: int) -> int:
    """Where a cell begins that stands left of its column, pressed there by the one before it.

    A cell that fills its column leaves a single blank; the next begins with a capital, or is open.
    """
    found = [match.end() for match in _APART.finditer(line, before, max(start, before))]
    if found and "  " not in line[found[-1] : max(edge, found[-1])].rstrip():
        return found[-1]
    first = len(line) - len(line[before:].lstrip())
    if edge < 0 and start - first < first - before:
        return first
    blanks = [match.start() for match in _BLANK.finditer(line, before, after)]
    for blank in [blank for blank in blanks if blank <= start][-1:]:
        words, word = line[:blank].split(), line[blank + 1 :].split(maxsplit=1)[0]
        opens = word[0].isupper() and words[-1].casefold() not in CONNECTORS
        if word in OPEN or (edge < 0 and opens) or _closes_row(line, blank, words[-1], start):
            return blank + 1
    return edge


def _closes_row(line: str, blank: int, before: str, start: int) -> bool:
    """Whether one closing word ends a line, pressed to its column by a whole sentence."""
    word = line[blank + 1 :]
    return blank >= start - _NEAR and before.endswith(".") and word[0].isupper() and is_level(word)
