"""Organisations: the hierarchy, and what the documents say from, to and about one of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from api.nearest import nearest_names
from api.pipeline import register
from api.web.views.findings import Findings, Mark
from api.web.views.funn import Documents, documents_with
from api.web.views.funn import Shown as ShownFinding
from api.web.views.funn import shown as named
from graph.linking import REPORTS, STEERING
from graph.queries import when
from graph.store import StoredDocument, View
from graph.subjects import label
from model.base import fold
from model.facts import Oppdrag, Status
from model.organisations import Organisation

GAPS = frozenset(("not_reported", "no_report", "no_trust", "deadline"))
"""Checks that tell of something that is missing."""
_SHOWN_MANDATES, _SHOWN_FINDINGS, _SHOWN_REPORTS = 40, 15, 6


@dataclass(frozen=True)
class Node:
    """An organisation with those right below it, and how many documents are from and to it."""

    organisation: Organisation
    issued: int
    received: int
    below: tuple["Node", ...]


@dataclass(frozen=True)
class Given:
    """A document that gave mandates, and how many."""

    stored: StoredDocument
    mandates: int


@dataclass(frozen=True)
class Reported:
    """A report, and how many statuses of each category it holds."""

    stored: StoredDocument
    categories: Counter[str]


@dataclass(frozen=True)
class Shown:
    """One organisation. Lists hold the first of what there is; totals stand beside them."""

    organisation: Organisation
    above: tuple[Organisation, ...]
    below: tuple[Organisation, ...]
    issued: tuple[StoredDocument, ...]
    received: tuple[StoredDocument, ...]
    given: tuple[Given, ...]
    mandates: tuple[tuple[Oppdrag, str], ...]
    """Those of the newest document, with their names."""
    reported: tuple[Reported, ...]
    gaps: tuple[ShownFinding, ...]
    """What is missing of what it was given."""
    gaps_in_all: int
    findings: tuple[ShownFinding, ...]
    findings_in_all: int


def hierarchy(documents: Iterable[StoredDocument]) -> tuple[Node, ...]:
    """The organisations by what is above them; made-up ones only where documents name them."""
    issued, received = Counter[str | None](), Counter[str | None]()
    for stored in documents:
        issued[stored.fact.issuer] += 1
        received[stored.fact.addressee] += 1

    def node(one: Organisation) -> Node:
        below = (node(child) for child in register().children(one.name))
        kept = tuple(child for child in below if _is_shown(child))
        return Node(one, issued[one.name], received[one.name], kept)

    tops = (node(one) for one in register().organisations if one.parent is None)
    return tuple(sorted(filter(_is_shown, tops), key=lambda one: (not one.below, _name(one))))


def find(name: str) -> Organisation | None:
    """The organisation of a name or short form."""
    return register().by_alias.get(fold(name).casefold())


def nearest(name: str) -> tuple[str, ...]:
    """Names that are like one that is none."""
    return nearest_names(name, (one.name for one in register().organisations))


def shown(view: View, one: Organisation, findings: Findings | None, documents: Documents) -> Shown:
    """What the documents say from, to and about an organisation."""
    issued = _newest(d for d in view.documents() if d.fact.issuer == one.name)
    received = _newest(d for d in view.documents() if d.fact.addressee == one.name)
    counts = view.counts()
    given = tuple(
        Given(d, counts.get((d.key, "oppdrag"), 0)) for d in received if d.fact.doc_type in STEERING
    )
    reports = [d for d in issued if d.fact.doc_type in REPORTS][:_SHOWN_REPORTS]
    about = findings.marks(documents_with(one.name, documents)) if findings else []
    to_it = {stored.key for stored in received}
    gaps = [mark for mark in about if mark.check in GAPS and mark.doc in to_it]
    others = [mark for mark in about if mark.check not in GAPS or mark.doc not in to_it]
    return Shown(
        organisation=one,
        above=_above(one),
        below=register().children(one.name),
        issued=issued,
        received=received,
        given=given,
        mandates=_mandates(view, given),
        reported=tuple(Reported(d, _categories(view, d)) for d in reports),
        gaps=_first(view, findings, gaps, documents),
        gaps_in_all=len(gaps),
        findings=_first(view, findings, others, documents),
        findings_in_all=len(others),
    )


def _first(
    view: View, findings: Findings | None, marks: list[Mark], documents: Documents
) -> tuple[ShownFinding, ...]:
    found = findings.at(marks[:_SHOWN_FINDINGS]) if findings else ()
    return tuple(named(view, found, documents))


def _is_shown(node: Node) -> bool:
    named = node.issued or node.received or node.below
    return bool(named) or not node.organisation.fictional


def _name(node: Node) -> str:
    return node.organisation.name


def _above(one: Organisation) -> tuple[Organisation, ...]:
    """From the top down; a register that leads in a ring ends where it began."""
    found: list[Organisation] = []
    while one.parent and (one := register().by_name[one.parent]) not in found:
        found.insert(0, one)
    return tuple(found)


def _newest(documents: Iterable[StoredDocument]) -> tuple[StoredDocument, ...]:
    return tuple(
        sorted(
            documents, key=lambda d: when(d.fact.period or str(d.fact.year), d.key), reverse=True
        )
    )


def _mandates(view: View, given: tuple[Given, ...]) -> tuple[tuple[Oppdrag, str], ...]:
    newest = next((one.stored.key for one in given if one.mandates), None)
    facts = view.facts(kind="oppdrag", doc=newest) if newest else ()
    found = [(fact, label(fact)) for fact in facts if isinstance(fact, Oppdrag)]
    return tuple(found[:_SHOWN_MANDATES])


def _categories(view: View, stored: StoredDocument) -> Counter[str]:
    facts = view.facts(kind="status", doc=stored.key)
    return Counter(fact.category for fact in facts if isinstance(fact, Status))
