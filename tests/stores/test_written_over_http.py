"""Documents and decisions that come over HTTP reach the store, whichever it is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from api_server import key_for, serving
from stores.conftest import Opened

CORPUS = Path(__file__).parents[2] / "corpus" / "txt"

pytestmark = pytest.mark.slow


@pytest.fixture
def client(
    store: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[httpx.Client]:
    """A client with a key that may all, of a server over a store that nobody has written to."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    headers = key_for(store.location, "admin")
    with (
        serving(store.location) as address,
        httpx.Client(base_url=address, headers=headers, timeout=120) as one,
    ):
        yield one


def upload(client: httpx.Client, *files: tuple[str, bytes]) -> dict[str, Any]:
    """Send files, follow their job to its end, and return it."""
    sent = [("file", one) for one in files]
    answer = client.post("/api/v1/documents", files=sent)
    assert answer.status_code == 202, answer.text
    events = list(followed(client, answer.headers["location"]))
    assert [name for name, _ in events[:-1]] == ["job"] * (len(events) - 1)
    assert events[-1][0] == "done"
    assert client.get(answer.headers["location"]).json() == events[-1][1]
    return events[-1][1]


def followed(client: httpx.Client, job: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The events of a job as they come: name and job."""
    with client.stream("GET", f"{job}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        name = ""
        for line in stream.iter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                yield name, json.loads(line.removeprefix("data: "))


def decide(client: httpx.Client, **said: Any) -> dict[str, Any]:
    answer = client.post("/api/v1/reviews", json={"why": "lest", **said})
    assert answer.status_code == 201, answer.text
    return answer.json()


def passed_on(client: httpx.Client) -> dict[str, dict[str, Any]]:
    """The links from the ministry's mandates to the trusts', by key."""
    found = client.get("/api/v1/links?relation=passed_on_to&limit=1000").json()["items"]
    return {one["key"]: one for one in found}


def test_what_is_uploaded_is_read_linked_and_decided_on(client: httpx.Client) -> None:
    files = [(path.name, path.read_bytes()) for path in sorted(CORPUS.glob("*.txt"))]
    job = upload(client, *files, ("skadet.pdf", b"%PDF-1.4\nnei"))
    states = {one["name"]: one["state"] for one in job["files"]}
    assert states == {**{name: "read" for name, _ in files}, "skadet.pdf": "set_aside"}
    aside = next(one for one in job["files"] if one["state"] == "set_aside")
    assert aside["code"] and aside["reason"] and aside["hint"]
    mandate = next(one for one in job["files"] if one["doc_type"] == "oppdragsdokument")
    assert mandate["counts"]["oppdrag"] > 5
    assert mandate["completeness"]
    assert job["links"] > 0
    assert client.get("/api/v1/documents").json()["total"] == len(files)
    a_link_is_rejected_and_comes_back(client)
    a_field_is_corrected_once(client)


def a_link_is_rejected_and_comes_back(client: httpx.Client) -> None:
    links = passed_on(client)
    key, entry = next(iter(links.items()))
    seen = [entry["link"][end]["fingerprint"] for end in ("start", "end")]
    stale = {"verdict": "reject", "subject": key, "why": "lest", "seen": ["0" * 16, seen[1]]}
    assert client.post("/api/v1/reviews", json=stale).json()["code"] == "changed_meanwhile"
    made = decide(client, verdict="reject", subject=key, seen=seen)
    assert made["links_made"]
    assert made["decision"]["who"] == "Kari"
    assert key not in passed_on(client)
    assert decide(client, verdict="undo", subject=made["decision"]["id"])["links_made"]
    assert passed_on(client).keys() == links.keys()
    decide(client, verdict="confirm", subject=key)
    assert passed_on(client)[key]["link"]["confirmed"]
    listed = client.get("/api/v1/reviews").json()["items"]
    assert [one["review"]["verdict"] for one in listed] == ["confirm", "undo", "reject"]
    assert [one["stands"] for one in listed] == [True, False, False]


def a_field_is_corrected_once(client: httpx.Client) -> None:
    mandate = client.get("/api/v1/oppdrag?limit=1").json()["items"][0]["key"]
    said = {"verdict": "correct", "subject": f"{mandate}#hovedmal", "value": 7, "why": "lest"}
    headers = {"Idempotency-Key": "samme"}
    first, again = (client.post("/api/v1/reviews", json=said, headers=headers) for _ in range(2))
    assert first.json()["decision"] == again.json()["decision"]
    assert client.get(f"/api/v1/reviews?subject={mandate}%23hovedmal").json()["total"] == 1
    assert client.get(f"/api/v1/oppdrag/{mandate}").json()["items"][0]["hovedmal"] == 7
    other = client.post("/api/v1/reviews", json={**said, "value": 8}, headers=headers)
    assert other.json()["code"] == "key_reused"
