"""How a mandate is to be reported: the words that say when and in what."""

import re
from functools import cache

from extractors.nlp import sentences
from extractors.wordlists import alternation, wordlists

_TERTIAL = r"(?:[1-3]\.|første|fyrste|andre|tredje)\s+tertial"


def reporting_of(text: str) -> tuple[str, ...]:
    """The words of reporting in the sentences that speak of reporting, lower-case as in lists."""
    lists = wordlists("reporting")
    about = re.compile(rf"(?<!\w){alternation(lists['about'])}(?!\w)", re.I)
    duties = re.compile(rf",?\s+(?={alternation(lists['another_duty'])}(?!\w))", re.I)
    said = (part for start, end in sentences(text) for part in duties.split(text[start:end]))
    found = [words for part in said if about.search(part) for words in reported(part)]
    return tuple(dict.fromkeys(found))


def reported(text: str) -> tuple[str, ...]:
    """The words of reporting in a passage that is known to speak of it."""
    lists = wordlists("reporting")
    words = alternation((*lists["how"], *lists["in"]))
    how = re.compile(rf"(?<!\w){words}(?:\s+for\s+{_TERTIAL})?(?!\w)", re.I)
    found = [_plain(match[0]) for match in how.finditer(text)]
    tertials = [_plain(match[1]) for match in _in_a_tertial().finditer(text)]
    found += [tertial for tertial in tertials if not any(tertial in words for words in found)]
    found += [_plain(match[1]) for match in _meeting().finditer(text)]
    found += [_plain(match[1] or match[2]) for match in _all_along().finditer(text)]
    asked = None if found else _asked().search(text)
    found += [_plain(asked["object"] or asked["subject"])] if asked else []
    return tuple(dict.fromkeys(found))


@cache
def _asked() -> re.Pattern[str]:
    """A report that is asked for, or is to be handed in: "en statusrapport"."""
    lists = wordlists("reporting")
    report, asked = alternation(lists["report"]), alternation(lists["asked"])
    handed = alternation(lists["handed_in"])
    return re.compile(
        rf"(?<!\w)(?:{asked}|{handed})\s(?:en|ein)\s(?:felles\s)?(?P<object>{report})(?!\w)"
        rf"|^(?:En\s|Ein\s)?(?P<subject>{report})\s[^.;]{{0,160}}?\bskal\s{handed}(?!\w)",
        re.I,
    )


@cache
def _in_a_tertial() -> re.Pattern[str]:
    """ "rapporteres i andre tertial": for which it is reported, without the name of a report."""
    about = alternation(wordlists("reporting")["about"])
    return re.compile(
        rf"(?<!\w){about}\s(?:i|for|etter|per|ved)\s(?:rapporten\sfor\s)?({_TERTIAL})(?!\w)", re.I
    )


@cache
def _all_along() -> re.Pattern[str]:
    """ "løpende" where it is said of the reporting, not of the work."""
    lists = wordlists("reporting")
    about, along = alternation(lists["about"]), alternation(lists["all_along"])
    return re.compile(
        rf"(?<!\w)(?=({along})(?:\s(?!og\b|skal\b)\w+){{0,2}}\s{about}(?!\w))"
        rf"|(?<!\w){about}(?:\s(?!og\b|skal\b)\w+){{0,3}}\s({along})(?!\w)",
        re.I,
    )


def _plain(words: str) -> str:
    plain = re.sub(r"\s+", " ", words).lower()
    return _annual().sub(r"\1 melding", plain)


@cache
def _annual() -> re.Pattern[str]:
    annual = alternation(wordlists("reporting")["annual"])
    return re.compile(rf"(?<!\w)({annual})e melding\w*")


def _meeting() -> re.Pattern[str]:
    """A meeting that is reported to: "i tertialoppfølgingsmøtet i juni 2025"."""
    lists = wordlists("reporting")
    months = alternation(wordlists("dates")["months"])
    meeting = alternation(lists["meeting"])
    return re.compile(
        rf"(?<!\w)(?:i|på)\s+({meeting}(?:\s+i\s+{months}(?:\s20\d\d)?)?)(?!\w)", re.I
    )
