"""Årlig melding: the requirements it reprints, and a status for every answer to them."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from extractors.answer_text import said_by, span_of, words_of
from extractors.answered_apart import answered_apart
from extractors.answers import exchanges
from extractors.applies import concerned
from extractors.category import Verdict, category_of, cell_verdict
from extractors.chapters import named_goal
from extractors.context import Context
from extractors.exchange import Answer, Exchange, Requirement
from extractors.ids import opening_id
from extractors.language import passage_language
from extractors.mandate_fields import Around, mandate_fields
from extractors.measures import measures_in, measures_of
from extractors.naming import naming
from extractors.pieces import Piece
from extractors.places import place_of
from extractors.reporting import reporting_of
from extractors.status_tables import is_status_table, table_statuses
from extractors.table_columns import NamedTable, named_tables
from extractors.topics import Announced, kind_of_heading, kind_within, label_end
from extractors.values import values_of
from extractors.verdicts import Better
from extractors.wording import Wording
from extractors.wordlists import alternation, wordlists
from model.evidence import fact_key
from model.facts import (
    Fact,
    Goal,
    GoalLevel,
    Indicator,
    Measure,
    Oppdrag,
    RequirementKind,
    Status,
)

_OF_TEXT = 200
_FEW = 4
_COMPARED = 300
_LOWER = frozenset({"<=", "<", "decrease"})
_HIGHER = frozenset({">=", ">", "increase"})


def arlig_melding(context: Context) -> Iterator[Fact]:
    """The facts of an årlig melding, exchange by exchange, and those of its status tables."""
    if context.meta.doc_type != "arlig_melding":
        return
    for exchange in exchanges(context):
        yield from exchange_facts(context, exchange)
    for table in named_tables(context):
        if is_status_table(context, table):
            yield from _tabled(context, table)


def exchange_facts(context: Context, exchange: Exchange) -> Iterator[Fact]:
    """The requirements of an exchange, and a status for every answer to them."""
    for part in answered_apart(context, exchange):
        yield from _facts(context, part)


def _tabled(context: Context, table: NamedTable) -> Iterator[Status]:
    """The statuses of a table: what they answer is as its chapter says, whom, as its words say."""
    heading = place_of(context, table.block).heading or ""
    announced = kind_of_heading(heading) or kind_within(heading) or "any"
    for status in table_statuses(context, table):
        kind = status.of_kind
        if not status.of and kind == "oppdrag":
            kind = _told(context, announced, status.of_text or "")
        applies_to = concerned(context, status.text, status.reporter)
        yield status.model_copy(update={"of_kind": kind, "applies_to": applies_to})


def _facts(context: Context, exchange: Exchange) -> Iterator[Fact]:
    for requirement in exchange.requirements:
        asked = exchange.answers or not _considers(context, requirement)
        if asked and not requirement.title_only:
            yield _requirement(context, requirement)
    for answer in exchange.answers:
        status = _status(context, exchange, answer)
        if status:
            yield status


def _considers(context: Context, requirement: Requirement) -> bool:
    """What a meeting noted ahead of its demands, and nobody answers."""
    words = alternation(wordlists("answers")["consideration"])
    return bool(re.match(rf"\W*{words}\b", words_of(context, requirement.pieces), re.IGNORECASE))


def _requirement(context: Context, requirement: Requirement) -> Fact:
    kind = _kind(context, requirement)
    if kind == "goal":
        return _goal(context, requirement)
    return (
        _indicator(context, requirement) if kind == "indicator" else _oppdrag(context, requirement)
    )


def _kind(context: Context, requirement: Requirement) -> RequirementKind:
    """The kind that the heading gives; under a plain "Mål", a measure makes an indicator."""
    words = words_of(context, requirement.pieces)
    if requirement.kind == "goal" and "Mål" in (
        _label(context, requirement),
        _heading(requirement),
    ):
        measured = any(m.value is not None or m.baseline for m in _measures(context, requirement))
        return "indicator" if measured else "goal"
    if requirement.kind == "any" and (requirement.lead_in or requirement.case or opening_id(words)):
        return "oppdrag"
    return _told(context, requirement.kind, words)


def _heading(requirement: Requirement) -> str:
    return (requirement.heading or "")[:3]


def _label(context: Context, requirement: Requirement) -> str:
    """How the label ahead of the words begins, where they have one of their own."""
    first = requirement.pieces[0]
    words = context.document.text[first.start : first.end]
    return words[: label_end(words)][:3]


def _told(context: Context, announced: Announced, words: str) -> RequirementKind:
    """The kind that is announced; else told by the words: who measures, and lays no duty."""
    if announced != "any":
        return announced
    wording = Wording(context.register)
    if wording.is_demand(words) or wording.lays_duty(words):
        return "oppdrag"
    measured = wording.names_measure(words) or measures_in(words)
    return "indicator" if measured else "oppdrag"


def _measures(context: Context, requirement: Requirement) -> tuple[Measure, ...]:
    return measures_of(context, *span_of(context, requirement.pieces))


def _goal(context: Context, requirement: Requirement) -> Goal:
    start, end = span_of(context, requirement.pieces)
    text = words_of(context, requirement.pieces)
    section = place_of(context, requirement.pieces[0].block).section
    heading = (requirement.heading or "").casefold()
    level: GoalLevel = "hovedmal" if heading.startswith(("hovedmål", "hovudmål")) else "kvalitativ"
    return Goal(
        key=fact_key(context.document.key, "goal", id=None, section=section, words=text),
        doc=context.document.key,
        source=context.source(start, end),
        rule="answers.goal",
        confidence=requirement.confidence,
        language=passage_language(text),
        level=level,
        text=text,
        section=section,
        heading=requirement.heading,
        year=requirement.year,
    )


def _indicator(context: Context, requirement: Requirement) -> Indicator:
    start, end = span_of(context, requirement.pieces)
    text = words_of(context, requirement.pieces)
    section = place_of(context, requirement.pieces[0].block).section
    return Indicator(
        key=fact_key(context.document.key, "indicator", id=None, section=section, words=text),
        doc=context.document.key,
        source=context.source(start, end),
        rule="answers.indicator",
        confidence=requirement.confidence,
        language=passage_language(text),
        text=text,
        measures=_measures(context, requirement),
        reporting=reporting_of(text),
        section=section,
        heading=requirement.heading,
        year=requirement.year,
    )


def _oppdrag(context: Context, requirement: Requirement) -> Oppdrag:
    called = naming(context, requirement)
    section = place_of(context, requirement.pieces[0].block).section
    lead_in = requirement.lead_in
    around = Around(lead_in=lead_in, year=requirement.year)
    words = called.text if called.title else words_of(context, requirement.pieces)
    return Oppdrag(
        key=fact_key(context.document.key, "oppdrag", id=called.id, section=section, words=words),
        doc=context.document.key,
        source=context.source(*called.evidence),
        rule="answers.oppdrag",
        confidence=requirement.confidence,
        language=passage_language(called.text),
        id=called.id,
        title=called.title,
        text=called.text,
        year=requirement.year,
        hovedmal=named_goal(context.document, requirement.pieces[0].block),
        section=section,
        heading=requirement.heading,
        lead_in=context.document.words(*lead_in) if lead_in else None,
        case=requirement.case,
        **mandate_fields(context, *called.span, around),
    )


def _status(context: Context, exchange: Exchange, answer: Answer) -> Status | None:
    bare, pieces = _bare_verdict(context, answer)
    text, (start, end) = words_of(context, pieces), span_of(context, pieces)
    if not text:
        return None
    requirement = _answered(context, exchange, text)
    called = naming(context, requirement)
    kind = _kind(context, requirement)
    verdict = bare or category_of(text, _better(context, requirement), called.text)
    section = place_of(context, requirement.pieces[0].block).section
    reporter = said_by(context, answer)
    words = f"{reporter} {text}"
    return Status(
        key=fact_key(context.document.key, "status", id=None, section=section, words=words),
        doc=context.document.key,
        source=context.source(start, end),
        rule="answers.status",
        confidence=round(min(requirement.confidence, verdict.confidence), 2),
        language=passage_language(text),
        of=called.id,
        of_text=called.text[:_OF_TEXT],
        of_texts=_all_texts(context, exchange),
        of_kind=kind,
        of_year=requirement.year,
        text=text,
        category=verdict.category,
        verdict=verdict.words,
        reporter=reporter,
        reporter_label=answer.label,
        applies_to=concerned(context, text, reporter),
        values=values_of(context, start, end, requirement.year),
        section=section,
        heading=requirement.heading,
    )


def _bare_verdict(context: Context, answer: Answer) -> tuple[Verdict | None, list[Piece]]:
    """A verdict that stands alone ahead of what is reported ("Status: Innfridd"), and the rest."""
    first, *rest = answer.pieces
    words = words_of(context, [first])
    labelled = label_end(context.document.words(first.start, first.end)) > 0
    verdict = cell_verdict(words) if rest and labelled and len(words.split()) <= _FEW else None
    return (verdict, rest) if verdict else (None, answer.pieces)


def _answered(context: Context, exchange: Exchange, text: str) -> Requirement:
    """Of requirements that are answered together, the one whose words the answer takes up most."""
    return max(
        exchange.requirements,
        key=lambda asked: fuzz.token_set_ratio(words_of(context, asked.pieces), text[:_COMPARED]),
    )


def _all_texts(context: Context, exchange: Exchange) -> tuple[str, ...]:
    if len(exchange.requirements) == 1:
        return ()
    return tuple(words_of(context, asked.pieces)[:_OF_TEXT] for asked in exchange.requirements)


def _better(context: Context, requirement: Requirement) -> Better | None:
    """Which way the measures of a requirement point, where they all point the same way."""
    if _kind(context, requirement) == "oppdrag":
        return None
    operators = {measure.op for measure in _measures(context, requirement)}
    if operators and operators <= _LOWER:
        return "lower"
    return "higher" if operators and operators <= _HIGHER else None
