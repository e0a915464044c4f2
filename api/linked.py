"""Links with the facts at both their ends."""

from collections.abc import Iterable, Iterator

from api.answers import LinkEntry
from graph.store import View
from model.graph import Link


def entries(view: View, links: Iterable[Link]) -> Iterator[LinkEntry]:
    """The links of which the view holds both facts, with these."""
    for link in links:
        start, end = view.fact(link.start.key), view.fact(link.end.key)
        if start and end:
            yield LinkEntry(key=link.key, link=link, start=start, end=end)
