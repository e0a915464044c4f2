"""Comparisons that a target makes without a value, and what any target is compared with."""

import re
from functools import cache

from extractors.numbers import unit_name
from extractors.scopes import demand_in, phrase, scope_before
from extractors.wordlists import alternation, wordlists
from model.facts import Measure, Operator

_YEAR = re.compile(
    r"(?:ved\s+)?(?:(?:utgangen|utgongen|slutten)\s+av\s+|nivået\s+)?(?:i\s+)?"
    r"(20\d\d)(?!\d|\s*[-–/])"
)
_ASIDE = re.compile(r"\((?:[^()\d]*)(20\d\d)\s*[:=]\s*[^()]*\)")
_MEASURED_IN = re.compile(r"\bmålt\s+(?:i|som)\s+([^().,;]+)", re.I)
_IN_YEAR = re.compile(r"\bi\s+(20\d\d)\s*\.?$")
_TO_YEAR = re.compile(r"\b(?:fra|frå)\s+20\d\d\s+til\s+(20\d\d)(?!\d)")
_SAME_WORD_END = 6


def comparisons_in(sentence: str) -> list[Measure]:
    """The measures of a sentence that compares but gives no value of its own."""
    if apart := _apart_in(sentence):
        return [apart]
    for op, pattern in _levels():
        level = pattern.search(sentence)
        if level:
            return [_level(sentence, op, sentence[level.end() :])]
    demand = demand_in(sentence)
    change = _change().search(sentence, demand.end() if demand else 0)
    if change is None:
        return []
    op, baseline, period = _way(sentence, change), baseline_of(sentence), period_of(sentence)
    changed = _changed(sentence, change) if change["noun"] is not None else None
    scopes = [changed] if changed else _subjects(sentence, change)
    if op in ("<=", ">=") and re.search(r"\d", sentence[change.end() :]) and not baseline:
        return []
    times = next((t for t, words in _times() if words.fullmatch(change["change"])), None)
    share = {"value": times, "unit": "percent"} if times else {}
    return [
        Measure.model_validate(
            {"scope": s, "op": op, "baseline": baseline, "period": period, **share}
        )
        for s in scopes
    ]


def _apart_in(sentence: str) -> Measure | None:
    """`høyere vekst i X enn i Y`, `større i X enn i Y`: one field against another."""
    match = _apart().search(sentence)
    of, than = (phrase(match["of"]), phrase(match["than"])) if match else (None, None)
    if match is None or not of or not than or _YEAR.match(of) or _YEAR.match(than):
        return None
    return Measure(scope=of, op=">" if match["more"] else "<", baseline=than)


def also_changed(sentence: str, end: int) -> list[Measure]:
    """`… med 20 prosent og øke andelen X`: a change without a value that follows one with."""
    joint = re.compile(r"\s*,?\s*(?:og|samt)\s+").match(sentence, end)
    word = _change().match(sentence, joint.end()) if joint else None
    return (
        [Measure(scope=_changed(sentence, word), op=direction_of(word["change"]))] if word else []
    )


def baseline_of(sentence: str) -> str | None:
    """The year that a target is compared with."""
    match = _compared().search(sentence) or _ASIDE.search(sentence)
    return match[1] if match else None


def is_background(sentence: str, start: int) -> bool:
    """Whether a figure stands in an aside that tells what it was in a year (`(2023: 14 %)`)."""
    return any(aside.start() < start < aside.end() for aside in _ASIDE.finditer(sentence))


def period_of(sentence: str) -> str | None:
    """`innen 3 år etter at X er innført`, `hvert år i perioden`: by when, as it is said."""
    match = _within().search(sentence) or _each().search(sentence)
    if match:
        return match[0].strip()
    year = _IN_YEAR.search(sentence) or _TO_YEAR.search(sentence)
    return year[1] if year and year[1] != baseline_of(sentence) else None


def direction_of(words: str) -> Operator:
    """Whether words of change mean more or less."""
    lists = wordlists("measures")
    more = alternation((*lists["increase"], *lists["or_more"]))
    return "increase" if re.fullmatch(more, words, re.I) else "decrease"


def is_negated(sentence: str, start: int) -> bool:
    """Whether a word of denial stands right before."""
    return _not().search(sentence[:start]) is not None


def _way(sentence: str, change: re.Match[str]) -> Operator:
    """Which way; what is not to grow may stay where it is, or fall."""
    op = direction_of(change["change"])
    if is_negated(sentence, change.start()):
        return "<=" if op == "increase" else ">="
    return op


def _level(sentence: str, op: Operator, rest: str) -> Measure:
    """A level that may not be passed, or that something is to lie above or below."""
    against = phrase(re.split(r",?\s*\bjf\b|\(målt", rest)[0])
    year = _YEAR.match(against or "")
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


def _changed(sentence: str, change: re.Match[str]) -> str | None:
    """`gi økt X sammenlignet med …`, `en reduksjon i X`: what follows the word of change."""
    rest = sentence[change.end() :]
    for pattern in (_compared(), _within()):
        cut = pattern.search(rest)
        rest = rest[: cut.start()] if cut else rest
    changed = phrase(rest)
    return None if changed and _YEAR.fullmatch(changed) else changed


def _subjects(sentence: str, change: re.Match[str]) -> list[str | None]:
    """The subject; two where both name the same kind ("A-kapasiteten og B-kapasiteten")."""
    subject = scope_before(sentence)
    if subject is None:
        return [_changed(sentence, change)]
    first = subject.split()[0]
    for joint in re.finditer(r"\s+og\s+(?=(\w+))", subject):
        if first[-_SAME_WORD_END:] == joint[1][-_SAME_WORD_END:] and len(first) > _SAME_WORD_END:
            return [subject[: joint.start()], subject[joint.end() :]]
    return [subject]


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
def _change() -> re.Pattern[str]:
    """A word of change; `noun` where what changes comes after it."""
    lists = wordlists("measures")
    words = alternation((*lists["increase"], *lists["decrease"]))
    attributive = alternation(lists["attributive"])
    return re.compile(rf"(?<!\w)(?:(?P<noun>(?={attributive}\b)))?(?P<change>{words})\b", re.I)


@cache
def _times() -> tuple[tuple[float, re.Pattern[str]], ...]:
    """By how many percent something changes that is halved, or doubled."""
    lists = wordlists("measures")
    return tuple(
        (share, re.compile(alternation(lists[name]), re.I))
        for share, name in ((50.0, "halved"), (100.0, "doubled"))
    )


@cache
def _not() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('measures')['not'])}\s+$", re.I)


@cache
def _compared() -> re.Pattern[str]:
    compared = alternation(wordlists("measures")["compared"])
    return re.compile(
        rf",?\s*(?<!\w){compared}\s+(?:\w+\s+){{0,3}}?(20\d\d)(?!\d|\s*[-–]\s*\d)", re.I
    )


@cache
def _within() -> re.Pattern[str]:
    within = alternation(wordlists("measures")["within"])
    time = r"(?:20\d\d|\w+\s+(?:år|måneder|månader)(?:\s+etter\s+[^,.]+)?)"
    return re.compile(rf"(?<!\w){within}\s+(?:utgangen\s+av\s+)?{time}", re.I)


@cache
def _each() -> re.Pattern[str]:
    words = alternation(wordlists("measures")["each"])
    return re.compile(rf"(?<!\w){words}(?:\s+i\s+\w*perioden)?(?!\w)", re.I)
