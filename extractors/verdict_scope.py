"""How far a verdict reaches: denied, in part, for some alone, or no more than a hope."""

import re
from typing import Literal

from extractors.numbers import number
from extractors.verdict_patterns import ACTIVE, INVERTED, REACHES, any_of, pattern
from model.facts import Category

Extent = Literal["none", "some"]

_NOT, _PARTLY = pattern(rf"\b{any_of('not')}\b"), pattern(rf"\b{any_of('partly')}\b")
_NOT_YET = pattern(rf"\b{any_of('not')}\s*$")
_MODAL = pattern(rf"\b{any_of('modal')}\b")
_CONDITION = pattern(rf"\b{any_of('condition')}\b\s*(?:(?!at\b)[\w-]+\s+){{0,2}}$")
_CONCESSION = pattern(rf"\b{any_of('concession')}\b\s*(?:(?!at\b)[\w-]+\s+){{0,2}}$")
_WITHOUT = pattern(rf"\b{any_of('without')}\s+at\s*$")
_NOT_ENOUGH = pattern(rf"\b(?:for\s+[\w-]+|{any_of('denial')}\s+(?:[\w-]+\s+)?nok)\s+til\s+at\s*$")
_COUNTED = pattern(r"^\s*(?P<count>\w+)\s+(?P<noun>[\w-]+)\s+$")
_OF_PART = pattern(rf"\b{any_of('part')}\s+$")
_THAT_NOT = pattern(
    rf"(?P<said>\b{any_of('say')}\s+(?:\w+\s+){{0,2}}?)?\b{any_of('denial')}\b"
    r"(?P<between>(?:\s+(?!at\b)[\w-]+){0,5})\s+at\s*$"
)
_SAYS, _DOUBTS = pattern(rf"\b{any_of('say')}\b"), pattern(rf"\b{any_of('doubt')}\b")
_OPENS_DENIED = pattern(rf"^\s*(?:{any_of('neither')}\s+)?{any_of('denial')}\b")
_CLAUSE = pattern(rf"[,;:]|\b{any_of('clause_end')}\b")
_FEW_WORDS = rf"(?:\s+(?!{any_of('finite', 'has')}\b)[\w-]+){{0,6}}\s*$"
_HEAD = rf"(?:^|\b{any_of('of_part')}(?=\s))\s*"
_ALL_OR_NONE = rf"(?:(?P<none>{any_of('none')})|(?P<some>{any_of('some')}))\b"
_SHARED = rf"(?P<part>\w+)\s+av\s+(?:{any_of('its')}\s+)?(?P<whole>\w+)"
_ONE = rf"{any_of('only')}\s+(?:(?-i:[A-ZÆØÅ])\w*|\w+\s+av\s+\w+|(?P<count>\w+))\b"
_QUANTITY, _SHARE, _ONLY_ONE = (pattern(rf"\b{words}") for words in (_ALL_OR_NONE, _SHARED, _ONE))
_SUBJECT, _OWN_SHARE, _ONLY_SUBJECT = (
    pattern(rf"{_HEAD}{words}{_FEW_WORDS}") for words in (_ALL_OR_NONE, _SHARED, _ONE)
)
_MANY = pattern(r"(?:ene|ane|a)$")
_SHARE_BEHIND = pattern(
    rf"\s+{any_of('of_part', 'of_whole')}\s+(?:{any_of('only')}\s+)?{_SHARED}\b(?=\s+[a-zæøå])"
)
_SOME_BEHIND = pattern(rf"\s+{any_of('of_part')}\s+{any_of('some')}\b(?!\s+{any_of('time')}\b)")
_NOT_ALL = pattern(rf"\s+{any_of('of_part')}\s+{any_of('whole_of')}\b")
_BUT_ELSEWHERE = pattern(
    rf"\s+{any_of('of_part')}\b[^.;]*\b(?:men|mens|medan)\s+(?:\w+\s+){{0,3}}?{any_of('was')}"
    rf"(?:\s+(?!{any_of('denial')}\b)\w+){{0,3}}?\s+{any_of('met')}\b"
)
_JUDGED_AS, _INTENDED = (
    pattern(rf"\b{any_of('judged_as')}\b"),
    pattern(rf"\b{any_of('intends')}\s+(?!{any_of('say')}\b)(?:\w+\s+){{1,4}}?at\s*$"),
)
_WISHED = pattern(r"^\w+\s+om\s+at\b")
_ONLY = pattern(rf"\b{any_of('only')}\b")
_PART = pattern(rf"\s+{any_of('of_part', 'of_whole')}\b")
_EXCEPT = pattern(rf"\b{any_of('except')}\b")
_PARTLY_BEHIND = pattern(
    rf"\s+{any_of('partly', 'mostly')}(?=\s*(?:$|[.,;:(])|\s+{any_of('onward')}\b)"
)
_BUT_NOT = pattern(
    rf"\b(?:men|mens|medan)\s+(?:\w+\s+){{0,3}}?{any_of('denial')}\s+(?:{any_of('met')}\s+)?"
    rf"{any_of('of_part')}\b"
)
_NOT_THERE = pattern(
    rf"^\s+{any_of('of_part')}\s+[^,.;]{{2,60}},\s*{any_of('denial')}\s+"
    rf"{any_of('of_part')}\b(?!\s+(?:tråd|samsvar|form|grunn))"
)
_BUT_BEYOND = pattern(
    rf"^\s+{any_of('of_part')}\s+[^.;]{{2,60}},?\s+(?:men|mens|medan)\s+[^.;,]{{2,60}}?"
    rf"(?:\b{any_of('stands')}\s+(?:\w+\s+){{0,2}}?(?:under|over)\s*(?:$|[.,;])"
    rf"|\b{any_of('lacks')}\b)"
)


def reach(found: re.Match[str], sentence: str) -> Category | None:
    """The category of a stated verdict; None where it is a plan, a hope or a condition."""
    core, before = _judging(found), sentence[: found.start("core")]
    after = sentence[found.end("core") :]
    if _WITHOUT.search(before) or _NOT_ENOUGH.search(before):
        return "ikke_innfridd"
    that_not = _THAT_NOT.search(before)
    if that_not and not _DOUBTS.search(that_not["between"]):
        said = that_not["said"] or _SAYS.search(that_not["between"])
        return "ikke_innfridd" if said else None
    wished = found.groupdict().get("weak") and _WISHED.match(found["core"])
    if wished or (found.re is not INVERTED and supposed(before)):
        return None
    return _weighed(found, core, before, after)


def _weighed(found: re.Match[str], core: str, before: str, after: str) -> Category | None:
    """The category by what denies or limits the verdict; None for what is yet to come."""
    near = " ".join(re.split(r"[,;:]", before)[-1].split()[-3:])
    if _PARTLY.search(f"{near} {core}") or _PARTLY_BEHIND.match(after):
        return "delvis_innfridd"
    denied = _is_denied(found, near, before)
    if _MODAL.search(_JUDGED_AS.sub("", core)):
        return "ikke_innfridd" if denied else None
    extent = subject_extent(before) or _inner_extent(found)
    some = extent == "some" or _is_share(_SHARE_BEHIND.match(after))
    if denied or extent == "none":
        some = some or _is_counted(found, before)
        some = some or bool(_NOT_ALL.match(after) or _BUT_ELSEWHERE.match(after))
        return "delvis_innfridd" if some else "ikke_innfridd"
    for_some = _ONLY.search(f"{near} {core}") and _PART.match(after)
    partly = some or for_some or _SOME_BEHIND.match(after) or excepts(before) or limits(after)
    return "delvis_innfridd" if partly else "innfridd"


def _judging(found: re.Match[str]) -> str:
    """The words of a verdict but for what the requirement is about."""
    about = found.groupdict().get("relative")
    return found["core"].replace(about, "", 1) if about else found["core"]


def supposed(before: str) -> bool:
    """What stands before makes the verdict a condition, a hope or a question."""
    if _OF_PART.search(before) or _CONCESSION.search(before):
        return False
    return bool(_CONDITION.search(before) or _INTENDED.search(before))


def denied_elsewhere(rest: str) -> bool:
    """What follows a verdict denies it of another part: "for voksne, ikke for barn"."""
    return any((_BUT_NOT.search(rest), _NOT_THERE.match(rest), _BUT_BEYOND.match(rest)))


def conceded(before: str) -> bool:
    """What stands before grants the verdict in passing: "selv om …"."""
    return bool(_CONCESSION.search(before))


def limits(rest: str) -> bool:
    """What follows a verdict takes part of it back: an exception, or another part."""
    return denied_elsewhere(rest) or bool(_EXCEPT.search(rest.split(";", maxsplit=1)[0]))


def excepts(before: str) -> bool:
    """An exception stands ahead: "med unntak av røntgen er …"."""
    return bool(_EXCEPT.search(re.split(r"[;:]", before)[-1]))


def subject_extent(before: str) -> Extent | None:
    """Of whom a verdict is passed: none of them, or some and not all; None for all."""
    subject = _CLAUSE.split(before)[-1]
    return _extent(
        _SUBJECT.search(subject), _OWN_SHARE.search(subject), _ONLY_SUBJECT.search(subject)
    )


def _inner_extent(found: re.Match[str]) -> Extent | None:
    """The same, where the subject stands within the verdict: "nådde ingen av dem målet"."""
    groups = found.groupdict()
    inner = f"{groups.get('mod') or ''} {groups.get('after') or ''}"
    return _extent(_QUANTITY.search(inner), _SHARE.search(inner), _ONLY_ONE.search(inner))


def _extent(
    quantity: re.Match[str] | None, share: re.Match[str] | None, only: re.Match[str] | None
) -> Extent | None:
    if quantity:
        return "none" if quantity["none"] else "some"
    counted = only and (not only["count"] or number(only["count"]) is not None)
    return "some" if counted or _is_share(share) else None


def _is_counted(found: re.Match[str], before: str) -> bool:
    """So many did not meet it, which leaves the others: "To foretak nådde ikke målet"."""
    counted = _COUNTED.match(_CLAUSE.split(before)[-1]) if found.re in (ACTIVE, REACHES) else None
    return counted is not None and number(counted["count"]) is not None


def _is_share(share: re.Match[str] | None) -> bool:
    """Fewer than all are told of: "for 9 av 26 klinikker", "to av klinikkene"."""
    part = number(share["part"]) if share else None
    if share is None or part is None:
        return False
    whole = number(share["whole"])
    return 0 < part < whole if whole is not None else bool(_MANY.search(share["whole"]))


def _is_denied(found: re.Match[str], near: str, before: str) -> bool:
    opens = found.re is INVERTED and _OPENS_DENIED.search(_CLAUSE.split(before)[-1])
    return bool(_NOT.search(_judging(found)) or _NOT_YET.search(near) or opens)
