"""Commitments in tables: the column of what is to be done, with who is to see to it and why."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.commitment_leads import is_column, is_responsible, label_end
from extractors.context import Context
from extractors.goals import goals
from extractors.listings import Item, Listing, Passage, cell_items
from extractors.parties import Frame, find_parties
from extractors.wordlists import alternation, wordlists
from model.base import fold
from model.text import Block, Row

Told = Callable[[Row], str | None]
"""What a row tells beside a measure of its own."""


@dataclass(frozen=True, slots=True)
class Box:
    """A list of commitments: what leads into it, and who makes each.

    `themes`: the main effort of each, where a column says it.
    """

    listing: Listing
    lead_in: str
    owners: tuple[str | None, ...]
    themes: tuple[str | None, ...] = ()


def tabled(context: Context, frame: Frame) -> Iterator[Box]:
    """The cells of a column of measures; its title is what leads into them."""
    for block in context.document.blocks:
        rows = block.table.rows if block.table else ()
        titles = [context.document.words(c.start, c.end) for c in rows[0].cells] if rows else []
        for column, title in enumerate(titles):
            if is_column(title):
                told = _responsible(context, frame, titles), _effort(context, titles)
                held = list(_held(context, block, column, *told))
                items, owners, themes = zip(*held, strict=True) if held else ((), (), ())
                cell = rows[0].cells[column]
                lead = Passage("column", cell.start, cell.end, block)
                yield from [Box(Listing(lead, items), title, owners, themes)] if items else []


def unlabelled(context: Context, item: Item) -> Item:
    """The item without the label that counts it."""
    label = label_end(context.document.text[item.start : item.end])
    if not label or not label_end(item.text):
        return item
    return replace(item, start=item.start + label, text=item.text[label_end(item.text) :])


def _held(
    context: Context, block: Block, column: int, responsible: Told, effort: Told
) -> Iterator[tuple[Item, str | None, str | None]]:
    """The measures of a column, row by row: who is to see to each, and for which main effort."""
    for row in block.table.rows[1:] if block.table else ():
        cell = row.cells[column]
        for item in cell_items(context.document, block, cell.start, cell.end):
            if re.search(r"[^\W\d]{2}", item.text):
                yield unlabelled(context, item), responsible(row), effort(row)


def _responsible(context: Context, frame: Frame, titles: list[str]) -> Told:
    """Who a row names as responsible: an organisation, else the plan's own."""
    column = next((at for at, title in enumerate(titles) if is_responsible(title)), None)

    def of(row: Row) -> str | None:
        words = _words(context, row, column)
        parties = [p for p in find_parties(words, frame) if p.kind == "organisation"]
        named = parties[0].names if len(parties) == 1 and parties[0].mandated else ()
        return named[0] if len(named) == 1 else context.meta.issuer

    return of


def _effort(context: Context, titles: list[str]) -> Told:
    """The main effort that a row names in a column of its own, as the plan's goals have it."""
    column = next((at for at, title in enumerate(titles) if _named().fullmatch(title)), None)
    if column is None:
        return lambda _row: None
    plan = {fold(g.text).casefold(): g.text for g in goals(context) if g.level == "hovedsatsing"}
    return lambda row: plan.get(fold(_words(context, row, column)).casefold())


def _words(context: Context, row: Row, column: int | None) -> str:
    cell = row.cells[column] if column is not None else None
    return context.document.words(cell.start, cell.end) if cell else ""


@cache
def _named() -> re.Pattern[str]:
    lists = wordlists("target_lists")
    return re.compile(alternation((*lists["counted_effort"], *lists["effort_chapter"])), re.I)
