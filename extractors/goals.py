"""Goals: numbered main goals, qualitative goals, main efforts, strategic goals and sub-goals."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.context import Context
from extractors.language import passage_language
from extractors.listings import Item
from extractors.places import place_of
from extractors.target_lists import level_of, target_items
from extractors.wordlists import alternation, wordlists
from model.base import fold
from model.evidence import fact_key
from model.facts import Goal, GoalLevel
from model.text import Block

DOC_TYPES = frozenset({"oppdragsdokument", "oppdrag_og_bestilling", "utviklingsplan"})
"""The types that state goals of their own; a report only reprints them."""


def goals(context: Context) -> Iterator[Goal]:
    """The goals of a document, each once; of a report those that its chapters are named by."""
    if context.meta.doc_type == "arlig_melding":
        yield from _numbered_headings(context)
    if context.meta.doc_type not in DOC_TYPES:
        return
    seen: set[tuple[str, str]] = set()
    for goal in _all(context):
        if (goal.level, fold(goal.text).casefold()) not in seen:
            seen.add((goal.level, fold(goal.text).casefold()))
            yield goal


def _all(context: Context) -> Iterator[Goal]:
    levels: set[GoalLevel] = set()
    for found in target_items(context):
        level = level_of(found.target)
        if level is not None:
            levels.add(level)
            yield _listed(context, found.item, level)
    if "hovedmal" not in levels:
        yield from _numbered_headings(context)
    if context.meta.doc_type == "utviklingsplan":
        yield from efforts(context)
        yield from _tabled_efforts(context)
        yield from _boxed(context)


def _listed(context: Context, item: Item, level: GoalLevel) -> Goal:
    """One of a list; `Hovedmål 2: …` is the goal with its number, the words behind it."""
    named = _main_goal().match(item.text) if level == "hovedmal" else None
    said = _main_goal().match(context.document.text[item.start : item.end])
    if named and said:
        span = (item.start + said.start("text"), item.end)
        goal = _goal(context, span, item.block, level, int(named["number"]))
        return goal.model_copy(update={"text": item.text[named.start("text") :]})
    number = item.number if level in ("hovedmal", "strategisk") else None
    goal = _goal(context, (item.start, item.end), item.block, level, number)
    return goal.model_copy(update={"text": item.text})


def _numbered_headings(context: Context) -> Iterator[Goal]:
    """`3.1 Hovedmål 1: …`, where no list gives the main goals."""
    for block in _headings(context):
        match = _main_goal().match(context.document.text[block.start : block.end])
        if match:
            span = (block.start + match.start("text"), block.end)
            yield _goal(context, span, block, "hovedmal", int(match["number"]))


def efforts(context: Context) -> Iterator[Goal]:
    """The headings that name one, and those right below a chapter of main efforts.

    Where a plan lists its strategic goals, only a chapter that is called main efforts has them,
    or one of efforts that each have goals of their own.
    """
    listed = any(found.target == "strategisk" for found in target_items(context))
    chapter = _chapter("hovedsatsing", "effort_chapter")
    if listed and not _have_goals(context, chapter):
        chapter = _chapter("hovedsatsing")
    for block in _headings(context):
        path = context.document.section_path(block)
        text = context.document.words(block.start, block.end)
        named = _counted_effort().match(context.document.text[block.start : block.end])
        if named:
            span = (block.start + named.end(), block.end)
            yield _goal(context, span, block, "hovedsatsing", None)
        elif (
            len(path) > 1
            and _is_chapter(path[-2].title, chapter)
            and not _generic().fullmatch(text)
        ):
            yield _goal(context, (block.start, block.end), block, "hovedsatsing", None)


def _have_goals(context: Context, chapter: re.Pattern[str]) -> bool:
    """Whether goals stand under the headings of a chapter of efforts, and none is called main."""
    paths = [
        [section.title for section in context.document.section_path(found.item.block)]
        for found in target_items(context)
        if level_of(found.target) == "delmal"
    ]
    main = any(_is_chapter(s.title, _chapter("hovedsatsing")) for s in context.document.sections)
    return not main and any(_is_chapter(title, chapter) for path in paths for title in path[:-1])


def _tabled_efforts(context: Context) -> Iterator[Goal]:
    """The first column of a table in a chapter of main efforts, where it is called so."""
    chapter, name = _chapter("hovedsatsing", "effort_chapter"), _chapter("counted_effort")
    for block in context.document.blocks:
        path = context.document.section_path(block)
        if block.table and path and _is_chapter(path[-1].title, chapter):
            title, *rest = (row.cells[0] for row in block.table.rows)
            if name.fullmatch(context.document.words(title.start, title.end)):
                for cell in rest:
                    if cell.end > cell.start:
                        yield _goal(context, (cell.start, cell.end), block, "hovedsatsing", None)


def _boxed(context: Context) -> Iterator[Goal]:
    """A sentence set in a box of its own that says what is to be in a year to come."""
    for block in context.document.blocks:
        text = context.document.words(block.start, block.end)
        if block.kind == "box" and _by_a_year().fullmatch(text):
            yield _goal(context, (block.start, block.end), block, "delmal", None)


def _headings(context: Context) -> Iterator[Block]:
    return (block for block in context.document.blocks if block.kind == "heading")


def _goal(
    context: Context, span: tuple[int, int], block: Block, level: GoalLevel, number: int | None
) -> Goal:
    place, text = place_of(context, block), context.document.words(*span)
    return Goal(
        key=fact_key(context.meta.doc, "goal", id=None, section=place.section, words=text),
        doc=context.meta.doc,
        source=context.source(*span),
        rule=f"goals.{level}",
        confidence=block.confidence,
        language=passage_language(text),
        level=level,
        number=number,
        text=text,
        section=place.section,
        heading=place.heading,
        year=context.meta.year,
    )


def _is_chapter(title: str, chapter: re.Pattern[str]) -> bool:
    """Whether the headings below are the efforts: not where the title is one of them."""
    return bool(chapter.match(title)) and not _counted_effort().match(title)


@cache
def _counted_effort() -> re.Pattern[str]:
    """What counts a main effort ahead of its name: "Satsingsområde 2: …"."""
    words = alternation(wordlists("target_lists")["counted_effort"])
    return re.compile(rf"{words}\s+\d{{1,2}}\s*[:.–-]\s*(?=[^\W\d])", re.I)


@cache
def _main_goal() -> re.Pattern[str]:
    words = alternation(wordlists("target_lists")["hovedmal"])
    return re.compile(rf"{words}\s+(?P<number>\d)\s*[:.–-]?\s+(?P<text>\w)", re.I)


@cache
def _by_a_year() -> re.Pattern[str]:
    modal = alternation(wordlists("measures")["modal"])
    when = r"(?:i|innen|innan)\s+(?:utgangen\s+av\s+|utgongen\s+av\s+)?20\d\d"
    said = r"[^.:]{3,160}"
    return re.compile(
        rf"[^.:]{{5,120}}\s{modal}\s{said}\b{when}\.?|{when}\s{modal}\s{said}\.?", re.I
    )


@cache
def _chapter(*names: str) -> re.Pattern[str]:
    """A chapter that is about the main efforts, not one that only mentions them."""
    words = alternation(word for name in names for word in wordlists("target_lists")[name])
    return re.compile(rf"(?:\w+\s+){{0,2}}{words}\b", re.I)


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(alternation(wordlists("target_lists")["generic_heading"]) + r":?", re.I)
