"""Figures in running text: changes that are told with both their ends, and targets."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from model.base import Frozen, fold

_NUMBER = r"\d{1,3}(?:[ .]\d{3})+|\d+(?:,\d+)?"
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ•–-])")
_GAP = r"(?:[^.;:\d]|\b\d\.){0,60}?"
_YEARS = range(1990, 2100)
_FROM = re.compile(r"\bfr[aå]\s\d", re.IGNORECASE)
"""Every change with both its figures has this; few sentences do."""


class Change(Frozen):
    """A change told in words and in figures. `rise` is what the words say."""

    rise: bool
    before: float
    after: float
    words: str

    @property
    def contradicts(self) -> bool:
        """Whether the figures go the other way."""
        return self.after < self.before if self.rise else self.after > self.before


class Target(Frozen):
    """A target that running text names."""

    value: float
    unit: str
    words: str


def changes(text: str) -> Iterator[Change]:
    """Changes with both figures: "økning fra A til B", "B, en økning fra A"."""
    for sentence in sentences(text):
        if not _FROM.search(sentence) or _spread().search(sentence):
            continue
        for rise in (True, False):
            for match in _change(rise).finditer(sentence):
                before, after = _number(match["a"]), _number(match["b"] or match["v"] or "")
                if before is not None and after is not None and not _are_years(before, after):
                    yield Change(rise=rise, before=before, after=after, words=sentence)


def targets(text: str) -> Iterator[Target]:
    """Targets with a figure and a unit: "målkravet på 50 dager"."""
    for sentence in sentences(text):
        for match in _target().finditer(sentence):
            unit = next(
                name for name, forms in _table()["units"].items() if _fits(forms, match["unit"])
            )
            value = _number(match["n"])
            if value is not None:
                yield Target(value=value, unit=unit, words=sentence)


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly."""
    return [part for part in _SENTENCE.split(fold(text)) if part]


@cache
def later_period() -> re.Pattern[str]:
    """ "Per 2. tertial 2031", with the year."""
    return re.compile(rf"\b{_any('as_of')}\s+\d\.\s*tertial\s+(?P<year>20\d\d)", re.IGNORECASE)


@cache
def _spread() -> re.Pattern[str]:
    return re.compile("|".join(_words("spread")), re.IGNORECASE)


@cache
def _change(rise: bool) -> re.Pattern[str]:
    cue = _any("rise" if rise else "fall")
    unit = rf"\s?(?:{'|'.join(form for forms in _table()['units'].values() for form in forms)})?"
    until = rf"{_GAP}\btil\b\s(?P<b>{_NUMBER})"
    said_before = rf"(?P<v>{_NUMBER}){unit}[^.;:]{{0,40}}?,\s(?:en |ein |ei )?"
    by = rf"(?:\s(?:på|med)\s(?:{_NUMBER}){unit})?"
    fra = rf"{by}{_GAP}\b(?:fra|frå)\b\s(?P<a>{_NUMBER}){unit}"
    return re.compile(rf"(?:{said_before})?\b{cue}{fra}(?:{until})?", re.IGNORECASE)


@cache
def _target() -> re.Pattern[str]:
    unit = "|".join(form for forms in _table()["units"].values() for form in forms)
    of = rf"(?:\s{_any('of')}){{1,4}}"
    return re.compile(
        rf"\b{_any('target')}{of}\s(?P<n>{_NUMBER})\s?(?P<unit>{unit})", re.IGNORECASE
    )


def _fits(forms: list[str], word: str) -> bool:
    return any(re.fullmatch(form, word, re.IGNORECASE) for form in forms)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(" ", "").replace(".", "").replace(",", "."))
    except ValueError:
        return None


def _are_years(*figures: float) -> bool:
    return all(figure.is_integer() and int(figure) in _YEARS for figure in figures)


def _any(name: str) -> str:
    return f"(?:{'|'.join(_words(name))})"


def _words(name: str) -> list[str]:
    words: list[str] = _table()[name]
    return words


@cache
def _table() -> dict[str, Any]:
    text = files("graph").joinpath("check_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
