"""Small documents about the fictional region Vidda, with their facts, for tests of the graph."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.relink import relinked
from graph.store_embedded import open_view, open_writer
from ingest.builder import build
from ingest.lines import Entry, plain
from model.evidence import Source, fact_key, source
from model.facts import (
    Commitment,
    DocType,
    DocumentFact,
    Fact,
    Goal,
    Indicator,
    Oppdrag,
    Status,
)
from model.organisations import Organisation, Register
from model.text import Document

HOD = "Helse- og omsorgsdepartementet"
VIDDA = "Helse Vidda RHF"
STORLIA = "Storlia sykehus HF"
FJELLHEIM = "Fjellheim sjukehus HF"

REGISTER = Register(
    organisations=(
        Organisation(name=HOD, type="departement", aliases=("HOD",)),
        Organisation(name=VIDDA, type="rhf", parent=HOD, prefixes=("HVI",)),
        Organisation(name=STORLIA, type="hf", parent=VIDDA, aliases=("Storlia",)),
        Organisation(name=FJELLHEIM, type="hf", parent=VIDDA, aliases=("Fjellheim",)),
    )
)


@dataclass
class Draft:
    """A document in the making: every passage that is added carries one fact."""

    key: str
    doc_type: DocType
    issuer: str
    addressee: str | None = None
    year: int = 2031
    date: str | None = None
    period: str | None = None
    _passages: list[str] = field(default_factory=list)
    _facts: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def oppdrag(self, id: str | None, title: str | None, text: str, **fields: Any) -> str:
        """A mandate; returns its key."""
        fields = {"id": id, "title": title, "text": text, "year": self.year, **fields}
        return self._add("oppdrag", text, id, fields)

    def status(self, of_text: str, text: str, **fields: Any) -> str:
        """What is reported on a requirement; returns its key."""
        fields = {"category": "pagar", "reporter": self.issuer, **fields}
        return self._add("status", text, None, {"of_text": of_text, "text": text, **fields})

    def goal(self, text: str, **fields: Any) -> str:
        """A goal; returns its key."""
        return self._add("goal", text, None, {"text": text, "level": "hovedmal", **fields})

    def indicator(self, text: str, **fields: Any) -> str:
        """An indicator; returns its key."""
        return self._add("indicator", text, None, {"text": text, **fields})

    def commitment(self, text: str, **fields: Any) -> str:
        """What the issuer of a plan promises; returns its key."""
        return self._add("commitment", text, None, {"text": text, **fields})

    def _add(self, kind: str, text: str, id: str | None, fields: dict[str, Any]) -> str:
        key = fact_key(self.key, kind, id=id, section=None, words=text)
        self._passages.append(text)
        self._facts.append((kind, {"key": key, **fields}))
        return key

    def read(self) -> tuple[Document, tuple[Fact, ...]]:
        """The document as a reader gives it, and its facts as the extractors do."""
        lines = [f"{self.doc_type} {self.year}", *self._passages]
        document = build(
            [Entry("paragraph", (plain(line, number),)) for number, line in enumerate(lines, 1)],
            key=self.key,
            name=f"{self.key}.txt",
            sha256=hashlib.sha256("\n".join(lines).encode()).hexdigest(),
            media_type="text/plain",
            reader="text",
        )
        facts: list[Fact] = [self._document_fact(_evidence(document, 0))]
        classes: dict[str, type[Oppdrag | Status | Goal | Indicator | Commitment]]
        classes = {"oppdrag": Oppdrag, "status": Status, "goal": Goal, "indicator": Indicator}
        classes["commitment"] = Commitment
        for index, (kind, fields) in enumerate(self._facts, 1):
            common = {"doc": self.key, "source": _evidence(document, index), "rule": "test"}
            facts.append(classes[kind].model_validate({**common, **fields}))
        return document, tuple(facts)

    def _document_fact(self, evidence: Source) -> DocumentFact:
        return DocumentFact(
            key=f"{self.key}/document",
            doc=self.key,
            source=evidence,
            rule="test",
            language="nb",
            doc_type=self.doc_type,
            title=f"{self.doc_type} {self.year}",
            year=self.year,
            period=self.period or str(self.year),
            issuer=self.issuer,
            addressee=self.addressee,
            date=self.date,
        )


def _evidence(document: Document, index: int) -> Source:
    block = document.blocks[index]
    return source(document, block.start, block.end)


def ministry(year: int = 2031) -> Draft:
    """An oppdragsdokument from the ministry to the region."""
    return Draft(f"oppdragsdokument-{year}-hvi", "oppdragsdokument", HOD, VIDDA, year)


def order(trust: str = STORLIA, year: int = 2031) -> Draft:
    """The region's oppdrag og bestilling to a trust."""
    name = trust.split(maxsplit=1)[0].casefold()
    return Draft(f"bestilling-{year}-{name}", "oppdrag_og_bestilling", VIDDA, trust, year)


def report(year: int = 2031) -> Draft:
    """The region's tertialrapport."""
    return Draft(f"tertialrapport-{year}-hvi", "tertialrapport", VIDDA, None, year)


def plan(year: int = 2031) -> Draft:
    """The region's utviklingsplan."""
    return Draft(f"utviklingsplan-{year}-hvi", "utviklingsplan", VIDDA, None, year)


def with_mandates(draft: Draft, count: int, ids: str = "02") -> Draft:
    """A document with so many mandates, whose ids are numbers of this format."""
    for number in range(1, count + 1):
        words = f"Helseforetaket skal ha rutine {number} for tolk til {number} pasienter."
        draft.oppdrag(f"HVI31-{number:{ids}}", f"Tolk {number}", words, owners=(VIDDA,))
    return draft


def stored(path: Path, *drafts: Draft) -> Path:
    """A store of these documents with the links between them, read again where they were read."""
    with open_writer(path) as writer:
        for draft in drafts:
            writer.put(*draft.read())
        with open_view(path) as view:
            links = relinked(view, REGISTER)
        writer.put_links(links)
    return path
