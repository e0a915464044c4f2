"""Indicators: what a document wants measured, with the targets it sets."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.context import Context
from extractors.duties import tells
from extractors.goals import DOC_TYPES
from extractors.ids import opening_id
from extractors.language import passage_language
from extractors.measures import measures_in, measures_of
from extractors.places import place_of
from extractors.reporting import reporting_of
from extractors.stated_targets import stated_targets
from extractors.target_lists import target_items
from extractors.targets import limit_at_end
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key
from model.facts import Indicator, Measure, Operator
from model.text import Block, Row


def indicators(context: Context) -> Iterator[Indicator]:
    """The indicators of a document: listed as such, sub-goals with a target, rows of tables."""
    if context.meta.doc_type not in DOC_TYPES:
        return
    taken: list[tuple[int, int]] = []
    for found in target_items(context):
        taken.append((found.item.start, found.item.end))
        item, limit = found.item, limit_at_end(found.lead)
        measures = measures_of(context, item.start, item.end)
        if limit:
            measures = tuple(_limited(measure, limit) for measure in measures)
        measured = any(m.value is not None or m.baseline or m.period for m in measures)
        if found.target == "indicator" or (found.target == "delmal" and measured):
            fact = _indicator(context, (item.start, item.end), item.block, item.text, measures)
            yield fact.model_copy(update={"reporting": reporting_of(found.lead)})
    for item in stated_targets(context):
        if all(item.end <= start or end <= item.start for start, end in taken):
            taken.append((item.start, item.end))
            measures = measures_of(context, item.start, item.end)
            fact = _indicator(context, (item.start, item.end), item.block, item.text, measures)
            yield fact.model_copy(update={"rule": "indicators.stated"})
    for block in context.document.blocks:
        if block.kind == "table" and block.table is not None:
            yield from _tabled(context, block)


def _limited(measure: Measure, limit: Operator) -> Measure:
    """A value alone has the limit that the lead of its list ends in."""
    return measure.model_copy(update={"op": limit}) if measure.op == "=" else measure


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
    columns = _columns(header)
    if columns is None:
        return
    named = _column("indicator").match(header[columns[0]]) is not None
    for row in table.rows[max(table.header_rows, 1) :]:
        name, goal = (_cell(context, row, column) for column in columns)
        span = (row.cells[0].start, row.cells[-1].end)
        if opening_id(context.document.words(row.cells[0].start, row.cells[0].end)):
            continue  # A mandate, whose column is called what a target's may be.
        own = measures_in(name, context.meta.year) if columns[1] < columns[0] else ()
        if own:
            yield _indicator(context, span, block, name, own)
            continue
        stated = measures_in(f"{name}: {goal}", context.meta.year)
        measures = tuple(_timed(measure, header[columns[1]]) for measure in stated)
        if all(m.value is None for m in measures) and _is_told(context, row, columns[1]):
            continue  # Somebody is to do it, and nothing says how much.
        if name and goal and (measures or (named and columns[0] < columns[1])):
            yield _indicator(context, span, block, f"{name} {goal}", measures)


def _is_told(context: Context, row: Row, column: int) -> bool:
    return tells(context, (row.cells[column].start, row.cells[column].end))


def _timed(measure: Measure, title: str) -> Measure:
    """A target is for the year that its column is titled with, where its words say none."""
    year = re.search(r"(?<!\d)20\d\d(?!\d)", title)
    return measure if measure.period or not year else measure.model_copy(update={"period": year[0]})


def _columns(header: list[str]) -> tuple[int, int] | None:
    """Which column names what is measured, and which gives its target; the goal that an
    indicator with a target of its own serves may stand before it."""
    goals = [i for i, title in enumerate(header) if _target_title().match(title)]
    indicators = [i for i, title in enumerate(header) if _column("indicator").match(title)]
    named = indicators + [
        i for i, title in enumerate(header) if _column("name_column").fullmatch(title)
    ]
    name = named[0] if named else None
    after = next((i for i in goals if name is not None and i > name), None)
    before = next((i for i in goals if indicators and i < indicators[0]), None)
    goal = before if after is None else after
    return None if name is None or goal is None else (name, goal)


def _cell(context: Context, row: Row, column: int) -> str:
    return context.document.words(row.cells[column].start, row.cells[column].end)


@cache
def _column(name: str) -> re.Pattern[str]:
    return re.compile(alternation(wordlists("target_lists")[name]), re.I)


@cache
def _target_title() -> re.Pattern[str]:
    return re.compile(
        alternation(wordlists("target_lists")["target_column"])
        + r"(?:\s+(?:for\s+)?\(?20\d\d\)?)?$",
        re.I,
    )
