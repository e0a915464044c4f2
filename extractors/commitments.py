"""Commitments of a plan: the items of its "X vil:" boxes, with owner, section and theme."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from extractors.context import Context
from extractors.goals import efforts, goals
from extractors.language import passage_language
from extractors.listings import Item, Listing, Passage, listings_of, passages_of
from extractors.nlp import sentences
from extractors.parties import Frame, find_parties
from extractors.places import place_of
from extractors.wordlists import alternation, wordlists
from model.base import fold
from model.evidence import fact_key
from model.facts import Commitment, Goal
from model.text import Block

_LONGEST_LEAD = 200
_LONGEST_ITEM = 300
_SPAN = r"(?:i|for)\s+(?:\w+\s+)?\w*period[ea]n(?:\s+20\d\d\s*[-–]\s*20\d\d)?"


@dataclass(frozen=True, slots=True)
class _Box:
    """A list of commitments: what leads into it, and who makes them."""

    listing: Listing
    lead_in: str
    owner: str | None


def commitments(context: Context) -> Iterator[Commitment]:
    """Every commitment of a utviklingsplan, numbered within its section."""
    if context.meta.doc_type != "utviklingsplan":
        return
    boxes = list(_boxes(context))
    themes = _themes(context, boxes)
    counts: Counter[tuple[str | None, str | None]] = Counter()
    for box, theme in zip(boxes, themes, strict=True):
        place = place_of(context, box.listing.items[0].block)
        for item in box.listing.items:
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
                owner=box.owner,
                lead_in=box.lead_in,
                text=item.text,
                theme=theme,
            )


def _boxes(context: Context) -> Iterator[_Box]:
    """The lists that a commitment leads into: as a sentence of its own, or as a heading."""
    frame, document = Frame.of(context), context.document
    listings = [*listings_of(document), *_unmarked(context), *_tabled(context)]
    for listing in sorted(listings, key=lambda listing: listing.items[0].start):
        if listing.lead is None:
            continue
        lead = _last_sentence(document.words(listing.lead.start, listing.lead.end))
        commits, owner = _committed(lead, frame, context.meta.issuer)
        if commits:
            yield _Box(listing, lead, owner)


def leads_in(context: Context, words: str) -> bool:
    """Whether a passage ends in what leads into commitments, as a sentence or as a heading."""
    lead = _last_sentence(words)
    return _committed(lead, Frame.of(context), context.meta.issuer)[0]


def _committed(lead: str, frame: Frame, issuer: str | None) -> tuple[bool, str | None]:
    """Whether a lead-in commits somebody, and whom."""
    if _heading().fullmatch(lead):
        return True, issuer
    if len(lead) <= _LONGEST_LEAD and (lead.endswith(":") or _left_open().search(lead)):
        return _owner(lead.rstrip(":") + ":", frame, issuer)
    return False, None


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


def _tabled(context: Context) -> Iterator[Listing]:
    """The cells of a column of measures; its title is what leads into them."""
    for block in context.document.blocks:
        rows = block.table.rows if block.table else ()
        for column, title in enumerate(rows[0].cells if rows else ()):
            if _column().fullmatch(context.document.words(title.start, title.end)):
                cells = [row.cells[column] for row in rows[1:]]
                filled = [cell for cell in cells if cell.end > cell.start]
                items = tuple(_item(context, cell.start, cell.end, block) for cell in filled)
                lead = Passage("heading", title.start, title.end, block)
                yield from [Listing(lead, items)] if items else []


def _item(context: Context, start: int, end: int, block: Block) -> Item:
    return Item(start, end, context.document.words(start, end), None, block)


def _owner(lead: str, frame: Frame, issuer: str | None) -> tuple[bool, str | None]:
    """Whether a lead-in commits somebody, and whom: the last of whom it says "vil" or "skal".

    What it says has to be left to the items: "X vil legge til rette for:" only names topics.
    """
    unit = _unit().fullmatch(lead)
    if unit:
        return True, unit["who"]
    owner, end, verbs = None, -1, 0
    parties = [p for p in find_parties(lead, frame) if p.kind != "generic"]
    for verb in _verb().finditer(lead):
        named = [p for p in parties if _beside(lead, (p.start, p.end), verb.span())]
        we = [m for m in _we().finditer(lead) if _beside(lead, m.span(), verb.span())]
        if named:
            names = named[-1].names
            owner, end = names[0] if len(names) == 1 else issuer, max(named[-1].end, verb.end())
        elif we:
            owner, end = issuer, max(we[-1].end(), verb.end())
        verbs += bool(named or we)
    open_ended = verbs > 1 or _tail().fullmatch(lead, max(end, 0)) is not None
    return end >= 0 and open_ended, owner


def _beside(text: str, subject: tuple[int, int], verb: tuple[int, int]) -> bool:
    """Subject and verb stand next to each other, in either order."""
    between = (text[subject[1] : verb[0]], text[verb[1] : subject[0]])
    return between[0].isspace() or between[1].isspace()


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


def _last_sentence(text: str) -> str:
    spans = list(sentences(text))
    return text[spans[-1][0] : spans[-1][1]].strip() if spans else text


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('commitments')['verb'])}(?!\w)", re.I)


@cache
def _left_open() -> re.Pattern[str]:
    """`Helse Vest vil`, `I perioden skal vi`, and the items without a colon between."""
    lists = wordlists("commitments")
    we, verb = alternation(lists["we"]), alternation(lists["verb"])
    return re.compile(rf"(?<!\w){verb}(?:\s+{we})?(?:\s+{_SPAN})?$", re.I)


@cache
def _unit() -> re.Pattern[str]:
    """A part of the organisation that commits itself under its own name: "Klinikk for … vil:"."""
    lists = wordlists("commitments")
    who = rf"(?P<who>{alternation(lists['unit'])}(?!\w)[^:.,]{{0,60}}?)"
    return re.compile(rf"{who}\s+{alternation(lists['verb'])}{_tail().pattern}", re.I)


@cache
def _we() -> re.Pattern[str]:
    lists = wordlists("commitments")
    return re.compile(rf"(?<!\w){alternation((*lists['we'], *lists['role']))}(?!\w)", re.I)


@cache
def _column() -> re.Pattern[str]:
    return re.compile(alternation(wordlists("commitments")["column"]), re.I)


@cache
def _tail() -> re.Pattern[str]:
    """What may stand between "X vil" and the colon."""
    until = r"(?:(?:fram|frem)\s+)?mot\s+20\d\d|inn[ea]n\s+20\d\d"
    adverbs = alternation(wordlists("commitments")["tail"])
    return re.compile(rf"(?:\s+(?:{_SPAN}|{until}|{adverbs}))*\s*:", re.I)


@cache
def _heading() -> re.Pattern[str]:
    words = alternation(wordlists("commitments")["heading"])
    return re.compile(rf"{words}(?:\s+{_SPAN})?\s*:?", re.I)
