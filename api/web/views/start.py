"""The first page: what is new, what is overdue, how well the documents were read."""

from dataclasses import dataclass

from api.web.prepared import Prepared
from api.web.views.documents import Read, all_read
from api.web.views.findings import Findings
from graph.findings import Finding
from graph.store import View
from graph.subjects import label
from model.facts import Oppdrag

NAME = "documents"
_SHOWN = 8
_SUGGESTED = 60


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


def known(prepared: Prepared) -> Documents:
    """The documents; a big store's as they were before its last change, while it is looked at."""
    return prepared.get(NAME, documents) or prepared.done(NAME, documents)


def documents(view: View) -> Documents:
    """What the store holds, the documents read last first."""
    counts: dict[str, int] = {}
    for (_, kind), number in view.counts().items():
        counts[kind] = counts.get(kind, 0) + number
    read = all_read(view)
    return Documents(
        total=len(read),
        counts=counts,
        newest=read[:_SHOWN],
        suggested=_suggested(read),
        lacking=sum(bool(one.lacking) for one in read),
    )


def overdue(view: View, findings: Findings) -> tuple[tuple[Overdue, ...], int]:
    """The mandates whose deadline passed longest ago without a status, and how many there are."""
    late = [finding for finding in findings.all if finding.check == "deadline"]
    found = []
    for finding in late[: 5 * _SHOWN]:
        fact = view.fact(finding.evidence[0].key)
        if isinstance(fact, Oppdrag) and fact.deadlines:
            found.append(Overdue(fact, label(fact), max(fact.deadlines), finding))
    return tuple(sorted(found, key=lambda one: one.due)[:_SHOWN]), len(late)


def _suggested(read: tuple[Read, ...]) -> tuple[str, ...]:
    facts = (one.stored.fact for one in read)
    names = (name for fact in facts for name in (fact.title, fact.issuer) if name)
    return tuple(dict.fromkeys(names))[:_SUGGESTED]
