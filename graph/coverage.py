"""Coverage of a document: mandate by trust, what was passed on and what was reported on it."""

from collections.abc import Iterator
from typing import Literal

from graph.asked_once import AskedOnce
from graph.linking import REPORTS
from graph.names import LOWEST, level
from graph.passed_on import may_pass_on
from graph.queries import answers_to, when
from graph.store import View
from model.base import Frozen
from model.facts import DocumentFact, Fact, Oppdrag
from model.graph import Link
from model.organisations import Register

Passed = Literal["verbatim", "reworded", "suggested", "not_addressed", "nothing_read", "given"]
"""`given`: the document itself is the trust's. `suggested`: a person has to look."""

Reported = Literal["reported", "not_reported", "nothing_read"]


class Claim(Frozen):
    """A report on a mandate: when, how, by whom."""

    period: str | None
    category: str
    reporter: str | None
    key: str


class Cell(Frozen):
    """What became of a mandate at one trust. `keys`: the trust's mandates that carry it on."""

    trust: str
    passed: Passed
    keys: tuple[str, ...] = ()
    reported: Reported
    claims: tuple[Claim, ...] = ()


class Row(Frozen):
    """A mandate and its cells, one a trust."""

    mandate: Oppdrag
    cells: tuple[Cell, ...]
    claims: tuple[Claim, ...] = ()
    """What the addressee itself reported on it."""


class Coverage(Frozen):
    """A document's mandates in reading order by the trusts in the order of the register."""

    document: DocumentFact
    trusts: tuple[str, ...]
    rows: tuple[Row, ...]


def coverage(view: View, register: Register, doc: str) -> Coverage | None:
    """The coverage of a document; None where the store holds none of that key."""
    document = next(
        (f for f in view.facts(kind="document", doc=doc) if isinstance(f, DocumentFact)), None
    )
    if document is None:
        return None
    view = AskedOnce(view)
    below = _below(view, register, document)
    mandates = [f for f in view.facts(kind="oppdrag", doc=doc) if isinstance(f, Oppdrag)]
    return Coverage(
        document=document,
        trusts=tuple(below),
        rows=tuple(_row(view, mandate, document, below) for mandate in mandates),
    )


def _below(
    view: View, register: Register, document: DocumentFact
) -> dict[str, tuple[DocumentFact, ...]]:
    """The trusts, each with the documents that could pass the mandates on to it."""
    if document.addressee and level(document.addressee, register) == LOWEST:
        return {document.addressee: (document,)}
    trusts = [o.name for o in register.children(document.addressee or "") if o.type == "hf"]
    found: dict[str, tuple[DocumentFact, ...]] = dict.fromkeys(trusts, ())
    for stored in view.documents(year=document.year):
        lower = stored.fact
        if lower.addressee and may_pass_on(document, lower, register):
            found[lower.addressee] = (*found.get(lower.addressee, ()), lower)
    return found


def _row(
    view: View,
    mandate: Oppdrag,
    document: DocumentFact,
    below: dict[str, tuple[DocumentFact, ...]],
) -> Row:
    links = [link for link in view.links(mandate.key) if link.start.key == mandate.key]
    passed = [link for link in links if link.relation == "passed_on_to"]
    own = tuple(_claims(view, mandate))
    cells = (_cell(view, mandate, trust, below[trust], passed) for trust in below)
    return Row(mandate=mandate, cells=tuple(cells), claims=own)


def _cell(
    view: View,
    mandate: Oppdrag,
    trust: str,
    documents: tuple[DocumentFact, ...],
    passed: list[Link],
) -> Cell:
    docs = {document.doc for document in documents}
    given = mandate.doc in docs
    there = [link for link in passed if link.end.key.split("/", 1)[0] in docs]
    keys = (mandate.key,) if given else tuple(ln.end.key for ln in there if ln.grade == "linked")
    claims = [claim for key in keys if (fact := view.fact(key)) for claim in _claims(view, fact)]
    if not given:
        claims += [c for c in _claims(view, mandate, trust) if c not in claims]
    return Cell(
        trust=trust,
        passed="given" if given else _passed(documents, there),
        keys=keys,
        reported=_reported(view, trust, documents, claims),
        claims=tuple(sorted(claims, key=lambda claim: when(claim.period, claim.key))),
    )


def _passed(documents: tuple[DocumentFact, ...], links: list[Link]) -> Passed:
    claims = [link for link in links if link.grade == "linked"]
    if claims:
        return "verbatim" if all(ln.wording == "verbatim" for ln in claims) else "reworded"
    if links:
        return "suggested"
    return "not_addressed" if documents else "nothing_read"


def _reported(
    view: View, trust: str, documents: tuple[DocumentFact, ...], claims: list[Claim]
) -> Reported:
    if claims:
        return "reported"
    years = {document.year for document in documents}
    reports = (d for year in years for d in view.documents(year=year, issuer=trust))
    return "not_reported" if any(d.fact.doc_type in REPORTS for d in reports) else "nothing_read"


def _claims(view: View, fact: Fact, trust: str | None = None) -> Iterator[Claim]:
    """What answers a fact; with a trust, what is said to concern that trust."""
    for answer in answers_to(view, fact):
        status = answer.status
        if trust is None or trust in status.applies_to:
            yield Claim(
                period=answer.document.period,
                category=status.category,
                reporter=status.reporter,
                key=status.key,
            )
