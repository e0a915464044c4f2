"""Limits on bytes, seconds and how often, each answered with a problem document."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from api_server import key_for, serving
from test_http_manners import check_problem

from api.desk import Desk
from api.gate import Gate
from api.limits import Bounds

MB = 1_000_000


def pieces(size: int, begin: bytes = b"") -> Iterator[bytes]:
    """A body without a length that is told ahead."""
    yield begin
    for _ in range(size // MB):
        yield b"x" * MB


def part(name: str) -> tuple[dict[str, str], bytes]:
    """The beginning of a multipart body, and the header that goes with it."""
    head = f'--grense\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return {"Content-Type": "multipart/form-data; boundary=grense"}, head.encode()


def test_a_body_that_is_too_large_is_refused(store: Path) -> None:
    headers = key_for(store, "admin")
    with serving(store) as address:
        told = httpx.post(f"{address}/api/v1/reviews", content=b" " * MB, headers=headers)
        untold = httpx.post(f"{address}/api/v1/reviews", content=pieces(MB), headers=headers)
        other = httpx.post(f"{address}/api/v1/oppdrag", content=b" " * MB)
    check_problem(told, "too_large")
    check_problem(untold, "too_large")
    check_problem(other, "method_not_allowed")


@pytest.mark.slow
@pytest.mark.parametrize("is_told", [True, False])
def test_an_upload_of_200_mb_is_refused_and_nothing_of_it_stays(store: Path, is_told: bool) -> None:
    headers, begin = part("stor.pdf")
    headers |= key_for(store, "ingest")
    if is_told:
        headers["Content-Length"] = str(200 * MB + len(begin))
    with serving(store) as address:
        ask = f"{address}/api/v1/documents"
        answer = httpx.post(ask, content=pieces(200 * MB, begin), headers=headers, timeout=120)
    check_problem(answer, "too_large")
    assert not list(Desk.of(store).spool.iterdir())


def test_who_asks_too_often_is_asked_to_wait(store: Path) -> None:
    with serving(store, bounds=Bounds(reads="3/minute")) as address:
        answers = [httpx.get(f"{address}/api/v1/goals") for _ in range(5)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429, 429]
    check_problem(answers[-1], "too_many_requests")
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60


def test_keys_are_counted_each_by_itself(store: Path) -> None:
    first, second = key_for(store, "read"), key_for(store, "read", name="Ola")
    with serving(store, bounds=Bounds(reads="2/minute")) as address:
        for headers in (first, second):
            answers = [httpx.get(f"{address}/api/v1/goals", headers=headers) for _ in range(3)]
            assert [one.status_code for one in answers] == [200, 200, 429]


def test_guessing_keys_is_slow(store: Path) -> None:
    with serving(store, bounds=Bounds(writes="3/minute")) as address:
        guess = {"Authorization": "Bearer og_12345678_nei"}
        codes = [
            httpx.get(f"{address}/api/v1/goals", headers=guess).json()["code"] for _ in range(5)
        ]
    assert codes == ["unknown_credentials"] * 3 + ["too_many_requests"] * 2


def test_an_answer_that_takes_too_long_is_given_up(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()

    def slow(*_: object) -> None:
        answered.wait(30)

    monkeypatch.setattr("api.routes.requirements.facts_page", slow)
    with serving(store, bounds=Bounds(seconds=1)) as address:
        answer = httpx.get(f"{address}/api/v1/goals", timeout=20)
        answered.set()
        assert httpx.get(f"{address}/api/v1/problems").status_code == 200
    check_problem(answer, "too_slow")
    assert answer.headers["retry-after"]


def test_a_body_that_does_not_come_is_not_waited_for(store: Path) -> None:
    key = key_for(store, "review")["Authorization"]
    with serving(store, bounds=Bounds(seconds=0.3)) as address:
        place = urlsplit(address)
        with socket.create_connection((place.hostname or "", place.port or 0), 10) as client:
            client.sendall(
                f"POST /api/v1/reviews HTTP/1.1\r\nHost: localhost\r\nAuthorization: {key}\r\n"
                "Content-Type: application/json\r\nContent-Length: 100\r\n"
                "Connection: close\r\n\r\n{".encode()
            )
            answer = b"".join(iter(lambda: client.recv(65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 408")
    assert "slow_client" in answer


def test_every_answer_says_what_a_browser_must_not_do(store: Path) -> None:
    with serving(store) as address:
        answers = [httpx.get(f"{address}{path}") for path in ("/api/v1/goals", "/nei", "/api")]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_gate_stands_ahead_of_everything(store: Path) -> None:
    from api.app import create_app  # noqa: PLC0415

    assert create_app(store).user_middleware[0].cls is Gate
