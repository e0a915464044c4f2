"""Links between facts, and findings."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers import LinkEntry
from api.linked import entries
from api.paging import Page, Pager, Place
from api.parameters import Paged, Text
from api.pipeline import register
from api.problem_details import documented
from api.store_reader import Store
from graph.checks import findings
from graph.findings import Finding, Severity
from graph.store import View
from model.graph import Grade, Link, Relation

router = APIRouter()


class LinkFilters(Paged):
    """Links by what they say, how sure they are, and what they join."""

    relation: Relation | None = Field(default=None, description="What the link says.")
    grade: Grade | None = Field(default=None, description="`linked` is a claim, `suggested` none.")
    wording: Literal["verbatim", "reworded"] | None = Field(
        default=None, description="Whether the words are the same at both ends."
    )
    doc: Text | None = Field(default=None, description="A document that either end is of.")
    key: Text | None = Field(default=None, description="The key of a fact at either end.")


class FindingFilters(Paged):
    """Findings by check and severity."""

    check: Text | None = Field(default=None, description="Only findings of this check.")
    severity: Severity | None = Field(default=None, description="An error, a warning or a note.")
    doc: Text | None = Field(default=None, description="A document that the evidence is of.")
    silenced: bool = Field(default=False, description="Whether to give silenced findings too.")


@router.get("/links", tags=["links"], responses=documented())
def list_links(asked: Annotated[LinkFilters, Query()], store: Store) -> Page[LinkEntry]:
    """Links by key, with the words and the evidence of both facts."""
    with store.view(asked) as view:
        chosen = (link for link in view.links(asked.key) if _holds(asked, link))
        found = Pager[Link](store.request, asked, _link_place).page(chosen)
        return Page(items=list(entries(view, found.items)), total=found.total, next=found.next)


@router.get("/findings", tags=["findings"], responses=documented())
def list_findings(asked: Annotated[FindingFilters, Query()], store: Store) -> Page[Finding]:
    """What a careful reader of all documents would point out, by check."""
    with store.view(asked) as view:
        return Pager[Finding](store.request, asked, _finding_place).page(_findings(view, asked))


def _holds(asked: LinkFilters, link: Link) -> bool:
    docs = {end.key.split("/", 1)[0] for end in (link.start, link.end)}
    return (
        asked.relation in (None, link.relation)
        and asked.grade in (None, link.grade)
        and asked.wording in (None, link.wording)
        and (asked.doc is None or asked.doc in docs)
    )


def _findings(view: View, asked: FindingFilters) -> Iterator[Finding]:
    for finding in findings(view, register(), silenced=asked.silenced):
        docs = {evidence.doc for evidence in finding.evidence}
        if (
            asked.check in (None, finding.check)
            and asked.severity in (None, finding.severity)
            and (asked.doc is None or asked.doc in docs)
        ):
            yield finding


def _link_place(link: Link) -> Place:
    return (link.key,)


def _finding_place(finding: Finding) -> Place:
    return (finding.check, finding.id)
