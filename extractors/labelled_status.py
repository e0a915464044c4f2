"""Mandates answered one by one in running text: the id and a title, then what is reported."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.applies import concerned
from extractors.category import STATUS_LABEL, category_of
from extractors.context import Context
from extractors.ids import opening_id
from extractors.places import place_of
from extractors.probability import probability_in
from extractors.values import values_of
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key
from model.facts import Status
from model.text import Block

_TITLE = re.compile(r"[\s:.–-]*(?P<title>[^\s:.–-][^:.!?]{1,118}?)\s*(?::|[.]|\s[–-]\s)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Answer:
    """A mandate by id and title, and the span `[start, end)` of what is reported."""

    block: Block
    id: str
    title: str
    start: int
    end: int


def labelled_statuses(context: Context) -> Iterator[Status]:
    """The statuses of passages and headings that open with a mandate's id and title."""
    for at, block in enumerate(context.document.blocks):
        if not _reports(context, block):
            continue
        answer = _headed(context, at) if block.kind == "heading" else _passage(context, block)
        if answer:
            yield _status(context, answer)


def _reports(context: Context, block: Block) -> bool:
    """Whether a block stands in a chapter on mandates and what came of them."""
    names = rf"(?<!\w){_chapter()}"
    path = context.document.section_path(block)
    return any(re.search(names, section.title, re.IGNORECASE) for section in path)


@cache
def _chapter() -> str:
    return alternation(wordlists("status_tables")["chapter"])


def _passage(context: Context, block: Block) -> _Answer | None:
    """A paragraph or an item: the title ends at a colon, a dash or a full stop."""
    if block.kind not in ("paragraph", "list_item"):
        return None
    text = context.document.text[block.start : block.end]
    found = opening_id(text)
    title = _TITLE.match(text, found.end) if found else None
    if not found or not title:
        return None
    label = STATUS_LABEL.match(text, title.end())
    start = block.start + (label.end() if label else title.end())
    return _Answer(block, found.id, " ".join(title["title"].split()), start, block.end)


def _headed(context: Context, at: int) -> _Answer | None:
    """A heading of id and title: all up to the next heading or table is reported."""
    document = context.document
    block = document.blocks[at]
    words = document.words(block.start, block.end)
    found = opening_id(words)
    title = words[found.end :].strip(" :.–-") if found else ""
    below = []
    for other in document.blocks[at + 1 :]:
        if other.kind not in ("paragraph", "list_item"):
            break
        below.append(other)
    if not found or not title or not below:
        return None
    start, end = below[0].start, below[-1].end
    label = STATUS_LABEL.match(document.text, start, end)
    return _Answer(below[0], found.id, title, label.end() if label else start, end)


def _status(context: Context, answer: _Answer) -> Status:
    document, meta = context.document, context.meta
    text = document.words(answer.start, answer.end)
    verdict = category_of(text, topic=answer.title)
    place = place_of(context, answer.block)
    return Status(
        key=fact_key(
            document.key, "status", id=f"status/{answer.id}", section=place.section, words=text[:80]
        ),
        doc=document.key,
        source=context.source(answer.start, answer.end),
        rule="status.labelled",
        confidence=min(0.8, verdict.confidence),
        of=answer.id,
        of_text=answer.title,
        of_kind="oppdrag",
        of_year=meta.year,
        text=text,
        category=verdict.category,
        verdict=verdict.words,
        probability=probability_in(text),
        reporter=meta.issuer,
        applies_to=concerned(context, text, meta.issuer),
        values=values_of(context, answer.start, answer.end, meta.year),
        section=place.section,
        heading=place.heading,
    )
