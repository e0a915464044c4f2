"""Decisions over HTTP: what is no decision is refused, and nothing of it is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from api_server import key_for, serving
from test_http_manners import HOSTILE, check_problem
from vidda import ministry, order, stored

from api.desk import Desk
from api.jobs import Jobs
from api.limits import Bounds
from api.worker_process import WorkerProcess
from graph.stores import open_view

KEY = "oppdragsdokument-2031-hvi/HVI31-03"
FIELD = f"{KEY}#title"
CORRECT: dict[str, Any] = {
    "verdict": "correct",
    "subject": FIELD,
    "value": "Tolk for alle",
    "why": "lest",
}


def written(folder: Path) -> Path:
    """A store of one mandate."""
    draft = ministry()
    draft.oppdrag("HVI31-03", "Tolk", "Helse Vidda RHF skal ha en plan for tolk.")
    return stored(folder / "vidda.db", draft)


@contextmanager
def client_of(store: Path) -> Iterator[httpx.Client]:
    """A client that may decide, of a server whose worker never makes links."""
    headers = key_for(store, "review")
    with (
        pytest.MonkeyPatch.context() as patch,
        serving(store, bounds=Bounds(writes="100000/minute")) as address,
        httpx.Client(base_url=f"{address}/api/v1/", headers=headers, timeout=60) as one,
    ):
        patch.setattr(WorkerProcess, "call", lambda _: None)
        patch.setattr("api.routes.reviews._PATIENCE", 0.1)
        yield one


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture
def client(store: Path) -> Iterator[httpx.Client]:
    with client_of(store) as one:
        yield one


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the server that is asked for nothing but what it has to refuse."""
    return written(tmp_path_factory.mktemp("untouched"))


@pytest.fixture(scope="module")
def refusing(untouched: Path) -> Iterator[httpx.Client]:
    with client_of(untouched) as one:
        yield one


def stored_reviews(store: Path) -> int:
    with open_view(store) as view:
        return len(list(view.reviews()))


def test_a_correction_stands_before_the_links_are_made(client: httpx.Client) -> None:
    answer = client.post("reviews", json=CORRECT)
    assert answer.status_code == 201
    assert not answer.json()["links_made"]
    assert client.get(f"oppdrag/{KEY}").json()["items"][0]["title"] == "Tolk for alle"


def test_a_decision_on_a_link_changes_it_at_once(client: httpx.Client, store: Path) -> None:
    lower = order()
    lower.oppdrag("HVI31-003", "Tolk", "Helseforetaket skal ha en plan for tolk.")
    stored(store, lower)
    (link,) = client.get("links").json()["items"]
    about = {"subject": link["key"], "why": "lest"}
    assert client.post("reviews", json={**about, "verdict": "confirm"}).json()["links_made"]
    assert client.get("links").json()["items"][0]["link"]["confirmed"]
    assert client.post("reviews", json={**about, "verdict": "reject"}).json()["links_made"]
    assert client.get("links").json()["total"] == 0
    assert not Jobs(Desk.of(store)).all()
    undone = client.post("reviews", json={**about, "verdict": "undo"}).json()
    assert not undone["links_made"], "the rejection hid what the rules say"
    assert [job.kind for job in Jobs(Desk.of(store)).all()] == ["links"]


def test_an_answer_that_a_client_has_ends_with_a_decision(client: httpx.Client) -> None:
    tag = client.get("oppdrag").headers["etag"]
    client.post("reviews", json=CORRECT)
    assert client.get("oppdrag", headers={"If-None-Match": tag}).status_code == 200


NO_DECISIONS = [
    {},
    {**CORRECT, "why": ""},
    {**CORRECT, "why": "  \n "},
    {**CORRECT, "why": "x" * 2001},
    {**CORRECT, "why": 7},
    {**CORRECT, "why": "les <b>dette</b>"},
    {**CORRECT, "verdict": "slett"},
    {**CORRECT, "value": None},
    {**CORRECT, "value": {"<script>": 1}},
    {**CORRECT, "value": ["a\u0000b"]},
    {**CORRECT, "value": {"a": [10**400]}},
    {**CORRECT, "verdict": "confirm"},
    {**CORRECT, "who": "Ola"},
    {**CORRECT, "id": "x"},
    {**CORRECT, "seen": ["a", "b", "c"]},
    [CORRECT],
    "nei",
    None,
]


@pytest.mark.parametrize("body", NO_DECISIONS)
def test_what_is_no_decision_is_refused(
    refusing: httpx.Client, untouched: Path, body: object
) -> None:
    check_problem(refusing.post("reviews", json=body), "invalid_parameters")
    assert stored_reviews(untouched) == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"subject": f"{KEY}#hovedmal", "value": "mange"}, "impossible_decision"),
        ({"subject": f"{KEY}#hovedmal", "value": {"a": 1}}, "impossible_decision"),
        ({"subject": f"{KEY}#key"}, "impossible_decision"),
        ({"subject": f"{KEY}#"}, "impossible_decision"),
        ({"subject": "nei#title"}, "unknown_key"),
        ({"subject": "passed_on_to:a->b", "value": "c"}, "unknown_key"),
        ({"subject": "nei", "verdict": "reject", "value": None}, "unknown_key"),
        ({"subject": "nei", "verdict": "undo", "value": None}, "unknown_key"),
        ({"seen": ["0" * 16]}, "changed_meanwhile"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    refusing: httpx.Client, untouched: Path, change: dict[str, Any], code: str
) -> None:
    check_problem(refusing.post("reviews", json={**CORRECT, **change}), code)
    assert stored_reviews(untouched) == 0
    assert refusing.get("oppdrag").json()["total"] == 1


def test_an_unknown_subject_suggests_the_nearest(refusing: httpx.Client) -> None:
    said = {**CORRECT, "subject": f"{KEY}x#title"}
    assert KEY in check_problem(refusing.post("reviews", json=said), "unknown_key")["nearest"]  # type: ignore[operator]


@pytest.mark.parametrize(
    "content", [b"{", b"\xff\xfe", b"", b"[" * 50_000, b'{"why": "\\ud800"}', b'{"value": NaN}']
)
def test_what_is_no_json_is_refused(
    refusing: httpx.Client, untouched: Path, content: bytes
) -> None:
    answer = refusing.post("reviews", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code in {400, 422}
    check_problem(answer, answer.json()["code"])
    assert stored_reviews(untouched) == 0


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("field", ["subject", "verdict", "seen"])
def test_hostile_words_in_a_field_are_refused(
    refusing: httpx.Client, untouched: Path, field: str, words: str
) -> None:
    said = {**CORRECT, field: [words] if field == "seen" else words}
    answer = refusing.post("reviews", json=said)
    check_problem(answer, answer.json()["code"])
    assert stored_reviews(untouched) == 0
    for name in ("subject", "who", "verdict", "cursor", "stands"):
        answer = refusing.get("reviews", params={name: words})
        assert answer.status_code in {200, 422}
    assert refusing.get("oppdrag").json()["total"] == 1


def test_words_of_sql_as_a_reason_are_kept_as_words(client: httpx.Client) -> None:
    why = "'; DROP TABLE review; -- MATCH (n) DETACH DELETE n"
    client.post("reviews", json={**CORRECT, "why": why})
    (entry,) = client.get("reviews").json()["items"]
    assert entry["review"]["why"] == why
    assert client.get("oppdrag").json()["total"] == 1


def test_a_request_that_is_sent_again_is_done_once(client: httpx.Client, store: Path) -> None:
    headers = {"Idempotency-Key": "7f9c"}
    answers = [client.post("reviews", json=CORRECT, headers=headers) for _ in range(3)]
    assert len({answer.json()["decision"]["id"] for answer in answers}) == 1
    assert stored_reviews(store) == 1
    other = client.post("reviews", json={**CORRECT, "why": "igjen"}, headers=headers)
    check_problem(other, "key_reused")


def test_a_refused_request_leaves_its_idempotency_key_free(client: httpx.Client) -> None:
    headers = {"Idempotency-Key": "7f9c"}
    refused = client.post("reviews", json={**CORRECT, "subject": "nei#title"}, headers=headers)
    check_problem(refused, "unknown_key")
    assert client.post("reviews", json=CORRECT, headers=headers).status_code == 201


@pytest.mark.parametrize("key", ["", "a b", "x" * 201])
def test_a_broken_idempotency_key_is_refused(
    refusing: httpx.Client, untouched: Path, key: str
) -> None:
    answer = refusing.post("reviews", json=CORRECT, headers={"Idempotency-Key": key})
    check_problem(answer, "invalid_parameters")
    assert stored_reviews(untouched) == 0
