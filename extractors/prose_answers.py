"""Requirements that a report's prose quotes, and the prose that answers them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from extractors.category import category_of
from extractors.context import Context
from extractors.nlp import sentences
from extractors.numbers import figures
from extractors.places import place_of
from extractors.prose_passages import passages
from extractors.values import values_of
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key
from model.facts import RequirementKind, Status
from model.text import Block

_QUOTED = re.compile(r"[«\"“”](?P<words>[^«»\"“”]{40,}?)[.]?[»\"“”]")
_OF_TEXT = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """A requirement as said, and where the answer stands, `[start, end)`."""

    block: Block
    requirement: str
    kind: RequirementKind
    start: int
    end: int


def answers(context: Context, blocks: Sequence[Block]) -> Iterator[Answer]:
    """The answered requirements of the blocks, one a section."""
    for _, section in groupby(blocks, key=lambda block: block.section):
        found = _answer(context, list(section))
        if found:
            yield found


def _answer(context: Context, section: Sequence[Block]) -> Answer | None:
    text = context.document.text
    for at, block in enumerate(section):
        words = text[block.start : block.end]
        order = _order().search(words)
        quoted = _QUOTED.search(words, order.end()) if order else None
        if quoted:
            rest = re.compile(r"[\s.]*").match(words, quoted.end())
            start = block.start + (rest.end() if rest else quoted.end())
            end = section[-1].end
            return _made(block, quoted["words"], "oppdrag", start, end)
        for first, last in sentences(words):
            if _is_target(words[first:last]):
                start, end = block.start + last, _before_results(context, section[at:])
                found = _made(block, words[first:last], "indicator", start, end)
                if found and category_of(text[start:end]).category != "ukjent":
                    return found
    return None


def _made(
    block: Block, requirement: str, kind: RequirementKind, start: int, end: int
) -> Answer | None:
    return Answer(block, requirement.strip(), kind, start, end) if end - start > 80 else None


@cache
def _order() -> re.Pattern[str]:
    words = alternation(wordlists("prose_status")["order"])
    return re.compile(rf"(?<!\w){words}\s*:?", re.IGNORECASE)


def _is_target(sentence: str) -> bool:
    """An obligation with a figure to reach."""
    lists = wordlists("prose_status")
    targets = rf"(?<!\w){alternation(lists['target'])}\s+(?:\w+\s+)?$"
    return bool(re.search(r"\bskal\b", sentence)) and any(
        figure.unit and re.search(targets, sentence[: figure.start], re.IGNORECASE)
        for figure in figures(sentence)
    )


def _before_results(context: Context, section: Sequence[Block]) -> int:
    """Where the prose ahead of the section's list, or its next results, ends."""
    end = section[0].end
    for block in section:
        counted = any(
            figure.unit not in (None, "count")
            for passage in passages(context, block)
            for figure in figures(context.document.text[passage.start : passage.end])
        )
        if block.kind == "list_item" or (block is not section[0] and counted):
            break
        end = block.end
    return end


def answer_status(context: Context, answer: Answer) -> Status:
    """The status that an answer makes."""
    document, meta = context.document, context.meta
    place = place_of(context, answer.block)
    text = document.words(answer.start, answer.end)
    requirement = " ".join(answer.requirement.split())
    verdict = category_of(text, topic=requirement)
    return Status(
        key=fact_key(document.key, "status", id=None, section=place.section, words=text[:120]),
        doc=document.key,
        source=context.source(answer.start, answer.end),
        rule="status.prose_answer",
        confidence=min(0.7, verdict.confidence),
        of_text=requirement[:_OF_TEXT],
        of_kind=answer.kind,
        of_year=meta.year,
        text=text,
        category=verdict.category,
        verdict=verdict.words,
        reporter=meta.issuer,
        values=values_of(context, answer.start, answer.end, meta.year),
        section=place.section,
        heading=place.heading,
    )
