"""Goals and indicators that stand one by one, where bullets are lost or there is but one."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile

from extractors.context import Context
from extractors.listings import Item, Passage, passages_of
from extractors.measures import measures_of
from extractors.nlp import sentences
from extractors.scopes import demand_in
from extractors.target_kinds import Target, TargetItem, heading_of, kind_of, pattern
from extractors.target_names import follows, named, titled
from extractors.wordlists import alternation, wordlists
from model.facts import Measure

_LONGEST_LABEL = 60
_LONGEST: dict[Target, int] = {
    "kvalitativ": 600,
    "indicator": 600,
    "delmal": 160,
    "plain": 300,
    "hovedmal": 300,
    "strategisk": 300,
}
_SHORTEST_RUN: dict[Target, int] = {"delmal": 3}
"""So many have to stand in a row; one will do of any other kind."""
_BOXED = ("hovedmal", "strategisk")
"""Goals whose heading prose may follow: without bullets they stand in boxes."""


def unmarked(context: Context) -> Iterator[TargetItem]:
    """Passages that stand one by one under a heading for goals, where bullets are lost."""
    passages = passages_of(context.document)
    for at, passage in enumerate(passages):
        heading = context.document.words(passage.start, passage.end)
        target = titled(heading) if passage.kind == "heading" or _is_lead(heading) else None
        if target == "plain":
            target = "plain" if _sets(heading) else None
        if target is not None and target in _LONGEST:
            yield from _run(context, target, heading, passages[at + 1 :])


def single(context: Context) -> Iterator[TargetItem]:
    """`Hovedmålet for foretaket er:` in a plan, and the one goal that stands below it."""
    passages = passages_of(context.document) if context.meta.doc_type == "utviklingsplan" else ()
    for lead, goal in pairwise(passages):
        words = context.document.words(lead.start, lead.end)
        text = context.document.words(goal.start, goal.end)
        told = goal.kind in ("paragraph", "heading", "box") and len(sentences(text)) == 1
        if _single_lead().fullmatch(words) and told and text[-1] != ":":
            yield TargetItem("hovedmal", Item(goal.start, goal.end, text, None, goal.block), words)


def _is_lead(words: str) -> bool:
    return len(words) <= _LONGEST_LABEL and words.endswith(":")


def _sets(heading: str) -> bool:
    """`Mål 2026`, `Mål:`: the goals themselves follow, not what is said of goals."""
    return heading.endswith(":") or re.search(r"20\d\d", heading) is not None


def _run(
    context: Context, target: Target, heading: str, passages: tuple[Passage, ...]
) -> Iterator[TargetItem]:
    run = list(takewhile(lambda p: _stands_alone(context, p, target), passages))
    for one in run if len(run) >= _SHORTEST_RUN.get(target, 1) else ():
        text = context.document.words(one.start, one.end)
        item = Item(one.start, one.end, text, None, one.block)
        if target != "indicator" or measures_of(context, one.start, one.end):
            yield TargetItem(
                kind_of(context, target, (heading, heading_of(context, item)), item), item, heading
            )


def _stands_alone(context: Context, passage: Passage, target: Target) -> bool:
    """One goal, not a sentence that leads into some; a heading only where it states a goal."""
    text = context.document.words(passage.start, passage.end)
    if passage.kind == "heading":
        states = ": " in text or len(text.split()) >= 5
        return target == "delmal" and not passage.number and states and not named(text)
    least = 2 if target == "indicator" else 3
    short = len(text) <= _LONGEST[target] and len(text.split()) >= least
    names = titled(text) if target == "plain" else pattern(target).search(text)
    leads = text.endswith(":") or follows().match(text) or names
    kind = passage.block.kind if target in _BOXED else passage.kind
    stands = kind == "box" or (kind == "paragraph" and target not in _BOXED)
    return stands and short and not leads and _is_whole(context, passage, target)


def _is_whole(context: Context, passage: Passage, target: Target) -> bool:
    """Whether a passage states a goal, not one that tells of what goals are about."""
    text = context.document.words(passage.start, passage.end)
    if target not in ("plain", "indicator") or len(sentences(text)) == 1:
        return True
    demands = target == "plain" or demand_in(text) is not None
    return demands and bool(_measures(context, passage))


def _measures(context: Context, passage: Passage) -> tuple[Measure, ...]:
    return measures_of(context, passage.start, passage.end)


@cache
def _single_lead() -> re.Pattern[str]:
    words = alternation(wordlists("target_lists")["single"])
    return re.compile(rf"(?:[^.:]{{0,60}}\s)?{words}(?:\s[^.:]{{1,80}})?\ser\s*:", re.I)
