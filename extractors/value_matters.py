"""What is measured of an organisation, where a sentence tells more than one matter of it."""

import re
from functools import cache

from extractors.numbers import Figure
from extractors.wordlists import alternation, wordlists


def matter_of(text: str, figures: tuple[Figure, ...], figure: Figure) -> str | None:
    """What is said right ahead of a figure or behind it, else at the sentence's beginning.

    "når det gjelder døgn 4 prosent", "4 prosent for korte opphold", "I DRG-poeng ligger …".
    """
    at = next((i for i, f in enumerate(figures) if f.start == figure.start), 0)
    stop = figures[at + 1].start if at + 1 < len(figures) else len(text)
    start = figures[at - 1].end if at else 0
    near = _ahead().search(text, start, figure.start) or _behind().match(text, figure.end, stop)
    if near:
        return near["matter"]
    opening = _opening().match(text)
    first = figures[0].start if figures else 0
    return opening["matter"] if opening and opening.end() <= first else None


@cache
def _noun() -> str:
    """A noun with one word ahead of it, no time and nobody: lower-case, or an abbreviation."""
    barred = alternation(wordlists("values")["no_matter"])
    word = r"(?:[a-zæøå][\w-]+|[A-ZÆØÅ]{2,6}(?:[\s-]poeng\w*))"
    return rf"(?P<matter>(?!{barred}(?!\w)){word}(?:\s(?!{barred}(?!\w))[a-zæøå][\w-]+)?)"


@cache
def _ahead() -> re.Pattern[str]:
    about = alternation(wordlists("values")["as_for"])
    return re.compile(rf"\b{about}\s+{_noun()}\s+$")


@cache
def _behind() -> re.Pattern[str]:
    about, ends = alternation(wordlists("values")["as_for"]), r"[,.;)]|$|\s+(?:i|ved)\b"
    compared = alternation(wordlists("values")["set_against"])
    return re.compile(
        rf"[^,.;:]{{0,80}}?\b{about}\s+{_noun()}(?=\s+(?:og|samt|med|enn|{compared})\b|{ends})"
    )


@cache
def _opening() -> re.Pattern[str]:
    lists = wordlists("values")
    about, verbs = alternation((*lists["as_for"], "i")), alternation(lists["stands"])
    return re.compile(rf"(?i:{about})\s+{_noun()}\s+{verbs}\b")
