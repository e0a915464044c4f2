"""Answers that say no verdict, but repeat the demand as done: "Planen er utarbeidet"."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.nlp import sentences
from extractors.wordlists import alternation, wordlists

_LONGEST = 4
_SAME = 5
_SUBJECT = 4
_CLAUSE = re.compile(r"(?:(?!,\s+(?:og|men|mens|medan)\b|;).)+", re.DOTALL)
_WORD = re.compile(r"[\wæøå]{4,}")


def fulfilled(text: str, topic: str) -> tuple[int, int] | None:
    """Where a short answer's first sentence says that what `topic` asks for has been done."""
    spans = list(sentences(text))
    if not topic or not spans or len(spans) > _LONGEST or _open().search(text):
        return None
    start, end = spans[0]
    ended = _ended().match(text, start, end)
    if ended:
        return ended.span()
    for clause in _CLAUSE.finditer(text, start, end):
        ready = _ready().match(clause[0])
        if ready and not _barred().search(ready[0]) and _asked_for(ready["thing"], topic):
            return clause.start(), clause.start() + ready.end()
        for found in _done().finditer(clause[0]):
            if _barred().search(clause[0][: found.end()]):
                continue
            beside = clause[0].replace(found["done"], " ")
            asked = _asked(found["stem"]).search(topic) or _handed_over(clause[0], found)
            if asked and _shared(
                beside if asked is not True else clause[0][: found.start()], topic
            ):
                return clause.start() + found.start(), clause.start() + found.end()
    return None


def recurs(text: str, topic: str) -> tuple[int, int] | None:
    """Where an answer's first sentence says that what was to be no more still is."""
    first = next(iter(sentences(text)), None)
    if first is None:
        return None
    for asked in _barred_things().finditer(topic):
        thing = rf"{re.escape(asked['a'] or asked['b'])}\w*"
        found = re.compile(_there_still(thing), re.IGNORECASE).search(text, *first)
        if found:
            return found.span()
    return None


@cache
def _barred_things() -> re.Pattern[str]:
    lists = wordlists("fulfilled")
    none, never = alternation(lists["no_more"]), alternation(lists["not_to_be"])
    return re.compile(
        rf"\b{none}\s+(?P<a>[\w-]{{5,}})|\b(?P<b>[\w-]{{5,}})\s+{never}", re.IGNORECASE
    )


def _there_still(thing: str) -> str:
    lists = wordlists("fulfilled")
    occurs, denied, still = (alternation(lists[name]) for name in ("occurs", "denied", "still"))
    return (
        rf"\b{thing}\s+{occurs}\b(?!\s+{denied}\b)"
        rf"|\b{still}\s+(?:\w+\s+){{0,2}}?{thing}"
    )


def _asked_for(thing: str, topic: str) -> bool:
    """Whether the demand is to bring the thing about: "utarbeide en plan", "Plan for …"."""
    noun = rf"(?<!\w)[\w-]*{re.escape(thing)}\w*"
    verbs = rf"{alternation(wordlists('fulfilled')['made'])}\w{{0,4}}"
    beside = alternation(wordlists("fulfilled")["beside"])
    asked = (
        rf"\b{verbs}(?:\s+(?!{beside}\b)[\w-]+){{0,5}}?\s+{noun}",
        rf"{noun}[^.;:]{{0,80}}?\s(?:skal|må|bør)\s+(?:[\w-]+\s+){{0,3}}?{verbs}",
        rf"^(?:(?!{beside}\b)[\w-]+\s+){{0,2}}?{noun}\s+(?:for|om|av)\b(?!.*\b(?:skal|må|bør)\b)",
        rf"^[\w-]*{re.escape(thing)}\w*\.?$",
    )
    return any(re.search(pattern, topic, re.IGNORECASE) for pattern in asked)


def _handed_over(clause: str, found: re.Match[str]) -> bool:
    """The thing itself, first in the clause, was handed over or finished."""
    done = found["stem"].casefold() in wordlists("fulfilled")["handed_over"]
    return done and len(clause[: found.start()].split()) <= _SUBJECT


def _shared(sentence: str, topic: str) -> bool:
    """A word of both beside the verb: it is the thing asked for that was done."""
    asked, said = set(_stems(topic)), set(_stems(sentence))
    return any(a.startswith(s) or s.startswith(a) for a in asked for s in said)


def _stems(text: str) -> Iterator[str]:
    barred = {word.casefold()[:_SAME] for word in wordlists("fulfilled")["no_thing"]}
    for word in _WORD.findall(text.casefold()):
        if word[:_SAME] not in barred:
            yield word[:_SAME]


@cache
def _ended() -> re.Pattern[str]:
    """The work as a whole has come to its end: "Arbeidet er fullført"."""
    lists = wordlists("fulfilled")
    return re.compile(
        rf"{alternation(lists['work'])}\s+{alternation(lists['auxiliary'])}\s+(?:(?:nå|no)\s+)?"
        rf"{alternation(lists['ended'])}(?=\s*(?:$|[.,;]|og\b))",
        re.IGNORECASE,
    )


@cache
def _done() -> re.Pattern[str]:
    """An auxiliary and the participle of a verb whose work has an end."""
    lists = wordlists("fulfilled")
    return re.compile(
        rf"\b{alternation(lists['auxiliary'])}\s+(?:[\wæøå-]+\s+){{0,6}}?"
        rf"(?P<done>(?P<stem>{alternation(lists['stem'])})(?:et|ede|a|d|de|dd|dde|t|te|tt|en|ne))\b",
        re.IGNORECASE,
    )


@cache
def _ready() -> re.Pattern[str]:
    """The thing itself, and that it is ready: "Planen er ferdig"."""
    return re.compile(
        r"\s*(?:(?:den|det|dei|de|ny|nye|felles|regionale|regional)\s+)*"
        r"(?P<thing>[\w-]{4,}?)(?:en|a|et|ene|ane|ar|er)?\s+(?:er|ligger|ligg|står)\s+"
        rf"(?:(?:nå|no|også)\s+)?{alternation(wordlists('fulfilled')['ready'])}"
        r"(?!\s+(?:i|ved|på|hos|for)\s+(?:\w+\s+)?\w+\s+av\b)"
        rf"(?=\s*(?:$|[.,;]|{alternation(wordlists('fulfilled')['beside_ready'])}\b))",
        re.IGNORECASE,
    )


def _asked(stem: str) -> re.Pattern[str]:
    """The demand's own verb: the same, or another for bringing a thing about."""
    made = wordlists("fulfilled")["made"]
    verbs = alternation(made) if stem.casefold() in made else re.escape(stem)
    return re.compile(rf"\b{verbs}\w{{0,4}}\b", re.IGNORECASE)


@cache
def _barred() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(wordlists('fulfilled')['barred'])}\b", re.IGNORECASE)


@cache
def _open() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(wordlists('fulfilled')['open'])}\b", re.IGNORECASE)
