"""All extractors over one document: the only entry to this stage."""

from collections import Counter
from collections.abc import Iterable

from extractors.allocations import allocations
from extractors.arlig_melding import arlig_melding
from extractors.commitments import commitments
from extractors.completeness import completeness
from extractors.context import Context, Extractor
from extractors.foretaksmote import foretaksmote
from extractors.goals import goals
from extractors.indicators import indicators
from extractors.inspections import inspections
from extractors.metadata import document_fact
from extractors.oppdrag import oppdrag
from extractors.passages import passages
from extractors.tertial import tertial
from model.facts import Fact
from model.organisations import Register
from model.text import Document

EXTRACTORS: tuple[Extractor, ...] = (
    arlig_melding,
    foretaksmote,
    tertial,
    inspections,
    oppdrag,
    goals,
    indicators,
    commitments,
    allocations,
    passages,
)
"""In the order in which they run; each decides by the document's type whether it has work."""


def extract(document: Document, register: Register) -> tuple[Fact, ...]:
    """The facts of one document, in reading order, each with a key of its own."""
    meta = document_fact(document, register)
    context = Context(document, register, meta)
    facts: list[Fact] = [fact for extractor in EXTRACTORS for fact in extractor(context)]
    checked = meta.model_copy(update={"completeness": completeness(context, facts)})
    facts.append(checked)
    facts.sort(key=lambda fact: (fact.kind != "document", fact.source.start, fact.kind, fact.key))
    return tuple(_with_own_keys(facts))


def _with_own_keys(facts: Iterable[Fact]) -> Iterable[Fact]:
    seen: Counter[str] = Counter()
    for fact in facts:
        seen[fact.key] += 1
        count = seen[fact.key]
        yield fact if count == 1 else fact.model_copy(update={"key": f"{fact.key}~{count}"})
