"""What a link should join instead: candidates for one of its ends, by words or by likeness."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from api.web.views.reviewing import Item
from graph.queries import document_of
from graph.search import Query
from graph.store import View
from graph.subjects import label, shortened, statement
from model.facts import DocumentFact, Fact

End = Literal["from", "to"]
_SHOWN = 8
_WEIGHED = 40
_TEXT = 260


@dataclass(frozen=True)
class Candidate:
    """A fact that may stand at the end of the link, with the document that it is of."""

    fact: Fact
    name: str
    text: str
    meta: DocumentFact


@dataclass(frozen=True)
class Picker:
    """The end that is to be replaced, what stands there now, and what could."""

    end: End
    replaced: Fact
    name: str
    words: str
    candidates: tuple[Candidate, ...]


def picker(view: View, item: Item, end: End, words: str) -> Picker:
    """Candidates for an end of a link: those found by words, else those most like the other end."""
    one, other = (side.fact for side in item.sides)
    replaced, kept = (one, other) if end == "from" else (other, one)
    found = _found(view, replaced.kind, words) if words.strip() else _like(view, replaced, kept)
    others = (fact for fact in found if fact.key not in {one.key, other.key})
    candidates = [_candidate(view, fact) for fact, _ in zip(others, range(_SHOWN), strict=False)]
    return Picker(end, replaced, label(replaced), words, tuple(candidates))


def _found(view: View, kind: str, words: str) -> Iterable[Fact]:
    found: dict[str, Fact] = {}
    for fact in view.facts_by_id(words.strip()):
        if fact.kind == kind:
            found[fact.key] = fact
    for hit in view.search(Query(words=words, kind=kind, limit=_WEIGHED)):
        if fact_found := view.fact(hit.key):
            found[hit.key] = fact_found
    return found.values()


def _like(view: View, replaced: Fact, kept: Fact) -> Iterable[Fact]:
    """The facts beside the one that is replaced, those most like the kept end first."""
    beside = {fact.key: fact for fact in view.facts(kind=replaced.kind, doc=replaced.doc)}
    texts = {key: f"{label(fact)} {statement(fact)}" for key, fact in beside.items()}
    asked = f"{label(kept)} {statement(kept)}"
    ranked = process.extract(asked, texts, scorer=fuzz.token_set_ratio, limit=_SHOWN + 2)
    return [beside[key] for _, _, key in ranked]


def _candidate(view: View, fact: Fact) -> Candidate:
    text = shortened(statement(fact), _TEXT)
    return Candidate(fact, label(fact), text, document_of(view, fact))
