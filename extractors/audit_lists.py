"""Inspections told as lists: the body first, then the matter, under a line that names the state."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.audits import OBJECT_INFERRED, State, due_date, inspector, state_named, state_told
from extractors.context import Context
from extractors.parties import Frame, find_parties
from extractors.places import place_of
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key
from model.facts import Audit
from model.text import Block

_LABEL_WORDS = 6


def listed_audits(context: Context) -> Iterator[Audit]:
    """The inspections that the lists of a chapter on inspections name, one an item."""
    section, state = -1, None
    for block in context.document.blocks:
        if not _in_chapter(context, block):
            continue
        if block.section != section:
            section, state = block.section, None
            state = state_named(place_of(context, block).heading or "")
        words = context.document.words(block.start, block.end)
        if block.kind == "list_item":
            audit = _audit(context, block, state)
            if audit:
                yield audit
        elif len(words.split()) <= _LABEL_WORDS:
            state = state_named(words) or state


def _in_chapter(context: Context, block: Block) -> bool:
    path = context.document.section_path(block)
    return any(_chapter().search(section.title) for section in path)


@cache
def _chapter() -> re.Pattern[str]:
    words = alternation(wordlists("audits")["chapter"])
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    """A body, and in brackets or behind a comma whom it inspects, up to a colon or a dash."""
    organ = alternation(wordlists("audits")["organ"])
    return re.compile(rf"(?P<body>{organ}(?:\s+i\s+[A-ZÆØÅ][^:,(]{{2,40}}?)?)\s*"
                      r"(?:\((?P<object>[^)]+)\)|,\s*(?P<who>[^:,]{2,60}?))?\s*(?::|\s[–-]\s)\s*",
                      re.IGNORECASE)  # fmt: skip


@cache
def _topic_end() -> re.Pattern[str]:
    """Where the matter ends: a full stop, or a comma before a date, a state or a fault."""
    lists = wordlists("audits")
    told = [w for n in ("pagaende", "gjennomforte", "varslet", "due", "faults") for w in lists[n]]
    months = alternation(wordlists("values")["months"])
    when = rf"(?:\d|{months}\b|(?:i|frå|fra|den)\s+(?:\d|{months}\b)|{alternation(told)}(?!\w))"
    return re.compile(rf"\.(?=\s|$)|[,;(]\s*{when}", re.IGNORECASE)


def _audit(context: Context, block: Block, state: State | None) -> Audit | None:
    text = context.document.words(block.start, block.end)
    opening = _opening().match(text)
    if not opening:
        return None
    rest = text[opening.end() :]
    end = _topic_end().search(rest)
    topic = rest[: end.start() if end else len(rest)].strip()
    own, year = opening["object"] or opening["who"], context.meta.year
    object_ = _official(context, own) if own else context.meta.issuer
    if not topic or not object_:
        return None
    section = place_of(context, block).section
    return Audit(
        key=fact_key(context.document.key, "audit", id=None, section=section, words=text[:300]),
        doc=context.document.key,
        source=context.source(block.start, block.end),
        rule="audit.list",
        confidence=0.8,
        inferred=() if own else (OBJECT_INFERRED,),
        object=object_,
        body=inspector(context, opening["body"]),
        topic=topic,
        state=state or state_told(rest[end.start() :] if end else "", year),
        deadline=due_date(rest, year),
        section=section,
    )


def _official(context: Context, said: str) -> str:
    """The official name of the one organisation that the words name, else the words."""
    names = {n for party in find_parties(said, Frame.of(context)) for n in party.names}
    return names.pop() if len(names) == 1 else said
