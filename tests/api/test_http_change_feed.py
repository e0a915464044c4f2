"""The change feed over HTTP: a copy that follows it is the store, whatever comes in meanwhile."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from api_server import serving
from vidda import VIDDA, Draft, ministry, order, stored, with_mandates

from graph.stores import open_view

FEED = "/api/v1/oppdateringer"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return stored(tmp_path / "v.db", with_mandates(ministry(), 5), with_mandates(order(), 5))


def follow(client: httpx.Client, address: str | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        address = answer.json()["next"]
    return found


def copy_of(changes: list[dict[str, Any]], kind: str) -> set[str]:
    """What a client holds that did as the feed said."""
    held: set[str] = set()
    for change in changes:
        if change["kind"] == kind:
            gone = change["endringstype"] == "Sletting"
            (held.discard if gone else held.add)(change["key"])
    return held


def test_a_copy_that_follows_the_feed_is_the_store(store: Path) -> None:
    waiting = [with_mandates(ministry(), 3), with_mandates(Draft("zz", "ukjent", VIDDA), 4)]
    changes: list[dict[str, Any]] = []
    with serving(store) as server, httpx.Client(base_url=server) as client:
        address: str | None = f"{FEED}?size=4"
        while address:
            page = client.get(address).json()
            changes += page["items"]
            address = page["next"]
            if waiting:
                stored(store, waiting.pop())
    ids = [change["oppdateringsid"] for change in changes]
    assert not waiting and ids == sorted(set(ids))
    with open_view(store) as view:
        assert copy_of(changes, "fact") == {fact.key for fact in view.facts()}
        assert copy_of(changes, "link") == {link.key for link in view.links()}
        assert copy_of(changes, "document") == {one.key for one in view.documents()}


def test_who_keeps_the_last_id_gets_the_news_alone(store: Path) -> None:
    with serving(store) as server, httpx.Client(base_url=server) as client:
        last = client.get(FEED, params={"size": 10_000}).json()["siste"]
        none = client.get(FEED, params={"fra": last}).json()
        stored(store, with_mandates(Draft("zz", "ukjent", VIDDA), 1))
        news = client.get(FEED, params={"fra": last}).json()
    assert none == {"items": [], "siste": last, "next": None}
    assert {one["key"] for one in news["items"]} == {"zz", "zz/document", "zz/HVI31-01"}
    assert {one["endringstype"] for one in news["items"]} == {"Ny"}


def test_a_date_begins_with_its_first_moment(store: Path) -> None:
    with serving(store) as server, httpx.Client(base_url=server) as client:
        every = follow(client, FEED)
        day = every[0]["dato"][:10]
        assert follow(client, f"{FEED}?dato={day}") == every
        assert follow(client, f"{FEED}?dato=2199-01-01") == []


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("fra=x", "broken_cursor"),
        ("fra=2999-01-01T00:00:00.000000Z~fact~x", "foreign_cursor"),
        ("dato=i dag", "invalid_parameters"),
        ("size=0", "invalid_parameters"),
        ("etter=1", "invalid_parameters"),
    ],
)
def test_what_cannot_be_followed_is_a_problem(store: Path, asked: str, code: str) -> None:
    with serving(store) as server:
        answer = httpx.get(f"{server}{FEED}?{asked}")
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer.json()["hint"]
