"""The unnumbered duties of a chapter on reporting: who must report what, by when."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.chapters import chapter_of
from extractors.clauses import mark
from extractors.context import Context
from extractors.dates import deadlines, imprecise_deadlines
from extractors.drafts import Draft
from extractors.labels import is_reporting_chapter
from extractors.mandate_spans import Span
from extractors.nlp import sentences
from extractors.parties import Frame
from extractors.reporting import reporting_of
from extractors.role_patterns import patterns
from extractors.wordlists import alternation, wordlists


def reporting_duties(context: Context) -> Iterator[Draft]:
    """One draft a duty, with the sentences that belong to it."""
    document = context.document
    for at, block in enumerate(document.blocks):
        text = document.text[block.start : block.end]
        is_prose = block.kind in ("paragraph", "list_item") or text.endswith(".")
        if is_prose and block.table is None and _is_on_reporting(context, at):
            for start, end in _duties(text, Frame.of(context), context.meta.year):
                span = (block.start + start, block.start + end)
                yield Draft(at, span, span, "reporting-duty", confidence=0.8)


def _is_on_reporting(context: Context, at: int) -> bool:
    chapter = chapter_of(context.document, at)
    return any(is_reporting_chapter(title) for title in chapter.titles[:3])


def _duties(text: str, frame: Frame, year: int | None) -> Iterator[Span]:
    """Spans of the duties of a paragraph: background, the duty, what follows from it."""
    background: Span | None = None
    duty: Span | None = None
    for start, end in sentences(text):
        sentence = text[start:end]
        if _is_duty(sentence, frame, year):
            if duty:
                yield duty
            duty = (background[0] if background else start, end)
            background = None
        elif duty and _follows(sentence, frame):
            duty = (duty[0], end)
        else:
            if duty:
                yield duty
            duty = None
            background = (start, end) if _is_background(sentence) else None
    if duty:
        yield duty


def _is_duty(sentence: str, frame: Frame, year: int | None) -> bool:
    """Somebody named is told to report, or it is to be reported by a date."""
    if not _about_reporting().search(sentence):
        return False
    clause = mark(sentence, frame)
    for pattern in (patterns().subject_first, patterns().verb_first, patterns().asked):
        for match in pattern.finditer(clause.marked):
            passive = patterns().passive_after.match(clause.marked, match.end())
            told = [p for p in clause.parties(match["who"]) if p.mandated and p.names]
            if told and not passive:
                return True
    if deadlines(sentence, year) or imprecise_deadlines(sentence, year):
        return bool(patterns().impersonal.search(clause.marked) or _sent().search(sentence))
    return bool(patterns().impersonal.match(clause.marked) and reporting_of(sentence))


def _follows(sentence: str, frame: Frame) -> bool:
    """The sentence sets the deadline of the duty before it, or says what it must contain."""
    marked = mark(sentence, frame).marked
    if re.match(r"\W*(?:frist|fristen|tidsfrist)\b", sentence, re.I):
        return True
    return bool(patterns().thing_first.match(marked)) and not patterns().impersonal.match(marked)


def _is_background(sentence: str) -> bool:
    words = alternation(wordlists("oppdrag")["background"])
    return bool(
        re.match(rf"(?:\w+\s+)?{words}\b", sentence, re.I) and _about_reporting().search(sentence)
    )


@cache
def _sent() -> re.Pattern[str]:
    """What is to be sent, in the passive: "Styrets melding sendes departementet innen …"."""
    return re.compile(
        rf"^(?:[^.,;:]{{3,80}}?\s){alternation(wordlists('oppdrag')['sent'])}\s", re.I
    )


@cache
def _about_reporting() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('oppdrag')['reporting'])}(?!\w)", re.I)
