"""How a mandate is to be reported: the words that say when and in what."""

import re

from extractors.nlp import sentences
from extractors.wordlists import alternation, wordlists


def reporting_of(text: str) -> tuple[str, ...]:
    """The words of reporting in the sentences that speak of reporting, lower-case as in lists."""
    about = re.compile(rf"(?<!\w){alternation(wordlists('reporting')['about'])}(?!\w)", re.I)
    said = (text[start:end] for start, end in sentences(text))
    found = [words for sentence in said if about.search(sentence) for words in reported(sentence)]
    return tuple(dict.fromkeys(found))


def reported(text: str) -> tuple[str, ...]:
    """The words of reporting in a passage that is known to speak of it."""
    lists = wordlists("reporting")
    words = alternation((*lists["how"], *lists["in"]))
    tertial = r"(?:\s+for\s+(?:[1-3]\.|første|fyrste|andre|tredje)\s+tertial)?"
    how = re.compile(rf"(?<!\w){words}{tertial}(?!\w)", re.I)
    found = [_plain(match[0]) for match in how.finditer(text)]
    found += [_plain(match[1]) for match in _meeting().finditer(text)]
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
