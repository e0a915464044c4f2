"""Results given in figures in running prose: value, unit, scope, period, direction, against."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from extractors.context import Context
from extractors.nlp import sentences
from extractors.numbers import Figure, figures
from extractors.parties import Frame, find_parties
from extractors.result_periods import Period, periods_in, year_before
from extractors.wordlists import alternation, wordlists
from model.facts import Value

Direction = Literal["increase", "decrease", "over", "under"]
_NOT_RESULTS = frozenset({"years", "months", "weeks"})
_NEAR = 110
_MANY = 4
_BESIDE = 16


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with its figures and periods, and the one period that goes on from before."""

    text: str
    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    carried: str | None


def values_of(context: Context, start: int, end: int, year: int | None) -> tuple[Value, ...]:
    """The results a passage states. `year` is the year that the report is about.

    Targets, dates, case numbers and figures that are mere background are left out.
    """
    text = context.document.words(start, end)
    frame, found, carried = Frame.of(context), list[Value](), None
    for at, stop in sentences(text):
        sentence = text[at:stop]
        said = _Said(sentence, figures(sentence), periods_in(sentence, year), carried)
        if _is_poured(said):
            continue
        results = [value for figure in said.figures for value in _values(said, figure, frame, year)]
        found += [value for value in results if value not in found]
        after = _carried(said)
        carried = after if results or after == str(year) else carried
    return tuple(found)


def _is_poured(said: _Said) -> bool:
    """A table poured out into running text: figures without words between them."""
    return len(said.figures) > _MANY and len(re.findall(r"[^\W\d_]+", said.text)) < 4 * len(
        said.figures
    )


def _carried(said: _Said) -> str | None:
    """The period that the next sentence goes on from, where this one leaves no doubt."""
    own = [period.code for period in said.periods if not period.compared]
    if re.search(r"\b(?:fra|frå)\b.*\btil\b", said.text) and own:
        return own[-1]
    codes = set(own)
    ytd = [code for code in codes if code.endswith("YTD")]
    if len(codes) == 2 and ytd and len(said.figures) == 1:
        return ytd[0]
    if len(codes) == 1:
        return codes.pop()
    return None if codes else said.carried


def _values(said: _Said, figure: Figure, frame: Frame, year: int | None) -> Iterator[Value]:
    figure = _with_unit(said, figure)
    if figure.unit is None or not _is_result(said, figure):
        return
    direction = _direction(said.text, figure)
    against = _against(said.text, figure) if direction else None
    period = _period(said, figure, direction)
    if year and against == str(year - 1) and not period:
        period = str(year)
    value = Value(
        value=figure.value,
        unit=figure.unit,
        scope=_scope(said.text, figure, frame),
        period=period,
        direction=direction,
        against=against,
    )
    yield value
    if figure.value_max is not None:
        yield value.model_copy(update={"value": figure.value_max})


def _with_unit(said: _Said, figure: Figure) -> Figure:
    """A bare figure takes the unit of the one it is paired with: "fra 27 dager … til 38"."""
    if figure.unit is not None:
        return figure
    ahead = said.text[: figure.start]
    before = [f for f in said.figures if f.end <= figure.start and f.unit]
    if re.search(r"\(\s*\+?$", ahead) and ahead.rstrip().endswith("+"):
        return replace(figure, unit="count")
    if re.match(r"\s+av\s+\w+(?:ene|ane|a)\b", said.text[figure.end :]):
        return replace(figure, unit="count")
    paired = re.search(r"\b(?:til|og|mot)\s+$", ahead)
    return replace(figure, unit=before[-1].unit) if paired and before else figure


def _is_result(said: _Said, figure: Figure) -> bool:
    cues = _cues()
    ahead = said.text[max(0, figure.start - _NEAR) : figure.start]
    behind = said.text[figure.end :]
    if figure.unit in _NOT_RESULTS or cues["target"].search(ahead):
        return False
    if re.search(r"\b(?:skal|må|bør)\b", said.text[: figure.start]) and not _direction(
        said.text, figure
    ):
        return False
    money = figure.unit in ("kroner", "mill. kroner", "mrd. kroner")
    if money and (cues["funding"].search(said.text) or cues["clause"].search(ahead)):
        return False
    if figure.unit == "count":
        noun = re.match(r"\s*(?:[\w-]+\s+){0,1}?[\w-]*", said.text[figure.start :])
        counted = f"{said.text[figure.start : figure.end]}{behind[:30]}"
        return bool(noun) and not cues["background"].search(counted)
    return True


def _direction(text: str, figure: Figure) -> Direction | None:
    """A change or a difference, by the words right before the figure or right after it."""
    ahead, behind = text[max(0, figure.start - _NEAR) : figure.start], text[figure.end :]
    if re.search(r"\+\s*$", ahead):
        return "increase"
    cues = _cues()
    for name, direction in (("rise", "increase"), ("fall", "decrease")):
        before, after = cues[f"{name}_before"].search(ahead), cues[f"{name}_after"].match(behind)
        if before or after:
            return "increase" if direction == "increase" else "decrease"
    return None


def _against(text: str, figure: Figure) -> str | None:
    """What a change is held against: "fra samme periode i fjor", "enn i 2023"."""
    found = re.match(
        r"[^.;]{0,80}?\b(?:enn|fra|frå|sammenlignet med|sammenliknet med|samanlikna med|mot)\s+"
        r"(?:for\s+|i\s+)?(?P<what>[^,.;()]+?)(?=\s+(?:og|til|som|da)\b|[,.;()]|$)",
        text[figure.end :],
    )
    if not found:
        return None
    what = re.sub(r"^\d[\d,.]*\s*\w*\s+(?:i|ved)\s+", "", found["what"].strip())
    what = re.sub(r"(?<=tertial)\.$", "", what)
    return what or None


def _period(said: _Said, figure: Figure, direction: Direction | None) -> str | None:
    """The period right behind a figure, else the last ahead of it, else the one carried on."""
    own = [period for period in said.periods if not period.compared]
    span = _between_years(said, figure) if direction else None
    if span:
        return span
    earlier = _cues()["same_period"].search(said.text[: figure.start])
    if direction is None and earlier and (own or said.carried):
        code = own[-1].code if own else said.carried
        return year_before(code) if code else None
    if direction and re.match(r",?\s+(?:\w+\s+)?fra\b.*\btil\b", said.text[figure.end :]) and own:
        return own[-1].code
    return _nearest(said, figure, own)


def _nearest(said: _Said, figure: Figure, own: list[Period]) -> str | None:
    others = [f.start for f in said.figures if f.start > figure.start]
    stop = others[0] if others else len(said.text)
    behind = [p for p in own if figure.end <= p.start < stop]
    close = [p for p in behind if re.fullmatch(_LINK, said.text[figure.end : p.start])]
    if close:
        return close[0].code
    ahead = [p for p in own if p.end <= figure.start]
    if ahead:
        recent = [p for p in ahead if p.start > _last_figure(said, figure)] or ahead[-1:]
        so_far = [p for p in recent if p.code.endswith("YTD")]
        return (so_far or recent)[-1].code
    return behind[0].code if behind else said.carried


_LINK = r"[\w%\s/.-]{0,40}?\b(?:i|ved utgangen av|per|pr\.?|for|innen|hittil)\s*|\s*"


def _last_figure(said: _Said, figure: Figure) -> int:
    return max((f.end for f in said.figures if f.end <= figure.start), default=-1)


def _between_years(said: _Said, figure: Figure) -> str | None:
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


def _scope(text: str, figure: Figure, frame: Frame) -> str | None:
    """The organisation that a figure is said of, where its clause names just one."""
    bracket = re.match(r"\s*\((?P<who>[^)]{3,60})\)", text[figure.end :])
    if bracket:
        named = find_parties(bracket["who"], frame)
        if named and named[0].names:
            return named[0].names[0]
    clause = text[: figure.end]
    parties = [p for p in find_parties(clause, frame) if p.kind == "organisation"]
    names = {name for party in parties for name in party.names} - {frame.responsible}
    if len(names) == 1:
        return names.pop()
    region = _cues()["region"].search(text)
    return region.group() if region and not names else None


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    lists = wordlists("values")
    some = r"(?:ca\.?\s+|om lag\s+|rundt\s+|cirka\s+|nær\s+|over\s+)?"
    cues = {
        f"{name}_before": re.compile(
            rf"\b{alternation(lists[name])}\b(?:\s+(?!fra\b|frå\b|til\b|enn\b|som\b)[\w./-]+){{0,10}}?"
            rf"\s+(?:på|med|anslås til|anslått til|er|var)\s+{some}[+-]?\s*$"
            rf"|\b(?:ned|opp)\s+{some}$"
            + (
                rf"|vekst\w*\b[^.;]{{0,90}}?\banslå(?:s|tt)\s+til\s+{some}$"
                if name == "rise"
                else ""
            ),
            re.I,
        )
        for name in ("rise", "fall")
    } | {
        f"{name}_after": re.compile(
            rf"\s*(?:[\w-]+\s+)?{alternation(lists[name])}\b(?!\s+(?:av|til)\b)", re.I
        )
        for name in ("rise", "fall")
    }
    cues["target"] = re.compile(
        rf"\b{alternation(lists['target'])}(?:\s+(?!til\b)[\w-]+){{0,2}}?\s+(?:på|om|er|var)?\s*{some}$",
        re.I,
    )
    cues["background"] = re.compile(rf"\b{alternation(lists['background_noun'])}\b", re.I)
    cues["funding"] = re.compile(rf"\b{alternation(lists['funding'])}\b", re.I)
    cues["clause"] = re.compile(r",\s*når\s+$", re.I)
    cues["same_period"] = re.compile(rf"\b{alternation(lists['same_period'])}\b", re.I)
    cues["region"] = re.compile(rf"\b{alternation(lists['region'])}\b", re.I)
    return cues
