"""Evidence: where a fact stands, its page as a picture, and the file that was read."""

from itertools import groupby
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import Field

from api.answers import EvidenceEntry, EvidencePage
from api.page_images import PageAsked, not_kept
from api.parameters import AtTime, Key
from api.problem_details import ProblemError, documented
from api.routes.documents import stored_document
from api.selecting import any_fact
from api.store_reader import Store
from graph.originals import is_kept, original
from graph.store import View
from model.evidence import Source
from model.facts import Fact
from model.text import Document

router = APIRouter(tags=["evidence"])

_AROUND = 400
"""Characters of the words on either side of a quote."""

_PNG = "image/png"
_PDF = "application/pdf"
_TYPES = {
    _PDF: "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/html": "html",
    "text/plain": "txt",
}
_IMAGE: dict[int | str, dict[str, Any]] = {
    200: {"description": "The page", "content": {_PNG: {}}},
    **documented(404, 500),
}
_ORIGINAL: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file", "content": {name: {} for name in _TYPES}},
    **documented(404),
}


class ImageAsked(AtTime):
    """How to draw a page."""

    scale: float = Field(
        default=1.5, ge=0.5, le=4, description="Pixels to the point. Huge pages come smaller."
    )


@router.get("/evidence/{key:path}", responses=documented(404))
def get_evidence(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> EvidenceEntry:
    """Where a fact stands: quote, words around it, and pages with boxes, or the line.

    `pages` is empty where the source has no pages (text, DOCX, HTML). `image` is the page as a
    picture; boxes are in points of the page, so that they fit a picture of any scale.
    """
    with store.view(asked) as view:
        fact = any_fact(view, key)
        kept = is_kept(store.location, fact.source.sha256)
        if not kept:
            store.may_change_by_itself()  # the file may come without a change of the store
        return _entry(view, fact, kept, _at(asked))


@router.get("/documents/{key}/pages/{number}/image", response_class=Response, responses=_IMAGE)
def page_image(
    key: Key,
    number: Annotated[int, Path(ge=1, le=100_000, description="The page, from 1.")],
    asked: Annotated[ImageAsked, Query()],
    store: Store,
    request: Request,
) -> Response:
    """A page of a document as PNG."""
    with store.view(asked) as view:
        stored = stored_document(view, key)
        if not _has_pages(view, key):
            hint = f"Read the words instead: /api/v1/evidence/KEY, or /api/v1/documents/{key}."
            raise ProblemError("no_page", "The source has no pages.", hint)
    if not is_kept(store.location, stored.sha256):
        raise not_kept()
    picture = request.app.state.images.png(PageAsked(stored.sha256, number, round(asked.scale, 2)))
    return Response(picture, media_type=_PNG)


@router.get("/documents/{key}/original", response_class=Response, responses=_ORIGINAL)
def document_original(key: Key, asked: Annotated[AtTime, Query()], store: Store) -> Response:
    """The file that a document was read from, to be saved."""
    with store.view(asked) as view:
        stored = stored_document(view, key)
        document = view.document(key)
    data = original(store.location, stored.sha256)
    if data is None or document is None:
        raise not_kept()
    # Saved, never shown: a page of HTML from elsewhere must not run as one of ours.
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(stored.name)}",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(data, media_type=document.media_type, headers=headers)


def _has_pages(view: View, key: str) -> bool:
    document = view.document(key)
    return document is not None and bool(document.pages)


def _entry(view: View, fact: Fact, kept: bool, at: str) -> EvidenceEntry:
    document, source = view.document(fact.doc), fact.source
    of = f"/api/v1/documents/{quote(fact.doc)}"
    pages = _pages(document, source, f"{of}/pages/{{}}/image{at}" if kept else None)
    hint = None
    if not pages:
        hint = "The source has no pages; the words around the quote are given."
    elif not kept:
        hint = not_kept().hint
    return EvidenceEntry(
        key=fact.key,
        kind=fact.kind,
        source=source,
        before=_ahead(document, source.start),
        after=_behind(document, source.end),
        pages=pages,
        original=f"{of}/original{at}" if kept else None,
        hint=hint,
    )


def _pages(document: Document | None, source: Source, image: str | None) -> list[EvidencePage]:
    sizes = {page.number: page for page in document.pages} if document else {}
    boxes = {
        number: [place.box for place in places]
        for number, places in groupby(
            sorted(source.places, key=lambda place: place.page), key=lambda place: place.page
        )
    }
    wanted = sorted({*boxes, *({source.page} if source.page else ())} & sizes.keys())
    return [
        EvidencePage(
            number=number,
            width=sizes[number].width,
            height=sizes[number].height,
            note=sizes[number].note,
            boxes=boxes.get(number, []),
            image=image.format(number) if image else None,
        )
        for number in wanted
    ]


def _ahead(document: Document | None, end: int) -> str:
    if document is None:
        return ""
    words = document.printed(max(end - _AROUND, 0), end)
    return words if end <= _AROUND else words.partition(" ")[2]


def _behind(document: Document | None, start: int) -> str:
    if document is None:
        return ""
    words = document.printed(start, start + _AROUND)
    return words if start + _AROUND >= len(document.text) else words.rpartition(" ")[0]


def _at(asked: AtTime) -> str:
    given = asked.model_dump(include={"as_of", "known_at"}, exclude_none=True)
    return "?" + "&".join(f"{n}={quote(v)}" for n, v in given.items()) if given else ""
