"""Indicators: what a document wants measured, with the targets it sets."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.context import Context
from extractors.goals import DOC_TYPES
from extractors.language import passage_language
from extractors.measures import measures_in, measures_of
from extractors.places import place_of
from extractors.reporting import reporting_of
from extractors.target_lists import target_items
from extractors.wordlists import alternation, wordlists
from model.facts import Indicator, Measure, fact_key
from model.text import Block, Row


def indicators(context: Context) -> Iterator[Indicator]:
    """The indicators of a document: listed as such, sub-goals with a target, rows of tables."""
    if context.meta.doc_type not in DOC_TYPES:
        return
    for found in target_items(context):
        item = found.item
        measures = measures_of(context, item.start, item.end)
        measured = any(m.value is not None or m.baseline for m in measures)
        if found.target == "indicator" or (found.target == "delmal" and measured):
            fact = _indicator(context, (item.start, item.end), item.block, item.text, measures)
            yield fact.model_copy(update={"reporting": reporting_of(found.lead)})
    for block in context.document.blocks:
        if block.kind == "table" and block.table is not None:
            yield from _tabled(context, block)


def _indicator(
    context: Context, span: tuple[int, int], block: Block, text: str, measures: tuple[Measure, ...]
) -> Indicator:
    place = place_of(context, block)
    return Indicator(
        key=fact_key(context.meta.doc, "indicator", id=None, section=place.section, words=text),
        doc=context.meta.doc,
        source=context.source(*span),
        rule="indicators",
        confidence=block.confidence,
        language=passage_language(text),
        text=text,
        measures=measures,
        section=place.section,
        heading=place.heading,
        year=context.meta.year,
    )


def _tabled(context: Context, block: Block) -> Iterator[Indicator]:
    """`Indikator | Mål`: a row is an indicator, its target the words of the goal column."""
    table = block.table
    if table is None or not table.rows:
        return
    header = [context.document.words(c.start, c.end) for c in table.rows[0].cells]
    name = next((i for i, title in enumerate(header) if _column("indicator").match(title)), None)
    goal = next((i for i, title in enumerate(header) if _target_title().match(title)), None)
    if name is None or goal is None or name == goal:
        return
    for row in table.rows[max(table.header_rows, 1) :]:
        text, target = _cell(context, row, name), _cell(context, row, goal)
        if text and target:
            cells = row.cells
            measures = measures_in(f"{text}: {target}")
            yield _indicator(context, (cells[0].start, cells[-1].end), block, text, measures)


def _cell(context: Context, row: Row, column: int) -> str:
    return context.document.words(row.cells[column].start, row.cells[column].end)


@cache
def _column(name: str) -> re.Pattern[str]:
    return re.compile(alternation(wordlists("target_lists")[name]), re.I)


@cache
def _target_title() -> re.Pattern[str]:
    return re.compile(
        alternation(wordlists("target_lists")["target_column"]) + r"(?:\s+20\d\d)?$", re.I
    )
