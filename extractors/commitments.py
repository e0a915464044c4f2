"""Commitments of a plan: the items of its "X vil:" boxes, with owner, section and theme."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from extractors.commitment_leads import committed, is_column, is_responsible, label_end
from extractors.context import Context
from extractors.goals import efforts, goals
from extractors.language import passage_language
from extractors.listings import Item, Listing, Passage, cell_items, listings_of, passages_of
from extractors.nlp import last_sentence
from extractors.parties import Frame, find_parties
from extractors.places import Standing, place_of
from model.base import fold
from model.evidence import fact_key
from model.facts import Commitment, Goal
from model.text import Block, Row

_LONGEST_ITEM = 300


@dataclass(frozen=True, slots=True)
class _Box:
    """A list of commitments: what leads into it, and who makes each."""

    listing: Listing
    lead_in: str
    owners: tuple[str | None, ...]


def commitments(context: Context) -> Iterator[Commitment]:
    """Every commitment of a utviklingsplan, numbered within its section."""
    if context.meta.doc_type != "utviklingsplan":
        return
    boxes = list(_boxes(context))
    themes = _themes(context, boxes)
    counts: Counter[tuple[str | None, str | None]] = Counter()
    for box, theme in zip(boxes, themes, strict=True):
        place = _place_of(context, box)
        for item, owner in zip(box.listing.items, box.owners, strict=True):
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
                theme=theme,
            )


def _place_of(context: Context, box: _Box) -> Standing:
    """Where a box stands; a heading that leads into it is not what it is about."""
    block = box.listing.items[0].block
    place = place_of(context, block)
    if place.heading != box.lead_in:
        return place
    above = [s.title for s in context.document.section_path(block) if s.title != box.lead_in]
    return place._replace(heading=above[-1] if above else place.heading)


def _boxes(context: Context) -> Iterator[_Box]:
    """The lists that a commitment leads into, and what is labelled as one, in order."""
    boxes = list(_led(context))
    taken = [(item.start, item.end) for box in boxes for item in box.listing.items]
    boxes += (box for box in _labelled(context) if not _within(box.listing.items[0], taken))
    yield from sorted(boxes, key=lambda box: box.listing.items[0].start)


def _led(context: Context) -> Iterator[_Box]:
    """The lists that a sentence of its own leads into, or a heading, or a column's title."""
    frame, document = Frame.of(context), context.document
    yield from _tabled(context, frame)
    for listing in [*listings_of(document), *_unmarked(context)]:
        if listing.lead is None:
            continue
        lead = last_sentence(document.words(listing.lead.start, listing.lead.end))
        commits, owner = committed(lead, frame, context.meta.issuer)
        if commits:
            items = tuple(_unlabelled(context, item) for item in listing.items)
            yield _Box(Listing(listing.lead, items), lead, (owner,) * len(items))


def _labelled(context: Context) -> Iterator[_Box]:
    """`Tiltak 2: Opne eit dagtilbod`, each a passage by itself."""
    for passage in passages_of(context.document):
        words = context.document.words(passage.start, passage.end)
        if passage.kind not in ("table", "footnote", "caption") and label_end(words):
            item = _item(context, passage.start, passage.end, passage.block)
            lead = words[: label_end(words)].strip()
            owner = context.meta.issuer
            yield _Box(Listing(passage, (_unlabelled(context, item),)), lead, (owner,))


def _within(item: Item, taken: list[tuple[int, int]]) -> bool:
    return any(start <= item.start < end for start, end in taken)


def _unlabelled(context: Context, item: Item) -> Item:
    """The item without the label that counts it."""
    label = label_end(context.document.text[item.start : item.end])
    if not label or not label_end(item.text):
        return item
    return replace(item, start=item.start + label, text=item.text[label_end(item.text) :])


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


def _tabled(context: Context, frame: Frame) -> Iterator[_Box]:
    """The cells of a column of measures; its title is what leads into them."""
    for block in context.document.blocks:
        rows = block.table.rows if block.table else ()
        titles = [context.document.words(c.start, c.end) for c in rows[0].cells] if rows else []
        for column, title in enumerate(titles):
            if is_column(title):
                held = list(_held(context, block, column, _responsible(context, frame, titles)))
                items, owners = zip(*held, strict=True) if held else ((), ())
                cell = rows[0].cells[column]
                lead = Passage("column", cell.start, cell.end, block)
                yield from [_Box(Listing(lead, items), title, owners)] if items else []


def _held(
    context: Context, block: Block, column: int, responsible: Callable[[Row], str | None]
) -> Iterator[tuple[Item, str | None]]:
    """The measures of a column, row by row, each with who is to see to it."""
    for row in block.table.rows[1:] if block.table else ():
        cell = row.cells[column]
        for item in cell_items(context.document, block, cell.start, cell.end):
            if re.search(r"[^\W\d]{2}", item.text):
                yield _unlabelled(context, item), responsible(row)


def _responsible(context: Context, frame: Frame, titles: list[str]) -> Callable[[Row], str | None]:
    """Who a row names as responsible: an organisation, else the plan's own."""
    column = next((at for at, title in enumerate(titles) if is_responsible(title)), None)

    def of(row: Row) -> str | None:
        cell = row.cells[column] if column is not None else None
        words = context.document.words(cell.start, cell.end) if cell else ""
        parties = [p for p in find_parties(words, frame) if p.kind == "organisation"]
        named = parties[0].names if len(parties) == 1 and parties[0].mandated else ()
        return named[0] if len(named) == 1 else context.meta.issuer

    return of


def _item(context: Context, start: int, end: int, block: Block) -> Item:
    return Item(start, end, context.document.words(start, end), None, block)


def _themes(context: Context, boxes: list[_Box]) -> list[str | None]:
    """The main effort that each box belongs to: the heading it stands under.

    A layout may print a box before its own heading; where a chapter has as many boxes as main
    efforts, they go together in order.
    """
    found = list(efforts(context))
    if not found:
        return _listed_themes(context, boxes)
    start, end = found[0].source.start, _chapter_end(context, found[-1])
    inside = [box for box in boxes if start <= box.listing.items[0].start < end]
    if len(inside) == len(found):
        paired = {id(box): goal.text for box, goal in zip(inside, found, strict=True)}
    else:
        paired = {id(box): _nearest(found, box) for box in inside}
    return [paired.get(id(box)) for box in boxes]


def _listed_themes(context: Context, boxes: list[_Box]) -> list[str | None]:
    """The heading above each box that says again a main effort which the plan has listed."""
    listed = {fold(g.text).casefold(): g.text for g in goals(context) if g.level == "hovedsatsing"}
    above = [context.document.section_path(box.listing.items[0].block) for box in boxes]
    titles = [[fold(section.title).casefold() for section in path] for path in above]
    return [next((listed[t] for t in path if t in listed), None) for path in titles]


def _nearest(found: list[Goal], box: _Box) -> str:
    before = [goal for goal in found if goal.source.start < box.listing.items[0].start]
    return before[-1].text


def _chapter_end(context: Context, last: Goal) -> int:
    """Where the section of the last main effort ends."""
    document = context.document
    for section in document.sections:
        heading = document.blocks[section.first]
        if heading.kind == "heading" and heading.start <= last.source.start < heading.end:
            return document.blocks[section.last - 1].end
    return len(document.text)
