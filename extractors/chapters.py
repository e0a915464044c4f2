"""Where a mandate stands: section number, heading and main goal, by the headings before it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Prefix

from extractors.wordlists import alternation, wordlists
from model.base import fold
from model.text import Block, Document

_FEWEST_WORDS, _WEIGHTY, _ALIKE = 2, 5, 0.6
"""A title stands for a goal by two words of five letters or more, three fifths of them alike."""
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class Chapter:
    """`titles` of the headings around, innermost first.

    `likened`: no title names the main goal, but one stands for it with words of the goal's.
    """

    section: str | None
    heading: str | None
    titles: tuple[str, ...]
    hovedmal: int | None
    likened: bool = False


def chapter_of(document: Document, at: int) -> Chapter:
    """The chapter of block `at`.

    Numbers decide, not levels: a bold "Oppdrag:" between number and table may look like a
    heading of any level.
    """
    before = [b for b in reversed(document.blocks[: at + 1]) if b.kind == "heading"]
    numbered = next((b for b in before if b.number and _NUMBER.fullmatch(b.number)), None)
    if numbered is None or numbered.number is None:
        trail = _path(document, document.blocks[at])
        section = None
    else:
        near = before[: before.index(numbered)]
        trail = [*near, numbered, *_ancestors(before, numbered)]
        section = numbered.number
    titles = tuple(document.words(b.start, b.end) for b in trail)
    named = [document.words(b.start, b.end) for b in before]
    # A label such as "Oppdrag:" is a heading in one format and a paragraph in the next.
    heading = next((words for words in named if not words.endswith(":")), None)
    number, likened = _hovedmal(document, titles)
    return Chapter(section, heading, titles, number, likened)


def named_goal(document: Document, block: Block) -> int | None:
    """The number of the main goal that a heading around a block names."""
    titles = (section.title for section in reversed(document.section_path(block)))
    named = next((match for title in titles if (match := _named().search(title))), None)
    return int(named["number"]) if named else None


def _path(document: Document, block: Block) -> list[Block]:
    return [document.blocks[s.first] for s in reversed(document.section_path(block))]


def _ancestors(before: list[Block], heading: Block) -> list[Block]:
    """The headings that the number hangs under ("3.1.1": 3.1 and 3), nearest first."""
    found, number = [], heading.number or ""
    at = before.index(heading)
    while "." in number:
        number = number.rpartition(".")[0]
        parent = next((i for i in range(at, len(before)) if before[i].number == number), None)
        if parent is not None:
            found.append(before[parent])
            at = parent
    return found


def _hovedmal(document: Document, titles: tuple[str, ...]) -> tuple[int | None, bool]:
    """The main goal that a heading around names, by number or in the words of the goal itself;
    or that one is likened to, and that this is so."""
    named = next((m for title in titles if (m := _named().search(title))), None)
    if named:
        return int(named["number"]), False
    goals = _goals(document)
    if said := next((goals[_plain(title)] for title in titles if _plain(title) in goals), None):
        return said, False
    like = next((number for title in titles if (number := _likened(goals, title))), None)
    return like, like is not None


def _likened(goals: Mapping[str, int], title: str) -> int | None:
    """The one main goal that holds every word of weight of a title, in whatever form."""
    words = _weighty(title)
    held = [n for goal, n in goals.items() if all(_holds(_weighty(goal), word) for word in words)]
    return held[0] if len(words) >= _FEWEST_WORDS and len(held) == 1 else None


def _weighty(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", _plain(text)) if len(word) >= _WEIGHTY]


def _holds(words: list[str], word: str) -> bool:
    """Whether one of the words begins alike for the most of the longer of the two."""
    return any(Prefix.normalized_similarity(word, other) >= _ALIKE for other in words)


@cache
def _named() -> re.Pattern[str]:
    words = alternation(wordlists("oppdrag")["hovedmal"])
    return re.compile(rf"^\W*{words}\s*(?:nr\.?\s*)?(?P<number>\d{{1,2}})(?!\d)", re.I)


def _goals(document: Document) -> dict[str, int]:
    """The numbered goals of the list that follows on the word for main goals."""
    words = re.compile(rf"(?<!\w){alternation(wordlists('oppdrag')['main_goals'])}(?!\w)", re.I)
    found: dict[str, int] = {}
    listing = False
    for block in document.blocks:
        text = document.words(block.start, block.end)
        if block.kind == "list_item" and listing:
            if block.number and block.number.isdigit():
                found.setdefault(_plain(text), int(block.number))
        else:
            listing = block.table is None and bool(words.search(text[-250:]))
    return found


def _plain(text: str) -> str:
    return fold(text).casefold().strip(" .:")
