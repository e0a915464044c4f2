"""How a mandate is to be reported: the words that say when and in what."""

import re

from extractors.nlp import sentences
from extractors.wordlists import alternation, wordlists


def reporting_of(text: str) -> tuple[str, ...]:
    """The words of reporting in the sentences that speak of reporting, lower-case as in lists."""
    lists = wordlists("reporting")
    about = re.compile(rf"(?<!\w){alternation(lists['about'])}(?!\w)", re.I)
    how = re.compile(rf"(?<!\w){alternation((*lists['how'], *lists['in']))}(?!\w)", re.I)
    found = []
    for start, end in sentences(text):
        sentence = text[start:end]
        if about.search(sentence):
            found += [_plain(match[0]) for match in how.finditer(sentence)]
            found += [_plain(match[1]) for match in _meeting().finditer(sentence)]
    return tuple(dict.fromkeys(found))


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).lower()


def _meeting() -> re.Pattern[str]:
    """A meeting that is reported to: "i tertialoppfølgingsmøtet i juni 2025"."""
    lists = wordlists("reporting")
    months = alternation(wordlists("dates")["months"])
    meeting = alternation(lists["meeting"])
    return re.compile(
        rf"(?<!\w)(?:i|på)\s+({meeting}(?:\s+i\s+{months}(?:\s20\d\d)?)?)(?!\w)", re.I
    )
