"""Finds the verdicts in one sentence: what is said of the requirement, and how strongly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors import verdict_patterns as told
from extractors.verdict_patterns import any_of, pattern
from extractors.verdict_scope import conceded, excepts, limits, reach, subject_extent, supposed
from model.facts import Category

Better = Literal["lower", "higher"]

_STATED = (told.PASSIVE, told.INVERTED, told.ACTIVE, told.PRESENT, told.TOLD_AND, told.ELLIPTIC)
_WEAKER = (
    told.PRONOUN,
    told.CONSIDERED,
    told.MANAGED,
    told.AT_GOAL,
    told.REACHES,
    told.AND_REACHES,
    told.HENCE,
)
_COMPARED = (told.SIDE, told.STANDS, told.SPREAD, told.REMAINS)
_FULL, _PARTLY = pattern(rf"\b{any_of('full')}\b"), pattern(rf"\b{any_of('partly')}\b")
_NONE = pattern(rf"\b{any_of('not', 'none', 'lacking')}\b")
_MOSTLY, _WHOLE = pattern(rf"\b{any_of('mostly')}\b"), pattern(rf"\b{any_of('whole')}\b")
_DENIED = pattern(rf"\b{any_of('denial')}\s*$")
_NO_RESULT = pattern(rf"\b{any_of('no_result')}\s*$")
_LESS = pattern(rf"\b{any_of('less_is_better')}\b")
_MORE = pattern(rf"\b{any_of('more_is_better')}\b")
_BUT_FALL = pattern(rf"\bmen\s+(?:\w+\s+){{0,3}}?{any_of('fall')}\b")
_BUT_RISE = pattern(rf"\bmen\s+(?:\w+\s+){{0,3}}?{any_of('rise')}\b")
_VERB = pattern(rf"(?:^{any_of('that')}\s+)?\b{any_of('stands')}\s+(?:\w+\s+){{0,2}}$")


@dataclass(frozen=True, slots=True)
class Hit:
    """One verdict. `tier` 3: the requirement's own words, 2: weaker ones, 1: a comparison."""

    category: Category
    start: int
    end: int
    tier: int
    whole: bool = False
    hedged: bool = False
    conceded: bool = False
    """Granted in passing: "selv om kravet er innfridd"."""


def verdicts(sentence: str, better: Better | None, about: Sequence[str] = ()) -> Iterator[Hit]:
    """The verdicts of a sentence, strongest wording first.

    `about`: more words that may name what is measured, the nearest first.
    """
    for words in _STATED:
        yield from _stated(words, sentence, 3)
    for words in _WEAKER:
        yield from _stated(words, sentence, 2)
    yield from _attained(sentence)
    for found in told.HALF_DONE.finditer(sentence):
        yield Hit("delvis_innfridd", *found.span("core"), tier=1)
    if not any(words.search(sentence) for words in (*_STATED, told.PRONOUN)):
        yield from _stated(told.BARE, sentence, 2)
    for found in (hit for words in told.MISSED for hit in words.finditer(sentence)):
        if not supposed(sentence[: found.start()]):
            yield Hit("ikke_innfridd", *found.span("core"), tier=2)
    yield from _compared(sentence, better or _way(sentence, *about))


def _stated(words: re.Pattern[str], sentence: str, tier: int) -> Iterator[Hit]:
    for found in words.finditer(sentence):
        category = reach(found, sentence)
        if category is None:
            continue
        weak = bool(found.groupdict().get("weak"))
        start, end = found.span("core")
        yield Hit(
            category,
            start,
            end,
            tier=min(tier, 2) if weak else tier,
            whole=bool(_WHOLE.search(f"{_clause(sentence[:end])} {_phrase(sentence[end:])}")),
            hedged=bool(_MOSTLY.search(found.group("core"))),
            conceded=conceded(sentence[:start]),
        )


def _clause(before: str) -> str:
    """The clause that a verdict ends, from the last turn on."""
    return re.split(r",\s*(?:men|mens|medan)\b", before)[-1]


def _phrase(rest: str) -> str:
    """The words that go on from a verdict, up to the next mark."""
    return re.split(r"[,.;:(]", rest, maxsplit=1)[0]


def _attained(sentence: str) -> Iterator[Hit]:
    """Attainment as a noun: full, in part or none; good and high say neither."""
    for found in told.ATTAINED.finditer(sentence):
        core = found["core"]
        full, none = _FULL.search(core), _NONE.search(core)
        if not supposed(sentence[: found.start("core")]) and (full or none or _PARTLY.search(core)):
            whole: Category = "innfridd" if full else "ikke_innfridd"
            partly = _PARTLY.search(core) or (full and none)
            yield Hit("delvis_innfridd" if partly else whole, *found.span("core"), tier=2)


def _compared(sentence: str, better: Better | None) -> Iterator[Hit]:
    """Verdicts by comparison with the target: needs to know which way is better."""
    for found in (hit for words in _COMPARED for hit in words.finditer(sentence)):
        hit = _side(found, sentence, better)
        if hit:
            yield hit


def _side(found: re.Match[str], sentence: str, better: Better | None) -> Hit | None:
    """The verdict of one comparison; None where no side is known to be the better."""
    kinds, before = found.groupdict(), sentence[: found.start("core")]
    start, end = _clause_start(before), found.end("core")
    extent = subject_extent(_VERB.sub("", before))
    if extent == "some":
        return Hit("delvis_innfridd", start, end, 1)
    known = kinds.get("good") or kinds.get("bad") or better
    if not known or supposed(before) or _NO_RESULT.search(before):
        return None
    met = bool(kinds.get("good") or kinds["below" if better == "lower" else "above"])
    met ^= bool(_DENIED.search(before)) ^ (extent == "none")
    rest = sentence[end:]
    if _contradicted(rest, met=met, lower=better == "lower"):
        return None
    other = told.BOTH_SIDES.match(sentence, end) if kinds["above"] or kinds["below"] else None
    if other and bool(other["above"]) != bool(kinds["above"]):
        return Hit("delvis_innfridd", start, other.end(), 1)
    if met and (excepts(before) or limits(rest)):
        return Hit("delvis_innfridd", start, end, 1)
    whole = bool(_WHOLE.search(_clause(before)))
    return Hit("innfridd" if met else "ikke_innfridd", start, end, 1, whole)


def _way(*named: str) -> Better | None:
    """Which way is better for what is measured, by the first of the words that leave no doubt."""
    for words in named:
        less, more = bool(_LESS.search(words)), bool(_MORE.search(words))
        if less != more:
            return "lower" if less else "higher"
    return None


def _contradicted(rest: str, *, met: bool, lower: bool) -> bool:
    """ "Under målet, men en reduksjon": the "men" turns to more of the same, so none is sure."""
    good, bad = (_BUT_FALL, _BUT_RISE) if lower else (_BUT_RISE, _BUT_FALL)
    return bool((good if met else bad).search(rest))


def _clause_start(before: str) -> int:
    """Where the verb phrase ahead of a comparison begins, not more than a few words back."""
    found = _VERB.search(before)
    return found.start() if found else len(before)
