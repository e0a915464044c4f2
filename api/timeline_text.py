"""A history across the years as text."""

from collections.abc import Iterator

from graph.timeline import Timeline, Year
from model.facts import Measure, Value


def lines_of(found: Timeline) -> Iterator[str]:
    """A paragraph a year: the requirement, its targets, what was reported."""
    for year in found.years:
        yield from _year(year)


def _year(year: Year) -> Iterator[str]:
    fact = year.fact
    name = " ".join(filter(None, (getattr(fact, "id", None), getattr(fact, "title", None))))
    yield f"{year.year or '?'}  {name or fact.key}"
    yield f"  {fact.doc}: “{getattr(fact, 'text', '')}”"
    if year.continues:
        yield f"  continues {year.continues.end.key} ({year.continues.score:.2f})"
    for target in year.targets:
        yield f"  target: {_target(target)}"
    for report in year.reports:
        values = "; ".join(_value(value) for value in report.values)
        yield f"  {report.period}: {report.category}" + (f", {values}" if values else "")
        yield f"    “{report.status.of_text[:100]}”"
    if not year.reports:
        yield "  nothing reported in what was read"


def _target(measure: Measure) -> str:
    value = "" if measure.value is None else f" {measure.value:g} {measure.unit or ''}".rstrip()
    scope = f" ({measure.scope})" if measure.scope else ""
    return f"{measure.op}{value}{scope}"


def _value(value: Value) -> str:
    parts = (f"{value.value:g}", value.unit, value.scope, value.period, value.direction)
    return " ".join(part for part in parts if part)
