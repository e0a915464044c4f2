"""Which period a result in prose is given for."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TypeVar

from extractors.numbers import Figure
from extractors.result_periods import Period, dates_in, year_before
from extractors.value_changes import SOME, Direction
from extractors.value_said import Said, behind, close, set_against
from extractors.value_scopes import RESPECTIVELY
from extractors.value_spans import end_of_change
from extractors.wordlists import alternation, wordlists

_Told = TypeVar("_Told", Period, Figure)
_BESIDE = 16
_FROM_TO = re.compile(r"\b(?:fra|frå)\s+\d[\d,. ]*(?:\w+\s+)?til\s+\d", re.I)
_HELD = r"(?:enn|fra|frå|med|mot|forhold|over|under)"
_AGAINST = re.compile(rf"\b{_HELD}\s+(?:til\s+)?(?:(?:i|for|på)\s+)?$", re.I)
_WHEN = re.compile(r",?\s*(?:da|då|hvor|der|kor)\b[^,.;]*")


def period_of(said: Said, figure: Figure, direction: Direction | None) -> str | None:
    """The period right behind a figure, else the last ahead of it, else the one carried on."""
    own = _own(said)
    span = _between_years(said, figure) if direction else None
    if span:
        return span
    end = end_of_change(said.text, said.figures, figure)
    if end is not None and not close(said, figure, own):
        told = said.span or _over_the_year(said, own)
        return told[end] if told else None if end == 0 else _nearest(said, figure, own)
    held_against = _held_against(said, figure) or _in_turn(said, figure) or _on_a_day(said, figure)
    if held_against:
        return held_against
    if direction is None and _is_earlier(said, figure):
        ahead = [p.code for p in own if p.end <= figure.start] or [p.code for p in own]
        code = ahead[-1] if ahead else said.carried or said.own
        return year_before(code) if code else None
    if (
        direction
        and own
        and re.match(r",?\s+(?:\w+\s+)?fra\b.*\btil\b|\s+til\b", said.text[figure.end :])
    ):
        return own[-1].code
    return _nearest(said, figure, own) or _told_of_own(said, figure)


def _over_the_year(said: Said, own: list[Period]) -> tuple[str, str] | None:
    """What went from A to B in a report on a year, no period said: from the year before."""
    if own or said.own is None or len(said.own) > len("2025") or not _past().search(said.text):
        return None
    return year_before(said.own), said.own


def _own(said: Said) -> list[Period]:
    """The periods that results are given for, without those that they are held against."""
    own, against = list[Period](), set[str]()
    for period in said.periods:
        if period.compared:
            against.add(period.code)
        elif period.code not in against:
            own.append(period)
    return own


def _is_earlier(said: Said, figure: Figure) -> bool:
    """Of the same period a year before: said right behind the figure, or ahead of it.

    What is said right behind another figure is said of that one.
    """
    taken = [m.end() for f in said.figures if (m := _right_behind().match(said.text, f.end))]
    if _right_behind().match(said.text, figure.end):
        return True
    ahead = list(_same_period().finditer(said.text, 0, figure.start))
    if not ahead or ahead[-1].end() in taken:
        return False
    held = _AGAINST.search(said.text[: ahead[-1].start()])
    return not held or bool(_WHEN.fullmatch(said.text, ahead[-1].end(), figure.start))


@cache
def _right_behind() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s+(?!{_HELD}\b)[^\W\d]+){{0,3}}?"
        rf"\s*\b{alternation(wordlists('values')['same_period'])}\b",
        re.I,
    )


def _told_of_own(said: Said, figure: Figure) -> str | None:
    """The report's own period: of what it tells in the past, or sets against the one before."""
    if said.own is None or (_FROM_TO.search(said.text) and len(said.own) > len("2025")):
        return None
    if not re.search(r"\w", said.text[: figure.start] + said.text[figure.end :]):
        return said.own  # A cell that is nothing but its result.
    clause = re.split(r"[;:]", said.text[: figure.start])[-1]
    clause += re.split(r"[,;.]", said.text[figure.end :])[0]
    met = _met_with().search(said.text, 0, figure.start)
    past = met or _past().search(clause) or any(p.previous for p in said.periods)
    return said.own if past else None


def _held_against(said: Said, figure: Figure) -> str | None:
    """The period that others are held against, where this figure is told of it.

    It stands in a bracket, "enn i 2023 (12,9)", or a clause that hangs on it, "enn i 2024, da den
    var 63 prosent".
    """
    for period in () if _right_behind().match(said.text, figure.end) else said.periods:
        between = said.text[period.end : figure.start] if period.end <= figure.start else "."
        if re.fullmatch(r"\s*\(\s*", between) or (period.compared and _WHEN.fullmatch(between)):
            return period.code
    return None


@cache
def _met_with() -> re.Pattern[str]:
    """A target met "med 37 dager": the figure is the report's own."""
    return re.compile(rf"\b{alternation(wordlists('category')['met'])}\s+med\s+$", re.I)


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(wordlists('values')['past'])}\b", re.I)


@cache
def _same_period() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(wordlists('values')['same_period'])}\b", re.I)


def _nearest(said: Said, figure: Figure, own: list[Period]) -> str | None:
    after = behind(said, figure, own)
    beside = close(said, figure, own)
    if beside:
        return beside[0].code
    shared = [p for p in own if p.start >= max((f.end for f in said.figures), default=0)]
    if RESPECTIVELY.search(said.text[: figure.start]) and not after and len(shared) == 1:
        return shared[0].code
    if len(own) == 1 == len(shared) and not beside and _is_listed(said):
        return shared[0].code
    against = set_against(said)
    ahead = [p for p in own if p.end <= figure.start and p not in against]
    if ahead:
        recent = [p for p in ahead if p.start > _last_figure(said, figure)] or ahead[-1:]
        so_far = [p for p in recent if p.code.endswith("YTD")]
        return (so_far or recent)[-1].code
    apart = after and _clause().search(said.text, figure.end, after[0].start)
    return after[0].code if after and not apart else said.carried


def _in_turn(said: Said, figure: Figure) -> str | None:
    """As many periods as figures, told in their order: "i juni og juli var 7,0 og 6,8 prosent"."""
    for periods in _rows(said.periods, said.text):
        told = [f for f in said.figures if f.start >= periods[-1].end][: len(periods)]
        rows = list(_rows(told, said.text))
        if figure in told and len(told) == len(periods) and rows == [told]:
            return periods[told.index(figure)].code
    return None


def _rows(items: Sequence[_Told], text: str) -> Iterator[list[_Told]]:
    """Runs of two or more that nothing but "og" or a comma parts."""
    run: list[_Told] = []
    for item in items:
        if run and not re.fullmatch(r"\s*(?:,|og)\s*(?:i\s+)?", text[run[-1].end : item.start]):
            if len(run) > 1:
                yield run
            run = []
        run.append(item)
    if len(run) > 1:
        yield run


def _on_a_day(said: Said, figure: Figure) -> str | None:
    """The month of the day that something is told of: "3. oktober med 60 deltakere"."""
    for day in dates_in(said.text, said.year) if figure.unit == "count" else ():
        ahead = re.fullmatch(rf"\s+med\s+{SOME}", said.text[day.end : figure.start])
        behind = said.text[figure.end : day.start] if figure.end <= day.start else ""
        if ahead or re.fullmatch(r"[^,.;:]{3,60}\s(?:fra|frå)\s+", behind):
            return day.code
    return None


def _is_listed(said: Said) -> bool:
    """Whether the figures stand in a row of the same kind: "A 55 dager, B 60 dager og C 66"."""
    between = [said.text[a.end : b.start] for a, b in pairwise(said.figures)]
    alike = len({figure.unit for figure in said.figures}) == 1
    return len(between) > 1 and alike and not any(map(_apart().search, between))


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(rf"[.;:(]|\b{alternation(wordlists('values')['apart'])}\b", re.I)


def _last_figure(said: Said, figure: Figure) -> int:
    return max((f.end for f in said.figures if f.end <= figure.start), default=-1)


def _between_years(said: Said, figure: Figure) -> str | None:
    """A change from one year to another, further back than the year before."""
    pattern = re.compile(r"(?:fra|frå|mellom)\s+(20\d\d)\s+(?:til|og)\s+(20\d\d)")
    spans = list(pattern.finditer(said.text))
    behind = [m for m in spans if 0 <= m.start() - figure.end <= _BESIDE]
    ahead = [m for m in spans if m.end() <= figure.start]
    if not behind and not ahead:
        return None
    found = behind[0] if behind else ahead[-1]
    first, last = found.groups()
    return last if int(last) - int(first) == 1 else f"{first}/{last}"


@cache
def _clause() -> re.Pattern[str]:
    """Where a clause of its own begins, whose period is not that of the one before."""
    return re.compile(rf",\s+{alternation(wordlists('values')['clause'])}\b|[;:]", re.I)
