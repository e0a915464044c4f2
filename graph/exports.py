"""Facts and links as flat records, and the records as JSON lines.

`record` and `link_record` decide the field names; every format and the scorer read them alone.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from graph.store import View
from model.facts import Fact, Status
from model.graph import Link

Record = dict[str, Any]
Wanted = Callable[[Fact], bool]

_END_TEXT = 120


def record(fact: Fact) -> Record:
    """A fact with the field names of the gold records, then where and how it was found."""
    fields = fact.model_dump(mode="json")
    evidence = fields.pop("source")
    found = {name: fields.pop(name) for name in ("rule", "confidence", "inferred")}
    first = {name: fields.pop(name) for name in ("kind", "doc", "key")}
    place = {name: evidence[name] for name in ("quote", "page", "line", "start", "end", "sha256")}
    return {**first, **fields, **place, **found}


def link_record(link: Link, start: Fact, end: Fact) -> Record:
    """A link with both its ends, by id where they have one, else by their first words."""
    return {
        "kind": "link",
        "doc": end.doc if link.relation == "passed_on_to" else start.doc,
        "key": link.key,
        "relation": link.relation,
        "from": {**_end(start), "key": start.key, "quote": link.start.quote},
        "to": {**_end(end), "key": end.key, "quote": link.end.quote},
        "quote": link.end.quote if link.relation == "passed_on_to" else link.start.quote,
        "wording": link.wording,
        "rule": link.rule,
        "score": link.score,
        "grade": link.grade,
        "confirmed": link.confirmed,
        "suspect": link.suspect,
        "fingerprints": [link.start.fingerprint, link.end.fingerprint],
    }


def everything(_: Fact) -> bool:
    """Every fact is wanted."""
    return True


def records(view: View, wanted: Wanted = everything) -> Iterator[Record]:
    """The wanted facts by document and reading order, then the links between them by key."""
    for fact in view.facts():
        if wanted(fact):
            yield record(fact)
    for link, start, end in wanted_links(view, wanted):
        yield link_record(link, start, end)


def wanted_links(view: View, wanted: Wanted) -> Iterator[tuple[Link, Fact, Fact]]:
    """The links by key of which both facts are wanted, with these."""
    for link in view.links():
        start, end = view.fact(link.start.key), view.fact(link.end.key)
        if start and end and wanted(start) and wanted(end):
            yield link, start, end


def jsonl(view: View, wanted: Wanted = everything) -> Iterator[str]:
    """The store as JSON lines, one record each: the same bytes for the same documents."""
    for fields in records(view, wanted):
        yield json.dumps(fields, ensure_ascii=False) + "\n"


def _end(fact: Fact) -> Record:
    names = {"doc": fact.doc, "kind": fact.kind}
    printed_id = fact.of if isinstance(fact, Status) else getattr(fact, "id", None)
    if printed_id:
        return {**names, "id": printed_id}
    if not isinstance(fact, Status):
        return {**names, "text": getattr(fact, "text", "")[:_END_TEXT]}
    every = [text[:_END_TEXT] for text in fact.of_texts]
    return {**names, "text": fact.of_text[:_END_TEXT], **({"texts": every} if every else {})}
