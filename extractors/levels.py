"""Levels that a target holds something against: a year's, another field's, one that is named."""

import re
from functools import cache

from extractors.baselines import YEAR, baseline_of, period_of
from extractors.numbers import unit_name
from extractors.scopes import phrase, scope_before
from extractors.wordlists import alternation, wordlists
from model.facts import Measure, Operator

_MEASURED_IN = re.compile(r"\bmålt\s+(?:i|som)\s+([^().,;]+)", re.I)


def level_in(sentence: str) -> Measure | None:
    """The level that a sentence holds something against, by words and not by a value."""
    return _apart_in(sentence) or _kept_in(sentence) or _named_in(sentence) or _counted_in(sentence)


def _named_in(sentence: str) -> Measure | None:
    found = ((op, pattern.search(sentence)) for op, pattern in _levels())
    op, match = next(((op, match) for op, match in found if match), (None, None))
    return _level(sentence, op, sentence[match.end() :]) if op and match else None


def _kept_in(sentence: str) -> Measure | None:
    """`opprettholdes på samme nivå som i 2021 eller høyere`, `holdes på nivået fra 2021`."""
    match = _kept().search(sentence)
    if match is None:
        return None
    kept = _keeps().search(sentence[: match.start()])
    way = match["more"] or match["less"] or kept
    if not (way or match["year"] or _when().search(match["than"])):
        return None  # as good as others have it, which nobody measures
    least = match["more"] or (not match["less"] and kept)
    op: Operator = ">=" if least else "<=" if match["less"] else "="
    return _level(sentence, op, match["than"] or match["year"])


def _counted_in(sentence: str) -> Measure | None:
    """`Færre pasienter skal oppleve skade enn i 2023`: fewer or more of what opens it."""
    match = _counted().match(sentence)
    if match is None:
        return None
    op: Operator = "increase" if match["more"] else "decrease"
    return Measure(scope=match["of"], op=op, baseline=baseline_of(sentence))


def _apart_in(sentence: str) -> Measure | None:
    """`høyere vekst i X enn i Y`, `større i X enn i Y`: one field against another."""
    match = _apart().search(sentence)
    of, than = (phrase(match["of"]), phrase(match["than"])) if match else (None, None)
    if match is None or not of or not than or YEAR.match(of) or YEAR.match(than):
        return None
    return Measure(scope=of, op=">" if match["more"] else "<", baseline=than)


def _level(sentence: str, op: Operator, rest: str) -> Measure:
    """A level that may not be passed, or that something is to lie above or below."""
    against = phrase(re.split(r",?\s*\bjf\b|\(målt", rest)[0])
    year = YEAR.match(against or "")
    if year and op in (">", "<"):
        op = "increase" if op == ">" else "decrease"
    measured = _MEASURED_IN.search(sentence)
    return Measure(
        scope=scope_before(sentence),
        op=op,
        unit=(unit_name(measured[1].strip()) or measured[1].strip()) if measured else None,
        baseline=year[1] if year else against,
        period=period_of(sentence),
    )


@cache
def _apart() -> re.Pattern[str]:
    lists = wordlists("measures")
    way = rf"(?:(?P<more>{alternation(lists['more'])})|{alternation(lists['less'])})"
    growth, field = alternation(lists["growth"]), alternation((*lists["field"], "på"))
    return re.compile(
        rf"(?<!\w){way}(?:\s+{growth})?\s+{field}\s+(?P<of>[^.;:\d]{{3,160}}?)\s+enn\s+"
        rf"(?:{field}\s+)?(?P<than>[^.,;:]{{3,80}})",
        re.I,
    )


@cache
def _levels() -> tuple[tuple[Operator, re.Pattern[str]], ...]:
    lists = wordlists("measures")
    levels: tuple[tuple[Operator, str], ...] = (
        ("<=", "same_or_lower"),
        (">=", "same_or_higher"),
        (">", "than"),
        ("<", "less_than"),
    )
    return tuple(
        (op, re.compile(rf"(?<!\w){alternation(lists[name])}\s+(?!\d)", re.I))
        for op, name in levels
    )


@cache
def _kept() -> re.Pattern[str]:
    lists = wordlists("measures")
    more, less = alternation(lists["or_more"]), alternation(lists["or_less"])
    way = rf"(?:,?\s+eller\s+(?:(?P<more>{more})|(?P<less>{less})))?"
    level = rf"(?:{alternation(lists['level'])}\s+(?P<than>[^,.;:]{{4,60}}?)|(?P<year>20\d\d)-nivå)"
    return re.compile(rf"(?<!\w)på\s+{level}{way}\s*\.?$", re.I)


@cache
def _when() -> re.Pattern[str]:
    lists = wordlists("measures")
    before = alternation((*lists["year_before"], *lists["standing"]))
    return re.compile(rf"(?<!\d)20\d\d(?!\d)|(?<!\w){before}(?!\w)", re.I)


@cache
def _keeps() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('measures')['kept'])}\s*$", re.I)


@cache
def _counted() -> re.Pattern[str]:
    lists = wordlists("measures")
    which = rf"(?:(?P<more>{alternation(lists['more_of'])})|{alternation(lists['fewer'])})"
    before = rf"(?:i\s+20\d\d|20\d\d|{alternation(lists['year_before'])})"
    return re.compile(
        rf"{which}\s+(?P<of>[^,.;:\d]{{3,80}}?)\s+{alternation(lists['modal'])}\s"
        rf"[^;:]{{3,160}}?\senn\s+{before}",
        re.I,
    )
