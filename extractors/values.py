"""Results given in figures in running prose: value, unit, scope, period, direction, against."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.context import Context
from extractors.nlp import sentences
from extractors.numbers import Figure
from extractors.parties import Frame
from extractors.result_periods import Period, periods_in
from extractors.value_changes import SOME, change_of, direction_of
from extractors.value_counts import counted, counted_thing, rate_in, share_of, with_rate
from extractors.value_matters import matter_of
from extractors.value_periods import period_of
from extractors.value_results import MONEY, is_result
from extractors.value_said import Said, carried_on, stated, summed_up
from extractors.value_scopes import scope_of
from extractors.value_spans import span_of
from extractors.value_tables import tabled
from extractors.wordlists import alternation, wordlists
from model.facts import Value

_MANY = 4


def values_of(context: Context, start: int, end: int, year: int | None) -> tuple[Value, ...]:
    """The results a passage states. `year` is the year that the report is about.

    Targets, dates, case numbers and figures that are mere background are left out.
    """
    own, frame = _own_period(context, year), Frame.of(context)
    rows, text = tabled(context.document.words(start, end))
    found, (carried, span) = list(rows), _led_in(context, start, year)
    for sentence, told in _prose(text):
        periods = summed_up(sentence, told, _past(context, told, periods_in(sentence, year, own)))
        left = {period.code for period in periods} - set(span or ())
        span = span_of(sentence, periods) or (None if left else span)
        said = Said(sentence, told, periods, carried, own, span, year)
        results = [value for figure in said.figures for value in _values(said, figure, frame, year)]
        found += [value for value in results if value not in found]
        after = carried_on(said)
        if not stated(said) and any(v.period == own for v in results):
            after = own
        carried = after if results or after == str(year) else carried
    return tuple(found)


def _past(
    context: Context, told: tuple[Figure, ...], periods: tuple[Period, ...]
) -> tuple[Period, ...]:
    """The periods up to the year of the report; only money is given for years to come."""
    year = context.meta.year
    if year is None or any(figure.unit in MONEY for figure in told):
        return periods
    return tuple(period for period in periods if int(period.code[:4]) <= year)


def _led_in(
    context: Context, start: int, year: int | None
) -> tuple[str | None, tuple[str, str] | None]:
    """The period, and the span of two, that the words ahead of a list say for all its items."""
    ahead = [block for block in context.document.blocks if block.start <= start]
    while ahead and ahead[-1].kind == "list_item":
        ahead.pop()
    if not ahead or ahead[-1].start == start or ahead[-1].end > start:
        return None, None
    words = context.document.words(ahead[-1].start, ahead[-1].end)
    if not words.endswith(":") or ahead[-1].kind != "paragraph":
        return None, None
    last = words[list(sentences(words))[-1][0] :]
    periods = periods_in(last, year, _own_period(context, year))
    return carried_on(Said(last, (), periods, None)), span_of(last, periods)


def _own_period(context: Context, year: int | None) -> str | None:
    """The period that the report is about, where the passage is about its year."""
    period = context.meta.period
    own = period and year and re.fullmatch(rf"{year}(?:-T[123])?", period)
    return period if own else None


def _prose(text: str) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    """The sentences of a passage with their figures; of a table poured out, what stands behind.

    A line that ends in a colon parts the two, and may say what the figures are a rate of.
    """
    rate = None
    for at, stop in sentences(text):
        sentence = text[at:stop]
        rate = rate_in(sentence) or rate
        told = counted(sentence)
        if _is_poured(sentence, told):
            sentence = sentence[sentence.rfind(": ") + 1 :].strip()
            told = counted(sentence)
        if not _is_poured(sentence, told):
            yield sentence, tuple(with_rate(sentence, figure, rate) for figure in told)


def _is_poured(sentence: str, told: tuple[Figure, ...]) -> bool:
    """A table poured out into running text: figures without words between them."""
    return len(told) > _MANY and len(re.findall(r"[^\W\d_]+", sentence)) < 4 * len(told)


def _values(said: Said, figure: Figure, frame: Frame, year: int | None) -> Iterator[Value]:
    figure = _with_unit(said.text, said.figures, figure)
    if figure.unit is None or not is_result(said.text, figure):
        return
    direction, against = change_of(said.text, said.figures, figure)
    period = period_of(said, figure, direction)
    if year and against and not period:
        period = _implied(against, year)
    value = Value(
        value=figure.value,
        unit=figure.unit,
        scope=_scope(said, figure, frame),
        period=period,
        direction=direction,
        against=against,
    )
    yield value
    if figure.value_max is not None:
        yield value.model_copy(update={"value": figure.value_max})
    yield from _the_same(said, figure, value)


def _scope(said: Said, figure: Figure, frame: Frame) -> str | None:
    """Whom a result is of, and what of theirs where that is said as well."""
    whose = scope_of(said.text, said.figures, figure, frame)
    counts = figure.unit == "count"
    thing = _thing(said, figure, named=whose is not None) if whose or counts else None
    if counts or thing:
        return ", ".join(part for part in (whose, thing) if part) or None
    if whose is None:
        return None
    matter = matter_of(said.text, said.figures, figure) or share_of(said.text, figure)
    return f"{whose}, {matter}" if matter else whose


def _thing(said: Said, figure: Figure, *, named: bool) -> str | None:
    """What a number counts; a change of it, or one set against it, is of the same."""
    own = counted_thing(said.text, figure, named=named) if figure.unit == "count" else None
    before = [f for f in said.figures if f.end <= figure.start and f.unit]
    if own or not before or before[-1].unit != "count":
        return own
    compared = re.search(rf"\bmot\s+{SOME}$", said.text[: figure.start])
    if compared or direction_of(said.text, figure):
        return _thing(said, before[-1], named=named)
    return None


def _implied(against: str, year: int) -> str | None:
    """The period of a change, by what it is held against: the year before, or so far in it."""
    if against == str(year - 1):
        return str(year)
    before = alternation(wordlists("values")["so_far_before"])
    return f"{year}-YTD" if re.match(before, against, re.I) else None


def _the_same(said: Said, figure: Figure, value: Value) -> Iterator[Value]:
    """A result that is said to be the same as in another period is the result of that one too."""
    same = _cues()["same"].match(said.text, figure.end)
    for period in said.periods if same else ():
        if same and same.end() - 2 <= period.start <= same.end() + 2 and value.period:
            yield value.model_copy(update={"period": period.code})


def _with_unit(text: str, all_figures: tuple[Figure, ...], figure: Figure) -> Figure:
    """A bare figure takes the unit of the one it is paired with, or counts what is counted."""
    if figure.unit is not None:
        return figure
    ahead, behind = text[: figure.start], text[figure.end :]
    before = [f for f in all_figures if f.end <= figure.start]
    before = [_with_unit(text, (), f) for f in before]
    units = [f.unit for f in before if f.unit]
    if re.search(r"\(\s*\+$", ahead.rstrip()) or re.match(
        r"\s+av\s+(?:\w+(?:ene|ane|a)|dem|dei|desse|disse)\b", behind
    ):
        return replace(figure, unit="count")
    paired = re.search(r"\b(?:til|og|mot)\s+$|\d\)?\s*\($|\(\s*$", ahead) and (
        not ahead.rstrip().endswith("(") or re.match(r"\s*\)", behind)
    )
    way = direction_of(text, figure)
    deviates = way in ("over", "under") or (way and units[-1:] == ["count"])
    return replace(figure, unit=units[-1]) if (paired or deviates) and units else figure


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    same = alternation(wordlists("values")["same"])
    return {
        "same": re.compile(
            rf"(?:[^.;,]|\d\.){{0,90}}?,\s*(?:som\s+er\s+)?{same}\s+(?:i\s+)?", re.I
        ),
    }
