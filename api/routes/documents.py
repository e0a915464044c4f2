"""Documents, with what they say of themselves and how completely they were read."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers import DocumentEntry
from api.nearest import nearest_names
from api.paging import Page, Pager, Place
from api.parameters import AtTime, Key, Paged, Text, Year
from api.pipeline import register
from api.problem_details import ProblemError, documented, unknown
from api.published_quality import of_documents
from api.selecting import organisation
from api.store_reader import Store
from graph.coverage import Coverage, coverage
from graph.store import StoredDocument, View
from model.facts import DocType

router = APIRouter(tags=["documents"])


class DocumentFilters(Paged):
    """Documents by type, year, and whom they are from and for."""

    doc_type: DocType | None = Field(default=None, description="The type of document.")
    year: Year | None = Field(default=None, description="The steering year.")
    issuer: Text | None = Field(default=None, description="Who issued it, by any of its names.")
    addressee: Text | None = Field(default=None, description="Whom it is for, by any name.")


@router.get("/documents", responses=documented())
def list_documents(asked: Annotated[DocumentFilters, Query()], store: Store) -> Page[DocumentEntry]:
    """Documents by key."""
    with store.view(asked) as view:
        issuer = organisation(asked.issuer) if asked.issuer else None
        addressee = organisation(asked.addressee) if asked.addressee else None
        chosen = (
            stored
            for stored in view.documents(year=asked.year, issuer=issuer)
            if asked.doc_type in (None, stored.fact.doc_type)
            and addressee in (None, stored.fact.addressee)
        )
        counts = _counts(view)
        pager = Pager[DocumentEntry](store.request, asked, _place)
        return pager.page(_entry(stored, counts) for stored in chosen)


@router.get("/documents/{key}", responses=documented(404))
def get_document(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> DocumentEntry:
    """One document."""
    with store.view(asked) as view:
        return _entry(stored_document(view, key), _counts(view))


@router.get("/documents/{key}/coverage", responses=documented(404))
def document_coverage(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> Coverage:
    """The document's mandates by trust: passed on, reworded or not; reported how, or not."""
    with store.view(asked) as view:
        found = coverage(view, register(), key)
        if found is None:
            raise _unknown(view, key)
        return found


def stored_document(view: View, key: str) -> StoredDocument:
    """The document with this key; ends the request where there is none."""
    for stored in view.documents():
        if stored.key == key:
            return stored
    raise _unknown(view, key)


def _place(entry: DocumentEntry) -> Place:
    return (entry.key,)


def _counts(view: View) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for (doc, kind), number in view.counts().items():
        counts.setdefault(doc, {})[kind] = number
    return counts


def _entry(stored: StoredDocument, counts: dict[str, dict[str, int]]) -> DocumentEntry:
    return DocumentEntry(
        key=stored.key,
        version=stored.version,
        name=stored.name,
        sha256=stored.sha256,
        read=stored.read,
        fact=stored.fact,
        counts=counts.get(stored.key, {}),
        quality=of_documents().get(stored.key, []),
    )


def _unknown(view: View, key: str) -> ProblemError:
    nearest = nearest_names(key, (stored.key for stored in view.documents()))
    hint = "The keys are listed under /api/v1/documents."
    return unknown("unknown_key", key, nearest, hint)
