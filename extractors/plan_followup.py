"""Follow-up of a plan's main efforts: the goals that a report repeats, and what is told of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from extractors.category import category_of
from extractors.context import Context
from extractors.nlp import sentences
from extractors.places import Standing, place_of
from extractors.values import values_of
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key
from model.facts import Fact, Goal, Status
from model.text import Block

_OF_TEXT = 200
_TITLE_WORDS = 12

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What stands under one subheading; `title` None where there is none."""

    title: str | None
    blocks: tuple[Block, ...]


def plan_followup(context: Context) -> Iterator[Fact]:
    """Goals and statuses of the sections that give a goal for the plan and then what is done."""
    blocks = context.document.blocks
    for at, block in enumerate(blocks):
        if not _in_effort(context, block):
            continue
        boxed = _boxed(context, block)
        if boxed or _is_label(context, block, "goal"):
            yield from _section(context, block, boxed, blocks[at + 1 :])
    yield from _efforts(context)


def _efforts(context: Context) -> Iterator[Status]:
    """Where a chapter on the plan repeats no goals, the heading of an effort says what is told of.

    Each effort has a heading of its own, straight under the chapter's, and no table beneath.
    """
    document = context.document
    for at, chapter in enumerate(document.sections):
        within = document.blocks[chapter.first : chapter.last]
        outer = document.sections[chapter.parent].title if chapter.parent >= 0 else ""
        if not _effort().search(chapter.title) or _effort().search(outer):
            continue
        if any(block.table or _is_label(context, block, "goal") for block in within):
            continue
        for effort in document.sections:
            prose = ("paragraph", "list_item")
            told = [b for b in document.blocks[effort.first : effort.last] if b.kind in prose]
            if effort.parent == at and told:
                yield _status(context, effort.title, Told(effort.title, tuple(told)))


def _boxed(context: Context, block: Block) -> list[Span]:
    """The goals of a cell that begins with the label."""
    text, goals = context.document.text, []
    for cell in (c for row in (block.table.rows if block.table else ()) for c in row.cells):
        label = _label("goal").match(text, cell.start, cell.end)
        if label and label[0].rstrip().endswith(":"):
            goals += _sentences(context, label.end(), cell.end)
    return goals


def _sentences(context: Context, start: int, end: int) -> list[Span]:
    """Each sentence is a goal of its own, whether or not the reader kept the paragraphs."""
    found = sentences(context.document.text[start:end])
    return [(start + first, start + last) for first, last in found]


@cache
def _label(name: str) -> re.Pattern[str]:
    words = alternation(wordlists("plan_followup")[name])
    return re.compile(rf"{words}(?:\s+(?:for\s+)?20\d\d)?\s*:?", re.IGNORECASE)


def _is_label(context: Context, block: Block, name: str) -> bool:
    words = context.document.words(block.start, block.end)
    return block.table is None and bool(_label(name).fullmatch(words))


def _in_effort(context: Context, block: Block) -> bool:
    path = context.document.section_path(block)
    return any(_effort().search(section.title) for section in path)


@cache
def _effort() -> re.Pattern[str]:
    words = alternation(wordlists("plan_followup")["effort"])
    return re.compile(rf"(?<!\w){words}", re.IGNORECASE)


def _section(
    context: Context, label: Block, boxed: Sequence[Span], blocks: Sequence[Block]
) -> Iterator[Fact]:
    goals: list[Span] = list(boxed)
    paragraphs: list[Block] = []
    told: list[Told] = []
    for block in blocks:
        if _ends(context, block):
            break
        if block.kind == "heading" or _is_title(context, block):
            told.append(Told(context.document.words(block.start, block.end), ()))
        elif told or boxed:
            before = told.pop() if told else Told(None, ())
            told.append(Told(before.title, (*before.blocks, block)))
        else:
            goals += _sentences(context, block.start, block.end)
            paragraphs.append(block)
    if not told and len(paragraphs) > 1:
        goals = [goal for goal in goals if goal[1] <= paragraphs[0].end]
        told = [Told(None, tuple(paragraphs[1:]))]
    yield from (_goal(context, label, goal) for goal in goals)
    for one in told:
        if goals and one.blocks:
            yield _status(context, _answered(context, goals, one), one)


def _ends(context: Context, block: Block) -> bool:
    """Whether a block stands after the section, or begins the next one."""
    labelled = any(_is_label(context, block, name) for name in ("goal", "ambition"))
    numbered = block.kind == "heading" and block.number is not None
    return numbered or labelled or block.kind in ("table", "caption")


def _is_title(context: Context, block: Block) -> bool:
    """A subheading that the reader took for a paragraph: few words, and no full stop."""
    words = context.document.words(block.start, block.end)
    short = len(words.split()) <= _TITLE_WORDS and not words.endswith((".", ":", ","))
    return block.kind == "paragraph" and short


def _standing(context: Context, block: Block) -> Standing:
    """The numbered section; the labels in it are no headings of their own."""
    path = context.document.section_path(block)
    titles = [section.title for section in path if section.number]
    place = place_of(context, block)
    return Standing(place.section, titles[-1] if titles else place.heading)


def _goal(context: Context, label: Block, goal: Span) -> Goal:
    place = _standing(context, label)
    text = context.document.words(*goal)
    main = re.search(
        alternation(wordlists("target_lists")["hovedmal"]),
        context.document.words(label.start, label.end),
        re.IGNORECASE,
    )
    return Goal(
        key=fact_key(context.document.key, "goal", id=None, section=place.section, words=text),
        doc=context.document.key,
        source=context.source(*goal),
        rule="goal.plan_followup",
        confidence=0.7,
        level="hovedmal" if main else "delmal",
        text=text,
        section=place.section,
        heading=place.heading,
    )


def _answered(context: Context, goals: Sequence[Span], told: Told) -> str:
    """The goal that a subheading takes up, by its words."""
    texts = [context.document.words(*goal) for goal in goals]
    return max(texts, key=lambda text: fuzz.token_set_ratio(text, told.title or ""))


def _status(context: Context, goal: str, told: Told) -> Status:
    document, meta = context.document, context.meta
    first, last = told.blocks[0], told.blocks[-1]
    place = _standing(context, first)
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
