"""Mandates without ids: lists under a heading for mandates or a lead-in."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.context import Context
from extractors.dates import is_deadline_alone
from extractors.drafts import Draft
from extractors.duties import (
    assumes,
    demands,
    is_lead_in,
    is_told_outright,
    names_the_told,
    opens_with_a_deed,
    tells,
)
from extractors.labels import is_beside_mandates, is_label, is_task_label
from extractors.mandate_spans import Span, span_of, with_marks
from extractors.measures import measures_of
from extractors.nlp import sentences
from model.text import Block


def drafts_under_labels(context: Context) -> Iterator[Draft]:
    """The mandates without ids under "Oppdrag": each list item, or each paragraph that tells."""
    blocks = context.document.blocks
    for at, block in enumerate(blocks):
        words = context.document.words(block.start, block.end)
        if block.kind in ("heading", "paragraph") and is_label(words):
            yield from _drafts_below(context, at + 1, is_task_label(words))


def _drafts_below(context: Context, first: int, tasks: bool) -> Iterator[Draft]:
    """`tasks`: the label is for tasks alone, so that what a thing must be is a mandate too.

    Behind prose that parts the list from what follows, only what tells somebody outright is one.
    """
    blocks = context.document.blocks
    lead_in: Span | None = None
    at, parted = first, False
    while at < len(blocks) and not _ends_list(context, at):
        block, size = blocks[at], 1
        span = span_of(block)
        if block.kind == "paragraph":
            lead_in = span if context.document.words(*span).endswith(":") else None
            parted = lead_in is None and (parted or _parts(context, at, first))
            told = is_told_outright if parted else _is_told
            if lead_in is None and told(context, span):
                yield _draft(context, at, 1, None)
        elif block.kind == "list_item":
            size = _item_size(context, at)
            if not parted:
                yield from _listed(context, at, size, lead_in, tasks)
            elif is_told_outright(context, span):
                yield _draft(context, at, size, None)
        at += size


def _listed(
    context: Context, at: int, size: int, lead_in: Span | None, tasks: bool
) -> Iterator[Draft]:
    """The mandate that a list item of `size` blocks is, or those that it leads into."""
    blocks = context.document.blocks
    span = (blocks[at].start, blocks[at + size - 1].end)
    if size > 1 and is_lead_in(context.document, span_of(blocks[at])):
        yield from _items(context, at + 1, at + size, span_of(blocks[at]))
    elif lead_in or tells(context, span) or (tasks and _is_task(context, span)):
        yield _draft(context, at, size, lead_in)


def drafts_in_label_chapters(context: Context) -> Iterator[Draft]:
    """The list items that tell somebody outright in the sections of a chapter for mandates."""
    blocks = context.document.blocks
    for at, block in enumerate(blocks):
        titles = [section.title for section in context.document.section_path(block)[:-1]]
        if block.kind != "list_item" or not any(map(is_label, titles)):
            continue
        if is_beside_mandates(_above(context, at)):
            continue
        span = span_of(block)
        if is_told_outright(context, span) and not is_lead_in(context.document, span):
            draft = _draft(context, at, _item_size(context, at), None)
            yield replace(draft, rule="chapter.list_item", confidence=0.75)


def _above(context: Context, at: int) -> str:
    """The heading or line that a list stands under."""
    above = (b for b in reversed(context.document.blocks[:at]) if b.kind != "list_item")
    return next((context.document.words(*span_of(b)) for b in above), "")


def _is_told(context: Context, span: Span) -> bool:
    """Whether a paragraph tells somebody, or is one sentence on what must be, of its own."""
    if is_told_outright(context, span):
        return True
    words = context.document.words(*span)
    alone = len(sentences(words)) == 1 and words.endswith(".") and not _takes_up().match(words)
    return alone and demands(context, span) and not measures_of(context, *span)


@cache
def _takes_up() -> re.Pattern[str]:
    """A subject that something before has named ("Planen skal …"), or the document itself."""
    return re.compile(
        r"\W*(?:Det|Dette|Desse|Disse|Den|De|Dei|\w+(?:en|et|ene|ane|a|i))\s+(?:skal|må)\b"
    )


def _is_task(context: Context, span: Span) -> bool:
    """An item that says what is to be done, or what a thing must be: nobody is told by name."""
    return demands(context, span) or opens_with_a_deed(context.document.words(*span))


def drafts_under_lead_ins(context: Context) -> Iterator[Draft]:
    """The lists that go on from "Helseforetaket skal:", under whatever heading."""
    blocks = context.document.blocks
    for at, block in enumerate(blocks):
        span = span_of(block)
        if block.kind not in ("paragraph", "list_item"):
            continue
        left_open = is_lead_in(context.document, span) and names_the_told(context, span)
        if left_open or assumes(context.document.words(*span)):
            deeper = block.level if block.kind == "list_item" else 0
            yield from _items(context, at + 1, _list_end(blocks, at + 1, deeper), span)


def _list_end(blocks: tuple[Block, ...], at: int, deeper: int) -> int:
    """Where the list items below a level end."""
    while at < len(blocks) and blocks[at].kind == "list_item" and blocks[at].level > deeper:
        at += 1
    return at


def _items(context: Context, at: int, end: int, lead_in: Span) -> Iterator[Draft]:
    """A draft for each outermost item of a list."""
    while at < end:
        size = _item_size(context, at)
        yield _draft(context, at, size, lead_in)
        at += size


def _ends_list(context: Context, at: int) -> bool:
    """The mandates end at a heading, a table or another label."""
    blocks = context.document.blocks
    block = blocks[at]
    if block.kind == "heading" or block.table:
        return True
    if block.kind != "paragraph":
        return False
    words, span = context.document.words(*span_of(block)), span_of(block)
    if is_label(words) or re.fullmatch(r"[\w æøå]{3,40}(?:20\d\d)?:?", words):
        return not words.endswith(":") or is_label(words) or not tells(context, span)
    return False


def _parts(context: Context, at: int, first: int) -> bool:
    """Whether prose that tells nobody parts a list of mandates from what follows: from there on,
    only what tells somebody outright is one."""
    before, span = context.document.blocks[at - 1], span_of(context.document.blocks[at])
    prose = not context.document.words(*span).endswith(":")
    return (
        at > first and before.kind == "list_item" and prose and not is_told_outright(context, span)
    )


def _item_size(context: Context, at: int) -> int:
    """A list item with the items nested under it, and a deadline on a line of its own."""
    blocks = context.document.blocks
    end = _list_end(blocks, at + 1, blocks[at].level)
    alone = end < len(blocks) and blocks[end].kind == "paragraph"
    dated = alone and is_deadline_alone(context.document.words(*span_of(blocks[end])))
    return end - at + dated


def _draft(context: Context, at: int, size: int, lead_in: Span | None) -> Draft:
    blocks = context.document.blocks[at : at + size]
    span = (blocks[0].start, blocks[-1].end)
    return Draft(
        at=at,
        evidence=span,
        text=span,
        rule=f"label.{blocks[0].kind}",
        lead_in=lead_in,
        words=with_marks(context.document, span, blocks[1:]),
        confidence=0.85,
    )
