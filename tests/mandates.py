"""Mandate documents of the fictional region Vidda, as small documents for the extractors' tests."""

from extractors.context import Context
from extractors.parties import Frame
from ingest.builder import build
from ingest.lines import Entry
from model.evidence import source
from model.facts import DocType, DocumentFact
from tests.reports import REGISTER, VIDDA

HOD = "Helse- og omsorgsdepartementet"
FOUR = ("Helse Sør-Øst RHF", "Helse Vest RHF", "Helse Midt-Norge RHF", "Helse Nord RHF")


def frame(responsible: str = VIDDA, region: str = VIDDA) -> Frame:
    return Frame(REGISTER, responsible, region)


def mandates(
    *entries: Entry,
    addressee: str = VIDDA,
    issuer: str = HOD,
    doc_type: DocType = "oppdragsdokument",
) -> Context:
    """The context of a document of 2031 that gives mandates to `addressee`."""
    document = build(
        entries, key="o", name="o.txt", sha256="0" * 64, media_type="text/plain", reader="text"
    )
    meta = DocumentFact(
        key="o",
        doc="o",
        source=source(document, 0, 1),
        rule="test",
        doc_type=doc_type,
        year=2031,
        issuer=issuer,
        addressee=addressee,
    )
    return Context(document, REGISTER, meta)
