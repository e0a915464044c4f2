"""Indicators: what is to be reached against what was reported, over tertials and years."""

import json
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from api.web.overview import Overview
from api.web.sheets import Value as Cell
from api.web.words import named, period
from graph.checking import Material
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
    def year(self) -> str:
        """The year that it is of."""
        return self.ends[:4]

    @property
    def series(self) -> str:
        """Whose figures, and of what."""
        return f"{self.who}: {self.scope}" if self.scope and self.scope != self.who else self.who


def count(overview: Overview, asked: IndicatorsAsked) -> int:
    """How many are as asked for."""
    condition, values = _asked(asked)
    return overview.number(f"SELECT count(*) FROM indicator WHERE {condition}", *values)  # noqa: S608


def chosen(
    view: View, overview: Overview, asked: IndicatorsAsked, first: int, most: int
) -> list[Entry]:
    """Those asked for, the newest first, then those with most figures; `most` from the `first`.

    What is no longer in the store is left out.
    """
    condition, values = _asked(asked)
    query = (
        f"SELECT key, years, figures FROM indicator WHERE {condition}"  # noqa: S608
        " ORDER BY place LIMIT ? OFFSET ?"
    )
    documents = {stored.key: stored for stored in view.documents()}
    found = []
    for key, years, figures in overview.rows(query, *values, most, first):
        fact = view.fact(key)
        if isinstance(fact, Indicator):
            found.append(Entry(fact, documents[fact.doc], tuple(json.loads(years)), figures))
    return found


def people(overview: Overview) -> tuple[str, ...]:
    """Whom indicators are for."""
    return overview.texts("SELECT DISTINCT who FROM indicator WHERE who IS NOT NULL ORDER BY who")


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


def overview_rows(material: Material) -> Iterator[tuple[object, ...]]:
    """Every indicator that is demanded, but for those that another continues, as rows."""
    documents = material.corpus.documents.values()
    demanding = [one.doc for one in documents if one.doc_type not in REPORTS]
    of_document = material.corpus.by_document
    facts = {fact.key: fact for doc in demanding for fact in of_document[doc]["indicator"]}
    figures, earlier = Counter[str](), dict[str, str]()
    for start, end in material.claims.get("continues", ()):
        if end in facts:
            earlier[start] = end
    for start, end in material.claims.get("reports_on", ()):
        if end in facts:
            figures[end] += _figures(material.facts.get(start))
    lines = sorted(_lines(material, facts, figures, earlier), key=_in_order)
    for place, (fact, years, number) in enumerate(lines):
        document = material.corpus.documents[fact.doc]
        who, words = document.addressee or document.issuer, statement(fact).casefold()
        yield place, fact.key, who, json.dumps(years), number, words


def _asked(asked: IndicatorsAsked) -> tuple[str, list[object]]:
    words = asked.q.casefold().split()
    conditions = ["(? IS NULL OR who = ?)", "figures >= ?", *["instr(words, ?)"] * len(words)]
    who = asked.hvem or None
    return " AND ".join(conditions), [who, who, int(bool(asked.vis)), *words]


def _figures(fact: Fact | None) -> int:
    values = fact.values if isinstance(fact, Status) else ()
    return sum(value.direction is None for value in values)


_Line = tuple[Fact, list[int], int]


def _in_order(line: _Line) -> tuple[int, int, str]:
    fact, years, figures = line
    return -max(years, default=0), -figures, fact.key


def _lines(
    material: Material, facts: dict[str, Fact], figures: Counter[str], earlier: dict[str, str]
) -> Iterator[_Line]:
    continued = set(earlier.values())
    for key, fact in facts.items():
        if key in continued:
            continue
        line = [key]
        while (before := earlier.get(line[-1])) and before not in line:
            line.append(before)
        years = sorted({year for one in line if (year := material.corpus.year(facts[one].doc))})
        yield fact, years, sum(figures[one] for one in line)
