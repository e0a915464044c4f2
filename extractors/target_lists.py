"""Which lists of a document are its goals or indicators, by the words or heading above them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import get_args

from extractors.commitment_leads import committed
from extractors.context import Context
from extractors.goal_labels import labelled_goals
from extractors.listings import Item, Listing, Passage, listings_of, passages_of
from extractors.measures import measures_of
from extractors.nlp import last_sentence, sentences
from extractors.parties import Frame
from extractors.target_kinds import Target, kind_of, pattern, small_numbers
from extractors.targets import limit_at_end
from extractors.wordlists import alternation, wordlists
from model.facts import GoalLevel, Measure

_TARGETS: tuple[Target, ...] = (
    "strategisk",
    "hovedmal",
    "kvalitativ",
    "hovedsatsing",
    "delmal",
    "indicator",
)
_LONGEST_HEADING = 90
_LONGEST_LABEL = 60
_LONGEST: dict[Target, int] = {"kvalitativ": 600, "indicator": 600, "delmal": 160, "plain": 300}
_SHORTEST_RUN: dict[Target, int] = {"kvalitativ": 1, "indicator": 1, "delmal": 3, "plain": 1}


@dataclass(frozen=True, slots=True)
class TargetItem:
    """One goal or indicator; `lead` is what the list is introduced with, for its reporting duty."""

    target: Target
    item: Item
    lead: str


def target_items(context: Context) -> Iterator[TargetItem]:
    """The items of every list of goals or indicators, and what stands one by one as such."""
    found = [*_listed(context), *_unmarked(context)]
    yield from found
    taken = [(one.item.start, one.item.end) for one in found]
    plan = context.meta.doc_type == "utviklingsplan"
    for goal in labelled_goals(context) if plan else ():
        if all(goal.item.end <= start or end <= goal.item.start for start, end in taken):
            yield TargetItem(goal.level, goal.item, "")


def _listed(context: Context) -> Iterator[TargetItem]:
    for listing in listings_of(context.document):
        target, lead = _target_of(context, listing)
        if _plain_field().fullmatch(lead) and _all_measured(context, listing):
            continue  # Targets of one field, which are indicators by themselves.
        for item in listing.items if target else ():
            yield TargetItem(
                kind_of(context, target, (lead, _heading(context, item)), item), item, lead
            )


def level_of(target: Target) -> GoalLevel | None:
    """The goal level; None for an indicator."""
    return next((level for level in get_args(GoalLevel) if level == target), None)


def _target_of(context: Context, listing: Listing) -> tuple[Target | None, str]:
    """What a list holds: as its lead says, else as the heading it stands under says."""
    lead = listing.lead
    said = context.document.words(lead.start, lead.end) if lead else ""
    heading = _heading(context, listing.items[0])
    if lead and lead.kind != "heading":
        last = last_sentence(said)
        if _foreign().search(last):
            return None, last
        if _tells_a_state(context, last):
            return "delmal", last
        if last.endswith(":") or _follows().search(last):
            named = _named_in_lead(last) or _taken_up(said)
            if named is None and last.endswith(":"):
                return _under_plain_lead(context, listing, last, heading), last
            return named or _titled(heading), last
        if _is_label(said):
            return _titled(said), said
    return _titled(heading), heading


def _tells_a_state(context: Context, lead: str) -> bool:
    """`I 2040 har vi:` in a plan, where it is not what somebody will do by then."""
    if context.meta.doc_type != "utviklingsplan" or not _state().fullmatch(lead):
        return False
    return not committed(lead, Frame.of(context), context.meta.issuer)[0]


def _is_label(words: str) -> bool:
    """A line that stands as a heading over a list, and is not set as one."""
    return len(words) <= _LONGEST_LABEL and words[:1].isupper() and words[-1:].isalnum()


def _under_plain_lead(context: Context, listing: Listing, lead: str, heading: str) -> Target | None:
    """What a list holds whose lead names no kind of goal, but says that goals or limits follow."""
    titled = _titled(heading)
    whole = _plain_heading().fullmatch(lead) or _plain_field().fullmatch(lead)
    if whole or _plain_lead().search(lead):
        return titled or "plain"
    limited = _all_measured(context, listing) or limit_at_end(lead) is not None
    return "indicator" if titled in ("indicator", "plain") and limited else None


def _all_measured(context: Context, listing: Listing) -> bool:
    return all(measures_of(context, item.start, item.end) for item in listing.items)


def _unmarked(context: Context) -> Iterator[TargetItem]:
    """Passages that stand one by one under a heading for goals, where bullets are lost."""
    passages = passages_of(context.document)
    for at, passage in enumerate(passages):
        heading = context.document.words(passage.start, passage.end)
        target = _titled(heading) if passage.kind == "heading" or _is_lead(heading) else None
        if target == "plain":
            target = "plain" if _sets(heading) else None
        if target is not None and target in _LONGEST:
            yield from _run(context, target, heading, passages[at + 1 :])


def _is_lead(words: str) -> bool:
    return len(words) <= _LONGEST_LABEL and words.endswith(":")


def _sets(heading: str) -> bool:
    """`Mål 2026`, `Mål:`: the goals themselves follow, not what is said of goals."""
    return heading.endswith(":") or re.search(r"20\d\d", heading) is not None


def _run(
    context: Context, target: Target, heading: str, passages: tuple[Passage, ...]
) -> Iterator[TargetItem]:
    run = list(takewhile(lambda p: _stands_alone(context, p, target), passages))
    for one in run if len(run) >= _SHORTEST_RUN[target] else ():
        text = context.document.words(one.start, one.end)
        item = Item(one.start, one.end, text, None, one.block)
        if target != "indicator" or measures_of(context, one.start, one.end):
            yield TargetItem(
                kind_of(context, target, (heading, _heading(context, item)), item), item, heading
            )


def _stands_alone(context: Context, passage: Passage, target: Target) -> bool:
    """One goal, not a sentence that leads into some; a heading only where it states a goal."""
    text = context.document.words(passage.start, passage.end)
    if passage.kind == "heading":
        states = ": " in text or len(text.split()) >= 5
        return target == "delmal" and not passage.number and states and not _named(text)
    least = 2 if target == "indicator" else 3
    short = len(text) <= _LONGEST[target] and len(text.split()) >= least
    names = _titled(text) if target == "plain" else pattern(target).search(text)
    leads = text.endswith(":") or _follows().match(text) or names
    whole = target != "plain" or len(sentences(text)) == 1 or bool(_measures(context, passage))
    return passage.kind in ("paragraph", "box") and short and whole and not leads


def _measures(context: Context, passage: Passage) -> tuple[Measure, ...]:
    return measures_of(context, passage.start, passage.end)


def _heading(context: Context, item: Item) -> str:
    section = item.block.section
    return context.document.sections[section].title if section >= 0 else ""


def _titled(heading: str) -> Target | None:
    """A heading that names a list; not one that is itself a goal ("Hovedmål 1: …")."""
    if len(heading) > _LONGEST_HEADING or pattern("economy").search(heading):
        return None
    if re.search(r"(?<!\d)\d\s*[:.–-]\s*\D", heading):
        return None
    plain = any(pattern().fullmatch(heading) for pattern in (_plain_heading, _plain_field))
    return _named(heading) or ("plain" if plain else None)


def _named(words: str) -> Target | None:
    """The first that the words name; `kvalitative mål og indikatorer` are both, see `kind_of`."""
    found = [
        (match.start(), -len(match[0]), target)
        for target in _TARGETS
        if (match := pattern(target).search(words))
    ]
    return min(found)[2] if found else None


def _taken_up(text: str) -> Target | None:
    """What the last sentence but one names, where "disse" in the last takes it up."""
    spans = list(sentences(text))
    if len(spans) < 2 or not pattern("back").search(text[slice(*spans[-1])]):
        return None
    both = text[spans[-2][0] : spans[-1][1]].strip()
    if _foreign().search(both):
        return None
    return _named_in_lead(both) or ("plain" if _own_goals().search(both) else None)


def _named_in_lead(words: str) -> Target | None:
    return _named(words) or ("hovedsatsing" if _effort_lead().search(words) else None)


@cache
def _follows() -> re.Pattern[str]:
    return pattern("follows")


@cache
def _foreign() -> re.Pattern[str]:
    return pattern("foreign")


@cache
def _plain_lead() -> re.Pattern[str]:
    lists = wordlists("target_lists")
    these = alternation((*lists["follows"], *small_numbers()))
    return re.compile(rf"(?<!\w){these}\s+(?:\w+\s+)?{alternation(lists['plain'])}(?!\w)", re.I)


@cache
def _state() -> re.Pattern[str]:
    states = alternation(wordlists("target_lists")["state"])
    return re.compile(rf"(?:i|innen|innan)\s+20\d\d\s+{states}(?:\s+[^:.\d]{{2,60}})?\s*:?", re.I)


@cache
def _own_goals() -> re.Pattern[str]:
    """`Styret har vedtatt felles mål.`"""
    lists = wordlists("target_lists")
    return re.compile(
        rf"(?<!\w){alternation(lists['has'])}\s+(?:\w+\s+)?{alternation(lists['plain'])}(?!\w)",
        re.I,
    )


@cache
def _effort_lead() -> re.Pattern[str]:
    """`Regionens tre innsatsområder er:`: efforts that are counted, or said to be these."""
    lists = wordlists("target_lists")
    efforts = alternation(lists["effort_chapter"])
    these = alternation((*lists["follows"], *small_numbers()))
    has = alternation(lists["has"])
    named = rf"(?<!\w){these}\s+(?:\w+\s+)?{efforts}(?!\w)"
    return re.compile(rf"{named}[^:]*\ber(?:\s+\w+)?\s*:$|(?<!\w){has}\s+{named}[^:]*:$", re.I)


@cache
def _plain_field() -> re.Pattern[str]:
    """`Mål for klima:`, without a verb."""
    words = alternation(wordlists("target_lists")["plain"])
    return re.compile(rf"{words}\s+(?:for|innen|innan|på)(?:\s+[^\s\d:.,]+){{1,5}}\s*:", re.I)


@cache
def _plain_heading() -> re.Pattern[str]:
    words = alternation(wordlists("target_lists")["plain"])
    when = r"(?:\w*perioden\s+)?20\d\d(?:\s*[-–]\s*20\d\d)?|perioden|planperioden|året"
    until = r"for|i|innen|innan|mot|(?:fram|frem)\s+mot|til"
    return re.compile(rf"{words}(?:\s+(?:(?:{until})\s+)?(?:{when}))?\s*[:?]?", re.I)
