"""A client that reads page by page while documents come in gets each thing exactly once."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from api_server import serving
from vidda import Draft, ministry, order, stored, with_mandates

from graph.stores import open_view

MANDATES = 12


@pytest.fixture
def store(tmp_path: Path) -> Path:
    upper, lower = with_mandates(ministry(), MANDATES), with_mandates(order(), MANDATES, "03")
    return stored(tmp_path / "v.db", upper, lower)


def others() -> list[Draft]:
    """Documents whose keys stand ahead of, between and behind those of the store."""
    return [
        with_mandates(Draft(key, "oppdragsdokument", "Helse Vest RHF", "Helse Fonna HF"), MANDATES)
        for key in ("a-foran", "oppdrag-zz", "oppdragsdokument-2031-annen", "zz-bak")
    ]


def pages_while_ingesting(store: Path, address: str) -> list[dict[str, Any]]:
    waiting, items, following = others(), [], f"{address}&limit=2"
    with serving(store) as server, httpx.Client(base_url=server) as client:
        while following:
            page = client.get(following).json()
            items += page["items"]
            following = page["next"]
            if waiting:
                stored(store, waiting.pop())
    assert not waiting, "the list was too short to be read while all came in"
    return items


def test_every_linked_requirement_comes_once(store: Path) -> None:
    with open_view(store) as view:
        doc = next(d.key for d in view.documents() if d.key.startswith("oppdragsdokument"))
        before = {link.key for link in view.links() if link.relation == "passed_on_to"}
    address = f"/api/v1/links?relation=passed_on_to&doc={doc}"
    found = [one["key"] for one in pages_while_ingesting(store, address)]
    assert len(before) == MANDATES
    assert sorted(found) == sorted(before)


@pytest.mark.parametrize("sort", ["", "&sort=id", "&sort=-id,-key"])
def test_every_mandate_that_was_there_comes_once(store: Path, sort: str) -> None:
    with open_view(store) as view:
        before = {fact.key for fact in view.facts(kind="oppdrag")}
    found = [one["key"] for one in pages_while_ingesting(store, f"/api/v1/oppdrag?year=2031{sort}")]
    assert before <= set(found)
    assert len(found) == len(set(found))


def test_a_document_that_is_read_again_moves_nothing(store: Path) -> None:
    with serving(store) as server, httpx.Client(base_url=server) as client:
        first = client.get("/api/v1/oppdrag?limit=3").json()
        stored(store, with_mandates(ministry(), MANDATES))
        second = client.get(first["next"]).json()
    assert first["total"] == second["total"] == 2 * MANDATES
    assert not {one["key"] for one in first["items"]} & {one["key"] for one in second["items"]}


def test_what_changes_the_store_ends_what_a_client_had(store: Path) -> None:
    with serving(store) as server, httpx.Client(base_url=server) as client:
        tag = client.get("/api/v1/oppdrag").headers["etag"]
        ask = {"If-None-Match": tag}
        assert client.get("/api/v1/oppdrag", headers=ask).status_code == 304
        stored(store, others()[0])
        assert client.get("/api/v1/oppdrag", headers=ask).status_code == 200
