"""The first page: what is new, what is overdue, how well the documents were read."""

from dataclasses import dataclass

from api.store_reader import StoreView
from api.web.views.documents import Read, all_read
from api.web.views.findings import Findings
from graph.findings import Finding
from graph.store import View
from graph.subjects import label
from model.facts import Oppdrag

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


def documents(view: StoreView) -> Documents:
    """What the store holds, the documents read last first."""
    return view.remembered("web.start", lambda: _documents(view))


def overdue(view: View, findings: Findings) -> tuple[tuple[Overdue, ...], int]:
    """The mandates whose deadline passed longest ago without a status, and how many there are."""
    late, in_all = findings.overdue(_SHOWN)
    mandates = ((view.fact(finding.evidence[0].key), due, finding) for due, finding in late)
    return tuple(
        Overdue(fact, label(fact), due, finding)
        for fact, due, finding in mandates
        if isinstance(fact, Oppdrag)
    ), in_all


def _documents(view: StoreView) -> Documents:
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


def _suggested(read: tuple[Read, ...]) -> tuple[str, ...]:
    facts = (one.stored.fact for one in read)
    names = (name for fact in facts for name in (fact.title, fact.issuer) if name)
    return tuple(dict.fromkeys(names))[:_SUGGESTED]
