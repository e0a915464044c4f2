"""Whether an answer tells of a delay, and whether that is its main message."""

import re

from extractors.wordlists import alternation, wordlists

_W = wordlists("category")
_PLAN = alternation(_W["plan"])
_DELAYED = re.compile(
    rf"\b(?:er|var|ble|blir|blitt|blei|vart|vert|har vært|noe|noko)\s+(?:\w+\s+){{0,3}}?"
    rf"{alternation(_W['delayed'])}\b(?!\s+(?:for|frist|gruppe\w*)\b)|\butsettes\b|\butsettast\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\b{alternation(_W['stands'])}\s+(?:(?!prosent\w*\b)[\w-]+\s+){{0,4}}?bak\s+{_PLAN}"
    rf"|\b{alternation(_W['lies'])}\s+(?:(?!prosent\w*\b)[\w-]+\s+){{0,3}}?(?:etter|bak)\s+{_PLAN}"
    rf"|\b{alternation(_W['time'])}\s+(?:etter|bak)\s+{_PLAN}"
    rf"|\b{alternation(_W['held_up'])}(?!\w)",
    re.IGNORECASE,
)
_DELAY = re.compile(
    rf"(?P<before>(?:[\w-]+\s+){{0,4}})\b(?P<noun>{alternation(_W['delay'])})\b", re.IGNORECASE
)
_NO_DELAY = re.compile(rf"\b{alternation(_W['no_delay'])}\b", re.IGNORECASE)
_NEW_DEADLINE = re.compile(rf"\b{alternation(_W['new_deadline'])}\b", re.IGNORECASE)
_SUBORDINATE = re.compile(rf"\b{alternation(_W['subordinate'])}\b[^,]*$", re.IGNORECASE)
_OWN_DEADLINE = re.compile(r"\bfrist\w*\s*$", re.IGNORECASE)
_DENIED = re.compile(rf"\b{alternation(_W['denial'])}\b", re.IGNORECASE)
_CAUGHT_UP = re.compile(rf"\b{alternation(_W['caught_up'])}(?!\w)", re.IGNORECASE)
_LEADING_SENTENCES = 2
_SHORT_ANSWER = 4


def delay(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], bool] | None:
    """The first delay told of, and whether it is the main message; None where there is none."""
    mention: tuple[tuple[int, int], bool] | None = None
    for index, (at, end) in enumerate(spans):
        sentence = text[at:end]
        found = _delay_in(sentence)
        if found:
            main = index < _LEADING_SENTENCES or len(spans) <= _SHORT_ANSWER
            main = main and not _SUBORDINATE.search(sentence[: found[0]])
            main = main and not _CAUGHT_UP.search(text, at + found[1])
            if main:
                return (at + found[0], at + found[1]), True
            mention = mention or ((at + found[0], at + found[1]), False)
        elif _NEW_DEADLINE.search(sentence):
            mention = mention or ((at, end), False)
    return mention


def _delay_in(sentence: str) -> tuple[int, int] | None:
    stated = _DELAYED.search(sentence)
    own = stated and not _OWN_DEADLINE.search(sentence[: stated.start()])
    if stated and own and not _DENIED.search(stated.group()):
        return stated.span()
    behind = _BEHIND.search(sentence)
    if behind:
        return behind.span()
    for noun in _DELAY.finditer(sentence):
        if not _NO_DELAY.search(noun.group("before")):
            return noun.span("noun")
    return None
