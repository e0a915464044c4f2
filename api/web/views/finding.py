"""What a person may mean by what they typed into the one field."""

from collections.abc import Iterator
from itertools import islice

from pydantic import BaseModel

from api.pipeline import register
from api.web import addresses
from api.web.views.oppdrag import mandates
from graph.store import View
from model.base import fold

_SHOWN = 10


class Suggestion(BaseModel):
    """Something that goes on as the words begin."""

    value: str
    label: str


def place(view: View, asked: str) -> str:
    """The address of what goes by that id, key or name; else of a search for it."""
    if not asked:
        return "/"
    if mandates(view, asked):
        return addresses.oppdrag(asked)
    if fact := view.fact(asked):
        return addresses.fact(fact.key, fact.kind)
    folded = fold(asked).casefold()
    documents = [
        stored.key
        for stored in view.documents()
        if folded in {stored.key.casefold(), fold(stored.fact.title or "").casefold()}
    ]
    if len(documents) == 1:
        return addresses.document(documents[0])
    return addresses.search(q=asked)


def suggestions(view: View, asked: str) -> list[Suggestion]:
    """The first things whose name begins with, or holds, what was typed."""
    folded = fold(asked).casefold()
    if not folded:
        return []
    found = {one.value: one for one in _names(view) if folded in fold(one.value).casefold()}
    first = sorted(found.values(), key=lambda one: not one.value.casefold().startswith(folded))
    return list(islice(first, _SHOWN))


def _names(view: View) -> Iterator[Suggestion]:
    yield from (Suggestion(value=id, label="Oppdrag") for id in view.ids())  # noqa: A001
    for stored in view.documents():
        if stored.fact.title:
            label = " ".join(filter(None, ("Dokument", stored.fact.addressee)))
            yield Suggestion(value=stored.fact.title, label=label)
    for one in register().organisations:
        yield Suggestion(value=one.name, label="Organisasjon")
