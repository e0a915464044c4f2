"""Where in a document a block stands: section number and heading."""

from typing import NamedTuple

from extractors.context import Context
from extractors.measures import measures_in
from model.text import Block, Section

_CHANGES = ("increase", "decrease")


class Standing(NamedTuple):
    """The number of the nearest numbered section, and the nearest heading."""

    section: str | None
    heading: str | None


def place_of(context: Context, block: Block) -> Standing:
    """The section and heading that a block stands under."""
    path = context.document.section_path(block)
    number = next((s.number for s in reversed(path) if s.number), None)
    heading = next((s.title for s in reversed(path) if not _states_goal(s)), None)
    return Standing(number, heading)


def _states_goal(section: Section) -> bool:
    """Whether a heading is a goal by itself ("Redusere matsvinn med 20 prosent"), and no title."""
    if section.number or not any(sign.isdigit() for sign in section.title):
        return False
    return any(m.op in _CHANGES and m.value is not None for m in measures_in(section.title))
