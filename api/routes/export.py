"""The export as a stream, by the same writers as on the command line."""

import asyncio
from collections.abc import AsyncIterator, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any, ClassVar

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import Field

from api.parameters import Selected
from api.problem_details import documented
from api.selecting import selection
from api.store_reader import Store
from graph.export_formats import MEDIA_TYPES, Format, written
from model.facts import FactKind

router = APIRouter(tags=["export"])

_PIECE = 1 << 16


class ExportFilters(Selected):
    """What to export, and how."""

    not_of_facts: ClassVar[frozenset[str]] = frozenset({"format"})

    format: Format = Field(default="jsonl", description="The format to write.")
    kind: FactKind | None = Field(default=None, description="Only this kind of fact.")


_CONTENT: dict[str, Any] = {kind.split(";")[0]: {} for kind in MEDIA_TYPES.values()}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The export", "content": _CONTENT},
    **documented(),
}


@router.get("/export", response_class=StreamingResponse, responses=_RESPONSES)
def export(asked: Annotated[ExportFilters, Query()], store: Store) -> StreamingResponse:
    """Every fact, or those that are asked for, and the links between them, as one stream."""
    headers = store.headers()
    with store.open(asked) as view:
        selection(view, asked)  # a wrong name is told before the stream begins

    def pieces() -> Generator[bytes]:
        with store.open(asked) as view:
            chosen = selection(view, asked)
            yield from _joined(written(asked.format, view, chosen.holds))

    name = f'attachment; filename="oppdragsgraf.{asked.format}"'
    return StreamingResponse(
        _from_one_thread(pieces()),
        media_type=MEDIA_TYPES[asked.format],
        headers={**headers, "Content-Disposition": name},
    )


def _joined(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Parts joined to pieces that are worth sending."""
    waiting = bytearray()
    for part in parts:
        waiting += part
        if len(waiting) >= _PIECE:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)


async def _from_one_thread(pieces: Generator[bytes]) -> AsyncIterator[bytes]:
    """Take pieces in a thread of their own: a view belongs to the thread that opened it."""
    loop = asyncio.get_running_loop()
    thread = ThreadPoolExecutor(max_workers=1)
    try:
        while (piece := await loop.run_in_executor(thread, next, pieces, None)) is not None:
            yield piece
    finally:
        thread.submit(pieces.close)
        thread.shutdown(wait=False)
