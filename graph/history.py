"""Two clocks: what documents said by a date, and what the store knew at a time.

The first clock is the documents' own date, the second the time of ingest. A view of the past
holds, of every document, the last version that both clocks allow.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from graph.store import StoredDocument
from model.base import Frozen
from model.facts import DocumentFact

NOW = "9999"
"""Later than every time."""

_REPORTS = frozenset(("arlig_melding", "tertialrapport"))
_TERTIAL_ENDS = {"T1": "04-30", "T2": "08-31", "T3": "12-31"}


class Moment(Frozen):
    """Where the two clocks stand; None is today, and everything known."""

    as_of: str | None = None
    known_at: str | None = None

    @property
    def until(self) -> str:
        """Known before this is known at `known_at` ("~" sorts behind every digit)."""
        return f"{self.known_at}~" if self.known_at else NOW


def moment(as_of: str | None, known_at: str | None) -> Moment:
    """The moment that a person wrote: a date, and a date or a time (UTC where no zone is given).

    A date alone is the end of that day. Raises ValueError with an example of what is understood.
    """
    return Moment(
        as_of=_date(as_of) if as_of else None, known_at=_time(known_at) if known_at else None
    )


def day_or_time(text: str) -> str:
    """A date as its first moment, or a time (UTC where no zone is given), as stores keep it."""
    at = datetime.fromisoformat(text)
    return stamp(at if at.tzinfo else at.replace(tzinfo=UTC))


def stamp(at: datetime) -> str:
    """A time as stores keep it, so that texts sort as times do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def after(clock: str, last: str) -> str:
    """The clock's time, or just after the last change where the clock stands or ran back."""
    if clock > last:
        return clock
    return stamp(datetime.fromisoformat(last) + timedelta(microseconds=1))


def just_before(at: str) -> str:
    """The last moment before a change."""
    return stamp(datetime.fromisoformat(at) - timedelta(microseconds=1))


def said(fact: DocumentFact) -> str | None:
    """From which day a document's words count; None where it says neither date nor year.

    Without a date, what steers counts from the first day of its year, and a report from the last
    day of its period.
    """
    if fact.date:
        return fact.date
    if fact.year is None:
        return None
    if fact.doc_type in _REPORTS:
        tertial = (fact.period or "").partition("-")[2]
        return f"{fact.year}-{_TERTIAL_ENDS.get(tertial, '12-31')}"
    return f"{fact.year}-01-01"


def versions_at(versions: Iterable[StoredDocument], at: Moment) -> dict[str, StoredDocument]:
    """Of every document the last version that both clocks allow, by key."""
    chosen: dict[str, StoredDocument] = {}
    for version in sorted(versions, key=lambda v: (v.key, v.version)):
        since = said(version.fact)
        if at.as_of is not None and (since is None or since > at.as_of):
            continue
        if version.read < at.until:
            chosen[version.key] = version
    return chosen


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"{text!r} is no date such as 2025-06-30") from None


def _time(text: str) -> str:
    try:
        if len(text) == len("2025-06-30"):
            return stamp(datetime.combine(date.fromisoformat(text), time.max, UTC))
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no time such as 2025-06-30 or 2025-06-30T14:00") from None
    return stamp(at if at.tzinfo else at.replace(tzinfo=UTC))
