"""Passages of a document of no known type: its sections, with the ids and organisations in them."""

from collections.abc import Iterator
from itertools import groupby

from extractors.context import Context
from extractors.ids import cited_ids, find_ids
from extractors.language import passage_language
from extractors.parties import Frame, find_parties
from model.evidence import fact_key
from model.facts import Passage
from model.text import Block

_LONGEST = 2000
"""Characters; a longer section is cut between its blocks."""


def passages(context: Context) -> Iterator[Passage]:
    """The sections of a document that is not understood, so that its words can be found."""
    if context.meta.doc_type != "ukjent":
        return
    frame = Frame.of(context)
    for _, group in groupby(context.document.blocks, key=lambda block: block.section):
        for blocks in _cut(list(group)):
            yield _passage(context, frame, blocks)


def _cut(blocks: list[Block]) -> Iterator[list[Block]]:
    piece: list[Block] = []
    for block in blocks:
        if piece and block.end - piece[0].start > _LONGEST:
            yield piece
            piece = []
        piece.append(block)
    if piece:
        yield piece


def _passage(context: Context, frame: Frame, blocks: list[Block]) -> Passage:
    start, end = blocks[0].start, blocks[-1].end
    text = context.document.words(start, end)
    sections, index = context.document.sections, blocks[0].section
    section = sections[index] if index >= 0 else None
    number = section.number if section else None
    named = [p for p in find_parties(text, frame) if p.kind == "organisation"]
    return Passage(
        key=fact_key(context.meta.doc, "passage", id=None, section=number, words=text),
        doc=context.meta.doc,
        source=context.source(start, end),
        rule="passages.section",
        language=passage_language(text),
        section=number,
        heading=section.title if section else None,
        text=text,
        ids=cited_ids(text, {found.prefix for found in find_ids(text)}),
        organisations=tuple(dict.fromkeys(name for p in named for name in p.names)),
    )
