"""Headings and labels of an årlig melding: which kind of requirement stands beneath them."""

import re
from functools import cache
from typing import Literal

from extractors.wordlists import alternation, wordlists
from model.facts import RequirementKind

Scope = Literal["reporting", "other"]
Announced = RequirementKind | Literal["any"]
"""What a heading announces; `any` where each requirement's own words tell its kind."""
_KINDS: tuple[tuple[str, Announced], ...] = (
    ("indicator_heading", "indicator"),
    ("goal_heading", "goal"),
    ("any_heading", "any"),
    ("oppdrag_heading", "oppdrag"),
)
_STEMS: tuple[tuple[str, Announced], ...] = (
    (r"\bindikator|\bstyringsparamet", "indicator"),
    (r"\bmål(?:ene|a)?\b", "goal"),
    (r"\boppdrag(?!sdokument|\s+og\s+bestilling)|\boppg[aå]ve|\bf[oø]retaksmøte", "oppdrag"),
    (r"\b(?:styrings|resultat)?krav", "any"),
)
_YEAR = r"(?:\s*[-–,(]?\s*(?:for\s+|i\s+)?20\d\d\)?)?"
_CASE = re.compile(r"\W*(?P<case>Sak\s+\d+(?:[./-]\d+)?)\b", re.IGNORECASE)


def kind_of_heading(text: str) -> Announced | None:
    """The kind that a heading or a label of its own announces ("Indikatorer 2024:")."""
    words = text.strip().rstrip(":").strip()
    return next((kind for name, kind in _KINDS if _whole(name).fullmatch(words)), None)


def kind_within(text: str) -> Announced | None:
    """The one kind that a chapter's title speaks of ("Rapportering på indikatorer")."""
    words = text.casefold()
    kinds = [kind for pattern, kind in _STEMS if re.search(pattern, words)]
    if kinds == ["oppdrag", "any"]:
        return "oppdrag"
    return kinds[0] if len(kinds) == 1 else None


def kind_at_end(text: str) -> Announced | None:
    """The kind of a label that was printed right under its heading and joined to it."""
    found = re.search(r"(?<=\s)([A-ZÆØÅ][a-zæøå]+(?:\s+[a-zæøå]+)?)\s*(?:20\d\d)?\s*:\s*$", text)
    return kind_of_heading(found.group(1)) if found else None


def scope_of_heading(text: str) -> Scope | None:
    """Whether a heading opens a chapter of answers, or one that has none; None: neither said."""
    words = text.strip().rstrip(":").strip()
    if _opens("reporting_heading").match(words):
        return "reporting"
    return "other" if _opens("other_heading").match(words) else None


def year_of_heading(text: str) -> int | None:
    """The year in a heading such as "Oppdrag 2024:"."""
    found = re.findall(r"(?<![\d-])20\d\d(?![\d-])", text)
    return int(found[0]) if len(found) == 1 else None


def meeting_words(text: str) -> str:
    """The words without a date or a place set in behind "Foretaksmøtet" at their head."""
    found = _inset().match(text)
    return f"{found.group('meeting')} {text[found.end() :]}" if found else text


def case_of(text: str) -> str | None:
    """The case that words open with: "Sak 9" of "Sak 9 Oppfølging av planen"."""
    found = _CASE.match(text)
    return found.group("case") if found else None


@cache
def _inset() -> re.Pattern[str]:
    date = r"\d{1,2}\.\s*(?:\d{1,2}\.|\w+)(?:\s*20\d\d)?"
    month = r"i\s+[a-zæøå]+(?:\s+20\d\d)?"
    where = r"(?:i|for|med|ved)\s+[A-ZÆØÅ][\w-]*(?:\s+[A-ZÆØÅ][\w-]*)*"
    return re.compile(
        rf"\W*(?P<meeting>F[oø]retaksmøtet)(?:\s+{where})?(?:,?\s+(?:den\s+|i\s+)?(?:{date}|{month}))?"
        r",?\s+(?=\w)"
    )


@cache
def _whole(name: str) -> re.Pattern[str]:
    words = alternation(word.rstrip("*") for word in wordlists("answers")[name])
    open_ended = [word.rstrip("*") for word in wordlists("answers")[name] if word.endswith("*")]
    tail = rf"|{alternation(open_ended)}\b.*" if open_ended else ""
    return re.compile(rf"(?:{words}{_YEAR}(?:\s*[-–,]\s*\w+)?{tail})", re.IGNORECASE | re.DOTALL)


@cache
def _opens(name: str) -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('answers')[name])}(?!\w)", re.IGNORECASE)


@cache
def labelled(name: str) -> re.Pattern[str]:
    """A label of `requirement_label` or `answer_label` at the head of a passage or line.

    It may say when: "Status per 2. tertial:".
    """
    lists = wordlists("answers")
    words, when = alternation(lists[name]), alternation(lists["label_when"])
    period = rf"(?:\s+{when}\s+\d[\w.]*(?:\s+\w+){{0,2}})"
    return re.compile(rf"{words}(?:\s+\d+(?:\.\d+)*|{period})?\s*(?::|–(?=\s)|$)", re.IGNORECASE)


def label_end(words: str) -> int:
    """Where the words behind a label begin; 0 where there is no label."""
    for name in ("requirement_label", "answer_label"):
        found = labelled(name).match(words)
        if found:
            return found.end()
    return 0
