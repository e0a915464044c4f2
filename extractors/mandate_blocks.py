"""Mandates outside tables: passages that an id opens, and lists under a heading for mandates."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.chapters import chapter_of
from extractors.clauses import clauses
from extractors.context import Context
from extractors.drafts import Draft
from extractors.ids import MandateId, opening_id
from extractors.labels import is_addition, is_label, is_reporting_chapter
from extractors.mandate_spans import Span
from extractors.parties import Frame
from extractors.role_patterns import patterns
from extractors.titles import split_title
from model.text import Block

_TITLE_LENGTH = 160


def drafts_with_id(context: Context, prefixes: frozenset[str]) -> Iterator[Draft]:
    """The mandates whose id opens a paragraph, a list item or a heading."""
    document = context.document
    for at, block in enumerate(document.blocks):
        if block.table or block.kind in ("footnote", "caption"):
            continue
        found = opening_id(document.text[block.start : block.end])
        if found and found.prefix in prefixes:
            draft = _draft_with_id(context, at, found)
            if draft:
                yield draft


def _draft_with_id(context: Context, at: int, found: MandateId) -> Draft | None:
    document, frame = context.document, Frame.of(context)
    block = document.blocks[at]
    rest = document.text[block.start + found.end : block.end]
    start = block.end - len(rest.lstrip(" \n\t.:–-"))
    bodies = _following(context, at)
    title: Span | None = None
    if start >= block.end or not _tells(context, (start, block.end)):
        title = (start, block.end) if start < block.end else None
        if title is None and len(bodies) > 1 and not _tells(context, _span(bodies[0])):
            title, bodies = _span(bodies[0]), bodies[1:]
        if not bodies:
            return None
        text = (bodies[0].start, bodies[-1].end)
    else:
        title, text = split_title(document, (start, block.end), frame)
        bodies = [b for b in bodies if b.kind == "list_item"] if rest.rstrip()[-1:] == ":" else []
        text = (text[0], bodies[-1].end if bodies else text[1])
    return Draft(
        at=at,
        evidence=(block.start, text[1]),
        text=text,
        rule=f"id.{block.kind}",
        id=found.id,
        title=title,
        words=_words(context, text, bodies),
        confidence=0.9,
    )


def _span(block: Block) -> Span:
    return block.start, block.end


def _following(context: Context, at: int) -> list[Block]:
    """The blocks after an id up to the next id, heading or table."""
    document, found = context.document, []
    for block in document.blocks[at + 1 :]:
        if block.kind in ("footnote", "caption"):
            continue
        ends = block.kind == "heading" or block.table
        if ends or opening_id(document.text[block.start : block.end]):
            break
        found.append(block)
    return found


def _tells(context: Context, span: Span) -> bool:
    """Whether a passage tells somebody to do something, by name or impersonally."""
    text = context.document.text[slice(*span)]
    for clause in clauses(text, Frame.of(context)):
        told = (patterns().told_anywhere, patterns().verb_first, patterns().asked)
        if any(pattern.search(clause.marked) for pattern in told):
            return True
        if patterns().impersonal.search(clause.marked):
            return True
    return False


def _words(context: Context, text: Span, items: list[Block]) -> str | None:
    """The words of a text with the marks of the list items in it; None where it has none."""
    document = context.document
    inside = [b for b in items if text[0] <= b.start and b.end <= text[1]]
    if not any(b.mark for b in inside):
        return None
    parts = [document.words(text[0], inside[0].start)]
    parts += [f"{b.mark or ''} {document.words(b.start, b.end)}".strip() for b in inside]
    return " ".join(part for part in parts if part)


def drafts_under_labels(context: Context) -> Iterator[Draft]:
    """The mandates without ids under "Oppdrag": each list item, or each paragraph that tells."""
    blocks = context.document.blocks
    for at, block in enumerate(blocks):
        words = context.document.words(block.start, block.end)
        if block.kind in ("heading", "paragraph") and is_label(words):
            yield from _drafts_below(context, at + 1)


def _drafts_below(context: Context, first: int) -> Iterator[Draft]:
    blocks = context.document.blocks
    lead_in: Span | None = None
    at = first
    while at < len(blocks) and not _ends_list(context, at, first):
        block, size = blocks[at], 1
        if block.kind == "paragraph":
            words = context.document.words(*_span(block))
            lead_in = _span(block) if words.endswith(":") else None
            if lead_in is None and _is_told_outright(context, block):
                yield _draft(context, at, 1, None)
        elif block.kind == "list_item":
            size = _item_size(blocks, at)
            if lead_in or _tells(context, (block.start, blocks[at + size - 1].end)):
                yield _draft(context, at, size, lead_in)
        at += size


def _ends_list(context: Context, at: int, first: int) -> bool:
    """The mandates end at a heading, a table, another label, or prose after a list."""
    blocks = context.document.blocks
    block = blocks[at]
    if block.kind == "heading" or block.table:
        return True
    if block.kind != "paragraph":
        return False
    words = context.document.words(*_span(block))
    if is_label(words) or re.fullmatch(r"[\w æøå]{3,40}(?:20\d\d)?:?", words):
        return not words.endswith(":") or is_label(words) or not _tells(context, _span(block))
    after_list = at > first and blocks[at - 1].kind == "list_item"
    return after_list and not words.endswith(":") and not _is_told_outright(context, block)


def _is_told_outright(context: Context, block: Block) -> bool:
    """Whether a paragraph opens by telling somebody by name."""
    found = clauses(context.document.text[slice(*_span(block))], Frame.of(context))[:1]
    return any(patterns().subject_first.match(clause.marked) for clause in found)


def _item_size(blocks: tuple[Block, ...], at: int) -> int:
    """A list item with the items nested under it."""
    size = 1
    while (
        at + size < len(blocks)
        and blocks[at + size].kind == "list_item"
        and blocks[at + size].level > blocks[at].level
    ):
        size += 1
    return size


def _draft(context: Context, at: int, size: int, lead_in: Span | None) -> Draft:
    blocks = context.document.blocks[at : at + size]
    span = (blocks[0].start, blocks[-1].end)
    return Draft(
        at=at,
        evidence=span,
        text=span,
        rule=f"label.{blocks[0].kind}",
        lead_in=lead_in,
        words=_words(context, span, list(blocks[1:])),
        confidence=0.85,
    )


def drafts_in_prose(context: Context) -> Iterator[Draft]:
    """The paragraphs of an addition that tell somebody by name: all that it says is mandates."""
    if not is_addition(context.meta.title or ""):
        return
    for at, block in enumerate(context.document.blocks):
        if block.kind not in ("paragraph", "list_item") or not _names_the_told(context, block):
            continue
        titles = chapter_of(context.document, at).titles[:1]
        if not any(is_reporting_chapter(title) for title in titles):
            yield replace(_draft(context, at, 1, None), rule="addition.prose", confidence=0.7)


def _names_the_told(context: Context, block: Block) -> bool:
    """Whether a passage gives a duty to somebody who is named, in any of its sentences."""
    for clause in clauses(context.document.text[slice(*_span(block))], Frame.of(context)):
        for pattern in (patterns().subject_first, patterns().verb_first, patterns().asked):
            match = pattern.search(clause.marked)
            if match and any(p.mandated and p.names for p in clause.parties(match["who"])):
                return True
    return False
