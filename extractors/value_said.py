"""A sentence that tells results: its figures and periods, and which of these belong together."""

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.numbers import Figure
from extractors.result_periods import Period
from extractors.value_changes import SOME
from extractors.value_results import MONEY
from extractors.wordlists import alternation, wordlists

_LINK = r"[\w%\s/.-]{0,40}?\b(?:i|ved utgangen av|per|pr\.?|for|innen|hittil)\s*|\s*"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with its figures and periods, the one period that goes on, and the report's.

    `span`: the two periods from the one to the other of which changes are told.
    """

    text: str
    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    carried: str | None
    own: str | None = None
    span: tuple[str, str] | None = None
    year: int | None = None


def carried_on(said: Said) -> str | None:
    """The period that the next sentence goes on from, where this one leaves no doubt."""
    own = stated(said)
    if re.search(r"\b(?:fra|frå)\b.*\btil\b", said.text) and own:
        return own[-1]
    codes = set(own)
    ytd = [code for code in codes if code.endswith("YTD")]
    if len(codes) == 2 and ytd and len(said.figures) == 1:
        return ytd[0]
    if len(codes) == 1:
        return codes.pop()
    return None if codes else said.carried


def stated(said: Said) -> list[str]:
    """The periods that a sentence names for results, not for what these are held against."""
    against = set_against(said)
    return [p.code for p in said.periods if not p.compared and p not in against]


def set_against(said: Said) -> list[Period]:
    """The periods of figures that others are set against: "96 pasienter, mot 81 i 2024"."""
    against = [
        figure
        for figure in said.figures
        if (word := _opposed().search(said.text[: figure.start]))
        and not (word["before"] and re.search(r"\btil\b", said.text[figure.end :]))
    ]
    return [
        period
        for figure in against
        for period in close(said, figure, [p for p in said.periods if p.end])
    ]


def summed_up(
    text: str, figures: tuple[Figure, ...], periods: tuple[Period, ...]
) -> tuple[Period, ...]:
    """Sums and averages "per august" are of the year up to then."""
    units = {figure.unit for figure in figures if figure.unit}
    money = bool(units & MONEY) and units <= {*MONEY, "percent"}
    return tuple(
        replace(period, code=f"{period.code[:4]}-YTD")
        if re.fullmatch(r"\d{4}-\d\d", period.code)
        and (at := _up_to().search(text[: period.start]))
        and (money or at["mean"])
        else period
        for period in periods
    )


def close(said: Said, figure: Figure, own: list[Period]) -> list[Period]:
    """The periods right behind a figure."""
    return [
        p for p in behind(said, figure, own) if re.fullmatch(_LINK, said.text[figure.end : p.start])
    ]


def behind(said: Said, figure: Figure, own: list[Period]) -> list[Period]:
    """The periods behind a figure and ahead of the next."""
    stop = min((f.start for f in said.figures if f.start > figure.start), default=len(said.text))
    return [p for p in own if figure.end <= p.start < stop]


@cache
def _opposed() -> re.Pattern[str]:
    """Ahead of a figure that another is set against, or began at."""
    lists = wordlists("values")
    before, only = alternation(lists["from"]), alternation(lists["only"])
    return re.compile(rf"\b(?:mot|(?P<before>{before}))\s+(?:{only}\s+)?{SOME}$", re.I)


@cache
def _up_to() -> re.Pattern[str]:
    """Ahead of a month that a sum, or a mean, is told up to."""
    mean = alternation(wordlists("values")["mean"])
    return re.compile(rf"(?P<mean>\b{mean}\s+)?\b(?:per|pr\.?)\s+$", re.I)
