"""Documents: which there are, how well each was read, and what one of them gave."""

from dataclasses import dataclass
from itertools import groupby

from api.store_reader import StoreView
from graph.store import StoredDocument, View
from graph.subjects import label
from model.facts import Completeness, Fact

ON_A_PAGE = 50


@dataclass(frozen=True)
class Read:
    """A document and how well it was read: what was seen in it, and not all extracted."""

    stored: StoredDocument
    facts: int
    lacking: tuple[Completeness, ...]
    checked: bool


@dataclass(frozen=True)
class Shown:
    """A document with its facts by kind, in reading order."""

    read: Read
    kinds: tuple[tuple[str, tuple[tuple[Fact, str], ...]], ...]


def all_read(view: StoreView) -> tuple[Read, ...]:
    """Every document, those read last first."""
    return view.remembered("web.documents_read", lambda: _all_read(view))


def _all_read(view: View) -> tuple[Read, ...]:
    facts: dict[str, int] = {}
    for (doc, _), number in view.counts().items():
        facts[doc] = facts.get(doc, 0) + number
    stored = sorted(view.documents(), key=lambda d: (d.read, d.key), reverse=True)
    return tuple(_read(one, facts.get(one.key, 0)) for one in stored)


def shown(view: View, key: str) -> Shown | None:
    """A document with what it gave; None where there is none of that key."""
    stored = next((one for one in view.documents() if one.key == key), None)
    if stored is None:
        return None
    facts = [fact for fact in view.facts(doc=key) if fact.kind != "document"]
    kinds = groupby(sorted(facts, key=_kind), key=_kind)
    return Shown(
        read=_read(stored, len(facts)),
        kinds=tuple((kind, tuple((f, label(f)) for f in those)) for kind, those in kinds),
    )


def _kind(fact: Fact) -> str:
    return fact.kind


def _read(stored: StoredDocument, facts: int) -> Read:
    checks = stored.fact.completeness
    lacking = tuple(check for check in checks if check.extracted < check.seen)
    return Read(stored, facts, lacking, bool(checks))
