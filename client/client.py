"""The client: each method is one resource; lists are iterators over all pages."""

from collections.abc import Iterator, Mapping
from typing import Any, Self, TypeVar, Unpack
from urllib.parse import quote

import httpx
from pydantic import BaseModel, TypeAdapter

from client import filters
from client.answers import (
    DocumentEntry,
    EvidenceEntry,
    FoundOppdrag,
    LinkedOppdrag,
    LinkEntry,
    Oppdatering,
    Oppdateringer,
    Page,
    SearchHit,
)
from client.problems import checked
from client.tracing import Traced
from model.facts import (
    Allocation,
    Audit,
    Commitment,
    Decision,
    FactBase,
    Goal,
    Indicator,
    Oppdrag,
    Risk,
    Status,
)

T = TypeVar("T", bound=BaseModel)
F = TypeVar("F", bound=FactBase)

RESOURCES: dict[type[FactBase], str] = {
    Oppdrag: "/api/v1/oppdrag",
    Indicator: "/api/v1/indicators",
    Goal: "/api/v1/goals",
    Commitment: "/api/v1/commitments",
    Decision: "/api/v1/decisions",
    Status: "/api/v1/statuses",
    Audit: "/api/v1/audits",
    Risk: "/api/v1/risks",
    Allocation: "/api/v1/allocations",
}
_AT_ONCE = 200


class Client:
    """The API at an address; `key` where reading needs one. Raises ProblemError for a problem."""

    def __init__(self, address: str, *, key: str | None = None, timeout: float = 60) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(base_url=address, headers=headers, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the connections."""
        self._http.close()

    def documents(self, **asked: Unpack[filters.Documents]) -> Iterator[DocumentEntry]:
        """Documents by key."""
        return self._all("/api/v1/documents", Page[DocumentEntry], asked)

    def facts(self, cls: type[F], **asked: Unpack[filters.Facts]) -> Iterator[F]:
        """Facts of a kind, for example `facts(Risk, year=2025)`."""
        page: type[Page[F]] = Page[cls]  # type: ignore[valid-type]
        return self._all(RESOURCES[cls], page, asked)

    def oppdrag(self, **asked: Unpack[filters.Mandates]) -> Iterator[Oppdrag]:
        """Mandates."""
        return self._all(RESOURCES[Oppdrag], Page[Oppdrag], asked)

    def statuses(self, **asked: Unpack[filters.Statuses]) -> Iterator[Status]:
        """What was reported."""
        return self._all(RESOURCES[Status], Page[Status], asked)

    def oppdrag_by_id(self, id: str, **asked: Unpack[filters.At]) -> list[Oppdrag]:
        """The mandates that go by an id or a key."""
        return self._one(f"/api/v1/oppdrag/{_part(id)}", FoundOppdrag, asked).items

    def linked(self, id: str, **asked: Unpack[filters.At]) -> list[LinkEntry]:
        """The links of the mandates that go by an id or a key."""
        return self._one(f"/api/v1/oppdrag/{_part(id)}/linked", LinkedOppdrag, asked).items

    def trace(self, id: str, **asked: Unpack[filters.At]) -> Traced:
        """The chains that the mandates stand in that go by an id or a key."""
        return self._one(f"/api/v1/oppdrag/{_part(id)}/trace", Traced, asked)

    def links(self, **asked: Unpack[filters.Links]) -> Iterator[LinkEntry]:
        """Links with both their facts, by key."""
        return self._all("/api/v1/links", Page[LinkEntry], asked)

    def search(self, words: str, **asked: Unpack[filters.Search]) -> Iterator[SearchHit]:
        """Passages by their words, best first."""
        return self._all("/api/v1/search", Page[SearchHit], {"q": words, **asked})

    def evidence(self, key: str, **asked: Unpack[filters.At]) -> EvidenceEntry:
        """Where a fact stands."""
        return self._one(f"/api/v1/evidence/{_part(key)}", EvidenceEntry, asked)

    def page_image(self, doc: str, number: int, *, scale: float = 1.5) -> bytes:
        """A page of a document as PNG."""
        path = f"/api/v1/documents/{_part(doc)}/pages/{number}/image"
        return self._answer(path, {"scale": scale}).content

    def changes(self, fra: str | None = None) -> Iterator[Oppdatering]:
        """What changed in the store behind the change `fra`, or ever; each change once."""
        asked: Mapping[str, Any] = {"fra": fra} if fra else {}
        address: str | None = "/api/v1/oppdateringer"
        while address:
            some = self._one(address, Oppdateringer, asked)
            yield from some.items
            address, asked = some.next, {}

    def export(self, format: str, **asked: Unpack[filters.Export]) -> Iterator[bytes]:
        """The export in a format (jsonl, csv, xlsx, graphml, jsonld), piece by piece."""
        given: dict[str, Any] = {"format": format, **asked}
        with self._http.stream("GET", "/api/v1/export", params=given) as answer:
            yield from checked(answer).iter_bytes()

    def _all(self, path: str, page: type[Page[T]], asked: Mapping[str, Any]) -> Iterator[T]:
        given: Mapping[str, Any] = {"limit": _AT_ONCE, **asked}
        address: str | None = path
        while address:
            one = self._one(address, page, given)
            yield from one.items
            address, given = one.next, {}

    def _one(self, path: str, cls: type[T], asked: Mapping[str, Any]) -> T:
        return TypeAdapter(cls).validate_json(self._answer(path, asked).content)

    def _answer(self, path: str, asked: Mapping[str, Any]) -> httpx.Response:
        return checked(self._http.get(path, params=asked or None))


def _part(name: str) -> str:
    return quote(name, safe="")
