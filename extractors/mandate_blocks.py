"""Mandates outside tables that an id opens: in a paragraph, a list item or a heading."""

from collections.abc import Iterator
from itertools import takewhile

from extractors.context import Context
from extractors.drafts import Draft
from extractors.duties import tells
from extractors.ids import MandateId, opening_id
from extractors.mandate_spans import Span, span_of, with_marks
from extractors.parties import Frame
from extractors.titles import run_in_title, split_title
from model.text import Block

_TITLE_WORDS = 8


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
    title, text = run_in_title(document, (start, block.end), frame)
    if title or tells(context, text) or _is_prose(context, block, text):
        title, text = (title, text) if title else split_title(document, text, frame)
        bodies = _going_on(context, text, bodies)
        text = (text[0], bodies[-1].end if bodies else text[1])
    else:
        title = text if start < block.end else None
        if title is None and len(bodies) > 1 and not tells(context, span_of(bodies[0])):
            title, bodies = span_of(bodies[0]), bodies[1:]
        if not bodies:
            return None
        text = (bodies[0].start, bodies[-1].end)
    return Draft(
        at=at,
        evidence=(block.start, text[1]),
        text=text,
        rule=f"id.{block.kind}",
        id=found.id,
        title=title,
        words=with_marks(document, text, bodies),
        confidence=0.9,
    )


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


def _going_on(context: Context, text: Span, bodies: list[Block]) -> list[Block]:
    """The blocks that a text needs: the list it announces, the duty after its background."""
    if context.document.words(*text).endswith(":"):
        return list(takewhile(lambda b: b.kind == "list_item", bodies))
    if tells(context, text) or not bodies or not tells(context, span_of(bodies[0])):
        return []
    return bodies[:1]


def _is_prose(context: Context, block: Block, span: Span) -> bool:
    """A whole sentence after an id is the mandate, also where it tells nobody outright."""
    words = context.document.words(*span)
    return block.kind != "heading" and words.endswith(".") and len(words.split()) > _TITLE_WORDS
