"""Allocations: the lines of a budget table, with chapter, post, name and amount."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.allocation_prose import told_allocations
from extractors.context import Context
from extractors.numbers import number
from extractors.parties import GIVING
from extractors.places import place_of
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key
from model.facts import Allocation
from model.text import Block, Row

_FOOTNOTE_MARK = re.compile(r"\(?\d{1,2}\)?|\*+|[¹²³⁴-⁹]+")
_CHAPTER = re.compile(r"\d{3,4}")
_POST = re.compile(r"\d{1,2}")
_BOTH = re.compile(r"\D{0,9}(?P<chapter>\d{3,4})\W+(?:post\s+)?(?P<post>\d{2})(?!\d)", re.I)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which cell of a row holds what; `post` is `chapter` where one cell holds both.

    `told`: the chapter that the line above a table names.
    """

    chapter: int | None
    post: int
    name: int
    amount: int
    scale: int
    told: int | None


def allocations(context: Context) -> Iterator[Allocation]:
    """The lines of every budget table of a document, sums left out; else what sentences give."""
    if context.meta.doc_type == "ukjent":
        return
    listed = list(_listed(context))
    yield from listed
    if not listed and context.meta.doc_type in GIVING:
        for told in told_allocations(context):
            line = (told.chapter, told.post, told.name, told.amount)
            fact = _allocation(context, told.block, (told.start, told.end), line)
            yield fact.model_copy(update={"rule": "allocations.told"})


def _listed(context: Context) -> Iterator[Allocation]:
    for index, block in enumerate(context.document.blocks):
        if block.table is not None:
            above = context.document.blocks[index - 1] if index else None
            columns = _columns(context, block, above)
            if columns is not None:
                yield from _lines(context, block, columns)


def _columns(context: Context, block: Block, above: Block | None) -> _Columns | None:
    """The columns by their titles; None where the table is no budget."""
    rows = block.table.rows if block.table else ()
    titles = _cells(context, rows[0]) if rows else []
    chapter, post = _titled(titles, "chapter"), _titled(titles, "post")
    caption = context.document.words(above.start, above.end) if above else ""
    told = _told_chapter().search(caption)
    if chapter is None and (post is None or told is None):
        return None
    both = chapter is not None and post is None and "post" in titles[chapter].casefold()
    post = chapter if both else post
    taken = {chapter, post}
    name = next((i for i, _ in enumerate(titles) if i not in taken), None)
    amount = next((i for i in reversed(range(len(titles))) if i not in {*taken, name}), None)
    if post is None or name is None or amount is None:
        return None
    scale = _scale(f"{caption} {' '.join(titles)}")
    return _Columns(chapter, post, name, amount, scale, int(told[1]) if told else None)


def _titled(titles: list[str], column: str) -> int | None:
    words = alternation(wordlists("allocations")[column])
    pattern = re.compile(rf"{words}(?!\w)", re.I)
    return next((i for i, title in enumerate(titles) if pattern.match(title)), None)


def _scale(words: str) -> int:
    for name, scale in (("thousands", 1_000), ("millions", 1_000_000)):
        if re.search(rf"(?<!\w){alternation(wordlists('allocations')[name])}", words, re.I):
            return scale
    return 1


def _lines(context: Context, block: Block, columns: _Columns) -> Iterator[Allocation]:
    """A line for each row that names something; chapter and post carry over empty cells."""
    chapter, post = columns.told if columns.chapter is None else None, None
    for row in block.table.rows[1:] if block.table else ():
        cells = _cells(context, row)
        if columns.chapter is not None:
            chapter = _whole(_CHAPTER, cells[columns.chapter]) or chapter
        post = _whole(_POST, cells[columns.post]) or post
        both = _BOTH.match(cells[columns.post]) if columns.post == columns.chapter else None
        if both:
            chapter, post = int(both["chapter"]), int(both["post"])
        name = cells[columns.name]
        if chapter and post and re.search(r"[^\W\d]", name) and not _is_sum(cells):
            amount = _amount(cells[columns.amount], columns.scale)
            span = (row.cells[0].start, row.cells[-1].end)
            fact = _allocation(context, block, span, (chapter, post, name, amount))
            yield fact.model_copy(update={"confidence": row.confidence})


def _allocation(
    context: Context, block: Block, span: tuple[int, int], line: tuple[int, int, str, int | None]
) -> Allocation:
    chapter, post, name, amount = line
    section = place_of(context, block).section
    words = f"{chapter} {post} {name}"
    return Allocation(
        key=fact_key(context.meta.doc, "allocation", id=None, section=section, words=words),
        doc=context.meta.doc,
        source=context.source(*span),
        rule="allocations.table",
        confidence=block.confidence,
        chapter=chapter,
        post=post,
        name=name,
        amount_nok=amount,
        section=section,
    )


def _amount(cell: str, scale: int) -> int | None:
    """Kroner; None for an empty cell, a dash, or a footnote mark where an amount would be."""
    printed = re.sub(r"\s*(?:kroner|kr\.?|,-|mill\.?)\s*$", "", cell, flags=re.I).strip()
    if not printed or (scale == 1 and _FOOTNOTE_MARK.fullmatch(printed)):
        return None
    sign = -1 if printed[0] in "-–−" else 1
    value = number(printed.lstrip("-–− "))
    return None if value is None else round(sign * value * scale)


def _whole(pattern: re.Pattern[str], cell: str) -> int | None:
    return int(cell) if pattern.fullmatch(cell) else None


def _is_sum(cells: list[str]) -> bool:
    return any(_sum().match(cell) for cell in cells)


def _cells(context: Context, row: Row) -> list[str]:
    return [context.document.words(cell.start, cell.end) for cell in row.cells]


@cache
def _told_chapter() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){alternation(wordlists('allocations')['chapter'])}\s*(\d{{3,4}})", re.I
    )


@cache
def _sum() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('allocations')['sum'])}(?!\w)", re.I)
