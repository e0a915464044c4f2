"""Whether the store holds what it claims: quotes at their spans, ids and links that resolve."""

from collections.abc import Iterator
from typing import Literal

from graph.store import StoredDocument, View
from graph.subjects import end
from model.base import Frozen
from model.evidence import Source
from model.facts import Fact, Status

ProblemKind = Literal["quote", "source", "id", "link", "suspect", "store"]


class Problem(Frozen):
    """What is wrong and where. An `error` is damage; a `note` is for a person to look at.

    A cited id that is defined nowhere is a note: its document may just not have been read. So is
    a link whose texts have changed since it was made.
    """

    kind: ProblemKind
    severity: Literal["error", "note"]
    key: str
    message: str


def verify(view: View) -> tuple[Problem, ...]:
    """Every problem of the store, by document and reading order."""
    return (
        *_damage(view),
        *(problem for stored in view.documents() for problem in _of_document(view, stored)),
        *_links(view),
    )


def _damage(view: View) -> Iterator[Problem]:
    for line in view.damage():
        yield Problem(kind="store", severity="error", key="", message=line)


def _of_document(view: View, stored: StoredDocument) -> Iterator[Problem]:
    document = view.document(stored.key)
    if document is None:
        yield _error("store", stored.key, "the document's text is not in the store")
        return
    for fact in view.facts(doc=stored.key):
        evidence = fact.source
        if (evidence.doc, evidence.sha256) != (document.key, document.sha256):
            yield _error("source", fact.key, "its evidence is of another document or version")
        elif not _stands(evidence, document.printed(evidence.start, evidence.end)):
            yield _error("quote", fact.key, f"not found at its span: {evidence.quote[:80]}")
        yield from _cited(view, fact)


def _stands(evidence: Source, printed: str) -> bool:
    return 0 <= evidence.start < evidence.end and evidence.quote == printed != ""


def _cited(view: View, fact: Fact) -> Iterator[Problem]:
    if isinstance(fact, Status) and fact.of and not view.facts_by_id(fact.of):
        message = f"{fact.of} is defined in no document of the store"
        yield Problem(kind="id", severity="note", key=fact.key, message=message)


def _links(view: View) -> Iterator[Problem]:
    for link in view.links():
        for stored in (link.start, link.end):
            fact = view.fact(stored.key)
            if fact is None:
                yield _error("link", link.key, f"{stored.key} is not in the store")
            elif link.suspect or end(fact).fingerprint != stored.fingerprint:
                message = f"the text of {stored.key} has changed since the link was made"
                yield Problem(kind="suspect", severity="note", key=link.key, message=message)


def _error(kind: ProblemKind, key: str, message: str) -> Problem:
    return Problem(kind=kind, severity="error", key=key, message=message)
