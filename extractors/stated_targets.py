"""Targets that say by themselves what they are, whatever stands above them.

One sentence that demands a measured thing to be so much, and lists of nothing but such.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractors.chapters import chapter_of
from extractors.context import Context
from extractors.duties import assumes, opens_with_a_deed, tells
from extractors.ids import opening_id
from extractors.labels import frames_mandates, is_label, is_task_label
from extractors.listings import Item, Listing, Passage, listings_of, passages_of
from extractors.measures import measures_of
from extractors.nlp import sentences
from extractors.wordlists import alternation, wordlists
from model.text import Block


def stated_targets(context: Context) -> Iterator[Item]:
    """The passages and list items that each state one target, in no order."""
    gives = context.meta.doc_type != "utviklingsplan"
    places = {id(block): at for at, block in enumerate(context.document.blocks)}
    for listing in listings_of(context.document):
        first = listing.items[0].block
        if gives and _is_all_targets(context, listing) and _is_open(context, places[id(first)]):
            yield from listing.items
    for passage in passages_of(context.document):
        if _demands_a_measure(context, passage) and _is_open(context, places[id(passage.block)]):
            text = context.document.words(passage.start, passage.end)
            yield Item(passage.start, passage.end, text, None, passage.block)


def _is_all_targets(context: Context, listing: Listing) -> bool:
    """A list of measured things that hangs on nobody's duty."""
    lead = listing.lead
    said = context.document.words(lead.start, lead.end) if lead else ""
    if lead and (tells(context, (lead.start, lead.end)) or assumes(said) or _names_tasks(said)):
        return False
    return all(_is_measured(context, item.start, item.end, item.block) for item in listing.items)


def _demands_a_measure(context: Context, passage: Passage) -> bool:
    """`Andelen heltidsansatte skal være over 80 prosent.`, not what somebody wants to do."""
    if passage.kind not in ("paragraph", "list_item", "box"):
        return False
    words = context.document.words(passage.start, passage.end)
    if not _must().search(words) or len(sentences(words)) != 1 or words.endswith(":"):
        return False
    return _is_measured(context, passage.start, passage.end, passage.block)


def _is_measured(context: Context, start: int, end: int, block: Block) -> bool:
    """Whether words set a target of a value, or against another year, and tell nobody."""
    words = context.document.words(start, end)
    told = tells(context, (start, end)) and not _in_a_place().match(words)
    if opening_id(words) or opens_with_a_deed(words) or told:
        return False
    plan = context.meta.doc_type == "utviklingsplan"
    measures = measures_of(context, start, end)
    return any(m.value is not None or (m.baseline and (not plan or m.scope)) for m in measures)


def _names_tasks(words: str) -> bool:
    return is_label(words) and is_task_label(words)


def _is_open(context: Context, at: int) -> bool:
    """Not where a document is introduced, framed in money or followed up, nor among its tasks."""
    titles = chapter_of(context.document, at).titles
    return not any(frames_mandates(title) or _names_tasks(title) for title in titles)


@cache
def _must() -> re.Pattern[str]:
    """A thing must be so, ahead of which no "we" stands."""
    lists = wordlists("measures")
    return re.compile(
        rf"^(?!{alternation(lists['we'])}\s).*?(?<!\w){alternation(lists['must'])}(?!\w)", re.I
    )


@cache
def _in_a_place() -> re.Pattern[str]:
    """`Sykefraværet i Helse Førde skal være …`: a thing must be so, not the one it is found in."""
    lists = wordlists("measures")
    place = rf"[^.,;:]{{3,80}}?\s{alternation(lists['field'])}\s[^.,;:]{{2,60}}?"
    state = rf"(?:{alternation(lists['state'])}|\w+(?:es|ast))(?!\w)"
    return re.compile(rf"{place}\s{alternation(lists['must'])}\s(?:\w+\s)?{state}", re.I)
