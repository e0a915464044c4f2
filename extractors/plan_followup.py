"""Follow-up of a plan's main efforts: the goals that a report repeats, and what is told of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from extractors.category import category_of
from extractors.context import Context
from extractors.places import place_of
from extractors.values import values_of
from extractors.wordlists import alternation, wordlists
from model.facts import Fact, Goal, Status, fact_key
from model.text import Block

_OF_TEXT = 200
_TITLE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Told:
    """What stands under one subheading; `title` None where there is none."""

    title: str | None
    blocks: tuple[Block, ...]


def plan_followup(context: Context) -> Iterator[Fact]:
    """Goals and statuses of the sections that give a goal for the plan and then what is done."""
    blocks = context.document.blocks
    for at, block in enumerate(blocks):
        if _is_label(context, block, "goal") and _in_effort(context, block):
            yield from _section(context, blocks[at + 1 :])


@cache
def _label(name: str) -> re.Pattern[str]:
    words = alternation(wordlists("plan_followup")[name])
    return re.compile(rf"{words}(?:\s+(?:for\s+)?20\d\d)?\s*:?", re.IGNORECASE)


def _is_label(context: Context, block: Block, name: str) -> bool:
    words = context.document.words(block.start, block.end)
    return block.table is None and bool(_label(name).fullmatch(words))


def _in_effort(context: Context, block: Block) -> bool:
    words = rf"(?<!\w){alternation(wordlists('plan_followup')['effort'])}"
    path = context.document.section_path(block)
    return any(re.search(words, section.title, re.IGNORECASE) for section in path)


def _section(context: Context, blocks: Sequence[Block]) -> Iterator[Fact]:
    goals: list[Block] = []
    told: list[Told] = []
    for block in blocks:
        numbered = block.kind == "heading" and block.number
        labelled = any(_is_label(context, block, name) for name in ("goal", "ambition"))
        if numbered or labelled or block.kind in ("table", "caption"):
            break
        if block.kind == "heading" or _is_title(context, block):
            told.append(Told(context.document.words(block.start, block.end), ()))
        elif told:
            told[-1] = Told(told[-1].title, (*told[-1].blocks, block))
        else:
            goals.append(block)
    if not told and len(goals) > 1:
        goals, told = goals[:1], [Told(None, tuple(goals[1:]))]
    yield from (_goal(context, goal) for goal in goals)
    for one in told:
        if goals and one.blocks:
            yield _status(context, _answered(context, goals, one), one)


def _is_title(context: Context, block: Block) -> bool:
    """A subheading that the reader took for a paragraph: few words, and no full stop."""
    words = context.document.words(block.start, block.end)
    short = len(words.split()) <= _TITLE_WORDS and not words.endswith((".", ":", ","))
    return block.kind == "paragraph" and short


def _goal(context: Context, block: Block) -> Goal:
    place = place_of(context, block)
    text = context.document.words(block.start, block.end)
    return Goal(
        key=fact_key(context.document.key, "goal", id=None, section=place.section, words=text),
        doc=context.document.key,
        source=context.source(block.start, block.end),
        rule="goal.plan_followup",
        confidence=0.7,
        level="hovedmal",
        text=text,
        section=place.section,
        heading=place.heading,
    )


def _answered(context: Context, goals: Sequence[Block], told: Told) -> str:
    """The goal that a subheading takes up, by its words."""
    texts = [context.document.words(goal.start, goal.end) for goal in goals]
    return max(texts, key=lambda text: fuzz.token_set_ratio(text, told.title or ""))


def _status(context: Context, goal: str, told: Told) -> Status:
    document, meta = context.document, context.meta
    first, last = told.blocks[0], told.blocks[-1]
    place = place_of(context, first)
    text = document.words(first.start, last.end)
    verdict = category_of(text, topic=goal)
    return Status(
        key=fact_key(document.key, "status", id=None, section=place.section, words=text[:120]),
        doc=document.key,
        source=context.source(first.start, last.end),
        rule="status.plan_followup",
        confidence=min(0.7, verdict.confidence),
        of_text=goal[:_OF_TEXT],
        of_kind="goal",
        of_year=meta.year,
        text=text,
        category=verdict.category,
        verdict=verdict.words,
        reporter=meta.issuer,
        values=values_of(context, first.start, last.end, meta.year),
        section=place.section,
        heading=told.title or place.heading,
    )
