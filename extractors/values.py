"""Results given in figures in running prose: value, unit, scope, period, direction, against."""

from extractors.context import Context
from model.facts import Value


def values_of(context: Context, start: int, end: int, year: int | None) -> tuple[Value, ...]:
    """The results a passage states. `year` is the year that the report is about.

    Targets, dates, case numbers and figures that are mere background are left out.
    """
    del context, start, end, year
    return ()
