"""A single mandate comes by a shorter way, and is answered as its route would."""

from collections.abc import Iterator

import httpx
import pytest
from api_server import serving
from vidda import Draft, ministry, order

from graph.stores import open_writer


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path = tmp_path_factory.mktemp("v") / "v.db"
    tolk = "Helseforetaket skal ha rutine for tolk.", "Helse Vidda HF"
    drafts: list[Draft] = [ministry(), order()]
    with open_writer(path) as writer:
        for draft in drafts:
            draft.oppdrag("HVI31-01", "Tolk «nå»", tolk[0], owners=(tolk[1],))
            writer.put(*draft.read())
    with serving(path) as server, httpx.Client(base_url=server) as found:
        yield found


@pytest.mark.parametrize("asked", ["HVI31-01", "hvi31-1"])
def test_it_is_the_answer_of_the_route(client: httpx.Client, asked: str) -> None:
    short = client.get(f"/api/v1/oppdrag/{asked}")
    # With a parameter it goes the ordinary way; this one asks for what is known anyway.
    long = client.get(f"/api/v1/oppdrag/{asked}?known_at=2200-01-01")
    assert short.status_code == long.status_code == 200
    assert short.content == long.content
    assert short.json()["several"] and len(short.json()["items"]) == 2
    # A date is given once the second of the last change is over.
    assert set(short.headers) ^ set(long.headers) <= {"last-modified"}
    assert short.headers["content-type"] == long.headers["content-type"]


def test_a_key_is_answered_too(client: httpx.Client) -> None:
    key = client.get("/api/v1/oppdrag/HVI31-01").json()["items"][0]["key"]
    found = client.get(f"/api/v1/oppdrag/{key.replace('/', '%2F')}").json()
    assert [one["key"] for one in found["items"]] == [key]
    assert client.get(f"/api/v1/oppdrag/{key}/linked").json()["items"] == []


def test_what_the_client_has_is_not_sent_again(client: httpx.Client) -> None:
    tag = client.get("/api/v1/oppdrag/HVI31-01").headers["etag"]
    ask = {"If-None-Match": tag}
    assert client.get("/api/v1/oppdrag/HVI31-01", headers=ask).status_code == 304


def test_what_is_not_there_is_told_by_the_route(client: httpx.Client) -> None:
    answer = client.get("/api/v1/oppdrag/HVI31-02")
    assert answer.status_code == 404
    assert answer.json()["code"] == "unknown_key"
    assert client.get(f"/api/v1/oppdrag/{'x' * 301}").status_code == 422
