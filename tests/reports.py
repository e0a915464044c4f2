"""Periodic reports of the fictional region Vidda, as small documents for the extractors' tests."""

from collections.abc import Sequence
from pathlib import Path

from extractors.context import Context
from ingest.builder import build
from ingest.lines import Entry, plain
from model.evidence import source
from model.facts import DocumentFact
from model.organisations import load_register
from model.text import Document

REGISTER = load_register(Path(__file__).parent.parent / "corpus" / "organisations.toml")
VIDDA = "Helse Vidda RHF"
STORLIA = "Storlia sykehus HF"
LYNGFJORD = "Helse Lyngfjord HF"
FJELLHEIM = "Fjellheim sjukehus HF"


def heading(text: str, number: str | None = None, level: int = 1) -> Entry:
    return Entry("heading", (plain(text, 1),), level=level, number=number)


def paragraph(text: str) -> Entry:
    return Entry("paragraph", (plain(text, 1),))


def item(text: str) -> Entry:
    return Entry("list_item", (plain(text, 1),), level=1, mark="•")


def caption(text: str) -> Entry:
    return Entry("caption", (plain(text, 1),))


def table(*rows: Sequence[str], header_rows: int = 1) -> Entry:
    cells = tuple(tuple((plain(cell, 1),) if cell else () for cell in row) for row in rows)
    return Entry("table", rows=cells, header_rows=header_rows)


def report(*entries: Entry, issuer: str = VIDDA, year: int = 2031) -> Context:
    """The context of a report for the second tertial of a year."""
    document = build(
        entries, key="t2", name="t2.txt", sha256="0" * 64, media_type="text/plain", reader="text"
    )
    return Context(document, REGISTER, _meta(document, issuer, year))


def _meta(document: Document, issuer: str, year: int) -> DocumentFact:
    return DocumentFact(
        key="t2",
        doc="t2",
        source=source(document, 0, min(10, len(document.text))),
        rule="test",
        doc_type="tertialrapport",
        year=year,
        period=f"{year}-T2",
        issuer=issuer,
    )
