"""Targets of none: what is not to happen at all."""

import re
from functools import cache

from extractors.indicator_names import mention_in
from extractors.scopes import phrase
from extractors.wordlists import alternation, wordlists
from model.facts import Measure


def absolutes_in(sentence: str) -> list[Measure]:
    """`Ingen fristbrudd.`, `X: ingen`, `skal ikke forekomme X`: none of what is named."""
    patterns = (_listed(), _subject(), _never())
    listed = next((found for p in patterns if (found := p.fullmatch(sentence))), None)
    if listed:
        return [_none(listed["of"])]
    named = _named().fullmatch(sentence)
    if named and (mention_in(named["of"]) or _unwanted().match(named["of"])):
        return [_none(named["of"])]
    return []


def says_none(sentence: str) -> bool:
    """Whether a sentence is about nobody: what it says is over a limit, is not to be."""
    return _opening().match(sentence) is not None


def _none(words: str) -> Measure:
    return Measure(scope=phrase(words), op="=", value=0.0, unit="count")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('measures')['none'])}(?!\w)", re.I)


@cache
def _listed() -> re.Pattern[str]:
    none = alternation(wordlists("measures")["none"])
    return re.compile(rf"(?P<of>[^:]{{3,120}}):\s*{none}\s*\.?", re.I)


@cache
def _named() -> re.Pattern[str]:
    """The words behind "none", or behind a verb that is denied."""
    lists = wordlists("measures")
    none, happen = alternation(lists["none"]), alternation(lists["happen"])
    modal, denied = alternation(lists["modal"]), alternation(lists["not"])
    who = rf"{none}\s+(?:\w+\s+)?{modal}\s+{happen}"
    what = rf"[^\d,;:]{{2,60}}?\s+{modal}\s+{denied}\s+{happen}"
    there = rf"\w+\s+{modal}\s+{happen}\s+{none}"
    return re.compile(rf"(?:{who}|{what}|{there}|{none})\s+(?P<of>[^\d,;:]{{3,80}}?)\s*\.?", re.I)


@cache
def _subject() -> re.Pattern[str]:
    """`X skal ikke forekomme`, `Antall X skal være null`: none of the subject."""
    lists = wordlists("measures")
    modal, denied = alternation(lists["modal"]), alternation(lists["not"])
    never = rf"{denied}\s+{alternation(lists['happen'])}"
    nought = rf"{alternation(lists['happen'])}\s+{alternation(lists['none'])}"
    return re.compile(rf"(?P<of>[^,;:]{{3,120}}?)\s+{modal}\s+(?:{never}|{nought})\s*\.?", re.I)


@cache
def _unwanted() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('measures')['unwanted'])}(?!\w)", re.I)


@cache
def _never() -> re.Pattern[str]:
    """`at fristbrudd ikke forekommer`."""
    lists = wordlists("measures")
    denied, happens = alternation(lists["not"]), alternation(lists["happens"])
    return re.compile(
        rf"(?P<of>[^,;:]{{3,80}}?)\s+(?:{denied}\s+{happens}|{happens}\s+{denied})\s*\.?", re.I
    )
