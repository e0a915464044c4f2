"""Changes told from one figure to another, and from one period to another."""

import re
from itertools import pairwise

from extractors.numbers import Figure
from extractors.result_periods import SAME_TIME, Period
from extractors.value_changes import SOME

_FROM = re.compile(rf"\b(?:fra|frå)\s+{SOME}$", re.I)
_TO = re.compile(rf"(?:\s+[^\W\d]+){{0,4}}?\s*\btil\s+{SOME}", re.I)
_VIA = re.compile(rf"\bvia\s+{SOME}$", re.I)
_BEGINS = re.compile(r"\b(?:fra|frå|for|mellom)\s+$", re.I)
_LEADS_ON = re.compile(rf"\s+(?:til|og)\s+(?:{SAME_TIME})?", re.I)


def span_of(sentence: str, periods: tuple[Period, ...]) -> tuple[str, str] | None:
    """The two periods of "fra 2019 til 2025", "fra 2. tertial 2024 til 2. tertial 2025"."""
    for first, last in pairwise(periods):
        between = sentence[first.end : last.start]
        if _BEGINS.search(sentence[: first.start]) and _LEADS_ON.fullmatch(between):
            part = next((p.code[4:] for p in periods if p.code.startswith(f"{last.code}-T")), "")
            return f"{first.code}{part}", f"{last.code}{part}"
    return None


def end_of_change(text: str, figures: tuple[Figure, ...], figure: Figure) -> int | None:
    """0 for A and 1 for B in "fra A til B"; 0 also for what lies between them ("via")."""
    at = figures.index(figure) if figure in figures else -1
    if at < 0:
        return None
    ahead = text[: figure.start]
    after = figures[at + 1] if at + 1 < len(figures) else None
    begins = after and _FROM.search(ahead) and _TO.fullmatch(text, figure.end, after.start)
    if begins or _VIA.search(ahead):
        return 0
    before = figures[at - 1] if at else None
    ends = before and _FROM.search(text[: before.start])
    return 1 if before and ends and _TO.fullmatch(text, before.end, figure.start) else None
