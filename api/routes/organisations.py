"""Organisations with their place in the hierarchy."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers import OrganisationEntry
from api.nearest import nearest_names
from api.paging import Page, Pager, Place
from api.parameters import AtTime, Key, Paged, Text
from api.pipeline import register
from api.problem_details import documented, unknown
from api.selecting import organisation
from api.store_reader import Store
from graph.store import StoredDocument
from model.base import fold
from model.organisations import Organisation, OrganisationType

router = APIRouter(tags=["organisations"])


class OrganisationFilters(Paged):
    """Organisations by type and by what is above them."""

    type: OrganisationType | None = Field(default=None, description="The type of organisation.")
    parent: Text | None = Field(default=None, description="What is right above, by any name.")


@router.get("/organisations", responses=documented())
def list_organisations(
    asked: Annotated[OrganisationFilters, Query()], store: Store
) -> Page[OrganisationEntry]:
    """Every organisation of the register, by name."""
    with store.view(asked) as view:
        parent = organisation(asked.parent) if asked.parent else None
        documents = view.documents()
        chosen = (
            one
            for one in register().organisations
            if asked.type in (None, one.type) and parent in (None, one.parent)
        )
        pager = Pager[OrganisationEntry](store.request, asked, _place)
        return pager.page(_entry(one, documents) for one in chosen)


@router.get("/organisations/{key:path}", responses=documented(404))
def get_organisation(
    key: Key, asked: Annotated[AtTime, Query()], store: Store
) -> OrganisationEntry:
    """One organisation, by official name or short form."""
    with store.view(asked) as view:
        known = register().by_alias.get(fold(key).casefold())
        if known is None:
            nearest = nearest_names(key, (one.name for one in register().organisations))
            hint = "The organisations are listed under /api/v1/organisations."
            raise unknown("unknown_key", key, nearest, hint)
        return _entry(known, view.documents())


def _place(entry: OrganisationEntry) -> Place:
    return (entry.organisation.name,)


def _entry(one: Organisation, documents: tuple[StoredDocument, ...]) -> OrganisationEntry:
    above: list[str] = []
    parent = one.parent
    while parent and parent not in above:
        above.append(parent)
        parent = register().by_name[parent].parent
    return OrganisationEntry(
        organisation=one,
        above=above,
        below=[child.name for child in register().children(one.name)],
        issued=[d.key for d in documents if d.fact.issuer == one.name],
        received=[d.key for d in documents if d.fact.addressee == one.name],
    )
