"""Small documents about targets and plans, built block by block."""

from pathlib import Path

from extractors.context import Context
from extractors.metadata import document_fact
from ingest.builder import build
from ingest.lines import Entry, plain
from model.organisations import load_register

REGISTER = load_register(Path(__file__).parent.parent / "corpus" / "organisations.toml")


def context(title: str, *entries: Entry) -> Context:
    blocks = [Entry("paragraph", (plain(title),)), *entries]
    document = build(blocks, key="d", name="d", sha256="0", media_type="text/plain", reader="test")
    return Context(document, REGISTER, document_fact(document, REGISTER))


def heading(number: str | None, text: str, level: int = 1) -> Entry:
    return Entry("heading", (plain(text),), number=number, level=level)


def paragraph(text: str) -> Entry:
    return Entry("paragraph", (plain(text),))


def items(*texts: str, numbered: bool = False) -> list[Entry]:
    return [
        Entry("list_item", (plain(text),), level=1, number=str(n) if numbered else None)
        for n, text in enumerate(texts, 1)
    ]


OPPDRAG = "Oppdragsdokument 2026 Helse Vest RHF"
PLAN = "Regional utviklingsplan 2023–2026 Helse Vest RHF"
