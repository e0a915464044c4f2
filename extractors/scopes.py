"""What a target is about: the words before what is demanded, or right after the value."""

import re
from functools import cache

from extractors.baselines import without_comparison
from extractors.fractions import is_fraction
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
    if figure and (share := _shared(sentence, demand, figure)):
        return share
    front = _front().match(sentence[: demand.start()])
    if front and (figure is None or figure.start > demand.end()):
        return _inverted(front["of"], sentence[demand.end() : figure.start if figure else None])
    subject = _subject(sentence[: demand.start()])
    if subject and not _is_actor(subject):
        place = _place_after(sentence[figure.end :]) if figure else None
        return f"{subject}, {place}" if place else subject
    behind = sentence[figure.end if figure else demand.end() :]
    return _last_place(without_comparison(behind)) or _object(
        sentence[demand.end() : figure.start if figure else None]
    )


def scope_between(sentence: str, start: int, stop: int) -> str | None:
    """What one value of several is said of: the phrase between it and the next value."""
    aside = re.match(r"\s*\(([^()\d]{2,60})\)", sentence[start:stop])
    if aside:
        return phrase(aside[1])
    words = re.split(r"[()]|;|,?\s+jf\b", sentence[start:stop])[0]
    return phrase(_compared().split(_bare(words))[0])


def ahead_of(words: str) -> str | None:
    """What a value is said of that stands ahead of it: ", og for X under"."""
    found = re.match(r"(?:\s*[,;]\s*(?:og\s+)?|\s+og\s+)(.*)", _bare(words))
    return phrase(found[1]) if found else None


def without_time(words: str) -> str:
    """The words without the time that they end in."""
    return _by_when().sub("", words)


def phrase(words: str) -> str | None:
    """The words without the punctuation around them and the preposition ahead."""
    words = _trim(words)
    lead = _place_words().match(f"{words} ")
    return _trim(words[lead.end() :] if lead else words) or None


def is_part(sentence: str, demand: re.Match[str], figure: Figure) -> bool:
    """`… skal 30 prosent av kontrollene skje hjemme`: a share right behind the modal."""
    part = sentence[figure.end :].startswith(" av ") or is_fraction(sentence, figure)
    return demand.end() + 1 == figure.start and part


def _inverted(front: str, rest: str) -> str | None:
    """`Innen somatikk skal ventetiden være …`: the field, then what is measured in it."""
    lists = wordlists("measures")
    ends = alternation((*lists["happen"], *lists["increase"], *lists["decrease"]))
    told = _object(re.sub(rf"\s+{ends}(?:\s+{alternation(lists['by'])})?\s*$", "", _bare(rest)))
    timed = re.match(r"(?:20)?\d", front) or _no_scope().match(front)
    return told if timed else ", ".join(part for part in (phrase(front), told) if part) or None


def _bare(words: str) -> str:
    """The words without the comparison that they end in."""
    return _operator_at_end().sub("", words)


def _shared(sentence: str, demand: re.Match[str], figure: Figure) -> str | None:
    """What a value is a share of, by the words right behind it."""
    if is_part(sentence, demand, figure):
        return phrase(_happens().split(sentence[figure.end :])[0])
    if figure.end <= demand.start():
        return phrase(sentence[figure.end : demand.start()])
    ahead = _bare(sentence[demand.end() : figure.start])
    of = re.match(r"\s+av\s+(?P<of>[^,;:()]{3,80}?)\s*\.?$", sentence[figure.end :])
    return _trim(of["of"]) if of and re.search(r"\s(?:for|hos)\s*$", ahead) else None


def _place_after(rest: str) -> str | None:
    """`høyst 52 dager i somatikken`: the field that ends the sentence."""
    found = _field_after().match(_or_so().sub("", without_time(rest), count=1))
    return None if not found or _no_scope().match(found["of"]) else _trim(found["of"])


def _last_place(rest: str) -> str | None:
    """`… innenfor somatikk og psykisk helsevern.`: what the last place words lead into."""
    rest = re.split(r",?\s+jf\b", re.sub(r"\([^)]*\)", "", rest))[0]
    found = list(_within_words().finditer(rest))
    last = phrase(rest[found[-1].end() :] if found else rest)
    dated = r"(?:(?:fra|frå|innen|innan)\s+)?20\d\d"
    return None if last and re.fullmatch(dated, last) else last


def _object(words: str) -> str | None:
    """`ha et årsresultat på minst …`: what the actor is to have or reach."""
    verb = rf"\s*{alternation(wordlists('measures')['have'])}\s+"
    words = re.sub(r"\s+(?:med|på)\s*$", "", _operator_at_end().sub("", words))
    return phrase(re.sub(verb, "", words, count=1))


def _without_modal(sentence: str, figure: Figure | None) -> str | None:
    """`Matavfall reduseres med 50 prosent`, `Redusere energibruken med 20 prosent`."""
    if figure is None:
        listed = re.match(r"([^:]{3,120}):\s", sentence) or _changed_state().match(sentence)
        return phrase(listed[1]) if listed else None
    verb = _change().search(sentence)
    if verb is None:
        ahead = re.sub(r"\s+(?:ned|opp)\s+(?:fra|frå)\s.*$", "", sentence[: figure.start])
        ahead = re.sub(r"\s+(?:er|ligg|ligger)\s*$", "", _bare(ahead))
        subject = _subject(ahead)
        place = _place_after(sentence[figure.end :]) if subject else None
        return f"{subject}, {place}" if place else subject or _counted_part(sentence[figure.end :])
    behind = sentence[verb.end() : figure.start]
    return _subject(sentence[: verb.start()]) or phrase(re.sub(r"\s+(?:med|på)\b.*$", "", behind))


def _counted_part(rest: str) -> str | None:
    """`Minst 35 prosent av kontrollene skjer uten reise`: what the share is of."""
    words = re.sub(rf"^\s*{alternation(wordlists('measures')['clause_modal'])}\s+", "", rest)
    return phrase(re.sub(rf"^\s*{alternation(wordlists('measures')['happen'])}\s+", "", words))


def _subject(words: str) -> str | None:
    """The subject without the year that it is demanded for, and without a "none" ahead."""
    words = re.sub(
        r"^(?:innen|innan)\s+20\d\d(?!\d)|\s+i\s+20\d\d\s*$", "", _trim(words), flags=re.I
    )
    words = re.sub(
        rf"^{alternation(wordlists('measures')['none'])}(?:\s+|$)", "", words, flags=re.I
    )
    words = re.sub(r"^[^,.;]*\s(?:er|om)\s+at\s+", "", words)
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
    return re.compile(rf"(?<!\w){_change_words()}\b", re.I)


def _change_words() -> str:
    lists = wordlists("measures")
    return alternation((*lists["increase"], *lists["decrease"]))


@cache
def _happens() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(wordlists('measures')['happen'])}(?!\w)", re.I)


@cache
def _changed_state() -> re.Pattern[str]:
    """`Matsvinnet er halvert`, `Sykefraværet er lavere`: the subject of the state."""
    return re.compile(rf"([^:.,]{{3,80}}?)\s+(?:er|blir|vert)\s+{_change_words()}\b", re.I)


@cache
def _compared() -> re.Pattern[str]:
    words = (word for word in wordlists("measures")["compared"] if " " in word)
    return re.compile(rf"(?:^|\s+){alternation(words)}\s", re.I)


@cache
def _place_words() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('measures')['scope_start'])}\s+", re.I)


@cache
def _front() -> re.Pattern[str]:
    """Place words that open a sentence whose subject comes after the verb."""
    return re.compile(
        r"(?:innen|innenfor|innan|innanfor|i|for|ved)\s+(?P<of>[^,]{2,80}?)\s*$", re.I
    )


@cache
def _field_after() -> re.Pattern[str]:
    lists = wordlists("measures")
    listed = r"(?:[^\d,;:()]{2,60},\s(?=[^;:()]*\s(?:og|eller)\s)){0,4}"
    each = r"(?:(?:hver|kvar)\s+av\s+(?:de|dei)\s+\d{1,3}\s+)?"
    return re.compile(
        rf"(?:\s+{alternation(lists['taken'])})?\s+{alternation(lists['field'])}\s+"
        rf"(?P<of>{each}{listed}[^\d,;:()]{{2,80}}?)\s*[.;]?\s*$",
        re.I,
    )


@cache
def _or_so() -> re.Pattern[str]:
    """`56 dager eller kortere i somatikken`."""
    lists = wordlists("measures")
    return re.compile(rf"^\s+eller\s+{alternation((*lists['or_more'], *lists['or_less']))}", re.I)


@cache
def _by_when() -> re.Pattern[str]:
    """The time that a demand ends in: "innen utgangen av 2026", "fra 2026"."""
    return re.compile(
        r",?\s+(?:innen|innan|i|ved|fra|frå|i\s+løpet\s+av)\s+"
        r"(?:(?:utgangen|utgongen|løpet)\s+av\s+)?(?:20\d\d|året)\s*\.?\s*$",
        re.I,
    )


@cache
def _no_scope() -> re.Pattern[str]:
    words = alternation(wordlists("measures")["no_scope"])
    return re.compile(rf"(?:(?:et|ein|en|eit)\s+)?{words}(?!\w)", re.I)


@cache
def _within_words() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:innen|innenfor|innan|innanfor)\s+(?!\d)", re.I)


@cache
def _operator_at_end() -> re.Pattern[str]:
    lists = wordlists("measures")
    words = alternation(word for op in ("<=", ">=", "<", ">") for word in lists[op])
    return re.compile(rf"(?<!\w){words}\s*$", re.I)
