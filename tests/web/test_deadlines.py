"""The page of deadlines: what is overdue first, and the same as a calendar."""

import csv
import io
from datetime import date

import httpx
import pytest
from icalendar import Calendar

from api.web.views.deadlines import STATES
from api.web.words import named

pytestmark = pytest.mark.slow

STATE_OVERDUE = named("overdue", "deadline")


def test_what_is_overdue_without_a_report_comes_first(site: str) -> None:
    rows = _rows(site, "")
    states = [row["Tilstand"] for row in rows]
    order = [named(state, "deadline") for state in STATES]
    assert states == sorted(states, key=order.index)
    assert len(set(states)) > 1
    first = [row["Frist"] for row in rows if row["Tilstand"] == states[0]]
    assert first == sorted(first)


def test_a_deadline_that_was_reported_on_names_what_was_said_last(site: str) -> None:
    for row in _rows(site, "tilstand=met"):
        assert row["Siste status"] == "Innfridd"
        assert row["Siste periode"]
    assert all(not row["Siste status"] for row in _rows(site, "tilstand=overdue"))


def test_silence_counts_only_where_the_report_that_should_tell_was_read(site: str) -> None:
    unread = _rows(site, "tilstand=unread&aar=2026")
    assert unread, "no report of 2026 is in the corpus"
    assert not [row for row in _rows(site, "aar=2026") if row["Tilstand"] == STATE_OVERDUE]


def test_filters_compose(site: str) -> None:
    rows = _rows(site, "hvem=Helse+Vidda+RHF&aar=2025")
    assert rows
    assert {row["Ansvarlig"] for row in rows} == {"Helse Vidda RHF"}
    assert len(rows) < len(_rows(site, ""))


def test_the_calendar_holds_a_day_for_each_deadline_and_keeps_its_ids(site: str) -> None:
    answer = httpx.get(f"{site}/frister.ics?aar=2025")
    assert answer.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    rows = _rows(site, "aar=2025")
    assert sorted(event.decoded("dtstart") for event in events) == sorted(
        date.fromisoformat(row["Frist"]) for row in rows
    )
    ids = [str(event["uid"]) for event in events]
    assert len(set(ids)) == len(ids) == len(rows)
    assert httpx.get(f"{site}/frister.ics?aar=2025").content == answer.content


@pytest.mark.parametrize("query", ["tilstand=noe", "aar=20", "side=0", "ukjent=1"])
def test_what_cannot_be_asked_for_is_refused(site: str, query: str) -> None:
    assert httpx.get(f"{site}/frister?{query}").status_code == 422


def _rows(site: str, query: str) -> list[dict[str, str]]:
    text = httpx.get(f"{site}/frister/csv?{query}", timeout=60).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))
