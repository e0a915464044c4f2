"""Which lists of a document are its goals or indicators, by the words or heading above them."""

from collections.abc import Iterator
from typing import get_args

from extractors.commitment_leads import committed
from extractors.context import Context
from extractors.goal_labels import labelled_goals
from extractors.listings import Listing, listings_of
from extractors.measures import measures_of
from extractors.nlp import last_sentence
from extractors.parties import Frame
from extractors.target_kinds import Target, TargetItem, heading_of, kind_of
from extractors.target_names import (
    follows,
    foreign,
    measuring,
    named_in_lead,
    plain_field,
    plain_heading,
    plain_lead,
    state,
    taken_up,
    titled,
    wish,
)
from extractors.targets import limit_at_end
from extractors.unlisted_targets import single, unmarked
from model.facts import GoalLevel

_LONGEST_LABEL = 60


def target_items(context: Context) -> Iterator[TargetItem]:
    """The items of every list of goals or indicators, and what stands one by one as such."""
    found = [*_listed(context), *unmarked(context), *single(context)]
    yield from found
    taken = [(one.item.start, one.item.end) for one in found]
    plan = context.meta.doc_type == "utviklingsplan"
    for goal in labelled_goals(context) if plan else ():
        if all(goal.item.end <= start or end <= goal.item.start for start, end in taken):
            yield TargetItem(goal.level, goal.item, "")


def _listed(context: Context) -> Iterator[TargetItem]:
    for listing in listings_of(context.document):
        target, lead = _target_of(context, listing)
        plan = context.meta.doc_type == "utviklingsplan"
        if not plan and plain_field().fullmatch(lead) and _all_measured(context, listing):
            continue  # Targets of one field, which are indicators by themselves.
        for item in listing.items if target else ():
            yield TargetItem(
                kind_of(context, target, (lead, heading_of(context, item)), item), item, lead
            )


def level_of(target: Target) -> GoalLevel | None:
    """The goal level; None for an indicator."""
    return next((level for level in get_args(GoalLevel) if level == target), None)


def _target_of(context: Context, listing: Listing) -> tuple[Target | None, str]:
    """What a list holds: as its lead says, else as the heading it stands under says."""
    lead, heading = listing.lead, heading_of(context, listing.items[0])
    said = context.document.words(lead.start, lead.end) if lead else ""
    if lead and lead.kind != "heading":
        last = last_sentence(said)
        if last.endswith(":") or follows().search(last) or foreign().search(last):
            return _led(context, listing, said, heading), last
        if measuring().fullmatch(last) or _tells_a_state(context, last):
            return _led(context, listing, said, heading), last
        if _is_label(said):
            return titled(said), said
    if measuring().fullmatch(heading):
        return _measured(context, listing), heading
    return titled(heading), heading


def _led(context: Context, listing: Listing, said: str, heading: str) -> Target | None:
    """What a list holds by the last sentence of the passage that leads into it."""
    lead = last_sentence(said)
    if foreign().search(lead):
        return None
    if _tells_a_state(context, lead):
        return "delmal"
    if measuring().fullmatch(lead):
        return _measured(context, listing)
    named = named_in_lead(lead) or taken_up(said)
    if named is None and lead.endswith(":"):
        return _under_plain_lead(context, listing, lead, heading)
    return named or titled(heading)


def _tells_a_state(context: Context, lead: str) -> bool:
    """`I 2040 har vi:` in a plan, where it is not what somebody will do by then."""
    if context.meta.doc_type != "utviklingsplan" or not state().fullmatch(lead):
        return False
    return not committed(lead, Frame.of(context), context.meta.issuer)[0]


def _is_label(words: str) -> bool:
    """A line that stands as a heading over a list, and is not set as one."""
    ends = words[-1:].isalnum() or words.endswith("?")
    return len(words) <= _LONGEST_LABEL and words[:1].isupper() and ends


def _under_plain_lead(context: Context, listing: Listing, lead: str, heading: str) -> Target | None:
    """What a list holds whose lead names no kind of goal, but says that goals or limits follow."""
    above = titled(heading)
    whole = any(p().fullmatch(lead) for p in (plain_heading, plain_field, wish))
    if whole or plain_lead().search(lead):
        return above or "plain"
    limited = _all_measured(context, listing) or limit_at_end(lead) is not None
    return "indicator" if above in ("indicator", "plain") and limited else None


def _measured(context: Context, listing: Listing) -> Target | None:
    return "indicator" if _all_measured(context, listing) else None


def _all_measured(context: Context, listing: Listing) -> bool:
    return all(measures_of(context, item.start, item.end) for item in listing.items)
