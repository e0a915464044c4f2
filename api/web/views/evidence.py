"""A fact with what stands around it in its document, and how to refer to it."""

from dataclasses import dataclass

from api.web import words
from graph.queries import document_of
from graph.store import View
from graph.subjects import label
from model.facts import DocumentFact, Fact


@dataclass(frozen=True)
class Neighbour:
    """Another fact of the document."""

    fact: Fact
    name: str


@dataclass(frozen=True)
class Around:
    """The document of a fact, the facts before and behind it, and a reference to its words."""

    meta: DocumentFact
    name: str
    before: Neighbour | None
    behind: Neighbour | None
    on_page: tuple[Neighbour, ...]
    """The others whose words begin on the same page, in reading order."""
    reference: str


def around(view: View, fact: Fact) -> Around:
    """What stands around a fact."""
    meta = document_of(view, fact)
    facts = [f for f in view.facts(doc=fact.doc) if f.kind != "document" or f.key == fact.key]
    at = next(index for index, one in enumerate(facts) if one.key == fact.key)
    page = fact.source.page
    return Around(
        meta=meta,
        name=label(fact),
        before=_neighbour(facts[at - 1]) if at else None,
        behind=_neighbour(facts[at + 1]) if at + 1 < len(facts) else None,
        on_page=tuple(
            _neighbour(one)
            for one in facts
            if page and one.source.page == page and one.key != fact.key
        ),
        reference=reference(fact, meta),
    )


def reference(fact: Fact, meta: DocumentFact) -> str:
    """The quote with a reference, to be put into a letter or a case."""
    who = meta.issuer or "ukjent avsender"
    to = f" til {meta.addressee}" if meta.addressee else ""
    when = f", {words.day(meta.date)}" if meta.date else ""
    source = fact.source
    line = f", linje {source.line}" if source.line else ""
    where = f", s. {source.page}" if source.page else line
    quote = " ".join(source.quote.split())
    return f"«{quote}» ({meta.title or meta.doc}, {who}{to}{when}{where}. {fact.key})"


def _neighbour(fact: Fact) -> Neighbour:
    return Neighbour(fact, label(fact))
