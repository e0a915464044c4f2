"""What a target measures: for each value or comparison, scope, operator, value, unit, baseline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.comparisons import (
    also_changed,
    baseline_of,
    comparisons_in,
    direction_of,
    period_of,
)
from extractors.context import Context
from extractors.nlp import sentences
from extractors.numbers import Figure, figures
from extractors.scopes import demand_in, scope_before, scope_between
from extractors.wordlists import alternation, wordlists
from model.facts import Measure, Operator

_DURATIONS = ("years", "months", "weeks", "hours", "minutes")
_OPERATORS: tuple[Operator, ...] = ("<=", ">=", "<", ">", "=", "increase", "decrease")


@dataclass(frozen=True, slots=True)
class _Target:
    figure: Figure
    op: Operator
    qualifier: str | None = None


def measures_of(context: Context, start: int, end: int) -> tuple[Measure, ...]:
    """The measures that a passage states; empty where it sets no target."""
    return measures_in(context.document.words(start, end))


def measures_in(text: str) -> tuple[Measure, ...]:
    """The measures of a target's words, sentence by sentence."""
    found: list[Measure] = []
    for start, end in sentences(text):
        sentence = text[start:end].strip()
        targets = tuple(_targets(sentence))
        if targets:
            found += _with_values(sentence, targets)
            found += also_changed(sentence, targets[-1].figure.end)
        else:
            found += comparisons_in(sentence)
    return tuple(found)


def _with_values(sentence: str, targets: tuple[_Target, ...]) -> Iterator[Measure]:
    baseline, period = baseline_of(sentence), period_of(sentence)
    main = [target for target in targets if not _in_brackets(sentence, target.figure)]
    for target in targets:
        later = [other.figure.start for other in main if other.figure.start > target.figure.start]
        if target in main and len(main) == 1:
            scope = scope_before(sentence, target.figure)
        else:
            stop = later[0] if later else len(sentence)
            scope = scope_between(sentence, target.figure.end, stop)
        yield Measure(
            scope=scope or scope_before(sentence, targets[0].figure),
            op=target.op,
            value=target.figure.value,
            unit=target.figure.unit,
            baseline=baseline,
            period=period,
            qualifier=target.qualifier,
        )


def _in_brackets(sentence: str, figure: Figure) -> bool:
    """Whether a value stands in an aside: its scope is in the aside too."""
    return sentence.count("(", 0, figure.start) > sentence.count(")", 0, figure.start)


def _targets(sentence: str) -> Iterator[_Target]:
    """The figures that are targets; one without an operator of its own shares the one before."""
    before: _Target | None = None
    for figure in figures(sentence):
        target = _target(sentence, figure)
        if target is None and before and _goes_on(sentence, before.figure, figure):
            target = _Target(figure, before.op, before.qualifier)
        if target is not None and not _is_scope(sentence, figure):
            before = target
            yield target


def _target(sentence: str, figure: Figure) -> _Target | None:
    ahead = sentence[: figure.start]
    if figure.unit == "years" or (figure.unit in _DURATIONS and _no_target().search(ahead)):
        return None
    relative, limit = _relative().match(sentence, figure.end), _limit().match(sentence, figure.end)
    if relative:
        qualifier = _qualifier().search(ahead)
        return _Target(figure, direction_of(relative[1]), qualifier and qualifier[1].lower())
    if limit:
        return _Target(figure, "<=" if direction_of(limit[1]) == "decrease" else ">=")
    change = _change().search(ahead)
    if change:
        op = direction_of(change["change"])
        return _Target(figure, op, change["qualifier"] and change["qualifier"].lower())
    for op in _OPERATORS[:5]:
        if _operator(op).search(ahead):
            return _Target(figure, op)
    all_of = figure.start == 0 and figure.unit == "percent" and demand_in(sentence)
    return _Target(figure, "=") if all_of else None


def _goes_on(sentence: str, before: Figure, figure: Figure) -> bool:
    """`61 dager i A, 44 dager i B og 33 dager i C`: same unit, and only scopes between."""
    between = sentence[before.end : figure.start]
    same = figure.unit == before.unit or figure.unit in (None, "count")
    return same and not _no_target().search(sentence[: figure.start]) and not demand_in(between)


def _is_scope(sentence: str, figure: Figure) -> bool:
    """A value in the subject, ahead of what is demanded ("enheter med fravær over 10 % skal …")."""
    demand = demand_in(sentence)
    if demand is None or figure.end > demand.start() or _begins(sentence, figure):
        return False
    after = (later for later in figures(sentence) if later.start > demand.end())
    return any(_target(sentence, later) for later in after) or bool(comparisons_in(sentence))


def _begins(sentence: str, figure: Figure) -> bool:
    """`Minst 80 prosent av X skal …`: the sentence begins with what is demanded."""
    ahead = sentence[: figure.start]
    return any(not _operator(op).sub("", ahead).strip() for op in _OPERATORS[:4])


@cache
def _operator(op: str) -> re.Pattern[str]:
    words = alternation(wordlists("measures")[op])
    return re.compile(rf"(?<!\w){words}\s*(?:\(?\s*)$", re.I)


@cache
def _change() -> re.Pattern[str]:
    """`reduseres med minst`: a change by a value that follows."""
    lists = wordlists("measures")
    words = alternation((*lists["increase"], *lists["decrease"]))
    qualifier = alternation(lists["qualifier"])
    return re.compile(
        rf"(?<!\w)(?P<change>{words})\b(?:\s+[^\s,.;:]+){{0,4}}?\s+{alternation(lists['by'])}"
        rf"(?:\s+(?P<qualifier>{qualifier}))?\s*$",
        re.I,
    )


@cache
def _relative() -> re.Pattern[str]:
    """`25 pst. lavere enn i 2024`: a change by the value before."""
    lists = wordlists("measures")
    return re.compile(
        rf"\s+({alternation((*lists['increase'], *lists['decrease']))})\s+enn\b", re.I
    )


@cache
def _limit() -> re.Pattern[str]:
    """`60 dager eller lavere`."""
    lists = wordlists("measures")
    return re.compile(
        rf"\s+eller\s+({alternation((*lists['or_more'], *lists['or_less']))})(?!\w)", re.I
    )


@cache
def _qualifier() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({alternation(wordlists('measures')['qualifier'])})\s*$", re.I)


@cache
def _no_target() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('measures')['no_target'])}\s*$", re.I)
