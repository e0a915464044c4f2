"""A view for one question: what it asks several times is looked up once."""

from collections.abc import Iterator
from functools import cache

from graph.reviewed import ReviewedView
from graph.store import View
from model.facts import Fact
from model.graph import Edge, Link


class AskedOnce(ReviewedView):
    """All as in the view beneath, which sees one state for as long as the question lasts."""

    def __init__(self, view: View) -> None:
        super().__init__(view, {})
        self.documents = cache(view.documents)
        self._fact = cache(view.fact)
        self._about = cache(lambda doc: tuple(view.facts(kind="document", doc=doc)))
        edges = cache(lambda key: tuple(view.edges(key)))
        links = cache(lambda key: tuple(view.links(key)))

        def edges_once(key: str | None = None) -> Iterator[Edge]:
            return iter(edges(key))

        def links_once(key: str | None = None) -> Iterator[Link]:
            return iter(links(key))

        self.edges, self.links = edges_once, links_once

    def fact(self, key: str) -> Fact | None:
        """The fact with this key."""
        return self._fact(key)

    def facts(self, *, kind: str | None = None, doc: str | None = None) -> Iterator[Fact]:
        """Facts by document and reading order."""
        if kind == "document" and doc is not None:
            return iter(self._about(doc))
        return self._view.facts(kind=kind, doc=doc)
