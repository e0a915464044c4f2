"""A trace as text that a person can follow from the ministry to the report."""

from collections.abc import Iterator

from graph.queries import Answer, Found, Hop, Step, Trace
from model.facts import DocumentFact, Fact, Oppdrag

REMOVED, ADDED = ("[-", "-]"), ("{+", "+}")


def lines_of(found: Found) -> Iterator[str]:
    """Every line of the chains for what was asked."""
    for number, trace in enumerate(found.traces, 1):
        if len(found.traces) > 1:
            yield f"== Chain {number} of {len(found.traces)} for {found.asked}"
        yield from _trace(trace)
    if found.left_out:
        yield f"{found.left_out} more that links lead to are left out; ask for one of those above"


def _trace(trace: Trace) -> Iterator[str]:
    seen: set[str] = set()
    for step in trace.steps:
        seen.add(step.fact.key)
        for hop in trace.hops:
            ends = {hop.link.start.key, hop.link.end.key}
            if step.fact.key in ends and ends <= seen:
                yield from _hop(hop, step.fact.key)
        if step.origin == "added_locally":
            yield "  | added locally: not in what the level above demanded"
        yield from _step(step)
        yield ""


def _hop(hop: Hop, here: str) -> Iterator[str]:
    link = hop.link
    wording = f", {link.wording}" if link.wording else ""
    doubt = ", SUSPECT: a text has changed" if link.suspect else ""
    way, other = ("from", link.start.key) if link.end.key == here else ("to", link.end.key)
    yield f"  | {link.relation}{wording} ({way} {other}, {link.rule}, {link.score:.2f}){doubt}"
    if link.wording == "reworded":
        yield "  | difference: " + " ".join(
            _piece(piece.change, piece.text) for piece in hop.difference
        )
    yield "  v"


def _piece(change: str, text: str) -> str:
    if change == "removed":
        return text.join(REMOVED)
    return text.join(ADDED) if change == "added" else text


def _step(step: Step) -> Iterator[str]:
    fact = step.fact
    name = " ".join(filter(None, (getattr(fact, "id", None), getattr(fact, "title", None))))
    yield name or fact.key
    yield f"  {_who(step.document)}; {_place(fact)}"
    yield f"  “{getattr(fact, 'text', fact.source.quote)}”"
    if isinstance(fact, Oppdrag):
        yield from _roles(fact)
    if step.passed_on not in {"lowest_level", "not_followed"}:
        yield f"  passed on: {_passed_on(step)}"
    yield f"  reported: {'' if step.answers else _NOT_REPORTED[step.reported]}".rstrip()
    for answer in step.answers:
        yield from _answer(answer)


_NOT_REPORTED = {
    "reported": "",
    "not_reported": "NOT REPORTED in the reports that were read",
    "nothing_read": "unknown, no report of the addressee for that year was read",
}


def _passed_on(step: Step) -> str:
    words = {
        "passed_on": "yes",
        "not_passed_on": "NOT PASSED ON",
        "nothing_read": "unknown, no document of the level below for that year was read",
    }[step.passed_on]
    if step.not_passed_on_to:
        words += f"; not to {', '.join(step.not_passed_on_to)}"
    return words


def _roles(fact: Oppdrag) -> Iterator[str]:
    roles = {
        "owners": ", ".join(fact.owners),
        "lead": fact.lead,
        "with": ", ".join(fact.collaborators),
        "deadlines": ", ".join((*fact.deadlines, *(d.text for d in fact.deadlines_imprecise))),
    }
    said = [f"{role}: {words}" for role, words in roles.items() if words]
    if said:
        yield "  " + "; ".join(said)


def _answer(answer: Answer) -> Iterator[str]:
    status = answer.status
    chance = f", likelihood {status.probability}" if status.probability else ""
    who = status.reporter or answer.document.issuer or "?"
    yield f"    {answer.document.period}: {status.category}{chance}, says {who}; {_place(status)}"
    yield f"      “{_short(status.text)}”"


def _who(document: DocumentFact) -> str:
    to = f" -> {document.addressee}" if document.addressee else ""
    return f"{document.issuer or 'unknown issuer'}{to}, {document.title or document.doc_type}"


def _place(fact: Fact) -> str:
    source = fact.source
    at = f"page {source.page}" if source.page else f"line {source.line}" if source.line else ""
    return f"{source.doc} {at}".rstrip()


def _short(text: str, limit: int = 240) -> str:
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"
