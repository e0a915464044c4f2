"""Which indicator a sentence speaks of, and what to call it."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.wordlists import alternation, wordlists

_WAITING = ("ventetid", "fristbrudd")


@dataclass(frozen=True, slots=True)
class Mention:
    """An indicator named at `start` of a sentence: `key` tells two apart, `name` is to be read."""

    start: int
    key: str
    name: str

    def covers(self, other: "Mention") -> bool:
        """Whether the other names the same, or leaves out the half that this one names."""
        return self.key.startswith(other.key) or other.key.startswith(self.key)


def mention_in(sentence: str) -> Mention | None:
    """The indicator that a sentence is about: the first one named outside a comparison."""
    for match in _pattern().finditer(sentence):
        if not _compared().search(sentence[: match.start()]) and _is_meant(sentence, match[0]):
            return _mention(sentence, match)
    return None


def _is_meant(sentence: str, said: str) -> bool:
    """Whether a word that may mean any result is said of money."""
    lists = wordlists("prose_status")
    money = rf"(?<!\w){alternation(lists['money'])}(?!\w)"
    return said.casefold() not in lists["of_money"] or bool(re.search(money, sentence, re.I))


def _mention(sentence: str, match: re.Match[str]) -> Mention:
    indicator = _indicator(match[0])
    counted = _counted(sentence[: match.start()])
    name = f"{counted} {indicator}" if counted else indicator[:1].upper() + indicator[1:]
    half = ""
    if indicator in _WAITING:
        around = sentence[max(0, match.start() - 60) : match.end() + 70]
        half = half_in(around)
    return Mention(match.start(), f"{indicator}{half}", f"{name}{half}")


def area_in(words: str) -> str | None:
    """The field of care that a heading or a sentence names; the short form in its brackets."""
    match = _area().search(words)
    if not match:
        return None
    short = re.match(r"\s*\(([A-ZÆØÅ]{2,5})\)", words[match.end() :])
    found = short[1] if short else match[0]
    return found if found.isupper() else found[:1].lower() + found[1:]


@cache
def _pattern() -> re.Pattern[str]:
    words = (w for names in wordlists("indicator_names").values() for w in names)
    return re.compile(rf"(?<![\w-]){alternation(words)}(?!\w)", re.IGNORECASE)


@cache
def _indicators() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(alternation(words), re.IGNORECASE))
        for name, words in wordlists("indicator_names").items()
    )


def _indicator(said: str) -> str:
    """The plain name; where a table holds several indicators, the one that is said."""
    name = next(name for name, pattern in _indicators() if pattern.fullmatch(said))
    plain = wordlists("indicator_names")[name][0].casefold() == name.casefold()
    return name if plain else said.casefold()


@cache
def _compared() -> re.Pattern[str]:
    lists = wordlists("prose_status")
    compared, aside = alternation(lists["compared"]), alternation(lists["aside"])
    return re.compile(
        rf"(?<!\w)(?<!mer )(?<!meir )(?:{compared}(?!\w)[^.;]*|{aside}(?!\w)[^.;,]*)$",
        re.IGNORECASE,
    )


def _counted(before: str) -> str | None:
    """Whether a share or a number of the indicator is told, by the word before it."""
    lists = wordlists("prose_status")
    near = before[-25:]
    for name, label in (("share", "Andel"), ("number", "Antall")):
        if re.search(rf"(?<!\w){alternation(lists[name])}\s+(?:[\w-]+\s+){{0,2}}$", near, re.I):
            return label
    return None


def half_in(around: str) -> str:
    """Which half of the waiting words speak of: those begun, those who wait, or neither."""
    lists = wordlists("prose_status")
    found = []
    for name, label in (("begun", " påbegynt helsehjelp"), ("waiting", " ventende")):
        match = re.search(rf"(?<!\w){alternation(lists[name])}(?!\w)", around, re.IGNORECASE)
        if match:
            found.append((match.start(), label))
    return min(found)[1] if found else ""


@cache
def _area() -> re.Pattern[str]:
    words = alternation(wordlists("prose_status")["area"])
    return re.compile(rf"(?<![\w-]){words}(?!\w)", re.IGNORECASE)
