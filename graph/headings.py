"""Which indicator a short heading is about: "Ventetid i TSB" names what is measured, and where.

Every word of the heading must stand in the requirement; the nearest is no answer.
"""

from functools import lru_cache

from graph.kinship import about
from graph.words import measured_stems, stems, written_out
from model.facts import Goal, Indicator, Oppdrag, Status

_LONGEST = 10
"""Words of a heading; what is longer quotes a requirement."""

_FEWEST = 2
"""A heading of one word ("Ventetid") fits too much, unless it is a mandate's title."""

_NAMED, _TITLE = 0.95, 0.6


def heading(status: Status) -> tuple[str, ...]:
    """The stems of a status' heading without its organisations; empty where it is no heading."""
    if status.of or len(status.of_text.split()) > _LONGEST:
        return ()
    named = {s for name in (*status.applies_to, status.reporter or "") for s in stems(name)}
    return tuple(stem for stem in measured(status.of_text) if stem not in named)


def named_in(asked: tuple[str, ...], fact: Oppdrag | Indicator | Goal) -> float:
    """How surely a heading names a requirement: 0 unless every word of it stands there."""
    title = measured(fact.title or "") if isinstance(fact, Oppdrag) else ()
    if asked and asked == title:
        return _TITLE if len(asked) < _FEWEST else _NAMED
    if len(asked) < _FEWEST or not isinstance(fact, Indicator):
        return 0.0
    return _NAMED if set(asked) <= set(measured(fact.text)) else 0.0


@lru_cache(maxsize=100_000)
def measured(text: str) -> tuple[str, ...]:
    """The stems that say what is measured and where, short forms in full."""
    return tuple(stem for stem in about(written_out(text)) if stem not in measured_stems())
