"""How likely an answer says that its requirement is to be met, in the words that it uses."""

import re
from functools import cache

from extractors.wordlists import alternation, wordlists


def probability_in(text: str) -> str | None:
    """The likelihood as said: "vurderes som høy" gives "høy"; None where it is not told."""
    found = _judged().search(text) or _likely().search(text)
    return found["said"] if found else None


@cache
def _judged() -> re.Pattern[str]:
    lists = wordlists("probability")
    noun, verb, grade = (alternation(lists[name]) for name in ("likelihood", "judged", "grade"))
    degree = alternation(lists["degree"])
    return re.compile(
        rf"\b{noun}\b[^.;]{{0,90}}?(?:\s{verb}|:)\s+(?P<said>(?:{degree}\s+)?{grade})(?!\w)", re.I
    )


@cache
def _likely() -> re.Pattern[str]:
    lists = wordlists("probability")
    degree, likely = alternation(lists["degree"]), alternation(lists["likely"])
    aim = alternation(lists["aim"])
    return re.compile(
        rf"\b(?P<said>(?:{degree}\s+)?{likely})\s+at\s+(?:\w+\s+){{0,2}}?{aim}\b", re.I
    )
