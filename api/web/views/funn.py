"""Findings for people: filtered, each with its passages, and as lines of a sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from api.store_reader import StoreView
from api.web import addresses
from api.web.sheets import Value
from api.web.views.findings import Findings, Where
from api.web.views.told import told
from api.web.words import named, names
from graph.findings import Evidence, Finding
from graph.store import StoredDocument, View
from graph.subjects import label
from model.facts import DocumentFact, Fact

PER_SIDE = 20
COLUMNS = (
    *("Sjekk", "Alvor", "År", "Gjelder", "Dokument", "Side", "Sitat", "Dokument 2", "Side 2"),
    *("Sitat 2", "Hva som er funnet", "Nøkkel"),
)
_SHOWN_PASSAGES = 2

Documents = Mapping[str, DocumentFact]


class FindingsAsked(BaseModel):
    """What the form sends. `gjort`: the decision that was just made."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sjekk: str = Field(default="", max_length=50)
    alvor: Literal["", "error", "warning", "note"] = ""
    dokument: str = Field(default="", max_length=200)
    hvem: str = Field(default="", max_length=200)
    aar: str = Field(default="", pattern="^([0-9]{4})?$")
    side: int = Field(default=1, ge=1, le=100_000)
    gjort: str = Field(default="", max_length=64)

    @property
    def query(self) -> str:
        """The filters as they stand in an address."""
        given = self.model_dump(exclude={"side", "gjort"}, exclude_defaults=True)
        return urlencode(given)

    def address(self, side: int) -> str:
        """Another part of the same list."""
        return addresses.findings(**self.model_dump(exclude={"side", "gjort"}), side=side)


@dataclass(frozen=True)
class Passage:
    """What a finding rests on: the fact under its name, and the document that it stands in."""

    evidence: Evidence
    fact: Fact | None
    name: str
    meta: DocumentFact | None


@dataclass(frozen=True)
class Shown:
    """A finding in words, with its passages."""

    finding: Finding
    told: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Choices:
    """What the filters can be set to, by what there is."""

    checks: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    years: tuple[int, ...]


def documents_of(stored: Iterable[StoredDocument]) -> dict[str, DocumentFact]:
    """What each document says of itself, by key."""
    return {one.key: one.fact for one in stored}


def where(asked: FindingsAsked, documents: Documents) -> Where:
    """What the form asks for."""
    return Where(asked.sjekk, asked.alvor, _documents_asked_for(asked, documents))


def known_documents(view: StoreView) -> dict[str, DocumentFact]:
    """What each document of the store says of itself, by key."""
    return view.remembered("web.documents", lambda: documents_of(view.documents()))


def documents_with(name: str, documents: Documents) -> frozenset[str]:
    """The documents from or to an organisation."""
    return _documents_asked_for(FindingsAsked(hvem=name), documents) or frozenset()


def choices(known: Findings, documents: Documents) -> Choices:
    """What one can filter by."""
    metas = [documents[key] for key in known.documents() if key in documents]
    checks = known.checks()
    return Choices(
        checks=tuple((code, name) for code, name in names("check").items() if code in checks),
        documents=tuple(sorted((meta.doc, meta.title or meta.doc) for meta in metas)),
        people=tuple(sorted({who for m in metas for who in (m.issuer, m.addressee) if who})),
        years=tuple(sorted({meta.year for meta in metas if meta.year}, reverse=True)),
    )


def shown(view: View, findings: Iterable[Finding], documents: Documents) -> list[Shown]:
    """Findings with what they rest on."""
    return [
        Shown(
            finding=one,
            told=told(one, documents),
            passages=tuple(_passage(view, evidence, documents) for evidence in one.evidence),
        )
        for one in findings
    ]


def rows(
    view: View, findings: Iterable[Finding], documents: Documents
) -> Iterator[Sequence[Value]]:
    """The findings as lines of a sheet."""
    for one in shown(view, findings, documents):
        first, *_ = one.passages
        meta = first.meta
        cells: list[Value] = [
            *(named(one.finding.check, "check"), named(one.finding.severity, "severity")),
            *(meta.year if meta else None, first.name),
        ]
        for passage in (*one.passages[:_SHOWN_PASSAGES], *[None] * _SHOWN_PASSAGES)[:2]:
            cells += _cells(passage)
        yield (*cells, one.told, one.finding.id)


def _cells(passage: Passage | None) -> tuple[Value, ...]:
    if passage is None:
        return (None, None, None)
    title = passage.meta.title if passage.meta else None
    return (title or passage.evidence.doc, passage.evidence.page, passage.evidence.quote)


def _documents_asked_for(asked: FindingsAsked, documents: Documents) -> frozenset[str] | None:
    """The documents that one of a finding's passages has to be of; None where any will do."""
    if not (asked.dokument or asked.aar or asked.hvem):
        return None
    return frozenset(
        key
        for key, meta in documents.items()
        if asked.dokument in ("", key)
        and asked.aar in ("", str(meta.year))
        and asked.hvem in ("", meta.issuer, meta.addressee)
    )


def _passage(view: View, evidence: Evidence, documents: Documents) -> Passage:
    fact = view.fact(evidence.key)
    name = label(fact) if fact else evidence.key
    return Passage(evidence, fact, name, documents.get(evidence.doc))
