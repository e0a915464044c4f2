"""Which kind of goals or indicators the words or the heading above a list name."""

import re
from functools import cache

from extractors.nlp import sentences
from extractors.target_kinds import Target, pattern, small_numbers
from extractors.wordlists import alternation, wordlists

_TARGETS: tuple[Target, ...] = (
    "strategisk",
    "hovedmal",
    "kvalitativ",
    "hovedsatsing",
    "delmal",
    "indicator",
)
_LONGEST_HEADING = 90


def titled(heading: str) -> Target | None:
    """A heading that names a list; not one that is itself a goal ("Hovedmål 1: …")."""
    if len(heading) > _LONGEST_HEADING or pattern("economy").search(heading):
        return None
    if re.search(r"(?<!\d)\d\s*[:.–-]\s*\D", heading):
        return None
    plain = any(pattern().fullmatch(heading) for pattern in (plain_heading, plain_field))
    return named(heading) or ("plain" if plain else None)


def named(words: str) -> Target | None:
    """The first that the words name; `kvalitative mål og indikatorer` are both, see `kind_of`."""
    found = [
        (match.start(), -len(match[0]), target)
        for target in _TARGETS
        if (match := pattern(target).search(words))
    ]
    return min(found)[2] if found else None


def taken_up(text: str) -> Target | None:
    """What the last sentence but one names, where "disse" in the last takes it up."""
    spans = list(sentences(text))
    if len(spans) < 2 or not pattern("back").search(text[slice(*spans[-1])]):
        return None
    both = text[spans[-2][0] : spans[-1][1]].strip()
    if foreign().search(both):
        return None
    return named_in_lead(both) or ("plain" if _own_goals().search(both) else None)


def named_in_lead(words: str) -> Target | None:
    """What the words of a lead name, counted main efforts too."""
    return named(words) or ("hovedsatsing" if _effort_lead().search(words) else None)


@cache
def follows() -> re.Pattern[str]:
    """Words that make a sentence lead into the list below it."""
    return pattern("follows")


@cache
def foreign() -> re.Pattern[str]:
    """Whose goals a document only reminds of."""
    return pattern("foreign")


@cache
def plain_lead() -> re.Pattern[str]:
    """`Disse målene`, `fire mål`: goals of no named level, which follow."""
    lists = wordlists("target_lists")
    these = alternation((*lists["follows"], *small_numbers()))
    return re.compile(rf"(?<!\w){these}\s+(?:\w+\s+)?{alternation(lists['plain'])}(?!\w)", re.I)


@cache
def state() -> re.Pattern[str]:
    """`I 2040 har vi:`."""
    states = alternation(wordlists("target_lists")["state"])
    return re.compile(rf"(?:i|innen|innan)\s+20\d\d\s+{states}(?:\s+[^:.\d]{{2,60}})?\s*:?", re.I)


@cache
def _own_goals() -> re.Pattern[str]:
    """`Styret har vedtatt felles mål.`"""
    lists = wordlists("target_lists")
    return re.compile(
        rf"(?<!\w){alternation(lists['has'])}\s+(?:\w+\s+)?{alternation(lists['plain'])}(?!\w)",
        re.I,
    )


@cache
def _effort_lead() -> re.Pattern[str]:
    """`Regionens tre innsatsområder er:`: efforts that are counted, or said to be these."""
    lists = wordlists("target_lists")
    efforts = alternation(lists["effort_chapter"])
    these = alternation((*lists["follows"], *small_numbers()))
    has = alternation(lists["has"])
    named = rf"(?<!\w){these}\s+(?:\w+\s+)?{efforts}(?!\w)"
    return re.compile(rf"{named}[^:]*\ber(?:\s+\w+)?\s*:$|(?<!\w){has}\s+{named}[^:]*:$", re.I)


@cache
def plain_field() -> re.Pattern[str]:
    """`Mål for klima:`, without a verb."""
    words = alternation(wordlists("target_lists")["plain"])
    return re.compile(rf"{words}\s+(?:for|innen|innan|på)(?:\s+[^\s\d:.,]+){{1,5}}\s*:", re.I)


@cache
def plain_heading() -> re.Pattern[str]:
    """`Mål`, `Mål for 2026:`."""
    words = alternation(wordlists("target_lists")["plain"])
    when = r"(?:\w*perioden\s+)?20\d\d(?:\s*[-–]\s*20\d\d)?|perioden|planperioden|året"
    until = r"for|i|innen|innan|mot|(?:fram|frem)\s+mot|til"
    return re.compile(rf"{words}(?:\s+(?:(?:{until})\s+)?(?:{when}))?\s*[:?]?", re.I)


@cache
def measuring() -> re.Pattern[str]:
    """`Slik måler vi framgangen:`, `Satsingen blir målt ved at:`: targets follow."""
    lists = wordlists("target_lists")
    how, by = alternation(lists["how_measured"]), alternation(lists["measured_by"])
    return re.compile(rf"{how}(?:\s+[^.:?]{{2,40}})?\s*[:?]?|[^.:]{{2,80}}\s{by}\s*:", re.I)


@cache
def wish() -> re.Pattern[str]:
    """`Ambisjonen vår er at:`, `Målet for satsingen er:`."""
    lists = wordlists("target_lists")
    words = alternation((*lists["wish"], *lists["plain"]))
    whose = r"(?:\s+(?:vår|vårt|våre)|\s+(?:for|med|i)\s+[^.:]{2,60}?)?"
    return re.compile(rf"(?:(?:vår|vårt|våre)\s+)?{words}{whose}\s+er(?:\s+at)?\s*:", re.I)
