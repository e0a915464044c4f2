"""What a target is about: the words before what is demanded, or right after the value."""

import re
from functools import cache

from extractors.numbers import Figure
from extractors.wordlists import alternation, wordlists

_ENDS = re.compile(r"^[\s,;:.)–-]+|(?:[\s,.;:(]|(?<=\s)og)+$")


def demand_in(sentence: str) -> re.Match[str] | None:
    """The modal verb that the demand begins with."""
    return _modal().search(sentence)


def scope_before(sentence: str, figure: Figure | None = None) -> str | None:
    """The subject of a demand; where that is only an actor, the last phrase that says of what."""
    demand = demand_in(sentence)
    if demand is None:
        return _without_modal(sentence, figure)
    if figure and figure.end <= demand.start():
        return phrase(sentence[figure.end : demand.start()])
    subject = _subject(sentence[: demand.start()])
    if subject and not _is_actor(subject):
        return subject
    behind = sentence[figure.end if figure else demand.end() :]
    return _last_place(behind) or _object(sentence[demand.end() : figure.start if figure else None])


def scope_between(sentence: str, start: int, stop: int) -> str | None:
    """What one value of several is said of: the phrase between it and the next value."""
    words = re.split(r"[()]|;|,?\s+jf\b", sentence[start:stop])[0]
    return phrase(_operator_at_end().sub("", words))


def phrase(words: str) -> str | None:
    """The words without the punctuation around them and the preposition ahead."""
    words = _trim(words)
    lead = _place_words().match(words)
    return _trim(words[lead.end() :] if lead else words) or None


def _last_place(rest: str) -> str | None:
    """`… innenfor somatikk og psykisk helsevern.`: what the last place words lead into."""
    rest = re.split(r",?\s+jf\b", re.sub(r"\([^)]*\)", "", rest))[0]
    found = list(_within_words().finditer(rest))
    return phrase(rest[found[-1].end() :]) if found else phrase(rest)


def _object(words: str) -> str | None:
    """`ha et årsresultat på minst …`: what the actor is to have or reach."""
    verb = rf"\s*{alternation(wordlists('measures')['have'])}\s+"
    words = re.sub(r"\s+(?:med|på)\s*$", "", _operator_at_end().sub("", words))
    return phrase(re.sub(verb, "", words, count=1))


def _without_modal(sentence: str, figure: Figure | None) -> str | None:
    """`Matavfall reduseres med 50 prosent`, `Redusere energibruken med 20 prosent`."""
    if figure is None:
        return None
    verb = _change().search(sentence)
    if verb is None:
        return _subject(_operator_at_end().sub("", sentence[: figure.start]))
    behind = sentence[verb.end() : figure.start]
    return _subject(sentence[: verb.start()]) or phrase(re.sub(r"\s+(?:med|på)\b.*$", "", behind))


def _subject(words: str) -> str | None:
    """The subject without the year that it is demanded for."""
    words = re.sub(
        r"^(?:innen|innan)\s+20\d\d(?!\d)|\s+i\s+20\d\d\s*$", "", _trim(words), flags=re.I
    )
    return _trim(words) or None


def _trim(words: str) -> str:
    return _ENDS.sub("", words.strip())


def _is_actor(subject: str) -> bool:
    return bool(
        _actor().fullmatch(subject) or re.fullmatch(r"[A-ZÆØÅ].{,60}\b(?:R?HF|AS)", subject)
    )


@cache
def _actor() -> re.Pattern[str]:
    return re.compile(alternation(wordlists("measures")["actor"]), re.I)


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(wordlists('measures')['modal'])}(?!\w)", re.I)


@cache
def _change() -> re.Pattern[str]:
    lists = wordlists("measures")
    return re.compile(rf"(?<!\w){alternation((*lists['increase'], *lists['decrease']))}\b", re.I)


@cache
def _place_words() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('measures')['scope_start'])}\s+", re.I)


@cache
def _within_words() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:innen|innenfor|innan|innanfor)\s+(?!\d)", re.I)


@cache
def _operator_at_end() -> re.Pattern[str]:
    lists = wordlists("measures")
    words = alternation(word for op in ("<=", ">=", "<", ">") for word in lists[op])
    return re.compile(rf"(?<!\w){words}\s*$", re.I)
