"""What a person may mean by what they typed into the one field."""

from collections.abc import Iterator

from pydantic import BaseModel

from api.pipeline import register
from api.store_reader import StoreView
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
    if organisation := register().by_alias.get(folded):
        return addresses.organisation(organisation.name)
    return addresses.search(q=asked)


def suggestions(view: StoreView, asked: str) -> list[Suggestion]:
    """The first things whose name begins with, or holds, what was typed."""
    folded = fold(asked).casefold()
    if not folded:
        return []
    names = view.remembered("web.names", lambda: tuple(_names(view)))
    holding = [one for one in names if folded in one[0]]
    holding.sort(key=lambda one: not one[0].startswith(folded))
    return [Suggestion(value=value, label=label) for _, value, label in holding[:_SHOWN]]


def _names(view: StoreView) -> Iterator[tuple[str, str, str]]:
    """What can be suggested: as it is looked for, as it is shown, and what it is."""
    found = dict.fromkeys(view.ids(), "Oppdrag")
    for stored in view.documents():
        if stored.fact.title:
            label = " ".join(filter(None, ("Dokument", stored.fact.addressee)))
            found.setdefault(stored.fact.title, label)
    for one in register().organisations:
        found.setdefault(one.name, "Organisasjon")
    for value, label in found.items():
        yield fold(value).casefold(), value, label
