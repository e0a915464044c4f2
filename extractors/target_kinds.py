"""What kind of goal an item of a list is, where words above it say no more than goals."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.context import Context
from extractors.listings import Item
from extractors.measures import measures_of
from extractors.scopes import demand_in
from extractors.wordlists import alternation, wordlists

Target = Literal[
    "hovedmal", "kvalitativ", "hovedsatsing", "strategisk", "delmal", "indicator", "plain"
]
_SLOGAN = 6
"""So few words without a demand, a value or a year say what is wanted, not how much."""
_FAR = 3
"""Years ahead, from which on a goal is a strategic one."""


@dataclass(frozen=True, slots=True)
class TargetItem:
    """One goal or indicator; `lead` is what the list is introduced with, for its reporting duty."""

    target: Target
    item: Item
    lead: str


def heading_of(context: Context, item: Item) -> str:
    """The title of the section that an item stands in."""
    section = item.block.section
    return context.document.sections[section].title if section >= 0 else ""


def kind_of(context: Context, target: Target | None, above: tuple[str, str], item: Item) -> Target:
    """The kind of one item; `above` are the lead of its list and the heading of its section.

    Where these say no more than goals, what is measured is an indicator.
    """
    lead = above[0]
    if context.meta.doc_type == "utviklingsplan":
        if target == "hovedmal" and any(map(pattern("overall").search, above)):
            return "strategisk"
        if target == "plain":
            measured = measures_of(context, item.start, item.end)
            return "strategisk" if _counted_goals().search(lead) and not measured else "delmal"
    elif target in ("hovedmal", "plain") and _looks_far(lead, context.meta.year):
        return "strategisk"
    elif target == "delmal" and measures_of(context, item.start, item.end):
        return "indicator"
    return _told_apart(context, target, lead, item)


def _told_apart(context: Context, target: Target | None, lead: str, item: Item) -> Target:
    both = pattern("indicator").search(lead) and pattern("plain").search(lead)
    if target != "plain" and not (both and target in ("indicator", "kvalitativ")):
        return target or "kvalitativ"
    if _sets_a_target(context, item):
        return "indicator"
    return "hovedsatsing" if pattern("priority").search(lead) else "kvalitativ"


def _sets_a_target(context: Context, item: Item) -> bool:
    """Whether an item is measured, and is no slogan ("Kortere køer")."""
    measures = measures_of(context, item.start, item.end)
    said = demand_in(item.text) is not None or len(item.text.split()) > _SLOGAN
    return any(said or m.value is not None or m.baseline or m.period for m in measures)


def _looks_far(lead: str, year: int | None) -> bool:
    """`mål for utviklingen fram mot 2035`: not goals of one year or two."""
    until = re.search(r"(?<!\w)mot\s+(20\d\d)(?!\d)", lead)
    return bool(until and year and int(until[1]) > year + _FAR)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any word of a list of target words, whole."""
    return re.compile(rf"(?<!\w){alternation(wordlists('target_lists')[name])}(?!\w)", re.I)


@cache
def _counted_goals() -> re.Pattern[str]:
    """`Styret har vedtatt fire mål`: the goals of the whole plan."""
    numbers, goals = alternation(small_numbers()), alternation(wordlists("target_lists")["plain"])
    return re.compile(rf"(?<!\w){numbers}\s+(?:\w+\s+)?{goals}(?!\w)", re.I)


def small_numbers() -> tuple[str, ...]:
    """Two to ten, in words."""
    lists = wordlists("number_words")
    return tuple(word for value in range(2, 11) for word in lists[str(value)])
