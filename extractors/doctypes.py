"""Which of the six kinds a document is: by its title, else by its headings and turns of phrase."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import get_args

from extractors.front import front_lines
from extractors.front_names import names_in
from extractors.wordlists import alternation, wordlists
from model.facts import DocType
from model.organisations import Register
from model.text import Block, Document

_TYPES = tuple(name for name in get_args(DocType) if name != "ukjent")
_TITLE, _HEADING, _RUNNING = 20.0, 3.0, 1.0
_MOST_OF_ONE_PHRASE = 4
_LEAST = 6.0
_AHEAD = 1.25
_BETWEEN = " \n\t,:|–-"


@dataclass(frozen=True, slots=True)
class Kind:
    """The type with its title line, if there is one; `confidence` is 1 where the title says it."""

    doc_type: DocType
    title: Block | None = None
    confidence: float = 1.0


def kind_of(document: Document, register: Register) -> Kind:
    """The document's type; `ukjent` where no type is clearly ahead of the others."""
    for block in front_lines(document):
        named = _named_by(_line(document, block), register)
        if named is not None:
            return Kind(named, block)
    scores = _scores(document)
    best, second = sorted(scores, key=lambda name: -scores[name])[:2]
    points, rival = scores[best], scores[second]
    if points < _LEAST or points < rival * _AHEAD:
        return Kind("ukjent", confidence=0.5)
    return Kind(_doc_type(best), confidence=round(min(0.95, points / (points + rival)), 2))


def _line(document: Document, block: Block) -> str:
    return document.words(block.start, block.end)


def _doc_type(name: str) -> DocType:
    return next(doc_type for doc_type in get_args(DocType) if doc_type == name)


def _named_by(line: str, register: Register) -> DocType | None:
    """The type whose title words begin the line, or what follows its colon; the longest first."""
    if _is_sentence(line):
        return None
    found = [
        (match.end() - match.start(), name)
        for part in (_bare(line, register), *re.split(r":\s+|\s[–-]\s", line)[1:2])
        for name in _TYPES
        if (match := _pattern("title", name).match(part))
    ]
    return _doc_type(max(found)[1]) if found else None


def _bare(line: str, register: Register) -> str:
    """A line from behind the names, and the words of its standing ("Utkast til"), that open it."""
    at = 0
    for start, end, _ in names_in(line, register):
        if not line[at:start].strip(_BETWEEN):
            at = end
    rest = line[at:].lstrip(_BETWEEN)
    standing = _standing().match(rest)
    return rest[standing.end() :] if standing else rest


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('doctypes')['standing'])}\s+", re.I)


def _is_sentence(line: str) -> bool:
    """A running sentence that only begins with the word ("Oppdragsdokumentet skal …")."""
    return bool(re.search(r"\b(?:er|skal|har|ble|vart|gir|gjev|inneholder|inneheld)\b", line))


def _scores(document: Document) -> dict[str, float]:
    """Points for each type: characteristic headings, and phrases counted up to a few times each."""
    scores: dict[str, float] = {}
    headings = [_line(document, b) for b in document.blocks if b.kind == "heading"]
    for name in _TYPES:
        heading, running = _pattern("heading", name), _pattern("running", name)
        titles = _pattern("title", name)
        seen = {match[0].casefold() for line in headings if (match := heading.match(line))}
        phrases = Counter(match[0].casefold() for match in running.finditer(document.text))
        named = len(titles.findall(document.text)) * 1000 / max(len(document.text), 1)
        scores[name] = (
            _HEADING * len(seen)
            + _RUNNING * sum(min(n, _MOST_OF_ONE_PHRASE) for n in phrases.values())
            + min(named, 3.0)
        )
    return scores


@cache
def _pattern(where: str, name: str) -> re.Pattern[str]:
    words = wordlists("doctypes")[f"{where}.{name}"]
    return re.compile(rf"(?<!\w){alternation(words)}(?!\w)", re.I)
