"""Where in a document a block stands: section number and heading."""

from typing import NamedTuple

from extractors.context import Context
from model.text import Block


class Standing(NamedTuple):
    """The number of the nearest numbered section, and the nearest heading."""

    section: str | None
    heading: str | None


def place_of(context: Context, block: Block) -> Standing:
    """The section and heading that a block stands under."""
    path = context.document.section_path(block)
    number = next((s.number for s in reversed(path) if s.number), None)
    return Standing(number, path[-1].title if path else None)
