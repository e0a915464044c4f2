"""Links with the facts at both their ends."""

from collections.abc import Iterable, Iterator

from api.answers import LinkEntry
from graph.store import View
from model.graph import Link


def entries(view: View, links: Iterable[Link]) -> Iterator[LinkEntry]:
    """The links of which the view holds both facts, with these."""
    several = list(links)
    keys = dict.fromkeys(end.key for link in several for end in (link.start, link.end))
    facts = {fact.key: fact for fact in view.facts_of(list(keys))}
    for link in several:
        start, end = facts.get(link.start.key), facts.get(link.end.key)
        if start and end:
            yield LinkEntry(key=link.key, link=link, start=start, end=end)
