"""The first page: what is new, what is overdue, how well the documents were read."""

from dataclasses import dataclass

from api.web.views.findings import Findings
from graph.findings import Finding
from graph.store import StoredDocument, View
from graph.subjects import label
from model.facts import Completeness, Oppdrag

_SHOWN = 8
_SUGGESTED = 60


@dataclass(frozen=True)
class Read:
    """A document and how well it was read: what was seen in it, and not all extracted."""

    stored: StoredDocument
    facts: int
    lacking: tuple[Completeness, ...]
    checked: bool


@dataclass(frozen=True)
class Documents:
    """The documents of the store: how many, those read last, and names to suggest."""

    total: int
    counts: dict[str, int]
    """How many facts of each kind there are in all."""
    newest: tuple[Read, ...]
    suggested: tuple[str, ...]
    lacking: int
    """How many documents have something that was seen and not extracted."""


@dataclass(frozen=True)
class Overdue:
    """A mandate whose deadline passed without a status."""

    mandate: Oppdrag
    name: str
    due: str
    finding: Finding


def documents(view: View) -> Documents:
    """What the store holds, the documents read last first."""
    counts: dict[str, int] = {}
    of_document: dict[str, int] = {}
    for (doc, kind), number in view.counts().items():
        counts[kind] = counts.get(kind, 0) + number
        of_document[doc] = of_document.get(doc, 0) + number
    stored = sorted(view.documents(), key=lambda d: (d.read, d.key), reverse=True)
    read = [read_well(one, of_document.get(one.key, 0)) for one in stored]
    return Documents(
        total=len(stored),
        counts=counts,
        newest=tuple(read[:_SHOWN]),
        suggested=_suggested(stored),
        lacking=sum(bool(one.lacking) for one in read),
    )


def read_well(stored: StoredDocument, facts: int) -> Read:
    """How well a document was read, by what it says of itself."""
    checks = stored.fact.completeness
    lacking = tuple(check for check in checks if check.extracted < check.seen)
    return Read(stored, facts, lacking, bool(checks))


def overdue(view: View, findings: Findings) -> tuple[tuple[Overdue, ...], int]:
    """The mandates whose deadline passed longest ago without a status, and how many there are."""
    late = [finding for finding in findings.all if finding.check == "deadline"]
    found = []
    for finding in late[: 5 * _SHOWN]:
        fact = view.fact(finding.evidence[0].key)
        if isinstance(fact, Oppdrag) and fact.deadlines:
            found.append(Overdue(fact, label(fact), max(fact.deadlines), finding))
    return tuple(sorted(found, key=lambda one: one.due)[:_SHOWN]), len(late)


def _suggested(stored: list[StoredDocument]) -> tuple[str, ...]:
    names = (name for one in stored for name in (one.fact.title, one.fact.issuer) if name)
    return tuple(dict.fromkeys(names))[:_SUGGESTED]
