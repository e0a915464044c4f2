"""Who reports: labels such as "Fellesrapport Helse Vestvik RHF:", misspelt or in nynorsk too."""

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from extractors.context import Context
from extractors.parties import Frame, find_parties
from extractors.wordlists import alternation, wordlists

_LONGEST = 110
_NEAR = 82.0
_NAME_NEAR = 86.0


@dataclass(frozen=True, slots=True)
class Label:
    """A reporter label at the head of a passage: `end` is where the answer's own words begin."""

    said: str
    end: int
    reporter: str | None


def label_of(context: Context, text: str) -> Label | None:
    """The reporter label that `text` opens with, if it does.

    `reporter` is None where the label speaks for all regions.
    """
    colon = text.find(":", 0, _LONGEST)
    head = text[: colon + 1] if colon >= 0 else text
    if not head.strip() or len(head) > _LONGEST or re.search(r"[.!?]\s", head.replace("St. ", "")):
        return None
    body = head.strip(" :\u2022-–*")
    opening, rest = _opening(body)
    if not body[:1].isupper() or (colon < 0 and (opening is None or head.rstrip()[-1] == ".")):
        return None
    if _everyone().search(rest) and opening:
        return Label(head.strip(), len(head), None)
    reporter = _organisation(context, rest, labelled=opening is not None)
    return Label(head.strip(), len(head), reporter) if reporter else None


def _opening(body: str) -> tuple[str | None, str]:
    """The label words at the head of `body`, and what is left; None where there are none."""
    found = _labels().match(body)
    if found:
        return found.group(), body[found.end() :]
    words = body.split()
    for count in (1, 2):
        near = process.extractOne(
            " ".join(words[:count]).casefold(),
            [label.casefold() for label in wordlists("reporters")["label"]],
            scorer=fuzz.ratio,
            score_cutoff=_NEAR,
        )
        if near and len(words) > count:
            return " ".join(words[:count]), " ".join(words[count:])
    return None, body


def _organisation(context: Context, rest: str, *, labelled: bool) -> str | None:
    """The one organisation that is all of `rest`, but for joining words."""
    name = _joiners().sub(" ", rest).strip(" :-–()/,")
    frame = Frame.of(context)
    parties = [p for p in find_parties(name, frame) if p.kind == "organisation"]
    if parties and len(parties[0].said) >= len(name) * (0.4 if labelled else 0.9):
        found = parties[0].names[0]
        return found if labelled or _is_regional(context, found) else None
    if not labelled or not name:
        return None
    near = process.extractOne(
        name, list(context.register.by_name), scorer=fuzz.ratio, score_cutoff=_NAME_NEAR
    )
    return near[0] if near else None


def _is_regional(context: Context, name: str) -> bool:
    return context.register.by_name[name].type == "rhf"


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('reporters')['label'])}(?!\w)", re.IGNORECASE)


@cache
def _joiners() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){alternation(wordlists('reporters')['joiner'][:-1])}(?!\w)", re.IGNORECASE
    )


@cache
def _everyone() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(wordlists('reporters')['everyone'])}\b", re.IGNORECASE)
