"""Which figures of a sentence are results: no targets, limits, labels, costs or background."""

import re
from functools import cache

from extractors.numbers import Figure
from extractors.value_changes import SOME, direction_of
from extractors.value_counts import share
from extractors.wordlists import alternation, wordlists

NOT_RESULTS = frozenset({"years", "months", "weeks"})
_TIMES = frozenset({"days", "hours", "minutes"})
MONEY = frozenset({"kroner", "mill. kroner", "mrd. kroner"})
_NEAR = 110


def is_result(text: str, figure: Figure) -> bool:
    """Whether a figure of a sentence is a result that is told."""
    ahead = text[max(0, figure.start - _NEAR) : figure.start]
    if figure.unit in NOT_RESULTS or _is_wanted(text, figure, ahead):
        return False
    if figure.unit in _TIMES:
        return not _is_label(text, figure, ahead)
    if figure.unit in MONEY:
        return not (_cues()["funding"].search(text) or _cues()["clause"].search(ahead))
    return figure.unit != "count" or not _is_background(text, figure)


def _is_wanted(text: str, figure: Figure, ahead: str) -> bool:
    """A target, a limit of time, what must or is advised to be, or what one of a kind costs."""
    cues = _cues()
    limit = figure.unit in _TIMES and cues["within"].search(ahead)
    told = cues["target"].search(ahead) or cues["advised"].search(ahead)
    told = told or cues["led"].search(text, 0, figure.start)
    duty = cues["duty"].search(text[: figure.start]) and not direction_of(text, figure)
    return bool(limit or told or duty or unit_cost().match(text))


def _is_background(text: str, figure: Figure) -> bool:
    """What is merely counted in passing: regions, meetings, measures; a share of them is told."""
    if share().match(text, figure.start):
        return False
    if _cues()["sized"].search(text[: figure.start]):
        return True
    named = re.match(r"(?:[\s.]*[\w-]+){0,3}", text[figure.end :])
    counted = f"{text[figure.start : figure.end]}{named[0] if named else ''}"
    return bool(_cues()["background"].search(counted))


def _is_label(text: str, figure: Figure, ahead: str) -> bool:
    """A time that only names a thing: "12-timers vakter", "(1-16 dager)", "som ventet over …"."""
    compound = re.search(r"\d-[^\W\d]", text[figure.start : figure.end])
    bounds = re.search(r"\([<>≤≥\s]*$", ahead) and re.match(r"\s*\)", text[figure.end :])
    spans = figure.value_max is not None or re.search(r"[<>≤≥]\s*$", ahead)
    return bool(compound or (bounds and spans) or _cues()["whom"].search(ahead))


@cache
def unit_cost() -> re.Pattern[str]:
    """A sentence on what one of a kind costs, which tells of no result."""
    lists = wordlists("values")
    each, costs = alternation(lists["each"]), alternation(lists["costs"])
    return re.compile(rf"\W*{each}\s+(?:[\w-]+\s+){{1,3}}?{costs}\b", re.I)


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    lists = wordlists("values")
    met, target = alternation(wordlists("category")["met"]), alternation(lists["target"])
    return {
        "target": re.compile(
            rf"\b{target}(?:,\s+som)?(?:\s+(?!(?:til|med|og|men|samt|{met})\b)[\w-]+){{0,3}}?"
            rf"\s+(?:på|om|er|var)?\s*(?:under\s+)?{SOME}$",
            re.I,
        ),
        "background": re.compile(rf"(?<![\w-]){alternation(lists['background_noun'])}\b", re.I),
        "sized": re.compile(rf"\bmed\s+{alternation(lists['longer'])}\s+$", re.I),
        "funding": re.compile(rf"\b{alternation(lists['funding'])}\b", re.I),
        "within": re.compile(rf"\b{alternation(lists['within'])}\s+{SOME}$", re.I),
        "advised": re.compile(rf"\b{alternation(lists['advised'])}\s+(?:\w+\s+){{0,4}}?$", re.I),
        "led": re.compile(rf"\b{alternation(lists['advised'])}\b[^.;:]*:", re.I),
        "duty": re.compile(rf"\b{alternation(lists['duty'])}\b"),
        "clause": re.compile(r",\s*når\s+$", re.I),
        "whom": re.compile(
            rf"\b{alternation(lists['counted_whom'])}\b[^.;,]*?\b(?:der|som|med)\b[^.;,]*?"
            rf"\b{alternation(lists['longer'])}\s+$",
            re.I,
        ),
    }
