"""Changes by a value that a target demands, however the sentence turns it."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.comparisons import direction_of, is_negated
from extractors.numbers import Figure
from extractors.wordlists import alternation, wordlists
from model.facts import Operator

_SHARES = ("percent", "percentage_points")


@dataclass(frozen=True, slots=True)
class Change:
    """Which way and how nearly a figure changes something; `of` where the words beside it say what.

    A change that is denied ("skal ikke øke med") has no way.
    """

    op: Operator | None
    qualifier: str | None = None
    of: str | None = None


def change_by(sentence: str, figure: Figure) -> Change | None:
    """The change that a figure is, by the words around it; None where it is none."""
    behind = _behind().match(sentence, figure.end)
    if behind:
        qualifier = _qualifier().search(sentence[: figure.start])
        return Change(direction_of(behind["way"]), qualifier and qualifier[1].lower(), behind["of"])
    ahead = sentence[: figure.start]
    match = _noun_ahead().search(ahead) or _ahead().search(ahead)
    if match is None and figure.unit in _SHARES:
        match = _bare_ahead().search(ahead)
    if match is None:
        return None
    if is_negated(sentence, match.start("way")):
        return Change(None)
    said = match.groupdict()
    after = _noun_behind().match(sentence, figure.end) if said.get("noun") else None
    of = after["of"] if after else said.get("of")
    return Change(direction_of(match["way"]), _lower(said.get("qualifier")), of)


def _lower(words: str | None) -> str | None:
    return words and words.lower()


def _words(*names: str) -> str:
    lists = wordlists("measures")
    return alternation(word for name in names for word in lists[name])


@cache
def _behind() -> re.Pattern[str]:
    """`25 pst. lavere enn i 2024`, `30 pst. mindre avfall enn i 2020`, `10 % reduksjon i X`."""
    way = rf"(?P<way>{_words('increase', 'decrease', 'more', 'less')})"
    year = r"(?:\s+i\s+20\d\d)?"
    end = r"(?=\s+(?:enn|innen|innan|fra|frå)\b|\s*\.?$)"
    said = r"(?:[^\d,.;:()]|(?<=[A-Z])\d){3,80}?"
    of = rf"(?:\s+(?:i\s+|av\s+)?(?P<of>(?!enn\b|fra\b|frå\b|innen\b|innan\b){said}))"
    return re.compile(rf"\s+{way}\b(?:{year}(?=\s+enn\b)|{of}?{end})", re.I)


@cache
def _ahead() -> re.Pattern[str]:
    """`reduseres med minst`: a change by a value that follows."""
    return re.compile(
        rf"(?<!\w)(?P<way>{_words('increase', 'decrease')})\b(?:\s+[^\s,.;:]+){{0,4}}?"
        rf"\s+{_words('by')}(?:\s+(?P<qualifier>{_words('qualifier')}))?\s*$",
        re.I,
    )


@cache
def _noun_ahead() -> re.Pattern[str]:
    """`en økning i antall studier på minst`, `en reduksjon på`."""
    return re.compile(
        rf"(?<!\w)(?P<noun>(?P<way>{_words('growth_noun')}))(?:\s+(?:i|av)\s+"
        rf"(?P<of>(?:[^.;:\d]|(?<=[A-Z])\d){{3,120}}?))?\s+{_words('by')}"
        rf"(?:\s+(?P<qualifier>{_words('qualifier')}))?\s*$",
        re.I,
    )


@cache
def _noun_behind() -> re.Pattern[str]:
    """`en reduksjon på 20 prosent i antall reiser`."""
    return re.compile(
        r"\s+(?:i|av)\s+(?!20\d\d)(?P<of>(?:[^\d,.;:()]|(?<=[A-Z])\d){3,80}?)(?=\s+(?:enn|innen|innan|fra|frå)\b|\s*\.?$)"
    )


@cache
def _bare_ahead() -> re.Pattern[str]:
    """`skal ned 20 prosent`."""
    return re.compile(rf"(?<!\w)(?P<way>{_words('increase', 'decrease')})\s*$", re.I)


@cache
def _qualifier() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_words('qualifier')})\s*$", re.I)
