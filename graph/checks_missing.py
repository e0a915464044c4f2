"""Checks on what is missing: mandates with no trust behind them, reports, answers, definitions."""

from collections import defaultdict
from collections.abc import Iterator

from graph.checking import Material, last_day, series
from graph.findings import Details, Finding, Severity, finding
from graph.names import canonical_id, ids_in, level
from graph.subjects import label
from model.facts import DocumentFact, Oppdrag, Status


def passed_to_nobody(material: Material) -> Iterator[Finding]:
    """A mandate of the ministry that no trust whose document was read was given."""
    given = {start for start, _ in material.claims.get("passed_on_to", ())}
    register = material.corpus.register
    for upper in material.steering:
        if not upper.issuer or level(upper.issuer, register) != 0 or not upper.addressee:
            continue
        read = sorted({d.addressee or d.doc for d in material.below[upper.doc]})
        for mandate in material.mandates(upper.doc):
            told = not mandate.owners or upper.addressee in mandate.owners
            if mandate.id and told and mandate.key not in given:
                behind = f"read: {', '.join(read)}" if read else "no document below was read"
                message = f"{label(mandate)}: no trust was given it; {behind}"
                details: Details = {"read": ", ".join(read)} if read else {"case": "unread"}
                severity: Severity = "warning" if read else "note"
                yield finding("no_trust", severity, message, details, mandate)


def reported_by_nobody(material: Material) -> Iterator[Finding]:
    """Somebody was given mandates for a year of which other reports, but none of theirs, exist."""
    read = {(report.issuer, report.year) for report in material.reports}
    years = {year for _, year in read}
    for document in material.steering:
        silent = document.addressee and (document.addressee, document.year) not in read
        if silent and document.year in years:
            message = f"{document.addressee} has mandates for {document.year}, but no report"
            details: Details = {"who": document.addressee or "", "year": str(document.year)}
            yield finding("no_report", "warning", message, details, document)


def not_answered(material: Material) -> Iterator[Finding]:
    """A numbered mandate that the addressee's annual report passes over."""
    annual = {(r.issuer, r.year): r for r in material.documents(("arlig_melding",))}
    for document in material.steering:
        report = annual.get((document.addressee, document.year))
        for mandate in material.mandates(document.doc) if report else ():
            answers = material.answers.get(mandate.key, [])
            if report and mandate.id and not any(s.doc == report.doc for s in answers):
                message = f"{label(mandate)}: not answered in {report.doc}"
                details: Details = {"doc": report.doc}
                yield finding("not_reported", "warning", message, details, mandate)


def deadlines_passed(material: Material) -> Iterator[Finding]:
    """A deadline that lies before the end of a report's period, with no answer to the mandate."""
    reports: dict[tuple[str | None, int | None], list[DocumentFact]] = defaultdict(list)
    for report in material.reports:
        reports[report.issuer, report.year].append(report)
    for document in material.steering:
        told = reports.get((document.addressee, document.year), [])
        days = {day: r for r in told if (day := last_day(r))}
        for mandate in material.mandates(document.doc) if days else ():
            latest = max(days)
            passed = [day for day in mandate.deadlines if day <= latest]
            if passed and mandate.key not in material.answers:
                message = (
                    f"{label(mandate)}: due {max(passed)}, "
                    f"no status by {latest} ({days[latest].doc})"
                )
                details: Details = {"due": max(passed), "by": latest}
                yield finding("deadline", "warning", message, details, mandate, days[latest])


def cited_and_undefined(material: Material) -> Iterator[Finding]:
    """An id that a fact cites and no document of the store defines."""
    documents = material.corpus.documents
    defined = frozenset().union(*(_defined(material, doc) for doc in documents))
    known = {series(canonical) for canonical in defined}
    for kind in ("oppdrag", "status"):
        for fact in material.corpus.facts.get(kind, ()):
            for cited in sorted(_cited(fact) - defined):
                read = series(cited) in known
                why = "its series was read" if read else "no document of its series was read"
                message = f"{cited} is cited and defined nowhere; {why}"
                details: Details = {"id": cited} if read else {"id": cited, "case": "unread"}
                severity: Severity = "warning" if read else "note"
                yield finding("undefined", severity, message, details, fact, told=cited)


def _cited(fact: object) -> frozenset[str]:
    if isinstance(fact, Status):
        own = canonical_id(fact.of or "")
        return ids_in(f"{fact.of_text} {fact.text}") | ({own} if own else frozenset())
    return ids_in(fact.text) if isinstance(fact, Oppdrag) else frozenset()


def seen_and_not_read(material: Material) -> Iterator[Finding]:
    """Ids of a steering document's own series that its text holds and its facts do not."""
    defined = {doc: _defined(material, doc) for doc in material.corpus.documents}
    everywhere = frozenset().union(*defined.values())
    for document in material.steering:
        own = {series(canonical) for canonical in defined[document.doc]}
        for canonical, page in sorted(material.printed_ids[document.doc].items()):
            if series(canonical) in own and canonical not in everywhere:
                where = f" on page {page}" if page else ""
                message = f"{canonical} stands{where} of {document.doc}, but was not read"
                details: Details = {"id": canonical}
                if page:
                    details |= {"case": "on page", "page": page}
                yield finding("not_read", "warning", message, details, document, told=canonical)


def _defined(material: Material, doc: str) -> frozenset[str]:
    ids = (canonical_id(mandate.id or "") for mandate in material.mandates(doc))
    return frozenset(filter(None, ids))
