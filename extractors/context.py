"""What every extractor is given, and how it makes a fact."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from model.evidence import Source, source
from model.facts import DocumentFact, Fact
from model.organisations import Register
from model.text import Document


@dataclass(frozen=True)
class Context:
    """One document, the organisation register, and what the document says of itself."""

    document: Document
    register: Register
    meta: DocumentFact

    def source(self, start: int, end: int) -> Source:
        """The evidence for a span of the document."""
        return source(self.document, start, end)


Extractor = Callable[[Context], Iterator[Fact]]
