"""Commitments of a plan: the items of its "X vil:" boxes, with owner, section and theme."""

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from extractors.commitment_leads import committed, label_end
from extractors.commitment_tables import Box, tabled, unlabelled
from extractors.commitment_themes import themes_of
from extractors.context import Context
from extractors.language import passage_language
from extractors.listings import Item, Listing, Passage, listings_of, passages_of
from extractors.nlp import last_sentence
from extractors.parties import Frame
from extractors.places import Standing, place_of
from model.evidence import fact_key
from model.facts import Commitment
from model.text import Block

_LONGEST_ITEM = 300


def commitments(context: Context) -> Iterator[Commitment]:
    """Every commitment of a utviklingsplan, numbered within its section."""
    if context.meta.doc_type != "utviklingsplan":
        return
    boxes = list(_boxes(context))
    themes = themes_of(context, boxes)
    counts: Counter[tuple[str | None, str | None]] = Counter()
    for box, theme in zip(boxes, themes, strict=True):
        place = _place_of(context, box)
        own = box.themes or (None,) * len(box.owners)
        for item, owner, named in zip(box.listing.items, box.owners, own, strict=True):
            counts[place.section, theme or place.heading] += 1
            yield Commitment(
                key=fact_key(
                    context.meta.doc, "commitment", id=None, section=place.section, words=item.text
                ),
                doc=context.meta.doc,
                source=context.source(item.start, item.end),
                rule="commitments.box",
                confidence=item.block.confidence,
                language=passage_language(item.text),
                section=place.section,
                heading=place.heading,
                n=counts[place.section, theme or place.heading],
                owner=owner,
                lead_in=box.lead_in,
                text=item.text,
                theme=named or theme,
            )


def _place_of(context: Context, box: Box) -> Standing:
    """Where a box stands; a heading that leads into it is not what it is about."""
    block = box.listing.items[0].block
    place = place_of(context, block)
    if place.heading != box.lead_in:
        return place
    above = [s.title for s in context.document.section_path(block) if s.title != box.lead_in]
    return place._replace(heading=above[-1] if above else place.heading)


def _boxes(context: Context) -> Iterator[Box]:
    """The lists that a commitment leads into, and what is labelled as one, in order."""
    boxes = list(_led(context))
    taken = [(item.start, item.end) for box in boxes for item in box.listing.items]
    boxes += (box for box in _labelled(context) if not _within(box.listing.items[0], taken))
    yield from sorted(boxes, key=lambda box: box.listing.items[0].start)


def _led(context: Context) -> Iterator[Box]:
    """The lists that a sentence of its own leads into, or a heading, or a column's title."""
    frame, document = Frame.of(context), context.document
    yield from tabled(context, frame)
    for listing in [*listings_of(document), *_unmarked(context)]:
        if listing.lead is None:
            continue
        lead = last_sentence(document.words(listing.lead.start, listing.lead.end))
        commits, owner = committed(lead, frame, context.meta.issuer)
        if commits:
            items = tuple(unlabelled(context, item) for item in listing.items)
            yield Box(Listing(listing.lead, items), lead, (owner,) * len(items))


def _labelled(context: Context) -> Iterator[Box]:
    """`Tiltak 2: Opne eit dagtilbod`, each a passage by itself."""
    for passage in passages_of(context.document):
        words = context.document.words(passage.start, passage.end)
        if passage.kind not in ("table", "footnote", "caption") and label_end(words):
            item = _item(context, passage.start, passage.end, passage.block)
            lead = words[: label_end(words)].strip()
            owner = context.meta.issuer
            yield Box(Listing(passage, (unlabelled(context, item),)), lead, (owner,))


def _within(item: Item, taken: list[tuple[int, int]]) -> bool:
    return any(start <= item.start < end for start, end in taken)


def leads_in(context: Context, words: str) -> bool:
    """Whether a passage ends in what leads into commitments, as a sentence or as a heading."""
    return committed(last_sentence(words), Frame.of(context), context.meta.issuer)[0]


def _unmarked(context: Context) -> Iterator[Listing]:
    """What follows a lead paragraph by paragraph, each going on with its sentence."""
    passages = passages_of(context.document)
    for at, lead in enumerate(passages):
        run = list(takewhile(lambda p: _goes_on(context, p), passages[at + 1 :]))
        if len(run) > 1 and not _goes_on(context, lead):
            yield Listing(lead, tuple(_item(context, p.start, p.end, p.block) for p in run))


def _goes_on(context: Context, passage: Passage) -> bool:
    text = context.document.words(passage.start, passage.end)
    return passage.kind == "paragraph" and text[:1].islower() and len(text) <= _LONGEST_ITEM


def _item(context: Context, start: int, end: int, block: Block) -> Item:
    return Item(start, end, context.document.words(start, end), None, block)
