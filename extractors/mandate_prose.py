"""Mandates without ids in running text, where the document does not say by labels where they stand.

What a document of this kind says between mandates that it marks is guidance; where nothing
marks them, the sentence that tells somebody what to do is the mandate. In a document that marks
them elsewhere, a section that marks none gives those that open a paragraph and name who is told.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.chapters import chapter_of
from extractors.context import Context
from extractors.drafts import Draft
from extractors.duties import commands, is_impersonal_duty, names_the_told
from extractors.labels import is_addition, is_beside_mandates, is_label
from extractors.mandate_spans import Span, span_of
from extractors.nlp import sentences
from extractors.wordlists import alternation, wordlists
from model.text import Block, Document


def drafts_in_prose(context: Context, marked: Sequence[Draft]) -> Iterator[Draft]:
    """The paragraphs that tell somebody what to do.

    `marked` are the mandates with ids and those under labels. A heading of its own, without a
    number, is the title of the mandate of an addition right under it.
    """
    adds = is_addition(context.meta.title or "")
    blocks = context.document.blocks
    for at, block in enumerate(blocks):
        if block.kind not in ("paragraph", "list_item") or not _tells(context, span_of(block)):
            continue
        if _is_mandate(context, at, marked):
            above = blocks[at - 1] if adds and at and _is_title(context, blocks[at - 1]) else None
            span = _from_the_duty(context, block)
            yield Draft(
                at=at,
                evidence=span,
                text=span,
                rule="addition.prose" if adds else "prose",
                title=span_of(above) if above else None,
                confidence=0.7,
            )


def _is_mandate(context: Context, at: int, marked: Sequence[Draft]) -> bool:
    """Whether a paragraph that tells somebody something stands where that is a mandate."""
    titles = (*chapter_of(context.document, at).titles, _line_above_list(context.document, at))
    if any(map(is_beside_mandates, titles)):
        return False
    if is_open_for_prose(context, at, marked):
        return True
    told = commands(context, span_of(context.document.blocks[at]))
    return told and not is_marked(context, at, marked)


def _line_above_list(document: Document, at: int) -> str:
    """The line that a list stands under ("Mål:"); nothing where block `at` is no list item."""
    if document.blocks[at].kind != "list_item":
        return ""
    above = next((b for b in reversed(document.blocks[:at]) if b.kind != "list_item"), None)
    words = document.words(*span_of(above)) if above else ""
    return words if words.endswith(":") else ""


def is_open_for_prose(context: Context, at: int, marked: Sequence[Draft]) -> bool:
    """Whether mandates of any wording may stand as prose at block `at`.

    They do in a document that adds to another, in one whose labels ("Oppdrag") do not say where
    its mandates stand, and in a chapter that is named for mandates and marks none.
    """
    if is_addition(context.meta.title or ""):
        return True
    document = context.document
    path = document.section_path(document.blocks[at])
    named = next((section for section in path if is_label(section.title)), None)
    if named is not None:
        return not any(named.first <= draft.at < named.last for draft in marked)
    return not _says_where(context, marked)


def is_marked(context: Context, at: int, marked: Sequence[Draft]) -> bool:
    """Whether mandates are marked in the numbered section that block `at` stands in, or below."""
    own = _topic(context.document, at)
    topics = {_topic(context.document, draft.at) for draft in marked}
    return own is None or any(f"{topic}.".startswith(f"{own}.") for topic in topics)


def _topic(document: Document, at: int) -> str | None:
    """The number of the section; of the one above where it is but a label ("3.1.1 Oppdrag")."""
    number = chapter_of(document, at).section
    named = next((s.title for s in document.sections if s.number == number), "")
    return number.rpartition(".")[0] if number and "." in number and is_label(named) else number


def _says_where(context: Context, marked: Sequence[Draft]) -> bool:
    """Whether a label has mandates under it, marked or told outright."""
    document = context.document
    if any(map(is_label, (t for d in marked for t in chapter_of(document, d.at).titles))):
        return True
    named = [section for section in document.sections if is_label(section.title)]
    return any(
        block.kind in ("paragraph", "list_item") and names_the_told(context, span_of(block))
        for section in named
        for block in document.blocks[section.first : section.last]
    )


def _tells(context: Context, span: Span) -> bool:
    words = context.document.words(*span)
    if words.endswith(":"):
        return False
    return names_the_told(context, span) or is_impersonal_duty(context, span)


def _from_the_duty(context: Context, block: Block) -> Span:
    """The paragraph without what is only told ahead of its duty; a reference there stays."""
    text = context.document.text[block.start : block.end]
    for start, end in sentences(text):
        span = (block.start + start, block.start + end)
        if _refers().match(text[start:end]) or _tells(context, span):
            return block.start + start, block.end
    return span_of(block)


@cache
def _refers() -> re.Pattern[str]:
    return re.compile(rf"(?:\w+\s+)?{alternation(wordlists('oppdrag')['background'])}\b", re.I)


def _is_title(context: Context, block: Block) -> bool:
    words = context.document.words(*span_of(block))
    plain = block.kind == "heading" and not block.number and block.level > 1
    return plain and not is_label(words) and not is_addition(words)
