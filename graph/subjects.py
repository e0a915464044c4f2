"""What a fact says, as one text: for labels, for search, and for the fingerprint of a link."""

from collections.abc import Iterable
from typing import Any

from model.base import fingerprint
from model.facts import (
    Allocation,
    Audit,
    Commitment,
    Decision,
    DocumentFact,
    Fact,
    Goal,
    Indicator,
    Oppdrag,
    Passage,
    Risk,
    Status,
)
from model.graph import End

NAMING: dict[str, tuple[str, ...]] = {
    "oppdrag": ("owners", "lead", "collaborators", "involved", "carried_out_by"),
    "status": ("reporter", "applies_to"),
    "document": ("issuer", "addressee"),
    "commitment": ("owner",),
    "audit": ("object",),
    "passage": ("organisations",),
}
"""The fields in which facts of a kind name whom they concern."""


def statement(fact: Fact) -> str:
    """The words that carry the fact: the text of a mandate, the answer of a status."""
    match fact:
        case Goal() | Indicator() | Oppdrag() | Status() | Commitment() | Decision() | Passage():
            return fact.text
        case DocumentFact():
            return fact.title or fact.doc
        case Audit():
            return " ".join(filter(None, (fact.object, fact.body, fact.topic)))
        case Risk() | Allocation():
            return fact.name


def label(fact: Fact) -> str:
    """A short name for people: the id and title of a mandate, else the first words."""
    match fact:
        case Oppdrag():
            name = " ".join(filter(None, (fact.id, fact.title)))
            return name or shortened(fact.text)
        case Status():
            return shortened(fact.of_text)
        case _:
            return shortened(statement(fact))


def searchable(fact: Fact) -> str:
    """Every word a person may look for it by."""
    extra: tuple[str | None, ...] = ()
    match fact:
        case Oppdrag():
            extra = (fact.id, fact.title, fact.lead_in, fact.heading)
        case Status():
            extra = (fact.of, fact.of_text, fact.heading)
        case Goal() | Indicator() | Commitment() | Passage():
            extra = (fact.heading,)
        case _:
            pass
    return " – ".join(filter(None, (*extra, statement(fact))))


def year_of(fact: Fact, document_year: int | None) -> int | None:
    """The steering year of a fact: its own where it has one, else its document's."""
    own = fact.of_year if isinstance(fact, Status) else getattr(fact, "year", None)
    return own if own is not None else document_year


def organisations_of(fact: Fact) -> tuple[str, ...]:
    """Every organisation that the fact concerns, by official name, without repeats."""
    return named(getattr(fact, name) for name in NAMING.get(fact.kind, ()))


def named(values: Iterable[Any]) -> tuple[str, ...]:
    """The organisations in fields that hold one, several or none."""
    each = ((value,) if isinstance(value, str) else value or () for value in values)
    return tuple(dict.fromkeys(name for names in each for name in names if name))


def end(fact: Fact) -> End:
    """One end of a link to this fact. A status is linked for what it answers, too."""
    words = f"{fact.of_text} {fact.text}" if isinstance(fact, Status) else statement(fact)
    return End(key=fact.key, quote=fact.source.quote, fingerprint=fingerprint(words))


def shortened(text: str, limit: int = 80) -> str:
    """The first words of a text, at most `limit` characters."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
