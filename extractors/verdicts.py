"""Finds the verdicts in one sentence: what is said of the requirement, and how strongly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.numbers import number
from extractors.wordlists import alternation, wordlists
from model.facts import Category

Better = Literal["lower", "higher"]

_W = wordlists("category")


def _any(*names: str) -> str:
    return alternation(word for name in names for word in _W[name])


_DEMAND, _MET, _DONE = _any("demand"), _any("met"), _any("done")
_AUX = (
    r"(?:er|ble|blir|blei|vart|vert|har\s+blitt|har\s+vorte|anses|ansees|vurderes|regnes|reknast"
    r"|vurderast|vært|var)"
)
_MOD = (
    r"(?P<mod>(?:[\s,]+(?!(?:men|mens|og|som|når|dersom|hvis|viss|at|om(?!\s+lag))\b)[\w%/-]+)"
    r"{0,6}?)"
)
_RELATIVE = r"(?:,?\s+(?:som|om|på|i|for|fra|frå|til|med|etter|knyttet|ved|innen)\b[^.;:]{0,160}?)?"


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_PASSIVE = _pattern(
    rf"(?P<core>\b{_DEMAND}{_RELATIVE}(?:\s+(?:ikke|ikkje|delvis|nå|no))?\s+(?P<aux>{_AUX}|{_any('modal')})\b{_MOD}(?:\s+som)?"
    rf"\s+(?:{_MET}|(?P<weak>{_DONE}))\b)"
)
_INVERTED = _pattern(
    rf"(?P<core>\b{_AUX}\s+(?:alle\s+|begge\s+|dette\s+)?{_DEMAND}\b{_MOD}"
    rf"\s+(?:{_MET}|(?P<weak>{_DONE}))\b)"
)
_ACTIVE = _pattern(
    rf"(?P<core>(?:\b(?:har|hadde|fikk|fekk)\b{_MOD}\s+)?\b{_any('met_active')}\b"
    rf"(?P<after>(?:\s+[\w-]+){{0,3}}?)\s+{_DEMAND}\b)"
)
_PRESENT = _pattern(
    rf"(?P<core>\b{_DEMAND}\b{_MOD}\s+{_any('met_passive')}\b(?P<after>\s+(?:ikke|ikkje))?)"
)
_PRONOUN = _pattern(
    rf"(?P<core>^(?:Dette|Det|Denne)\s+{_AUX}{_MOD}\s+(?:{_MET}|(?P<weak>{_DONE}))\b)"
    r"(?=\s*(?:$|[.,;:(]|(?:gjennom|ved|i|med|for|innen|på|av|og|fra|frå|som|men|hos|innan)\b))"
)
_AT_GOAL = _pattern(rf"(?P<core>\b{_any('at_goal')}{_MOD}\s+i\s+mål\b)(?!\s+(?:og|for)\b)")
_REACHES = _pattern(
    rf"(?P<core>\b{_any('reacher')}\s+når(?:\s+(?:ikke|ikkje))?\s+{_DEMAND}\b)"
    rf"(?!\s+(?:{_AUX}|nås)\b)"
)
_AND_REACHES = _pattern(
    rf"(?:^|,)\s*(?P<core>og\s+når(?:\s+(?:ikke|ikkje))?\s+{_DEMAND}\b)"
    rf"(?![^,.;]*\b(?:{_AUX}|{_any('met_passive')})\b)"
)
_HENCE = _pattern(
    rf"(?P<core>\b{_any('hence')}\s+(?:(?:ikke|ikkje)\s+)?(?:{_MET}|{_any('solved')})\b)"
)
_NEARLY = _pattern(
    rf"(?P<core>\b{_any('close_to')}\s+(?:ved\s+)?å\s+{_any('attain')}"
    rf"\s+(?:det|dette|{_DEMAND}))(?!\w)"
)
_HALF_DONE = _pattern(
    rf"(?P<core>\b{_AUX}\s+(?:(?:bare|berre|kun|foreløpig|førebels)\s+)?{_any('partly_done')}"
    rf"\s+{_DONE}\b)(?!\s+(?:som|av|fordi|på grunn)\b)"
)
_BARE = _pattern(r"(?:^|(?<=[,;:]))(?P<core>[^,;:]*?\b(?:innfridd|innfridde|innfria)\b)")
_UNABLE = _pattern(
    rf"(?P<core>\b(?:ikke|ikkje)\b(?:\s+\w+){{0,3}}?\s+{_any('manage')}"
    rf"(?:\s+\w+){{0,5}}?\s+(?:{_any('attain')})\s+{_DEMAND})\b"
)
_AWAY = _pattern(
    rf"(?P<core>\b{_DEMAND}{_RELATIVE}\s+(?:er|var|ligger|ligg|lå|låg)\s+"
    rf"(?:(?:nå|no|fortsatt|framleis|fremdeles|ennå|enno)\s+)?{_any('away')})(?=\s*(?:$|[.,;:(]))"
)
_SIDE = _pattern(
    rf"(?P<core>\b(?:(?P<good>{_any('good_side')})|(?P<bad>"
    rf"{_any('bad_side')})|(?P<above>{_any('above')})|(?P<below>{_any('below')}))"
    rf"\s+(?:(?:det|dette|nasjonale|fastsatte|fastsette)\s+)*{_any('target')}\b)"
)
_SPREAD = _pattern(
    rf"(?P<core>\b(?:(?P<below>lavere|kortere|lågare|kortare)|(?P<above>høyere|høgare|lengre))"
    rf"\s+(?:\w+\s+){{1,4}}enn\s+{_any('target')}\b)"
)
_BOTH_SIDES = _pattern(
    r"\s+[^.;]{2,40}?,?\s+(?:og|men|mens|medan)\s+(?:(?:er|lå|ligger|ligg|låg)\s+)?"
    r"(?:(?P<above>over)|(?P<below>under))\s+(?:det\s+)?(?:i|for|ved|på|innen|innan|hos)\b"
)
_REMAINS = _pattern(
    rf"(?P<core>\b{_any('target')}\s+(?:er|var)\s+[^.;]*?\d[^.;]*?\b(?:er|var|ligger|ligg|lå|låg)\s+"
    rf"(?:(?:{_any('still')})\s+)?(?:(?P<above>over)|(?P<below>under)))(?=\s*(?:$|[.;:]))"
)
_NOT, _PARTLY = _pattern(rf"\b{_any('not')}\b"), _pattern(rf"\b{_any('partly')}\b")
_NOT_YET = _pattern(rf"\b{_any('not')}$")
_MOSTLY, _MODAL = _pattern(rf"\b{_any('mostly')}\b"), _pattern(rf"\b{_any('modal')}\b")
_CONDITION = _pattern(rf"\b{_any('condition')}\s*(?:[\w-]+\s*){{0,2}}$")
_OF_PART = _pattern(rf"\b{_any('part')}\s+$")
_BUT_NOT = _pattern(
    r"\b(?:men|mens)\s+(?:\w+\s+){0,3}?(?:ikke|ikkje)\s+(?:for|i|ved|innen|på|hos)\b"
)
_NOT_THERE = _pattern(
    r"^\s+(?:for|i|ved|innen|innan|på|hos)\s+[^,.;]{2,60},\s*(?:ikke|ikkje)\s+"
    r"(?:for|i|ved|innen|innan|på|hos)\b(?!\s+(?:tråd|samsvar|form|grunn))"
)
_THAT_NOT = _pattern(
    rf"(?P<said>\b{_any('say')}\s+(?:\w+\s+){{0,2}}?)?\b(?:ikke|ikkje)\b"
    r"(?P<between>(?:\s+(?!at\b)[\w-]+){0,5})\s+at\s*$"
)
_SAYS, _DOUBTS = _pattern(rf"\b{_any('say')}\b"), _pattern(rf"\b{_any('doubt')}\b")
_NOBODY = _pattern(
    r"(?:^|[,;:]\s*|\b(?:og|men|at)\s+)(?:ingen|verken|hverken|korkje)"
    r"(?:\s+(?!og\b|som\b)[\w-]+){1,3}\s+$"
)
_ONLY = _pattern(rf"\b{_any('only')}\b")
_ONLY_ONE = _pattern(
    rf"(?:^|[,;:]\s*|\b(?:og|men|at)\s+){_any('only')}\s+(?:(?-i:[A-ZÆØÅ])|\w+\s+av\s)[^.,;:]*$"
)
_PART = _pattern(r"\s+(?:ved|for|i|hos|på|innen|innan|av)\b")
_SHARE = r"(?P<part>\w+)\s+av\s+(?:dei?\s+)?(?P<whole>\w+)"
_FOR_SOME = _pattern(rf"\s+(?:for|ved|i|av|på|hos)\s+(?:{_any('only')}\s+)?{_SHARE}\s+(?=[a-zæøå])")
_BY_SOME = _pattern(rf"(?:^|[,;:]\s*|\b(?:og|men|at)\s+){_SHARE}\s+[\w-]+\s+$")
_LESS = _pattern(rf"\b{_any('less_is_better')}\b")
_MORE = _pattern(rf"\b{_any('more_is_better')}\b")
_WHOLE = _pattern(rf"\b{_any('whole')}\b")
_BUT_FALL = _pattern(rf"\bmen\s+(?:\w+\s+){{0,3}}?{_any('fall')}\b")
_BUT_RISE = _pattern(rf"\bmen\s+(?:\w+\s+){{0,3}}?{_any('rise')}\b")


@dataclass(frozen=True, slots=True)
class Hit:
    """One verdict. `tier` 3: the requirement's own words, 2: weaker ones, 1: a comparison."""

    category: Category
    start: int
    end: int
    tier: int
    whole: bool = False
    hedged: bool = False


def verdicts(sentence: str, topic: str, better: Better | None) -> Iterator[Hit]:
    """The verdicts of a sentence, strongest wording first. `topic`: what is measured."""
    for pattern, tier in ((_PASSIVE, 3), (_INVERTED, 3), (_ACTIVE, 3), (_PRESENT, 3)):
        yield from _stated(pattern, sentence, tier)
    yield from _stated(_PRONOUN, sentence, 2)
    yield from _stated(_AT_GOAL, sentence, 2)
    yield from _stated(_REACHES, sentence, 2)
    yield from _stated(_AND_REACHES, sentence, 2)
    yield from _stated(_HENCE, sentence, 2)
    for found in _NEARLY.finditer(sentence):
        if not _CONDITION.search(sentence[: found.start()]):
            yield Hit("ikke_innfridd", *found.span("core"), tier=2)
    for found in _HALF_DONE.finditer(sentence):
        yield Hit("delvis_innfridd", *found.span("core"), tier=1)
    if not any(pattern.search(sentence) for pattern in (_PASSIVE, _INVERTED, _ACTIVE, _PRONOUN)):
        yield from _stated(_BARE, sentence, 2)
    for found in _UNABLE.finditer(sentence):
        yield Hit("ikke_innfridd", *found.span("core"), tier=2)
    for found in _AWAY.finditer(sentence):
        if not _CONDITION.search(sentence[: found.start()]):
            yield Hit("ikke_innfridd", *found.span("core"), tier=2)
    yield from _compared(sentence, topic, better)


def denied_elsewhere(rest: str) -> bool:
    """What follows a verdict denies it of another part: "for voksne, ikke for barn"."""
    return bool(_BUT_NOT.search(rest) or _NOT_THERE.match(rest))


def _stated(pattern: re.Pattern[str], sentence: str, tier: int) -> Iterator[Hit]:
    for found in pattern.finditer(sentence):
        category = _polarity(found, sentence)
        if category is None:
            continue
        weak = bool(found.groupdict().get("weak"))
        start, end = found.span("core")
        yield Hit(
            category,
            start,
            end,
            tier=min(tier, 2) if weak else tier,
            whole=bool(_WHOLE.search(sentence[:end])),
            hedged=bool(_MOSTLY.search(found.group("core"))),
        )


def _polarity(found: re.Match[str], sentence: str) -> Category | None:
    """The category of a stated verdict; None where it is a plan, a hope or a condition."""
    core, before = found.group("core"), sentence[: found.start("core")]
    if _CONDITION.search(before) and not _OF_PART.search(before):
        return None
    that_not = _THAT_NOT.search(before)
    if that_not and not _DOUBTS.search(that_not["between"]):
        said = that_not["said"] or _SAYS.search(that_not["between"])
        return "ikke_innfridd" if said else None
    near = " ".join(before.split()[-3:])
    if _PARTLY.search(f"{near} {core}"):
        return "delvis_innfridd"
    denied = bool(_NOT.search(core)) or bool(_NOT_YET.search(near))
    if _MODAL.search(core):
        return "ikke_innfridd" if denied else None
    one = bool(_ONLY_ONE.search(before))
    if (denied and not one) or _NOBODY.search(before):
        return "ikke_innfridd"
    one = one or _is_share(before, sentence[found.end() :])
    one = one or bool(_ONLY.search(f"{near} {core}") and _PART.match(sentence, found.end()))
    return "delvis_innfridd" if one or denied_elsewhere(sentence[found.end() :]) else "innfridd"


def _is_share(before: str, after: str) -> bool:
    """Fewer than all are told of: "for 9 av 26 klinikker", "seks av ti klinikker har"."""
    share = _FOR_SOME.match(after) or _BY_SOME.search(before)
    part, whole = (number(share["part"]), number(share["whole"])) if share else (None, None)
    return part is not None and whole is not None and 0 < part < whole


def _compared(sentence: str, topic: str, better: Better | None) -> Iterator[Hit]:
    """Verdicts by comparison with the target: needs to know which way is better."""
    better = better or _way(f"{topic} {sentence}")
    lower = better == "lower"
    patterns = (_SIDE, _SPREAD, _REMAINS)
    for found in (hit for pattern in patterns for hit in pattern.finditer(sentence)):
        kinds = found.groupdict()
        before = sentence[: found.start("core")]
        if _ONLY_ONE.search(before):
            yield Hit("delvis_innfridd", _clause_start(before), found.end("core"), 1)
            continue
        if not (kinds.get("good") or kinds.get("bad")) and better is None:
            continue
        if _CONDITION.search(before) or re.search(r"(?i)\b(?:fokus|vekt|krav)\s*$", before):
            continue
        met = bool(kinds.get("good")) or bool(kinds["below"] if lower else kinds["above"])
        if re.search(r"(?i)\b(?:ikke|ikkje)\s*$", before):
            met = not met
        if _contradicted(sentence[found.end() :], met=met, lower=lower):
            continue
        start, end = _clause_start(before), found.end("core")
        other = _BOTH_SIDES.match(sentence, end) if kinds["above"] or kinds["below"] else None
        if other and bool(other["above"]) != bool(kinds["above"]):
            yield Hit("delvis_innfridd", start, other.end(), 1)
            continue
        whole = bool(_WHOLE.search(before))
        yield Hit("innfridd" if met else "ikke_innfridd", start, end, 1, whole)


def _way(measured: str) -> Better | None:
    """Which way is better for what is measured, where its name leaves no doubt."""
    less, more = _LESS.search(measured), _MORE.search(measured)
    if less:
        return "lower"
    return "higher" if more else None


def _contradicted(rest: str, *, met: bool, lower: bool) -> bool:
    """ "Under målet, men en reduksjon": the "men" turns to more of the same, so none is sure."""
    good, bad = (_BUT_FALL, _BUT_RISE) if lower else (_BUT_RISE, _BUT_FALL)
    return bool((good if met else bad).search(rest))


def _clause_start(before: str) -> int:
    """Where the verb phrase ahead of a comparison begins, not more than a few words back."""
    found = re.search(
        r"(?i)(?:^(?:Dette|Det)\s+)?\b(?:er|ligger|ligg|var|lå)\s+(?:\w+\s+){0,2}$", before
    )
    return found.start() if found else len(before)
