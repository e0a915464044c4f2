"""The status category of an answer, by what its own words say."""

import re
from dataclasses import dataclass

from extractors.fulfilled import fulfilled
from extractors.nlp import sentences
from extractors.verdicts import Better, Hit, denied_elsewhere, verdicts
from extractors.wordlists import alternation, wordlists
from model.facts import Category

_W = wordlists("category")
_CELLS: tuple[tuple[str, Category], ...] = (
    ("cell_met", "innfridd"),
    ("cell_not", "ikke_innfridd"),
    ("cell_partly", "delvis_innfridd"),
    ("cell_delayed", "forsinket"),
    ("cell_work", "pagar"),
    ("cell_none", "ukjent"),
)
STATUS_LABEL = re.compile(rf"\s*{alternation(_W['status_label'])}\s*[:–-]\s*", re.IGNORECASE)
"""What an answer is headed with, ahead of its words."""
_DELAYED = re.compile(
    rf"\b(?:er|ble|blir|blitt|vart|vert|har vært|noe|noko)\s+(?:\w+\s+){{0,3}}?"
    rf"{alternation(_W['delayed'])}\b(?!\s+(?:for|frist|gruppe\w*)\b)|\butsettes\b|\butsettast\b",
    re.IGNORECASE,
)
_DELAY = re.compile(
    rf"(?P<before>(?:[\w-]+\s+){{0,4}})\b(?P<noun>{alternation(_W['delay'])})\b", re.IGNORECASE
)
_NO_DELAY = re.compile(rf"\b{alternation(_W['no_delay'])}\b", re.IGNORECASE)
_NEW_DEADLINE = re.compile(rf"\b{alternation(_W['new_deadline'])}\b", re.IGNORECASE)
_WORK = re.compile(
    rf"\b(?:{alternation(_W['work'])}|(?:er|har|ble|blir|blei|blitt|vart|vert)"
    rf"(?:\s+(?!at\b)[\w-]+){{0,5}}?\s+{alternation([*_W['work_done'], *_W['done']])}"
    rf"|{alternation(_W['taken'])}\s+(?:[\w-]+\s+){{0,4}}?i\s+bruk"
    rf"|{alternation(_W['given'])}\s+(?:[\w-]+\s+){{0,4}}?i\s+oppdrag)\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    rf"\b(?:{alternation(_W['called_off'])}\b|(?:er|ble|blei|vart|har)\s+(?:\w+\s+){{0,2}}?(?:ikke|ikkje)"
    rf"\s+(?:\w+\s+){{0,2}}?{alternation([*_W['done'], *_W['work_done']])}\b)",
    re.IGNORECASE,
)
_OF_A_KIND = re.compile(r"\s+[\w-]+\s+(?:der|som|hvor|kor)\b", re.IGNORECASE)
"""Behind what was not done: things of a kind that did not come up."""
_FIGURES = re.compile(rf"\W*{alternation(_W['figures'])}\b", re.IGNORECASE)
_CHANGE = re.compile(
    rf"\b(?:er|har|ble|blitt|blei|vart|vorte)\b(?:\s+[\w-]+){{0,2}}?\s+"
    rf"(?P<stem>{alternation(_W['changing'])})(?:et|t|a|d|te|de|pet|pa)\b",
    re.IGNORECASE,
)
_AS_PLANNED = re.compile(rf"\b{alternation(_W['as_planned'])}\b", re.IGNORECASE)
_LATE_CELL = re.compile(
    rf"(?:{alternation(_W['degree'])}\s+){{1,2}}{alternation(_W['delayed'])}", re.IGNORECASE
)
_METRIC = re.compile(rf"\b{alternation(_W['metric'])}\b", re.IGNORECASE)
_SUBORDINATE = re.compile(rf"\b{alternation(_W['subordinate'])}\b[^,]*$", re.IGNORECASE)
_OPENS_DONE = re.compile(
    rf"(?:{alternation([*_W['met'], *_W['done']])})"
    r"(?=\s+(?:i|ved|på|av|innen|innan|fra|frå|med)\b)",
    re.IGNORECASE,
)
_OPEN_ELSEWHERE = re.compile(
    r"^\s+(?:for|i|ved|innen|innan|på|hos)\s[^.;]*[.;]\s+(?:(?:men|mens|medan)\s+)?"
    rf"(?:for|i|ved|innen|innan|på|hos)\s(?!(?:dag|år|tillegg)\b)[^.,;]{{0,60}}?\b{alternation(_W['lacks'])}\b",
    re.IGNORECASE,
)
_FEW = 8
_LEADING_SENTENCES = 2
_SHORT_ANSWER = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer says of its requirement. `words` and `span` are the deciding words."""

    category: Category
    words: str | None = None
    span: tuple[int, int] | None = None
    alternatives: tuple[Category, ...] = ()
    confidence: float = 1.0


def category_of(text: str, better: Better | None = None, topic: str = "") -> Verdict:
    """The category of an answer.

    `better` says which way the indicator should go, where known; `topic` is the requirement's
    text or the indicator's name, read for the same purpose.
    """
    cell = cell_verdict(text)
    if cell:
        return cell
    spans = list(sentences(text))
    hits = [
        Hit(h.category, h.start + at, h.end + at, h.tier, h.whole, h.hedged)
        for at, end in spans
        for h in verdicts(text[at:end], topic, better)
    ]
    late = _delay(text, spans)
    if hits:
        return _settled(text, hits, late is not None)
    done = fulfilled(text, topic)
    if done:
        return Verdict("innfridd", None, None, ("pagar",), 0.65)
    if late and late[1]:
        start, end = late[0]
        return Verdict("forsinket", text[start:end], (start, end), ("pagar",), 0.8)
    return _without_verdict(text, topic, late=late is not None)


def cell_verdict(text: str) -> Verdict | None:
    """The verdict of words that open with nothing but one, as in a table's cell."""
    label = STATUS_LABEL.match(text)
    start = label.end() if label else len(text) - len(text.lstrip())
    words = re.split(r"[.,;:(–]|\s-\s", text[start:], maxsplit=1)[0].rstrip()
    opening = _OPENS_DONE.match(words)
    if opening and len(words.split()) <= _FEW:
        end = start + opening.end()
        category: Category = "delvis_innfridd" if denied_elsewhere(text[end:]) else "innfridd"
        return Verdict(category, text[start:end], (start, end), (), 0.8)
    if _LATE_CELL.fullmatch(words):
        return Verdict("forsinket", words, (start, start + len(words)), (), 0.9)
    for name, category in _CELLS:
        if words.casefold() in _W[name]:
            return Verdict(category, words, (start, start + len(words)), (), 0.95)
    if not re.fullmatch(
        rf"(?i)(?:(?!(?:er|ble|blei|vart|har)\b)[\w-]+\s+){{1,4}}"
        rf"{alternation([*_W['met'], *_W['done']])}",
        words,
    ):
        return None
    found = _bare(words)
    return Verdict(found[0], words, (start, start + len(words)), (), 0.9) if found else None


def _bare(words: str) -> list[Category]:
    """Of "delvis nådd", "ikke helt innfridd", "i hovedsak oppfylt": no subject, no verb."""
    shaped = f"Kravet er {words[0].lower()}{words[1:]}"
    return [_hedged(hit) for hit in verdicts(shaped, "", None)]


def _hedged(hit: Hit) -> Category:
    """What is met in the main is met in part."""
    return "delvis_innfridd" if hit.hedged and hit.category == "innfridd" else hit.category


def _settled(text: str, hits: list[Hit], late: bool) -> Verdict:
    """One verdict out of several: the whole before the parts, strong words before weak."""
    strong = [hit for hit in hits if hit.tier >= 2]
    pool = (
        [hit for hit in hits if hit.whole and hit.tier == max(h.tier for h in hits)]
        or strong
        or hits
    )
    found = {hit.category for hit in pool}
    sides = found | (
        {hit.category for hit in hits} if len(found) == 1 and not pool[0].whole else set()
    )
    category: Category
    if len(sides) > 1:
        category = "delvis_innfridd"
        lead = next((hit for hit in pool if hit.category == category), pool[0])
    else:
        lead = max(pool, key=lambda hit: (hit.tier, -hit.start))
        category = lead.category
    if category == "innfridd" and _OPEN_ELSEWHERE.match(text[lead.end :]):
        category, sides = "delvis_innfridd", sides | {"delvis_innfridd"}
    others: tuple[Category, ...] = tuple(sorted(sides - {category}))
    if _hedged(lead) != lead.category and category == "innfridd":
        category, others = "delvis_innfridd", (*others, "innfridd")
    if late:
        others = (*others, "forsinket")
    confidence = {3: 0.95, 2: 0.85, 1: 0.75}[lead.tier] - (0.1 if others else 0.0)
    return Verdict(
        category, text[lead.start : lead.end], (lead.start, lead.end), others, confidence
    )


def _delay(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], bool] | None:
    """The first delay told of, and whether it is the main message; None where there is none."""
    mention: tuple[tuple[int, int], bool] | None = None
    for index, (at, end) in enumerate(spans):
        sentence = text[at:end]
        found = _delay_in(sentence)
        if found:
            main = index < _LEADING_SENTENCES or len(spans) <= _SHORT_ANSWER
            main = main and not _SUBORDINATE.search(sentence[: found[0]])
            if main:
                return (at + found[0], at + found[1]), True
            mention = mention or ((at + found[0], at + found[1]), False)
        elif _NEW_DEADLINE.search(sentence):
            mention = mention or ((at, end), False)
    return mention


def _delay_in(sentence: str) -> tuple[int, int] | None:
    stated = _DELAYED.search(sentence)
    own = stated and not re.search(r"(?i)\bfrist\w*\s*$", sentence[: stated.start()])
    if stated and own and not re.search(r"(?i)\b(?:ikke|ikkje)\b", stated.group()):
        return stated.span()
    for noun in _DELAY.finditer(sentence):
        if not _NO_DELAY.search(noun.group("before")):
            return noun.span("noun")
    return None


def _undone(text: str, spans: list[tuple[int, int]]) -> bool:
    """The answer opens with what has not been done, and tells of no work on it."""
    if not spans or len(spans) > _SHORT_ANSWER:
        return False
    opening = text[slice(*spans[0])]
    found = _UNDONE.search(opening)
    if not found or _FIGURES.match(opening[: found.end()]):
        return False
    if _OF_A_KIND.match(opening, found.end()):
        return False
    return not _WORK.search(text[: spans[0][0]] + _UNDONE.sub("", text))


def _without_verdict(text: str, topic: str, *, late: bool) -> Verdict:
    """Work told of is under way, or planned; what was not done is not met; else unknown."""
    if _undone(text, list(sentences(text))):
        if _AS_PLANNED.search(text):
            return Verdict("pagar", alternatives=("ikke_innfridd",), confidence=0.65)
        return Verdict("ikke_innfridd", None, None, ("pagar",), 0.65)
    others: tuple[Category, ...] = ("forsinket",) if late else ()
    if _WORK.search(_METRIC.sub("", _UNDONE.sub("", text))) or _changes(text, topic):
        return Verdict("pagar", alternatives=others, confidence=0.7)
    return Verdict("ukjent", alternatives=others, confidence=0.6)


def _changes(text: str, topic: str) -> bool:
    """The change that a duty asks for has come about, and nothing says that it is enough."""
    duties = re.findall(
        rf"(?i)(?:^\W*|\b(?:skal|må|å)\s+)({alternation(_W['changing'])})\w*", topic
    )
    asked = {stem.casefold() for stem in duties}
    return any(found["stem"].casefold() in asked for found in _CHANGE.finditer(text))
