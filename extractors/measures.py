"""What a target measures: for each value or comparison, scope, operator, value, unit, baseline."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extractors.absolutes import absolutes_in
from extractors.baselines import baseline_of, period_of
from extractors.comparisons import also_changed, comparisons_in
from extractors.context import Context
from extractors.fractions import demanded
from extractors.nlp import sentences
from extractors.numbers import Figure, unit_name
from extractors.scopes import (
    ahead_of,
    demand_in,
    phrase,
    scope_before,
    scope_between,
    without_time,
)
from extractors.targets import Target, limit_at_end, targets_in
from extractors.wordlists import alternation, wordlists
from model.facts import Measure


def measures_of(context: Context, start: int, end: int) -> tuple[Measure, ...]:
    """The measures that a passage states; empty where it sets no target."""
    return measures_in(context.document.words(start, end), context.meta.year)


def measures_in(text: str, year: int | None = None) -> tuple[Measure, ...]:
    """The measures of a target's words, clause by clause; `year` is the one they are set for."""
    found: list[Measure] = []
    for start, end in sentences(text):
        sentence = text[start:end].strip()
        measures = [m for clause in _clauses(sentence) for m in _stated(clause)]
        if year and _year_before().search(sentence):
            measures = [_against(m, year - 1) for m in measures]
        found += (_without_future(m, year) for m in measures)
    return tuple(found)


def _against(measure: Measure, year: int) -> Measure:
    return measure if measure.baseline else measure.model_copy(update={"baseline": str(year)})


def _without_future(measure: Measure, year: int | None) -> Measure:
    """A year to come is when a target begins to hold, not what it is compared with."""
    baseline = measure.baseline or ""
    to_come = year and re.fullmatch(r"20\d\d", baseline) and int(baseline) > year
    since = measure.period or f"fra {baseline}"
    return measure.model_copy(update={"baseline": None, "period": since}) if to_come else measure


def _clauses(sentence: str) -> Iterator[str]:
    """The clauses that each demand something measured; the sentence itself where it is one."""
    for joint in _joint().finditer(sentence):
        left, right = sentence[: joint.start()], sentence[joint.end() :]
        if _modal().search(left) and _modal().search(right, 1) and _stated(left) and _stated(right):
            yield left
            yield from _clauses(right)
            return
        shared = _shared_modal(left, right)
        if shared and _stated(left) and _stated(shared):
            yield from (left, shared)
            return
    yield sentence


def _shared_modal(left: str, right: str) -> str | None:
    """`… skal reduseres fra 2024, og være under 50 dager`: the second demand, with its subject."""
    demand, again = demand_in(left), _again().match(right)
    return f"{left[: demand.end()]} {right}" if demand and again else None


def _stated(clause: str) -> list[Measure]:
    case = _share_of_cases(clause)
    if case:
        return [case]
    targets = tuple(targets_in(clause))
    if targets:
        return [*_with_values(clause, targets), *also_changed(clause, targets[-1].figure.end)]
    return comparisons_in(clause) or absolutes_in(clause)


def _share_of_cases(clause: str) -> Measure | None:
    """`X skal i 80 prosent av tilfellene være 7 dager eller kortere`: so often at least."""
    demand = demand_in(clause)
    for figure in demanded(clause):
        of = _of_cases().match(clause, figure.end)
        if of and demand and figure.start > demand.end() and figure.unit == "percent":
            scope = f"{phrase(clause[: demand.start()])}, {phrase(clause[of.end() :])}"
            op = limit_at_end(clause[: figure.start]) or ">="
            return Measure(scope=scope, op=op, value=figure.value, unit=figure.unit)
    return None


def _with_values(sentence: str, targets: tuple[Target, ...]) -> Iterator[Measure]:
    baseline, period = baseline_of(sentence), period_of(sentence)
    main = [target for target in targets if not _in_brackets(sentence, target.figure)]
    ahead = _scopes_ahead(sentence, main)
    for target in targets:
        later = [other.figure.start for other in main if other.figure.start > target.figure.start]
        if target in main and (len(main) == 1 or ahead):
            scope = ahead.get(target) or scope_before(sentence, target.figure)
        else:
            stop = later[0] if later else len(sentence)
            scope = scope_between(sentence, target.figure.end, stop)
        scope = target.of or scope or scope_before(sentence, targets[0].figure)
        unit = target.figure.unit or _unit_in(sentence[: target.figure.start])
        yield Measure(
            scope=scope,
            op=target.op,
            value=target.figure.value,
            unit=unit or _counts(scope, target.figure.value),
            baseline=baseline,
            period=period,
            qualifier=target.qualifier,
        )


def _scopes_ahead(sentence: str, main: list[Target]) -> dict[Target, str | None]:
    """`for X under 38 dager, for Y under 35 dager`: what each value behind the first is said of.

    Empty where something is said behind the last value, as where each is followed by its field.
    """
    if len(main) < 2 or re.search(r"\w", without_time(sentence[main[-1].figure.end :])):
        return {}
    said = {b: ahead_of(sentence[a.figure.end : b.figure.start]) for a, b in pairwise(main)}
    return said if all(said.values()) else {}


def _unit_in(name: str) -> str | None:
    """`Ventetid (dager): < 45`: the unit that stands in brackets behind the name."""
    aside = re.search(r"\((?:i\s+)?([^()]{1,30})\)[\s:]*\S{0,2}\s*$", name)
    return unit_name(aside[1].strip()) if aside else None


def _counts(scope: str | None, value: float) -> str | None:
    """What has no unit is counted where its number is asked for, or where there is to be none."""
    words = scope or ""
    return (
        "count" if _number_of().match(words) or (value == 0 and not _share().match(words)) else None
    )


def _in_brackets(sentence: str, figure: Figure) -> bool:
    """Whether a value stands in an aside: its scope is in the aside too."""
    return sentence.count("(", 0, figure.start) > sentence.count(")", 0, figure.start)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"[,;]?\s+(?:og|samt|mens|medan|men)\s+|;\s+")


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('measures')['clause_modal'])}(?!\w)", re.I)


@cache
def _of_cases() -> re.Pattern[str]:
    return re.compile(rf"\s+av\s+{alternation(wordlists('measures')['cases'])}(?!\w)", re.I)


@cache
def _year_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('measures')['year_before'])}(?!\w)", re.I)


@cache
def _number_of() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('measures')['number_of'])}(?!\w)", re.I)


@cache
def _share() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('measures')['share_of'])}(?!\w)", re.I)


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('measures')['happen'])}(?!\w)", re.I)
