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
from api.web.prepared import Prepared
from api.web.sheets import Value
from api.web.words import named, period
from graph.checking import last_day
from graph.linking import REPORTS, STEERING
from graph.queries import when
from graph.store import StoredDocument, View
from graph.subjects import label
from model.facts import Category, Oppdrag, Status

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
class Deadline:
    """One deadline of one mandate; `words` where the source gives no exact day."""

    mandate: Oppdrag
    name: str
    day: str
    words: str | None
    who: tuple[str, ...]
    document: StoredDocument
    claim: Claim | None
    report_read: bool
    """Whether a report was read of whoever was told, for a time that ends after the day."""

    def state(self, today: str) -> State:
        """How it stands on a day (ISO)."""
        if self.claim and self.claim.category == "innfridd":
            return "met"
        if self.day >= today:
            return "coming"
        if self.claim:
            return "open"
        return "overdue" if self.report_read else "unread"


def today() -> str:
    """The day in Norway (ISO)."""
    return datetime.now(_OSLO).date().isoformat()


def known(prepared: Prepared, wait: float | None = 0.15) -> tuple[Deadline, ...] | None:
    """Every deadline; None where they are not worked out after `wait` seconds (None: no limit)."""
    return prepared.get("deadlines", _work, wait)


def chosen(every: tuple[Deadline, ...], asked: DeadlinesAsked) -> list[tuple[State, Deadline]]:
    """Those asked for with their states, in the order of STATES and by day."""
    now = today()
    found = [
        (one.state(now), one)
        for one in every
        if asked.hvem in ("", *one.who) and asked.aar in ("", str(one.document.fact.year))
    ]
    kept = [pair for pair in found if asked.tilstand in ("", pair[0])]
    return sorted(kept, key=lambda pair: (STATES.index(pair[0]), pair[1].day, pair[1].mandate.key))


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


def _work(view: View) -> tuple[Deadline, ...]:
    answered: dict[str, list[str]] = defaultdict(list)
    for link in view.links():
        if link.relation == "reports_on" and link.grade == "linked":
            answered[link.end.key].append(link.start.key)
    told = _latest_reports(view)
    found: list[Deadline] = []
    for stored in view.documents():
        if stored.fact.doc_type in STEERING:
            for mandate in view.facts(kind="oppdrag", doc=stored.key):
                if isinstance(mandate, Oppdrag):
                    claim = _last(view, answered[mandate.key])
                    until = told.get((stored.fact.addressee, stored.fact.year), "")
                    found += _of(mandate, stored, claim, until)
    return tuple(found)


def _latest_reports(view: View) -> dict[tuple[str | None, int | None], str]:
    """Until which day (ISO) each organisation has reported for each year."""
    found: dict[tuple[str | None, int | None], str] = {}
    for stored in view.documents():
        day = last_day(stored.fact) if stored.fact.doc_type in REPORTS else None
        if day:
            whose = stored.fact.issuer, stored.fact.year
            found[whose] = max(day, found.get(whose, ""))
    return found


def _of(
    mandate: Oppdrag, stored: StoredDocument, claim: Claim | None, reported_until: str
) -> Iterator[Deadline]:
    days: dict[str, str | None] = dict.fromkeys(mandate.deadlines)
    said = {d.latest: d.text for d in mandate.deadlines_imprecise if d.latest}
    addressee = stored.fact.addressee
    who = mandate.owners or ((addressee,) if addressee else ())
    for day, words in (days | said).items():
        read = reported_until >= day
        yield Deadline(mandate, label(mandate), day, words, who, stored, claim, read)


def _last(view: View, keys: list[str]) -> Claim | None:
    statuses = [status for key in keys if isinstance(status := view.fact(key), Status)]
    periods = {stored.key: stored.fact.period for stored in view.documents()}
    found = sorted(statuses, key=lambda status: when(periods.get(status.doc), status.key))
    if not found:
        return None
    return Claim(found[-1].key, found[-1].category, periods.get(found[-1].doc))
