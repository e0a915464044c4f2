"""Evidence: where the words of a fact stand, and the key by which the fact is known."""

from model.base import Frozen, fingerprint, fold
from model.text import Box, Document


class Place(Frozen):
    """Where one printed line of a quote stands."""

    page: int
    box: Box


class Source(Frozen):
    """Evidence: `quote` is `Document.printed(start, end)`, always (text quote and position)."""

    doc: str
    sha256: str
    start: int
    end: int
    quote: str
    page: int | None = None
    line: int | None = None
    places: tuple[Place, ...] = ()


def source(document: Document, start: int, end: int) -> Source:
    """The evidence for a span of a document, with every place it stands."""
    fragments = document.fragments_of(start, end)
    first = fragments[0] if fragments else None
    return Source(
        doc=document.key,
        sha256=document.sha256,
        start=start,
        end=end,
        quote=document.printed(start, end),
        page=first.page if first else None,
        line=first.line if first else None,
        places=tuple(
            Place(page=f.page, box=f.box) for f in fragments if f.page is not None and f.box
        ),
    )


def fact_key(doc: str, kind: str, *, id: str | None, section: str | None, words: str) -> str:
    """`doc/ID`, or `doc/kind/section-hash` where the source gives no id: stable when read again.

    Two facts of one document with the same key are told apart by `extractors.run`, which adds
    `~2`, `~3` in reading order.
    """
    if id:
        return f"{doc}/{id}"
    return f"{doc}/{kind}/{section or '-'}-{fingerprint(fold(words))[:8]}"
