"""A view of the store in which the fields that people put right are right.

The facts stay as they were read; the decisions lie over them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, groupby

from graph.reviews import corrected, latest
from graph.store import Said, View
from model.facts import Fact
from model.graph import Review


def field_decisions(view: View) -> dict[str, Review]:
    """The last standing decision on each field of a fact, by FACT_KEY#FIELD."""
    return {key: one for key, one in latest(view.reviews()).items() if "#" in key}


class ReviewedView:
    """Everything as in the view beneath, but for corrected facts."""

    def __init__(self, view: View, decisions: Mapping[str, Review] | None = None) -> None:
        """Over `view`; `decisions` as `field_decisions` gives them, where they are known."""
        self._view = view
        self._known = decisions
        self.documents = view.documents
        self.versions = view.versions
        self.counts = view.counts
        self.document = view.document
        self.ids = view.ids
        self.nodes = view.nodes
        self.edges = view.edges
        self.cited = view.cited
        self.links = view.links
        self.reviews = view.reviews
        self.changes = view.changes
        self.search = view.search
        self.damage = view.damage

    @cached_property
    def _decisions(self) -> Mapping[str, Review]:
        return field_decisions(self._view) if self._known is None else self._known

    def facts(self, *, kind: str | None = None, doc: str | None = None) -> Iterator[Fact]:
        """Facts by document and reading order."""
        return (self._right(fact) for fact in self._view.facts(kind=kind, doc=doc))

    def said(self, kind: str, docs: Sequence[str], fields: Sequence[str]) -> Iterator[Said]:
        """Only these fields of the facts of a kind, by document and reading order."""
        touched = {key.split("/", 1)[0] for key in self._decisions}
        for is_corrected, group in groupby(docs, touched.__contains__):
            if not is_corrected:
                yield from self._view.said(kind, list(group), fields)
                continue
            for fact in chain.from_iterable(self.facts(kind=kind, doc=doc) for doc in group):
                said = fact.model_dump(mode="json")
                values = tuple(said.get(name) for name in fields)
                yield Said(fact.doc, fact.key, fact.source.start, values)

    def fact(self, key: str) -> Fact | None:
        """The fact with this key."""
        fact = self._view.fact(key)
        return self._right(fact) if fact else None

    def facts_of(self, keys: Sequence[str]) -> Iterator[Fact]:
        """The facts with these keys, in their order; what is not there is left out."""
        return map(self._right, self._view.facts_of(keys))

    def facts_by_id(self, id: str) -> tuple[Fact, ...]:
        """The facts that are defined under this id, with or without leading zeros."""
        return tuple(self._right(fact) for fact in self._view.facts_by_id(id))

    def _right(self, fact: Fact) -> Fact:
        return corrected(fact, self._decisions) if self._decisions else fact
