"""Indicators: what is to be reached against what was reported, over tertials and years."""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from api.web.prepared import Prepared
from api.web.sheets import Value as Cell
from api.web.words import named, period
from graph.linking import REPORTS
from graph.store import StoredDocument, View
from graph.subjects import statement
from graph.timeline import Report, Timeline, Year
from model.facts import Fact, Indicator, Measure, Status, Value

PER_SIDE = 40
COLUMNS = ("År", "Periode", "Hvem", "Gjelder", "Slag", "Sammenlikning", "Verdi", "Enhet", "Nøkkel")
_DAYS = {"T1": "04-30", "T2": "08-31", "T3": "12-31"}


class IndicatorsAsked(BaseModel):
    """What the form sends."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: str = Field(default="", max_length=200)
    hvem: str = Field(default="", max_length=200)
    vis: Literal["", "tall"] = ""
    side: int = Field(default=1, ge=1, le=100_000)

    @property
    def query(self) -> str:
        """The filters as they stand in an address."""
        return urlencode({"q": self.q, "hvem": self.hvem, "vis": self.vis})


@dataclass(frozen=True)
class Entry:
    """An indicator as the list shows it: the newest of those that continue one another."""

    fact: Indicator
    document: StoredDocument
    years: tuple[int, ...]
    figures: int
    """How many figures were reported on it, in all its years."""


@dataclass(frozen=True)
class Point:
    """A figure in time: a target over a year, or a result at the end of its period."""

    what: Literal["target", "result"]
    begins: str
    ends: str
    who: str
    scope: str | None
    op: str | None
    value: float
    unit: str
    period: str | None
    key: str

    @property
    def series(self) -> str:
        """Whose figures, and of what."""
        return f"{self.who}: {self.scope}" if self.scope and self.scope != self.who else self.who


def known(prepared: Prepared) -> tuple[Entry, ...] | None:
    """Every indicator, the newest first; None where they are still being worked out."""
    return prepared.get("indicators", _work)


def chosen(every: tuple[Entry, ...], asked: IndicatorsAsked) -> list[Entry]:
    """Those asked for; those with figures come first."""
    words = asked.q.casefold().split()
    found = [
        one
        for one in every
        if asked.hvem in ("", one.document.fact.addressee or one.document.fact.issuer)
        and (one.figures or not asked.vis)
        and all(word in statement(one.fact).casefold() for word in words)
    ]
    return sorted(found, key=lambda one: (-max(one.years, default=0), -one.figures, one.fact.key))


def points(found: Timeline) -> dict[str, list[Point]]:
    """Every figure by its unit: targets, and results that are no mere changes."""
    by_unit: dict[str, list[Point]] = defaultdict(list)
    for year in found.years:
        for point in (*_targets(year), *_results(year)):
            by_unit[point.unit].append(point)
    return {unit: by_unit[unit] for unit in sorted(by_unit)}


def rows(found: Timeline) -> Iterator[Sequence[Cell]]:
    """Every figure as a line of a sheet."""
    for those in points(found).values():
        for point in those:
            yield (
                int(point.ends[:4]),
                period(point.period),
                point.who,
                point.scope,
                "Mål" if point.what == "target" else "Rapportert",
                named(point.op, "operator") if point.op else None,
                point.value,
                named(point.unit, "unit"),
                point.key,
            )


def _targets(year: Year) -> Iterator[Point]:
    for measure in year.targets:
        if measure.value is not None and year.year:
            yield _target(year, measure, measure.value)


def _target(year: Year, measure: Measure, value: float) -> Point:
    begins, ends = f"{year.year}-01-01", f"{year.year}-12-31"
    unit, op = measure.unit or "", measure.op
    return Point(
        "target", begins, ends, "Mål", measure.scope, op, value, unit, str(year.year), year.fact.key
    )


def _results(year: Year) -> Iterator[Point]:
    for report in year.reports:
        for value in report.values:
            if value.direction is None:
                yield _result(report, value)


def _result(report: Report, value: Value) -> Point:
    told = value.period or report.period
    day = _end(told, report.period) or _end(report.period, None) or ""
    who = report.status.reporter or "Ukjent"
    unit, key = value.unit or "", report.status.key
    return Point("result", day, day, who, value.scope, None, value.value, unit, told, key)


def _end(code: str | None, report: str | None) -> str | None:
    """The last day (ISO) of what a code names; None where it names no time.

    "So far" in a year ends where the report's own period does.
    """
    year, _, part = (code or "").partition("-")
    if not (len(year) == len("2025") and year.isdigit()):
        return None
    if part == "YTD":
        part = (report or "").partition("-")[2]
    if part.isdigit() and int(part) in range(1, 13):
        return f"{year}-{part}-{monthrange(int(year), int(part))[1]}"
    return f"{year}-{_DAYS.get(part, '12-31')}"


def _work(view: View) -> tuple[Entry, ...]:
    asked = [s for s in view.documents() if s.fact.doc_type not in REPORTS]
    facts = {
        fact.key: (fact, stored)
        for stored in asked
        for fact in view.facts(kind="indicator", doc=stored.key)
        if isinstance(fact, Indicator)
    }
    figures, earlier = Counter[str](), dict[str, str]()
    for link in view.links():
        if link.grade == "linked" and link.end.key in facts:
            if link.relation == "continues":
                earlier[link.start.key] = link.end.key
            elif link.relation == "reports_on":
                figures[link.end.key] += _figures(view.fact(link.start.key))
    return tuple(_entries(facts, figures, earlier))


def _figures(fact: Fact | None) -> int:
    values = fact.values if isinstance(fact, Status) else ()
    return sum(value.direction is None for value in values)


def _entries(
    facts: dict[str, tuple[Indicator, StoredDocument]],
    figures: Counter[str],
    earlier: dict[str, str],
) -> Iterator[Entry]:
    continued = set(earlier.values())
    for key, (fact, stored) in facts.items():
        if key in continued:
            continue
        line = [key]
        while (before := earlier.get(line[-1])) and before not in line:
            line.append(before)
        years = sorted({year for one in line if (year := facts[one][1].fact.year)})
        yield Entry(fact, stored, tuple(years), sum(figures[one] for one in line))
