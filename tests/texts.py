"""Text as it is read from a file, for the extractors' tests."""

import hashlib
from pathlib import Path
from typing import Any

from extractors.context import Context
from ingest.text import read_text
from model.evidence import Source
from model.facts import DocType, DocumentFact
from model.organisations import load_register

REGISTER = load_register(Path(__file__).parent.parent / "corpus" / "organisations.toml")


def context_of(text: str, doc_type: DocType, **said: Any) -> Context:
    """The context of a text file of a type that says this of itself."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    document = read_text(data, key="d", name="d.txt", sha256=digest)
    source = Source(doc="d", sha256=digest, start=0, end=0, quote="")
    meta = DocumentFact(
        key="d/document", doc="d", source=source, rule="test", doc_type=doc_type, **said
    )
    return Context(document, REGISTER, meta)
