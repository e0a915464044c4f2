"""Headings and lines that say what follows: "Oppdrag 2025:"."""

import re
from functools import cache

from extractors.wordlists import alternation, wordlists


def is_label(words: str) -> bool:
    """Whether a heading or line of its own announces mandates and nothing else."""
    return bool(_label().fullmatch(words.strip()))


def is_task_label(words: str) -> bool:
    """Whether a label announces tasks alone ("Oppdrag"), not demands of any kind ("Krav")."""
    tasks = alternation(wordlists("oppdrag")["task"])
    return bool(re.search(rf"(?<!\w){tasks}", words, re.I))


@cache
def _label() -> re.Pattern[str]:
    labels = alternation(wordlists("oppdrag")["label"])
    return re.compile(
        rf"(?:\d+(?:\.\d+)*\s+)?{labels}(?:\s+(?:uten|utan)\s\w+)?(?:\s+(?:for|i|til)\s+\S+(?:\s\S+){{0,3}}?)?"
        rf"(?:\s+(?:for\s+)?20\d\d)?\s*[:.]?",
        re.I,
    )


def is_reporting_chapter(title: str) -> bool:
    """Whether a chapter is about reporting: "Oppfølging og rapportering"."""
    words = alternation(wordlists("oppdrag")["reporting_chapter"])
    return bool(re.fullmatch(rf"{words}(?:\s+(?:i|for)\s+20\d\d)?\W*", title.strip(), re.I))


def frames_mandates(title: str) -> bool:
    """Whether a chapter introduces a document, gives its money, or follows it up."""
    return is_reporting_chapter(title) or _opens_with("framing", title)


def is_beside_mandates(title: str) -> bool:
    """Whether a chapter's prose gives no mandates: it frames them, or is for goals alone."""
    goals = _opens_with("goals_chapter", title) and not _names_mandates().search(title)
    return frames_mandates(title) or goals


@cache
def _names_mandates() -> re.Pattern[str]:
    """`Mål og oppdrag for 2031`: not for goals alone."""
    return re.compile(rf"(?<!\w){alternation(wordlists('oppdrag')['label'])}(?!\w)", re.I)


def _opens_with(name: str, title: str) -> bool:
    words = alternation(wordlists("oppdrag")[name])
    return bool(re.match(rf"[\W\d]*{words}(?!\w)", title, re.I))


def is_column_beside(name: str, title: str) -> bool:
    """Whether a column beside mandates says when they are due, or notes what belongs to them."""
    words = alternation(wordlists("oppdrag")[f"column_{name}"])
    return bool(re.fullmatch(rf"{words}\W*", title.strip(), re.I))


def is_addition(title: str) -> bool:
    """Whether a document adds to an earlier one: "Tillegg til oppdragsdokument"."""
    words = alternation(wordlists("oppdrag")["addition"])
    return bool(re.match(rf"\W*{words}", title, re.I))
