"""Changes and deviations among results: which way they go, and what they are held against."""

import re
from functools import cache
from typing import Literal, NamedTuple

from extractors.numbers import Figure
from extractors.wordlists import alternation, wordlists

Direction = Literal["increase", "decrease", "over", "under"]
_NEAR = 110
SOME = r"(?:(?:ca\.?|om lag|rundt|cirka|nær|over|henholdsvis|høvesvis)\s+)?"
"""Words of "about" that may stand right ahead of a figure."""

_WAYS: tuple[tuple[str, Direction], ...] = (
    ("surplus", "over"),
    ("shortfall", "under"),
    ("rise", "increase"),
    ("fall", "decrease"),
)
_WHAT = (
    r"(?P<what>(?:\d\.\s|[^,.;()])+?)"
    r"(?=\s+(?:og|til|som|da|då|når|for|samt|mens|medan|men|grunnet|hvor|der)\b|[,.;()]|$)"
)


_SINCE = r"\s+(?:fra|frå|siden|sidan)\s+(?P<what>[^,;]{3,30}?)\s+(?:er|var)(?=\s+på)"
"""Between a word of change and its figure: "Auken frå 1. tertial er på 88 døgn"."""


_SHARES = frozenset({"percent", "percentage_points"})


class Change(NamedTuple):
    """Which way a figure tells a change or deviation, if it does, and what it is held against."""

    direction: Direction | None
    against: str | None


def change_of(text: str, figures: tuple[Figure, ...], figure: Figure) -> Change:
    """The change that a figure tells; one of a list shares the way that is said once for all."""
    direction = direction_of(text, figure)
    if direction:
        return Change(direction, against_of(text, figure))
    at = figures.index(figure) if figure in figures else -1
    after = figures[at + 1] if 0 <= at < len(figures) - 1 else None
    if after and re.fullmatch(r"\s*(?:og|samt)\s*", text[figure.end : after.start]):
        direction = direction_of(text, after)
        if direction and _turned().match(text, after.end):
            return Change(direction, against_of(text, after))
    before = figures[at - 1] if at > 0 else None
    if before and _goes_on(text, before, figure):
        direction = change_of(text, figures, before).direction
    return Change(direction, against_of(text, figure) if direction else None)


def direction_of(text: str, figure: Figure) -> Direction | None:
    """A change or a difference, by the words right before the figure or right after it."""
    ahead, behind = text[max(0, figure.start - _NEAR) : figure.start], text[figure.end :]
    deviation = _deviation().match(behind)
    if deviation:
        return "over" if deviation["over"] or deviation["above"] else "under"
    if re.search(r"\+\s*$", ahead):
        return "increase"
    if figure.unit in _SHARES and (_better().match(behind) or _improved().search(ahead)):
        return "decrease" if _less().search(text) else "increase"
    for name, direction in _WAYS:
        if _before(name).search(ahead) or _behind(name).match(behind):
            return direction
    return None


def against_of(text: str, figure: Figure) -> str | None:
    """What a change is held against: "fra samme periode i fjor", "enn i 2023", the budget."""
    deviation = _deviation().match(text, figure.end)
    if deviation:
        said = deviation["plan"] or deviation["what"]
        return said or _planned(text[max(0, figure.start - _NEAR) : figure.start])
    found = re.match(
        r"(?:[^.;]|\d\.){0,80}?"
        r"\b(?:enn|fra|frå|siden|sidan|mot"
        r"|sammenlignet med|sammenliknet med|samanlikna med|i forhold til)"
        rf"\s+(?:på\s+)?(?:for\s+|i\s+(?=\d|samme|same))?{_WHAT}",
        text[figure.end :],
    )
    if not found:
        ahead = _since().search(text[max(0, figure.start - _NEAR) : figure.start])
        return ahead["what"].rstrip(".") if ahead else None
    what = re.sub(r"^\d[\d,.]*\s*(?!tertial)\w*\s+(?:i|ved)\s+", "", found["what"].strip())
    return re.sub(r"(?<=tertial)\.$", "", what) or None


def _planned(ahead: str) -> str | None:
    """ "på budsjett (2 prosent under)": what was planned is named ahead."""
    plans = re.findall(rf"\b{alternation(wordlists('values')['plan'])}\b", ahead, re.I)
    return plans[-1] if plans else None


def _goes_on(text: str, before: Figure, figure: Figure) -> bool:
    """Whether a figure goes on where the one before it began: a list, or another comparison."""
    between = text[before.end : figure.start]
    listed = before.unit == figure.unit and not _apart().search(between)
    return listed or bool(_compared().match(text, figure.end))


@cache
def _apart() -> re.Pattern[str]:
    """What ends a list of figures: a verb, or a word that sets one figure against another."""
    lists = wordlists("values")
    words = alternation((*lists["apart"], *lists["past"], *lists["tells_anew"]))
    return re.compile(rf"(?<!\bSt)[.;:]\s|\b{words}\b", re.I)


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(wordlists('values')['set_against'])}\b", re.I)


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"{_SINCE}\s+på\s+{SOME}$", re.I)


@cache
def _better() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(wordlists('values')['better'])}\b", re.I)


@cache
def _improved() -> re.Pattern[str]:
    words = alternation(wordlists("values")["improvement"])
    return re.compile(rf"(?<!\w){words}\s+(?:på|med)\s*$", re.I)


@cache
def _less() -> re.Pattern[str]:
    """What is better when there is less of it."""
    return re.compile(rf"{alternation(wordlists('values')['less_is_better'])}", re.I)


@cache
def _turned() -> re.Pattern[str]:
    """Words behind a figure that tell which way it goes."""
    words = (word for name, _ in _WAYS for word in wordlists("values")[name])
    lists = wordlists("values")
    every = alternation((*words, *lists["above"], *lists["below"]))
    return re.compile(rf"\s*(?:[\w-]+\s+)?{every}\b", re.I)


@cache
def _deviation() -> re.Pattern[str]:
    """A figure that is said to be above or below a plan, a demand, or an earlier level."""
    lists = wordlists("values")
    over, under, plan = (alternation(lists[name]) for name in ("more", "less", "plan"))
    above, below = alternation(lists["above"]), alternation(lists["below"])
    earlier = rf"(?:på\s+)?(?={alternation(lists['earlier'])}){_WHAT}"
    return re.compile(
        rf"\s*(?:\w+\s+)?(?:(?P<over>{over})|(?P<under>{under}))\s+(?:enn\s+)?"
        rf"(?P<plan>(?:(?:det|dei|hva|enn)\s+)?{plan})(?!\w)"
        rf"|\s+(?:(?P<above>{above})|{below})(?:\s+{earlier}|\s*(?=[.,;)]|$))",
        re.I,
    )


@cache
def _before(name: str) -> re.Pattern[str]:
    """The words of a way ahead of a figure, with no other such word between."""
    lists = wordlists("values")
    words, every = alternation(lists[name]), alternation(w for n, _ in _WAYS for w in lists[n])
    stop = alternation(lists["clause_start"])
    pattern = (
        rf"\b{words}\b(?:\s+(?!(?:{stop}|{every})\b)[\w./-]+){{0,10}}?"
        rf"(?:{_SINCE})?"
        rf"\s+(?:på|med|anslås til|anslått til|er|var)\s+{SOME}[+-]?\s*$"
    )
    for way, side in (("rise", "opp"), ("fall", "ned")):
        pattern += rf"|\b{side}\s+{SOME}$" if way == name else ""
    if name == "rise":
        pattern += rf"|vekst\w*\b[^.;]{{0,90}}?\banslå(?:s|tt)\s+til\s+{SOME}$"
    return re.compile(pattern, re.I)


@cache
def _behind(name: str) -> re.Pattern[str]:
    words = alternation(wordlists("values")[name])
    kind = r"(?:(?:brutto|netto)\s+)?(?:[\w-]+\s+)?"
    of = r"(?:av\s+(?:den\s+samlede\s+|den\s+samla\s+)?)?"
    return re.compile(rf"\s*{of}{kind}{words}\b(?!\s+(?:av|til)\b)", re.I)
