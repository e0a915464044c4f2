"""The patterns of verdicts: what is judged, and the words that say what came of it.

`core` holds the words of a verdict, `mod` and `after` those of them that may limit or deny it,
`weak` a participle that is a verdict only of the requirement itself.
"""

import re

from extractors.wordlists import alternation, wordlists

_W = wordlists("category")


def any_of(*names: str) -> str:
    """A regular expression for any word of these lists of `cues/category.toml`."""
    return alternation(word for name in names for word in _W[name])


def pattern(words: str) -> re.Pattern[str]:
    """The compiled expression, blind to capitals."""
    return re.compile(words, re.IGNORECASE)


_DEMAND, _TARGET = (rf"(?!{any_of('no_demand')}\b){any_of(name)}" for name in ("demand", "target"))
_MET, _AUX, _BE = any_of("met"), any_of("aux"), any_of("be")
_DENIAL = any_of("denial")
_OUTCOME = rf"(?:{_MET}|(?P<weak>{any_of('done')}))"
_MOD = rf"(?P<mod>(?:[\s,]+(?!(?!om\s+lag\b){any_of('clause', 'was')}\b)[\w%/-]+){{0,6}}?)"
_TEXT = r"(?:[^.;:]|(?<=\d)\.(?=\s?[a-zæøå\d]))"
_RELATIVE = rf"(?:,?\s+{any_of('about')}\b{_TEXT}{{0,160}}?)?"
_DEGREE = rf"(?:\s+{any_of('not', 'partly', 'mostly', 'adverb')}){{0,3}}?"
_TO_BE = rf"\s+å\s+{any_of('to_be')}"
_AS = rf"(?:(?:\s+{any_of('as')})(?:{_TO_BE})?{_DEGREE}|{_TO_BE}{_DEGREE})?"
_ITS = rf"(?:{any_of('its')}\s+){{0,3}}"
_ATTAIN = rf"{any_of('attain')}\s+(?:\w+\s+){{0,3}}?(?:{any_of('that')}\b|{_DEMAND}\b)"
_GOAL = rf"(?:{_DEMAND}|{any_of('attainment')})"
_HOW_MUCH = any_of("not", "partly", "mostly", "full", "lacking", "none", "got")
_TO_ATTAIN = rf"(?:\s+{any_of('joining')})*\s+{_ATTAIN}"

PASSIVE = pattern(
    rf"(?P<core>\b{_DEMAND}(?P<relative>{_RELATIVE}){_DEGREE}\s+"
    rf"(?P<aux>{_AUX}|{any_of('modal')})\b{_MOD}{_AS}\s+{_OUTCOME}\b)"
)
INVERTED = pattern(
    rf"(?P<core>\b{_AUX}\s+(?:{_DENIAL}\s+)?{_ITS}{_DEMAND}\b(?:\s+{any_of('about')}"
    rf"(?:\s+(?!(?:at|{any_of('finite')})\b)[\w%,-]+){{1,5}}?)??"
    rf"{_MOD}{_AS}\s+{_OUTCOME}\b)"
)
TOLD_AND = pattern(
    rf"(?P<core>\b{_DEMAND}\s+{_BE}\s+{_TEXT}{{1,100}}?,?\s+{any_of('which')}"
    rf"{_DEGREE}\s+{_AUX}{_DEGREE}\s+{_MET}\b)"
)
ELLIPTIC = pattern(rf"(?:^|(?<=[;:])\s*)(?P<core>{_DEMAND}{_DEGREE}\s+{_MET}\b)")
ACTIVE = pattern(
    rf"(?P<core>(?:\b{any_of('has')}\b{_MOD}\s+)?\b{any_of('met_active')}\b"
    rf"(?P<after>(?:\s+[\w-]+){{0,5}}?)\s+{_DEMAND}\b)"
)
CONSIDERED = pattern(
    rf"(?P<core>\b{any_of('consider')}(?:\s+{_DENIAL})?\s+{_ITS}{_DEMAND}{_RELATIVE}"
    rf"\s+{any_of('as')}(?:\s+å\s+{any_of('to_be')})?{_DEGREE}\s+{_OUTCOME}\b)"
)
PRESENT = pattern(
    rf"(?P<core>\b{_DEMAND}\b{_MOD}\s+{any_of('met_passive')}\b(?P<after>\s+{_DENIAL})?)"
)
PRONOUN = pattern(
    rf"(?P<core>^{any_of('pronoun')}\s+{_AUX}{_MOD}{_AS}\s+{_OUTCOME}\b)"
    rf"(?=\s*(?:$|[.,;:(]|{any_of('onward')}\b))"
)
MANAGED = pattern(rf"(?P<core>\b{any_of('managed')}{_DEGREE}{_TO_ATTAIN})(?!\w)")
AT_GOAL = pattern(rf"(?P<core>\b{any_of('at_goal')}{_MOD}\s+i\s+mål\b)(?!\s+(?:og|for)\b)")
REACHES = pattern(
    rf"(?<=[\w,]\s)(?P<core>(?:som\s+)?når(?:\s+{any_of('denial', 'adverb', 'up_to')}){{0,3}}"
    rf"\s+{_ITS}{_DEMAND}\b)"
    rf"(?!(?:[^,.;:]|[.,](?=\d))*?\b{any_of('finite', 'met_passive')}\b)"
)
AND_REACHES = pattern(
    rf"(?:^|,)\s*(?P<core>og\s+når(?:\s+{_DENIAL})?\s+{_DEMAND}\b)"
    rf"(?![^,.;]*\b(?:{_AUX}|{any_of('met_passive')})\b)"
)
HENCE = pattern(rf"(?P<core>\b{any_of('hence')}{_DEGREE}\s+(?:{_MET}|{any_of('solved')})\b)")
BARE = pattern(r"(?:^|(?<=[,;:]))(?P<core>[^,;:]*?\b(?:innfridd|innfridde|innfria)\b)")
HALF_DONE = pattern(
    rf"(?P<core>\b{_AUX}\s+(?:{any_of('only')}\s+)?{any_of('partly_done')}"
    rf"\s+{any_of('done')}\b)(?!\s+{any_of('cause')}\b)"
)
ATTAINED = pattern(
    rf"(?:^|\b{any_of('shows')}\s+)(?P<core>(?:(?:det|{_HOW_MUCH})\s+){{1,4}}"
    rf"{any_of('attainment')})\b(?!\s+{any_of('modal')}\b)"
)

MISSED = tuple(
    pattern(rf"(?P<core>\b{words})(?!\w)")
    for words in (
        rf"{any_of('close_to')}\s+(?:(?:ved\s+)?å\s+{_ATTAIN}|{_ITS}{_GOAL})",
        rf"{_DENIAL}(?:\s+\w+){{0,3}}?\s+{any_of('manage')}(?:\s+\w+){{0,5}}?\s+{_ATTAIN}",
        rf"{_DENIAL}\s+{any_of('manage')}(?:\s+{any_of('joining')})?\s+{_ITS}{_DEMAND}",
        rf"{any_of('manages')}(?:\s+\w+){{0,3}}?\s+{_DENIAL}{_TO_ATTAIN}",
        rf"{any_of('manages')}(?:\s+\w+){{0,2}}?\s+{_DENIAL}(?:\s+{any_of('joining')})?"
        rf"\s+{_ITS}{_DEMAND}",
        rf"{any_of('can')}\s+{_DENIAL}{_TO_ATTAIN}",
        rf"{any_of('without')}\s+å\s+{_ATTAIN}",
        rf"{_DEMAND}{_RELATIVE}\s+{any_of('stands')}\s+(?:{any_of('still')}\s+)?{any_of('away')}"
        r"(?=\s*(?:$|[.,;:(]))",
        rf"{any_of('remains')}\b[^.,;:]{{0,50}}?\s(?:(?:{any_of('until')}\s+)?å\s+{_ATTAIN}"
        rf"|{any_of('until')}\s+{_ITS}{_GOAL})",
    )
)
"""Ways to say that a target was not reached, other than by denying that it was."""

SIDE = pattern(
    rf"(?P<core>\b(?:(?P<good>{any_of('good_side')})|(?P<bad>"
    rf"{any_of('bad_side')})|(?P<above>{any_of('above')})|(?P<below>{any_of('below')}))"
    rf"\s+{_ITS}{_TARGET}\b)"
)
STANDS = pattern(
    rf"(?P<core>\b{any_of('stands')}\s+(?:[\w,%]+\s+){{0,3}}?"
    rf"(?:(?P<good>på|innenfor|innanfor|innafor)|(?P<above>over)|(?P<below>under))"
    rf"\s+{_ITS}(?:{_TARGET}|mål)\b)(?!\s+(?:om|for|og)\b)"
)
SPREAD = pattern(
    rf"(?P<core>\b(?:(?P<below>lavere|kortere|lågare|kortare)|(?P<above>høyere|høgare|lengre))"
    rf"\s+(?:\w+\s+){{1,4}}enn\s+{_TARGET}\b)"
)
REMAINS = pattern(
    rf"(?P<core>\b{_TARGET}\s+{_BE}\s+[^.;]*?\d[^.;]*?\b{any_of('stands')}\s+"
    rf"(?:{any_of('still')}\s+)?(?:(?P<above>over)|(?P<below>under)))(?=\s*(?:$|[.;:]))"
)
BOTH_SIDES = pattern(
    rf"\s+[^.;]{{2,40}}?,?\s+(?:og|men|mens|medan)\s+(?:{any_of('stands')}\s+)?"
    rf"(?:(?P<above>over)|(?P<below>under))\s+(?:det\s+)?{any_of('of_part')}\b"
)
