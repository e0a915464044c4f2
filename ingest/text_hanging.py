"""Lists whose items hang: their further lines stand inset, so that one further left is no more
of the item. Only extractors that keep the places of words on the page show that.
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.text_lines import SourceLine
from ingest.text_marks import bullet_of

_SURE = 2
"""So many items that go on inset show the habit."""
_MOST_STRAIGHT = 0.1


class Hanging:
    """How the items of a text go on in their second lines: inset, or straight below the mark."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        second = [(item, line) for item, line in pairwise(lines) if _is_second(item, line)]
        inset = sum(line.indent > item.indent for item, line in second)
        straight = len(second) - inset
        self.kept = straight <= _MOST_STRAIGHT * inset
        self.sure = self.kept and inset >= _SURE

    def leaves(self, item: SourceLine, line: SourceLine) -> bool:
        """Whether a line stands too far left to belong to the item above it."""
        if not self.kept or line.page_break or line.lower or line.sheet != item.sheet:
            return False
        return line.indent < item.indent or (self.sure and line.indent == item.indent)


def _is_second(item: SourceLine, line: SourceLine) -> bool:
    """Whether a line surely goes on with an item that the line above begins."""
    if line.gap or line.page_break or not line.lower or item.finished:
        return False
    return bullet_of(item.text) is not None and bullet_of(line.text) is None
