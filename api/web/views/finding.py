"""What a person may mean by what they typed into the one field."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from api.nearest import nearest_keys
from api.pipeline import register
from api.web import addresses
from api.web.overview import Overview
from api.web.views.oppdrag import mandates
from graph.names import comparable_id
from graph.queries import nearest_of
from graph.store import View
from model.base import fold

_SHOWN = 10
_MANDATE = "Oppdrag"


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


def suggestions(overview: Overview | None, asked: str) -> list[Suggestion]:
    """The first things whose name begins with, or holds, what was typed."""
    folded = fold(asked).casefold()
    if not folded or overview is None:
        return []
    query = (
        "SELECT shown, label FROM name WHERE instr(folded, ?)"
        " ORDER BY instr(folded, ?) > 1, place LIMIT ?"
    )
    found = overview.rows(query, folded, folded, _SHOWN)
    return [Suggestion(value=value, label=label) for value, label in found]


def nearest(view: View, overview: Overview | None, asked: str) -> tuple[str, ...]:
    """Ids or keys of mandates that look most like one that is not there."""
    if overview is None or "/" in asked:
        return nearest_keys(view, asked, "oppdrag")
    ids = dict(overview.rows("SELECT shown, id FROM name WHERE id IS NOT NULL"))
    return nearest_of(asked, ids)


def overview_rows(view: View) -> Iterator[tuple[object, ...]]:
    """What can be suggested as rows of an overview."""
    for place, (value, label) in enumerate(_names(view)):
        id = comparable_id(value) if label == _MANDATE else None  # noqa: A001
        yield place, fold(value).casefold(), value, label, id


def _names(view: View) -> Iterable[tuple[str, str]]:
    """What can be suggested, and what it is."""
    found = dict.fromkeys(view.ids(), _MANDATE)
    for stored in view.documents():
        if stored.fact.title:
            label = " ".join(filter(None, ("Dokument", stored.fact.addressee)))
            found.setdefault(stored.fact.title, label)
    for one in register().organisations:
        found.setdefault(one.name, "Organisasjon")
    return found.items()
