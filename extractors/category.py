"""The status category of an answer, by what its own words say."""

import re
from dataclasses import dataclass, replace

from extractors.delays import delay
from extractors.fulfilled import fulfilled, recurs
from extractors.nlp import sentences
from extractors.verdict_scope import limits
from extractors.verdicts import Better, Hit, verdicts
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
_WORK = re.compile(
    rf"\b(?:{alternation(_W['work'])}|(?:er|har|ble|blir|blei|blitt|vart|vert)"
    rf"(?:\s+(?!at\b)[\w-]+){{0,5}}?\s+{alternation([*_W['work_done'], *_W['done']])}"
    rf"|{alternation(_W['taken'])}\s+(?:[\w-]+\s+){{0,4}}?i\s+bruk"
    rf"|{alternation(_W['given'])}\s+(?:[\w-]+\s+){{0,4}}?i\s+oppdrag)\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    rf"\b(?:{alternation(_W['called_off'])}\b|(?:er|ble|blei|vart|har)\s+(?:\w+\s+){{0,2}}?(?:ikke|ikkje)"
    rf"\s+(?:\w+\s+){{0,2}}?{alternation([*_W['done'], *_W['work_done'], *_W['state']])}\b)",
    re.IGNORECASE,
)
_NOT_BEGUN = re.compile(
    rf"\s*(?P<words>{alternation(_W['denial'])}\s+{alternation(_W['begun'])})(?=\s*(?:$|[.,;:(–-]))",
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
_IN_PART = re.compile(rf"\W*{alternation([*_W['partly'], *_W['mostly']])}(?!\w)", re.IGNORECASE)
_METRIC = re.compile(rf"\b{alternation(_W['metric'])}\b", re.IGNORECASE)
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
        replace(h, start=h.start + at, end=h.end + at)
        for at, end in spans
        for h in verdicts(text[at:end], better, (text, topic))
    ]
    hits = [hit for hit in hits if not hit.conceded] or hits
    late = delay(text, spans)
    if hits:
        return _settled(text, hits, late is not None)
    again = recurs(text, topic)
    if again:
        return Verdict("ikke_innfridd", text[slice(*again)], again, ("pagar",), 0.7)
    if fulfilled(text, topic):
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
        return Verdict(_limited("innfridd", text[end:]), text[start:end], (start, end), (), 0.8)
    if _LATE_CELL.fullmatch(words):
        return Verdict("forsinket", words, (start, start + len(words)), (), 0.9)
    for name, category in _CELLS:
        if words.casefold() in _W[name]:
            end = start + len(words)
            said = _limited(category, text[end:])
            return Verdict(said, words, (start, end), (), 0.95)
    if not re.fullmatch(
        rf"(?i)(?:(?!(?:er|ble|blei|vart|har)\b)[\w-]+\s+){{1,4}}"
        rf"{alternation([*_W['met'], *_W['done']])}",
        words,
    ):
        return None
    found = _bare(words)
    return Verdict(found[0], words, (start, start + len(words)), (), 0.9) if found else None


def _limited(category: Category, rest: str) -> Category:
    """What the words behind a cell's verdict leave of it: "Ja, i hovedsak"."""
    sentence = re.split(r"[.;]", rest, maxsplit=1)[0]
    if category == "innfridd" and (_IN_PART.match(sentence) or limits(sentence)):
        return "delvis_innfridd"
    if category == "ikke_innfridd" and _AS_PLANNED.search(sentence):
        return "pagar"
    return category


def _bare(words: str) -> list[Category]:
    """Of "delvis nådd", "ikke helt innfridd", "i hovedsak oppfylt": no subject, no verb."""
    shaped = f"Kravet er {words[0].lower()}{words[1:]}"
    return [_hedged(hit) for hit in verdicts(shaped, None)]


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
    waiting = _NOT_BEGUN.match(text)
    if waiting or _undone(text, list(sentences(text))):
        if _AS_PLANNED.search(text):
            return Verdict("pagar", alternatives=("ikke_innfridd",), confidence=0.65)
        words, span = (waiting["words"], waiting.span("words")) if waiting else (None, None)
        return Verdict("ikke_innfridd", words, span, ("pagar",), 0.65)
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
