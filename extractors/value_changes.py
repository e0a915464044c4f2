"""Changes and deviations among results: which way they go, and what they are held against."""

import re
from functools import cache
from typing import Literal

from extractors.numbers import Figure
from extractors.wordlists import alternation, wordlists

Direction = Literal["increase", "decrease", "over", "under"]
_NEAR = 110
SOME = r"(?:ca\.?\s+|om lag\s+|rundt\s+|cirka\s+|nær\s+|over\s+)?"
"""Words of "about" that may stand right ahead of a figure."""


@cache
def _deviation() -> re.Pattern[str]:
    """A figure that is said to be above or below what was planned or demanded."""
    lists = wordlists("values")
    over, under, plan = (alternation(lists[name]) for name in ("more", "less", "plan"))
    return re.compile(
        rf"\s*(?:\w+\s+)?(?:(?P<over>{over})|(?P<under>{under}))\s+(?:enn\s+)?"
        rf"(?P<plan>(?:(?:det|dei|hva|enn)\s+)?{plan})(?!\w)",
        re.I,
    )


def direction_of(text: str, figure: Figure) -> Direction | None:
    """A change or a difference, by the words right before the figure or right after it."""
    ahead, behind = text[max(0, figure.start - _NEAR) : figure.start], text[figure.end :]
    deviation = _deviation().match(behind)
    if deviation:
        return "over" if deviation["over"] else "under"
    if re.search(r"\+\s*$", ahead):
        return "increase"
    cues = _cues()
    if cues["rise_before"].search(ahead) or cues["rise_after"].match(behind):
        return "increase"
    if cues["fall_before"].search(ahead) or cues["fall_after"].match(behind):
        return "decrease"
    return None


def against_of(text: str, figure: Figure) -> str | None:
    """What a change is held against: "fra samme periode i fjor", "enn i 2023", the budget."""
    deviation = _deviation().match(text, figure.end)
    if deviation:
        return deviation["plan"]
    found = re.match(
        r"(?:[^.;]|\d\.){0,80}?"
        r"\b(?:enn|fra|frå|sammenlignet med|sammenliknet med|samanlikna med|mot)"
        r"\s+(?:for\s+|i\s+(?=\d|samme|same))?"
        r"(?P<what>(?:\d\.\s|[^,.;()])+?)(?=\s+(?:og|til|som|da)\b|[,.;()]|$)",
        text[figure.end :],
    )
    if not found:
        return None
    what = re.sub(r"^\d[\d,.]*\s*(?!tertial)\w*\s+(?:i|ved)\s+", "", found["what"].strip())
    return re.sub(r"(?<=tertial)\.$", "", what) or None


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """The words of rise and fall ahead of a figure and behind it."""
    cues = {}
    for name, way in (("rise", "opp"), ("fall", "ned")):
        words = alternation(wordlists("values")[name])
        ahead = (
            rf"\b{words}\b(?:\s+(?!fra\b|frå\b|til\b|enn\b|som\b)[\w./-]+){{0,10}}?"
            rf"\s+(?:på|med|anslås til|anslått til|er|var)\s+{SOME}[+-]?\s*$|\b{way}\s+{SOME}$"
        )
        if name == "rise":
            ahead += rf"|vekst\w*\b[^.;]{{0,90}}?\banslå(?:s|tt)\s+til\s+{SOME}$"
        cues[f"{name}_before"] = re.compile(ahead, re.I)
        behind = rf"\s*(?:[\w-]+\s+)?{words}\b(?!\s+(?:av|til)\b)"
        cues[f"{name}_after"] = re.compile(behind, re.I)
    return cues
