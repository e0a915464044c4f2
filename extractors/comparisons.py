"""Comparisons that a target makes without a value."""

import re
from functools import cache

from extractors.baselines import YEAR, baseline_of, period_of, without_comparison
from extractors.levels import level_in
from extractors.scopes import demand_in, phrase, scope_before
from extractors.wordlists import alternation, wordlists
from model.facts import Measure, Operator

_SAME_WORD_END = 6


def comparisons_in(sentence: str) -> list[Measure]:
    """The measures of a sentence that compares but gives no value of its own."""
    if level := level_in(sentence):
        return [level]
    demand = demand_in(sentence)
    changes = _change().finditer(sentence, demand.start() if demand else 0)
    change = next((c for c in changes if not _of_several(sentence, c)), None)
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


def also_changed(sentence: str, end: int) -> list[Measure]:
    """`… med 20 prosent og øke andelen X`: a change without a value that follows one with."""
    joint = re.compile(r"\s*,?\s*(?:og|samt)\s+").match(sentence, end)
    word = _change().match(sentence, joint.end()) if joint else None
    return (
        [Measure(scope=_changed(sentence, word), op=direction_of(word["change"]))] if word else []
    )


def direction_of(words: str) -> Operator:
    """Whether words of change mean more or less."""
    lists = wordlists("measures")
    more = alternation((*lists["increase"], *lists["or_more"], *lists["more"]))
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


def _of_several(sentence: str, change: re.Match[str]) -> bool:
    """`gitt av flere enheter`: several, not more of them than before."""
    return _several().search(sentence, 0, change.end()) is not None


def _changed(sentence: str, change: re.Match[str]) -> str | None:
    """`gi økt X sammenlignet med …`, `en reduksjon i X`: what follows the word of change."""
    changed = phrase(without_comparison(sentence[change.end() :]))
    return None if changed and YEAR.fullmatch(changed) else changed


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
        for share, name in ((50.0, "halved"), (100.0, "doubled"), (200.0, "tripled"))
    )


@cache
def _not() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('measures')['not'])}\s+$", re.I)


@cache
def _several() -> re.Pattern[str]:
    lists = wordlists("measures")
    ahead = alternation((*lists["scope_start"], *lists["beside"]))
    return re.compile(rf"(?<!\w){ahead}\s+{alternation(lists['more_of'])}$", re.I)
