"""The log of writes: all that was asked for and what came of it, and it cannot be changed."""

import sqlite3
from pathlib import Path

import httpx
import pytest
from api_server import key_for, serving
from test_http_manners import HOSTILE, check_problem

from api.audit import Asked, log_asked, log_outcome, read_log
from api.desk import Desk
from api.limits import Bounds
from graph.store import StoreError

KEY = "oppdragsdokument-2031-hvi/HVI31-03"
ASKED = Asked("Kari", "og_1", "127.0.0.1", "POST", "/api/v1/reviews")


def test_what_was_refused_stands_there_with_its_reason(client: httpx.Client, store: Path) -> None:
    kari, ola = key_for(store, "review", name="Kari"), key_for(store, "read", name="Ola")
    said = {"verdict": "confirm", "subject": "nei", "why": "lest"}
    asked: list[tuple[dict[str, str], object, str]] = [
        ({}, said, "key_needed"),
        ({"Authorization": "Bearer nei"}, said, "unknown_credentials"),
        (ola, said, "not_allowed"),
        (kari | {"Origin": "http://evil.example"}, said, "foreign_origin"),
        (kari | {"Host": "evil.example"}, said, "foreign_host"),
        (kari, {}, "invalid_parameters"),
        (kari, said, "unknown_key"),
        (kari, {"why": "x" * 100_000}, "too_large"),
    ]
    for headers, body, code in asked:
        check_problem(client.post("reviews", json=body, headers=headers), code)
    found = list(reversed(read_log(Desk.of(store), 100)))
    assert [one.code for one in found] == [code for _, _, code in asked]
    assert [one.who for one in found] == [
        "nobody",
        "nobody",
        "Ola",
        "Kari",
        "nobody",
        *["Kari"] * 3,
    ]
    assert all(one.path == "/api/v1/reviews" and one.status for one in found)


def test_reading_and_what_is_not_there_are_no_writes(client: httpx.Client, store: Path) -> None:
    client.get("oppdrag")
    client.post("oppdrag", json={})
    client.post("nei", json={})
    client.get("reviews?nei=1")
    assert not Desk.of(store).exists() or not read_log(Desk.of(store), 10)


def test_a_flood_does_not_flood_the_log(store: Path) -> None:
    with serving(store, bounds=Bounds(writes="3/minute")) as address:
        for _ in range(20):
            httpx.post(f"{address}/api/v1/reviews", json={})
    codes = [one.code for one in read_log(Desk.of(store), 100)]
    assert codes == ["too_many_requests", *["key_needed"] * 3]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET who = 'Ola'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry VALUES (1, 'a', 'b', 'c', 'd', 'e', 'f')",
        "UPDATE outcome SET status = 200",
        "DELETE FROM outcome",
        "INSERT OR REPLACE INTO outcome VALUES (1, 'a', 200, NULL, NULL)",
    ],
)
def test_it_cannot_be_changed(store: Path, statement: str) -> None:
    desk = Desk.of(store)
    log_outcome(desk, log_asked(desk, ASKED), 403, "not_allowed", None)
    before = read_log(desk, 10)
    with pytest.raises(StoreError, match="append-only"), desk.open() as connection:
        connection.execute(statement)
    with sqlite3.connect(desk.folder / "api.sqlite") as raw, pytest.raises(sqlite3.Error):
        raw.execute(statement)
    assert read_log(desk, 10) == before


def test_a_write_that_was_cut_off_stands_there_without_an_outcome(
    client: httpx.Client, store: Path
) -> None:
    log_asked(Desk.of(store), ASKED)
    (found,) = client.get("audit-log", headers=key_for(store, "admin")).json()["items"]
    assert (found["who"], found["status"]) == ("Kari", None)


def test_it_comes_in_pages_newest_first(client: httpx.Client, store: Path) -> None:
    desk = Desk.of(store)
    for number in range(7):
        entry = log_asked(desk, Asked(f"K{number % 2}", None, "", "POST", f"/{number}"))
        log_outcome(desk, entry, 201, None, {"number": number})
    headers, found, following = key_for(store, "admin"), [], "audit-log?limit=3"
    while following:
        page = client.get(following, headers=headers).json()
        assert page["total"] == 7
        found += [one["what"]["number"] for one in page["items"]]
        following = page["next"] and page["next"].removeprefix("/api/v1/")
        log_asked(desk, ASKED) if not following else None
    assert found == [6, 5, 4, 3, 2, 1, 0]
    one = client.get("audit-log?who=K1", headers=headers).json()
    assert one["total"] == 3


@pytest.mark.parametrize("words", [*HOSTILE, "WzFd", "A" * 2000])
def test_hostile_words_in_its_fields_do_nothing(
    client: httpx.Client, store: Path, words: str
) -> None:
    headers = key_for(store, "admin")
    for field in ("cursor", "who", "limit"):
        answer = client.get("audit-log", params={field: words}, headers=headers)
        if answer.status_code != 200:
            check_problem(answer, answer.json()["code"])
            assert answer.status_code == 422
        else:
            assert answer.json()["items"] == []
