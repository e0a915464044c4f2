"""What leads into commitments: "X vil:", a heading as "Tiltak", "Følgende tiltak prioriteres:"."""

import re
from functools import cache

from extractors.parties import Frame, Party, find_parties
from extractors.wordlists import alternation, wordlists

_LONGEST = 200
_SPAN = r"(?:i|for)\s+(?:\w+\s+)?\w*period[ea]n(?:\s+20\d\d\s*[-–]\s*20\d\d)?"
_UNTIL = r"(?:(?:fram|frem)\s+)?(?:mot|til)\s+20\d\d|inn[ea]n\s+20\d\d"
_YEARS = r"20\d\d\s*[-–]\s*20\d\d"


def committed(lead: str, frame: Frame, issuer: str | None) -> tuple[bool, str | None]:
    """Whether a lead-in commits somebody, and whom."""
    if _heading().fullmatch(lead):
        return True, issuer
    if len(lead) > _LONGEST:
        return False, None
    if _announced(lead, frame, issuer):
        return True, issuer
    if lead.endswith(":") or _left_open().search(lead):
        return _owner(lead.rstrip(":") + ":", frame, issuer)
    return False, None


def is_column(title: str) -> bool:
    """Whether a column of a table is called what it is that shall be done."""
    return bool(_heading().fullmatch(title) or _column().fullmatch(title))


def is_responsible(title: str) -> bool:
    """Whether a column of a table is called who is to see to what its row says."""
    return bool(_responsible().fullmatch(title))


def label_end(words: str) -> int:
    """Where the label ends that opens a commitment by itself ("Tiltak 2: …"); 0 without one."""
    match = _label().match(words)
    return match.end() if match else 0


def _announced(lead: str, frame: Frame, issuer: str | None) -> bool:
    """`Følgende tiltak iverksettes i perioden:`, told of nobody else's measures."""
    if not (lead.endswith(":") and _these().search(lead) and _planned().search(lead)):
        return False
    if _done().search(lead) or _foreign().search(lead):
        return False
    named = [p for p in find_parties(lead, frame) if p.kind == "organisation"]
    return all(issuer in party.names for party in named)


def _owner(lead: str, frame: Frame, issuer: str | None) -> tuple[bool, str | None]:
    """Whether a lead-in commits somebody, and whom: the last of whom it says "vil" or "skal".

    What it says has to be left to the items: "X vil legge til rette for:" only names topics.
    """
    unit = _unit().fullmatch(lead)
    if unit:
        return True, unit["who"]
    owner, end, verbs = None, -1, 0
    parties = [p for p in find_parties(lead, frame) if p.mandated and p.kind != "generic"]
    for verb in _verb().finditer(lead):
        named = [p for p in parties if _beside(lead, (p.start, p.end), verb.span())]
        we = [m for m in _we().finditer(lead) if _beside(lead, m.span(), verb.span())]
        if named:
            owner, end = _name(named[-1], issuer), max(named[-1].end, verb.end())
        elif we:
            owner, end = issuer, max(we[-1].end(), verb.end())
        verbs += bool(named or we)
    open_ended = verbs > 1 or _tail().fullmatch(lead, max(end, 0)) is not None
    return end >= 0 and open_ended, owner


def _name(party: Party, issuer: str | None) -> str | None:
    """The one that a party is; trusts that are not named stay as they are said."""
    if party.kind == "trusts" and not party.names:
        return party.said.lower()
    return party.names[0] if len(party.names) == 1 else issuer


def _beside(text: str, subject: tuple[int, int], verb: tuple[int, int]) -> bool:
    """Subject and verb stand next to each other, in either order."""
    between = (text[subject[1] : verb[0]], text[verb[1] : subject[0]])
    return between[0].isspace() or between[1].isspace()


def _any(*names: str) -> str:
    return alternation(word for name in names for word in wordlists("commitments")[name])


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any('verb')}(?!\w)", re.I)


@cache
def _left_open() -> re.Pattern[str]:
    """`Helse Vest vil`, `I perioden skal vi`, and the items without a colon between."""
    return re.compile(rf"(?<!\w){_any('verb')}(?:\s+{_any('we')})?(?:\s+{_SPAN})?$", re.I)


@cache
def _unit() -> re.Pattern[str]:
    """A part of the organisation that commits itself under its own name: "Klinikk for … vil:"."""
    who = rf"(?P<who>{_any('unit')}(?!\w)[^:.,]{{0,60}}?)"
    return re.compile(rf"{who}\s+{_any('verb')}{_tail().pattern}", re.I)


@cache
def _we() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any('we', 'role')}(?!\w)", re.I)


@cache
def _column() -> re.Pattern[str]:
    return re.compile(_any("column"), re.I)


@cache
def _responsible() -> re.Pattern[str]:
    return re.compile(_any("responsible"), re.I)


@cache
def _tail() -> re.Pattern[str]:
    """What may stand between "X vil" and the colon: when, with whom, "prioritere disse tiltak"."""
    partners = rf"{_any('partners')}\s+[^:.;]{{2,60}}?"
    deed = rf"{_any('deed')}\s+{_any('these')}(?:\s+\w+)?\s+{_any('noun')}"
    parts = rf"{_SPAN}|{_YEARS}|{_UNTIL}|{_any('tail')}|{partners}|{deed}"
    return re.compile(rf"(?:\s+(?:{parts}))*\s*:", re.I)


@cache
def _when() -> str:
    return rf"(?:\s+(?:{_SPAN}|{_YEARS}|{_UNTIL}|{_any('when')}))"


@cache
def _heading() -> re.Pattern[str]:
    measures = rf"(?:{_any('adjective')}\s+){{0,2}}{_any('noun')}"
    return re.compile(rf"(?:{_any('heading')}|{measures}){_when()}{{0,2}}\s*[?:]?", re.I)


@cache
def _these() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any('these')}(?:\s+\w+)?\s+{_any('noun')}(?!\w)", re.I)


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any('planned')}(?!\w)", re.I)


@cache
def _done() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any('done')}(?!\w)", re.I)


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any('foreign')}(?!\w)", re.I)


@cache
def _label() -> re.Pattern[str]:
    """`Tiltak 2:`, `Tiltak 3.1 –`."""
    return re.compile(rf"{_any('noun')}\s+\d{{1,2}}(?:\.\d{{1,2}})*\s*[:.–-]\s*(?=[^\W\d])", re.I)
