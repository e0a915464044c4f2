"""Deadlines of mandates, those overdue without a report first."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from pydantic import BaseModel, ConfigDict, Field

from api.web import addresses
from api.web.overview import Overview
from api.web.sheets import Value
from api.web.words import named, period
from graph.checking import Material, last_day
from graph.queries import when
from graph.store import StoredDocument, View
from graph.subjects import label
from model.facts import Category, DocumentFact, Oppdrag, Status

State = Literal["overdue", "unread", "open", "coming", "met"]
STATES: tuple[State, ...] = get_args(State)
"""In the order of the list. `overdue`: passed, and the report that should tell says nothing.
`unread`: passed, and no such report was read. `open`: passed, reported as something but met."""

PER_SIDE = 50
COLUMNS = (
    *("Frist", "Slik det står", "Tilstand", "Oppdrag", "Tittel", "Ansvarlig", "Dokument"),
    *("Siste status", "Siste periode", "Nøkkel"),
)
_OSLO = ZoneInfo("Europe/Oslo")


class DeadlinesAsked(BaseModel):
    """What the form sends."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tilstand: Literal["", "overdue", "unread", "open", "coming", "met"] = ""
    hvem: str = Field(default="", max_length=200)
    aar: str = Field(default="", pattern="^([0-9]{4})?$")
    side: int = Field(default=1, ge=1, le=100_000)

    @property
    def query(self) -> str:
        """The filters as they stand in an address."""
        return urlencode({"tilstand": self.tilstand, "hvem": self.hvem, "aar": self.aar})


@dataclass(frozen=True)
class Claim:
    """The last that was reported on a mandate."""

    key: str
    category: Category
    period: str | None


@dataclass(frozen=True)
class Line:
    """One deadline of one mandate as an overview keeps it."""

    mandate: str
    year: int | None
    day: str
    words: str | None
    who: tuple[str, ...]
    claim: Claim | None
    report_read: bool
    """Whether a report was read of whoever was told, for a time that ends after the day."""


@dataclass(frozen=True)
class Deadline:
    """One deadline of one mandate; `words` where the source gives no exact day."""

    mandate: Oppdrag
    name: str
    day: str
    words: str | None
    who: tuple[str, ...]
    document: StoredDocument
    claim: Claim | None


def today() -> str:
    """The day in Norway (ISO)."""
    return datetime.now(_OSLO).date().isoformat()


def count(overview: Overview, asked: DeadlinesAsked) -> int:
    """How many deadlines are as asked for."""
    return overview.number(f"SELECT count(*) FROM {_ASKED}", *_values(asked))  # noqa: S608


def chosen(
    view: View, overview: Overview, asked: DeadlinesAsked, first: int = 0, most: int = -1
) -> list[tuple[State, Deadline]]:
    """Those asked for with their states, in the order of STATES and by day, from the `first`.

    At most `most` (-1: all). What is no longer in the store is left out.
    """
    query = (
        f"SELECT state, mandate, day, words, claim, category, period FROM {_ASKED}"  # noqa: S608
        " ORDER BY state, place LIMIT ? OFFSET ?"
    )
    documents = {stored.key: stored for stored in view.documents()}
    found: list[tuple[State, Deadline]] = []
    for state, key, day, words, *claim in overview.rows(query, *_values(asked), most, first):
        mandate = view.fact(key)
        if isinstance(mandate, Oppdrag):
            document = documents[mandate.doc]
            who = _who(mandate, document.fact)
            last = Claim(*claim) if claim[0] else None
            one = Deadline(mandate, label(mandate), day, words, who, document, last)
            found.append((STATES[state], one))
    return found


def people(overview: Overview) -> tuple[str, ...]:
    """Whom deadlines concern."""
    return overview.texts("SELECT DISTINCT who FROM deadline_of ORDER BY who")


def years(overview: Overview) -> tuple[int, ...]:
    """The years that mandates with deadlines are for, the last first."""
    query = "SELECT DISTINCT year FROM deadline WHERE year IS NOT NULL ORDER BY year DESC"
    return tuple(year for (year,) in overview.rows(query))


def rows(found: list[tuple[State, Deadline]]) -> Iterator[Sequence[Value]]:
    """The list as lines of a sheet."""
    for state, one in found:
        yield (
            one.day,
            one.words,
            named(state, "deadline"),
            one.mandate.id,
            one.name,
            ", ".join(one.who),
            one.document.fact.title or one.document.key,
            named(one.claim.category, "category") if one.claim else None,
            period(one.claim.period) if one.claim else None,
            one.mandate.key,
        )


def calendar(found: list[tuple[State, Deadline]], site: str) -> bytes:
    """The list as iCalendar, a whole day for each; its ids stay, so that one can subscribe."""
    made = Calendar()
    made.add("prodid", "-//Oppdragsgraf//Frister//NO")
    made.add("version", "2.0")
    made.add("x-wr-calname", "Frister i oppdrag")
    for state, one in found:
        event = Event()
        day = date.fromisoformat(one.day)
        event.add("uid", f"{one.day}/{one.mandate.key}@oppdragsgraf")
        event.add("dtstamp", datetime.fromisoformat(one.document.read))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", f"Frist: {one.name}")
        about = f"{', '.join(one.who)}\n{named(state, 'deadline')}\n{one.mandate.text}"
        event.add("description", about)
        event.add("url", f"{site}{addresses.oppdrag(one.mandate.key)}")
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def worked_out(material: Material) -> list[Line]:
    """Every deadline of every mandate, by day."""
    told = _latest_reports(material)
    answers: dict[str, list[Status]] = defaultdict(list)
    for status, requirement in material.claims.get("reports_on", ()):
        if isinstance(fact := material.facts.get(status), Status):
            answers[requirement].append(fact)
    found: list[Line] = []
    for document in material.steering:
        until = told.get((document.addressee, document.year), "")
        for mandate in material.mandates(document.doc):
            claim = _last(material, answers.get(mandate.key, []))
            found += _lines(mandate, document, claim, until)
    return sorted(found, key=lambda one: (one.day, one.mandate))


def overview_rows(lines: list[Line]) -> Iterator[tuple[object, ...]]:
    """Deadlines as rows of an overview."""
    for place, one in enumerate(lines):
        claim = (one.claim.key, one.claim.category, one.claim.period) if one.claim else (None,) * 3
        yield place, one.mandate, one.year, one.day, one.words, *claim, one.report_read


def people_rows(lines: list[Line]) -> Iterator[tuple[object, ...]]:
    """Whom deadlines concern, as rows of an overview."""
    for place, one in enumerate(lines):
        yield from ((who, place) for who in dict.fromkeys(one.who))


_ASKED = """(
    SELECT *, CASE
        WHEN category = 'innfridd' THEN 4
        WHEN day >= ? THEN 3
        WHEN claim IS NOT NULL THEN 2
        WHEN report_read THEN 0
        ELSE 1
    END AS state FROM deadline
) WHERE (? IS NULL OR place IN (SELECT place FROM deadline_of WHERE who = ?))
AND (? IS NULL OR year = ?) AND (? IS NULL OR state = ?)"""
"""Deadlines with the place of their state in STATES."""


def _values(asked: DeadlinesAsked) -> list[object]:
    who, year = asked.hvem or None, int(asked.aar) if asked.aar else None
    state = STATES.index(asked.tilstand) if asked.tilstand else None
    return [today(), who, who, year, year, state, state]


def _who(mandate: Oppdrag, document: DocumentFact) -> tuple[str, ...]:
    return mandate.owners or ((document.addressee,) if document.addressee else ())


def _latest_reports(material: Material) -> dict[tuple[str | None, int | None], str]:
    """Until which day (ISO) each organisation has reported for each year."""
    found: dict[tuple[str | None, int | None], str] = {}
    for report in material.reports:
        if day := last_day(report):
            whose = report.issuer, report.year
            found[whose] = max(day, found.get(whose, ""))
    return found


def _lines(
    mandate: Oppdrag, document: DocumentFact, claim: Claim | None, reported_until: str
) -> Iterator[Line]:
    days: dict[str, str | None] = dict.fromkeys(mandate.deadlines)
    said = {d.latest: d.text for d in mandate.deadlines_imprecise if d.latest}
    who = _who(mandate, document)
    for day, words in (days | said).items():
        read = reported_until >= day
        yield Line(mandate.key, document.year, day, words, who, claim, read)


def _last(material: Material, answers: list[Status]) -> Claim | None:
    if not answers:
        return None
    documents = material.corpus.documents
    last = max(answers, key=lambda one: when(documents[one.doc].period, one.key))
    return Claim(last.key, last.category, documents[last.doc].period)
