"""What a document says of itself: type, title, year, period, issuer, addressee, date."""

from model.facts import DocumentFact, fact_key, source
from model.organisations import Register
from model.text import Document


def document_fact(document: Document, register: Register) -> DocumentFact:
    """The document's own fact, made from its words alone; the file's name is not used."""
    end = document.blocks[0].end if document.blocks else 0
    return DocumentFact(
        key=fact_key(document.key, "document", id="document", section=None, words=""),
        doc=document.key,
        source=source(document, 0, end),
        rule="metadata",
        doc_type="ukjent",
    )
