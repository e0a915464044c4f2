"""The main effort that each box of commitments belongs to."""

from extractors.commitment_tables import Box
from extractors.context import Context
from extractors.goals import efforts, goals
from model.base import fold
from model.facts import Goal


def themes_of(context: Context, boxes: list[Box]) -> list[str | None]:
    """The main effort that each box belongs to: the heading it stands under.

    A layout may print a box before its own heading; where a chapter has as many boxes as main
    efforts, they go together in order.
    """
    found = list(efforts(context))
    if not found:
        return _listed_themes(context, boxes)
    start, end = found[0].source.start, _chapter_end(context, found[-1])
    inside = [box for box in boxes if start <= box.listing.items[0].start < end]
    if len(inside) == len(found):
        paired = {id(box): goal.text for box, goal in zip(inside, found, strict=True)}
    else:
        paired = {id(box): _nearest(found, box) for box in inside}
    return [paired.get(id(box)) for box in boxes]


def _listed_themes(context: Context, boxes: list[Box]) -> list[str | None]:
    """The heading above each box that says again a main effort which the plan has listed."""
    listed = {fold(g.text).casefold(): g.text for g in goals(context) if g.level == "hovedsatsing"}
    above = [context.document.section_path(box.listing.items[0].block) for box in boxes]
    titles = [[fold(section.title).casefold() for section in path] for path in above]
    return [next((listed[t] for t in path if t in listed), None) for path in titles]


def _nearest(found: list[Goal], box: Box) -> str:
    before = [goal for goal in found if goal.source.start < box.listing.items[0].start]
    return before[-1].text


def _chapter_end(context: Context, last: Goal) -> int:
    """Where the section of the last main effort ends."""
    document = context.document
    for section in document.sections:
        heading = document.blocks[section.first]
        if heading.kind == "heading" and heading.start <= last.source.start < heading.end:
            return document.blocks[section.last - 1].end
    return len(document.text)
