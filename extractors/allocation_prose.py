"""Allocations that a sentence gives, in documents without a budget table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.context import Context
from extractors.nlp import sentences
from extractors.numbers import number
from extractors.wordlists import alternation, wordlists
from model.text import Block

_NUMBER = r"(?P<number>\d{1,3}(?:[ .\u00a0]\d{3})+|\d+(?:,\d+)?)"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence `[start, end)` that gives `amount` kroner for `name` over a chapter's post."""

    block: Block
    start: int
    end: int
    chapter: int
    post: int
    name: str
    amount: int


def told_allocations(context: Context) -> Iterator[Told]:
    """The sentences that give one amount over one chapter and post; what is less sure is left."""
    for block in context.document.blocks:
        if block.kind not in ("paragraph", "list_item"):
            continue
        text = context.document.text[block.start : block.end]
        for start, end in sentences(text):
            yield from _told(text[start:end], block, block.start + start)


def _told(sentence: str, block: Block, at: int) -> Iterator[Told]:
    places, amounts = list(_place().finditer(sentence)), list(_amount().finditer(sentence))
    if len(places) != 1 or len(amounts) != 1 or not _gives().search(sentence):
        return
    place, amount = places[0], amounts[0]
    value = number(amount["number"])
    purpose = _purpose().match(_without(sentence, place), amount.end())
    if value is None or purpose is None:
        return
    chapter, post = (next(filter(None, place.group(*pair))) for pair in ((1, 4), (2, 3)))
    kroner = round(value * (1_000_000 if amount["millions"] else 1))
    name = " ".join(purpose["name"].split())
    yield Told(block, at, at + len(sentence), int(chapter), int(post), name, kroner)


def _without(sentence: str, place: re.Match[str]) -> str:
    """The sentence with a full stop where chapter and post stand, so that a purpose ends there."""
    gap = "." * (place.end() - place.start())
    return sentence[: place.start()] + gap + sentence[place.end() :]


@cache
def _place() -> re.Pattern[str]:
    """`kap. 732, post 70`, `post 70 på kap. 732`, with the preposition before."""
    kap = alternation(wordlists("allocations")["chapter"])
    return re.compile(
        rf"(?:,?\s*(?:over|på|frå|fra|jf\.?)\s+)?(?<!\w)(?:{kap}\s*(\d{{3,4}}),?\s*post\s*(\d{{2}})"
        rf"|post\s*(\d{{2}})\s+(?:på|under|i)\s+{kap}\s*(\d{{3,4}}))(?!\d)",
        re.I,
    )


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w,.]){_NUMBER}\s*(?P<millions>mill\S*)?\s*(?:kroner|kr)(?!\w)", re.I)


@cache
def _gives() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('allocations')['gives'])}(?!\w)", re.I)


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(r"[.,\s]*(?:til|for)\s+(?:å\s+)?(?P<name>[^.;:]{3,160})")
