"""Who is named at the front of a document: as whom it is from, whom it goes to, or alone."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Literal

from extractors.wordlists import alternation, wordlists
from model.organisations import Organisation, Register
from model.text import Block, Document

TRUSTS = ("hf", "felleseid")
_MOST_OF_LINE = 0.4
_TRUST = r"[A-ZÆØÅ][\w-]+{0}(?:(?:[A-ZÆØÅ][\w-]+|i|og|\w*s(?:y|ju)kehus){0}){{0,4}}R?HF\b"
_UNREGISTERED = re.compile(rf"(?<![\w-])(?P<name>{_TRUST.format('[ ]')})")

Part = Literal["to", "from"]


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation by official name, one that is not registered as it is printed.

    `lines`: the first and the last line that the name stands on; `own`: they hold little else.
    """

    name: str
    part: Part | None
    lines: tuple[int, int]
    own: bool


def mentions_in(lines: Sequence[str], register: Register) -> tuple[Mention, ...]:
    """The organisations that the lines of a title page name, in order, over line ends too."""
    whole = [_without_hyphen(*pair) for pair in pairwise((*lines, ""))]
    starts = list(accumulate(map(len, whole), initial=0))
    text, found = "".join(whole), list[Mention]()
    for start, end, name in names_in(text, register):
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        around = starts[last + 1] - starts[first]
        sentence = text[: starts[last + 1]].rstrip().endswith(".")
        own = not sentence and end - start >= _MOST_OF_LINE * around
        found.append(Mention(name, _part_of(text[:start]), (first, last), own))
    return tuple(found)


def _without_hyphen(line: str, following: str) -> str:
    """A line with its end, which a word that is broken there goes on over."""
    if line.endswith("-") and following:
        return line[:-1] if following[0].islower() else line
    return f"{line}\n"


def whole_title(
    document: Document, title: Block, front: Sequence[Block], register: Register
) -> Block:
    """The title with the lines that a name, or a preposition, leads it on over."""
    blocks = [block for block in front if block.start >= title.start]
    words = [document.words(block.start, block.end) for block in blocks]
    broken = {at for m in mentions_in(words, register) for at in range(*m.lines)}
    last = 0
    for at, (line, following) in enumerate(pairwise(words)):
        if at not in broken and not _leads_on().search(line) and not _goes_on().match(following):
            break
        last = at + 1
    return title.model_copy(update={"end": blocks[last].end}) if last else title


def known_names(text: str, register: Register) -> Iterator[tuple[int, int, str]]:
    """Where the owners and trusts of the register are named, in the genitive too."""
    for match in name_pattern(register).finditer(text):
        if known := _known(match, register):
            yield *match.span(), known.name


def names_in(text: str, register: Register) -> Iterator[tuple[int, int, str]]:
    """The names of some lines, those in capitals too, and those of trusts not registered."""
    found = list(known_names(text, register))
    for line in re.finditer(r"[^\n]+", text):
        if line[0].isupper() and not any(start in range(*line.span()) for start, _, _ in found):
            found += [
                (*match.span(), known.name)
                for match in _in_capitals(register).finditer(text, *line.span())
                if (known := _known(match, register))
            ]
    for match in (*_led_to().finditer(text), *_UNREGISTERED.finditer(text)):
        start, end = match.span("name")
        if not any(a < end and start < b for a, b, _ in found):
            found.append((start, end, " ".join(match["name"].split())))
    yield from sorted(found)


@cache
def _led_to() -> re.Pattern[str]:
    """A name behind a preposition, which may go on over the end of the line."""
    words = alternation(wordlists("issuers")["prepositions"])
    return re.compile(rf"(?<!\w)(?-i:{words})\s+(?P<name>{_TRUST.format(chr(92) + 's')})")


def _known(match: re.Match[str], register: Register) -> Organisation | None:
    return register.by_alias.get(" ".join(match[0].split()).casefold())


def _part_of(before: str) -> Part | None:
    """Whether the words ahead of a name send the document to it, or from it."""
    for part in ("to", "from"):
        if _leading(part).search(before):
            return "to" if part == "to" else "from"
    return None


@cache
def _leading(part: str) -> re.Pattern[str]:
    lists = wordlists("issuers")
    kinds = alternation(lists["kinds"])
    return re.compile(rf"(?<!\w){alternation(lists[part])}\s*:?\s+(?:{kinds},?\s+)?$", re.I)


@cache
def _leads_on() -> re.Pattern[str]:
    """The end of a line that does not end there."""
    words = alternation(wordlists("issuers")["prepositions"])
    return re.compile(rf"(?<!\w){words}$", re.I)


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"{alternation(wordlists('issuers')['prepositions'])}\s+\w")


@lru_cache(maxsize=8)
def name_pattern(register: Register) -> re.Pattern[str]:
    """Names and aliases of owners and trusts as they are written."""
    return re.compile(_words(register))


@lru_cache(maxsize=8)
def _in_capitals(register: Register) -> re.Pattern[str]:
    return re.compile(_words(register), re.I)


def _words(register: Register) -> str:
    owners = [o for o in register.organisations if o.type in ("departement", "rhf", *TRUSTS)]
    names = alternation(name for o in owners for name in (o.name, *o.aliases))
    return rf"(?<![\w-]){names}(?=s?(?!\w))"
