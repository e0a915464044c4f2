"""Pages of a text without form feeds, known by page numbers that count through all of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.text_lines import SourceLine

_OF = r"(?:\s*(?:av|/)\s*\d{1,3})?"
_MARK = re.compile(
    rf"(?:(?:(?:side|intern|internt|åpen|open|offentlig|offentleg)\s+|s\.\s*|[-–]\s*)?|.{{3,80}}\s(?:[|–-]\s|side\s|[|–-]\s+side\s))"
    rf"(?P<last>\d{{1,3}}){_OF}\s*[-–]?|(?P<first>\d{{1,3}})\s*\|.{{3,80}}",
    re.IGNORECASE,
)
_FEWEST, _FEWEST_NAMED = 3, 2
"""So many page numbers make it sure; fewer do where they say that they are pages."""
_LINES = 12
"""A page has more lines than this, most often; what counts faster is a list or a rank."""
_NEAR = 2


def without_counted_pages(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines without page numbers that count on, and the running heads beside them."""
    marks = [] if any(line.sheet for line in lines) else _marks(lines)
    away = {*marks, *_beside(lines, marks)}
    kept: list[SourceLine] = []
    for at, line in enumerate(lines):
        turned = at - 1 in away
        if at not in away:
            kept.append(replace(line, page_break=True, gap=0) if turned else line)
    return kept


def _marks(lines: Sequence[SourceLine]) -> list[int]:
    """The places of the page numbers: of the lines that look alike, those that count furthest."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        if match := _MARK.fullmatch(line.text):
            found[_look(line)].append((at, int(match["last"] or match["first"])))
    chains = [chain for look, places in found.items() if _long(look, chain := _counting(places))]
    return max(chains, key=len, default=[])


def _long(look: str, chain: Sequence[int]) -> bool:
    fewest = _FEWEST_NAMED if "side" in look.casefold() else _FEWEST
    return len(chain) >= fewest and _spread(chain) >= _LINES


def _look(line: SourceLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def _spread(places: Sequence[int]) -> float:
    return median(other - one for one, other in pairwise(places))


def _counting(places: Sequence[tuple[int, int]]) -> list[int]:
    """The places whose numbers count up in order; a number that stands twice there is none."""
    times = Counter(number for _, number in places)
    sure = _rising([(at, number) for at, number in places if times[number] == 1])
    return [at for at, number in places if (at, number) in sure or _alone(at, number, places, sure)]


def _rising(places: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The longest part of `places` whose numbers rise, none by more pages than fit between."""
    best: list[list[tuple[int, int]]] = []
    for place in places:
        before: list[list[tuple[int, int]]] = [[]]
        before += [chain for chain in best if _follows(chain[-1], place)]
        longest = max(before, key=len)
        best.append([*longest, place])
    best.sort(key=len)
    return set(best[-1]) if best else set()


def _follows(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return 0 < other[1] - one[1] <= 1 + (other[0] - one[0]) / _LINES


def _alone(
    at: int, number: int, places: Sequence[tuple[int, int]], sure: set[tuple[int, int]]
) -> bool:
    """Whether a number that stands elsewhere too is the only one between its sure neighbours."""
    after = [other for other, n in sure if n > number]
    before = [other for other, n in sure if n < number]
    if not after or not before or not max(before) < at < min(after):
        return False
    return sum(n == number and max(before) < p < min(after) for p, n in places) == 1


def _beside(lines: Sequence[SourceLine], marks: Sequence[int]) -> Iterator[int]:
    """Lines next to page numbers that stand there on most pages."""
    near = [at + by for at in marks for by in range(-_NEAR, _NEAR + 1) if 0 <= at + by < len(lines)]
    seen = Counter(_look(lines[at]) for at in {*near} - {*marks})
    yield from (at for at in near if at not in marks and 2 * seen[_look(lines[at])] > len(marks))
