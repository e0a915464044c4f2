"""Links between facts, and findings."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers import LinkEntry
from api.link_rows import LinkRow, rows_of
from api.linked import entries
from api.paging import Page, Pager, Place
from api.parameters import Paged, Text
from api.pipeline import register
from api.problem_details import documented
from api.store_reader import Store, StoreView
from api.web.overviews import LatestOverview
from api.web.views.decisions import latest_of
from api.web.views.findings import Findings, Where
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
        chosen = [row for row in _rows(view, asked.key) if _holds(asked, row)]
        found = Pager[LinkRow](store.request, asked, lambda row: (row.key,)).page_of_sorted(chosen)
        links = (one for row in found.items for one in _links(view, row))
        return Page(items=list(entries(view, links)), total=found.total, next=found.next)


@router.get("/findings", tags=["findings"], responses=documented())
def list_findings(
    asked: Annotated[FindingFilters, Query()], store: Store, overviews: LatestOverview
) -> Page[Finding]:
    """What a careful reader of all documents would point out, by check."""
    with store.view(asked) as view:
        found = (
            _past(view, asked) if asked.as_of or asked.known_at else _now(view, asked, overviews)
        )
        return Pager[Finding](store.request, asked, _finding_place).page(found)


def _rows(view: StoreView, key: str | None) -> Sequence[LinkRow]:
    """All links as rows, by key, or those of a fact."""
    if key is not None:
        return rows_of(view.links(key))
    return view.link_rows()


def _links(view: View, row: LinkRow) -> Iterator[Link]:
    return (link for link in view.links(row.from_key) if link.key == row.key)


def _holds(asked: LinkFilters, row: LinkRow) -> bool:
    return (
        asked.relation in (None, row.relation)
        and asked.grade in (None, row.grade)
        and asked.wording in (None, row.wording)
        and asked.doc in (None, row.start, row.end)
    )


def _now(view: StoreView, asked: FindingFilters, overviews: LatestOverview) -> tuple[Finding, ...]:
    docs = None if asked.doc is None else [asked.doc]
    where = Where(asked.check or "", asked.severity or "", docs)
    with overviews.current() as overview:
        return Findings(overview, {} if asked.silenced else latest_of(view)).found(where)


def _past(view: StoreView, asked: FindingFilters) -> Iterator[Finding]:
    found = view.remembered(
        ("findings", asked.silenced),
        lambda: tuple(findings(view, register(), silenced=asked.silenced)),
    )
    for finding in found:
        docs = {evidence.doc for evidence in finding.evidence}
        if (
            asked.check in (None, finding.check)
            and asked.severity in (None, finding.severity)
            and (asked.doc is None or asked.doc in docs)
        ):
            yield finding


def _finding_place(finding: Finding) -> Place:
    return (finding.check, finding.id)
