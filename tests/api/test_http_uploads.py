"""Uploads: what is refused before it is queued, and jobs that outlive every program."""

import io
import os
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from api_server import key_for, serving
from test_http_manners import HOSTILE, check_problem
from vidda import ministry, stored

from api.desk import Desk, utc_now
from api.jobs import MOST_WAITING, Job, JobFile, Jobs
from api.uploading import NAME
from api.worker_process import WorkerProcess

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "oppdragsdokument.txt"
TEXT = b"Helse Vidda RHF skal ha en plan for tolk.\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    draft = ministry()
    draft.oppdrag("HVI31-03", "Tolk", "Helse Vidda RHF skal ha en plan for tolk.")
    return stored(tmp_path / "vidda.db", draft)


@pytest.fixture
def client(store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    """A client that may upload, of a server whose worker does nothing."""
    monkeypatch.setattr(WorkerProcess, "call", lambda _: None)
    headers = key_for(store, "ingest")
    with (
        serving(store) as address,
        httpx.Client(base_url=f"{address}/api/v1/", headers=headers, timeout=60) as one,
    ):
        yield one


def archive(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in names:
            file.writestr(name, "nei")
    return data.getvalue()


def nothing_is_kept(store: Path) -> bool:
    """Whether no job and no file is there."""
    return not Jobs(Desk.of(store)).all() and not list(Desk.of(store).spool.iterdir())


BAD = [
    ("plan.pdf", archive("a.txt"), "it is a ZIP archive"),
    ("plan.docx", archive("a.txt"), "it is a ZIP archive"),
    ("plan.pdf", TEXT, "it is plain text"),
    ("plan.txt", b"%PDF-1.7", "it is a PDF"),
    ("plan.html", b"\x89PNG\r\n", "it is a PNG picture"),
    ("plan.exe", b"MZ\x00", "it is a program"),
    ("plan.txt", b"", "empty"),
    ("plan", TEXT, "name"),
    (".plan.txt", TEXT, "name"),
    ("../plan.txt", TEXT, "name"),
    ("a/b.txt", TEXT, "name"),
    ("a\\b.txt", TEXT, "name"),
    ("a#b.txt", TEXT, "name"),
    ("a->b.txt", TEXT, "name"),
    ("x" * 200 + ".txt", TEXT, "name"),
]


@pytest.mark.parametrize(("name", "data", "reason"), BAD, ids=[name[:20] for name, _, _ in BAD])
def test_what_cannot_be_read_is_refused_and_nothing_is_kept(
    client: httpx.Client, store: Path, name: str, data: bytes, reason: str
) -> None:
    files = [("file", ("god.txt", TEXT)), ("file", (name, data))]
    found = check_problem(client.post("documents", files=files), "unreadable_files")
    (error,) = found["errors"]  # type: ignore[misc]
    assert reason in error["message"].lower() or reason in error["message"]
    assert nothing_is_kept(store)


@pytest.mark.parametrize("words", [one for one in HOSTILE if not NAME.fullmatch(f"{one}.txt")])
def test_hostile_words_as_a_name_are_refused(client: httpx.Client, store: Path, words: str) -> None:
    answer = client.post("documents", files={"file": (f"{words}.txt", TEXT)})
    check_problem(answer, answer.json()["code"])
    assert answer.status_code in {400, 422}
    assert nothing_is_kept(store)


def test_only_words_that_are_a_name_like_any_other_are_taken_as_one() -> None:
    taken = [words for words in HOSTILE if NAME.fullmatch(f"{words}.txt")]
    assert taken == ["MATCH (n) RETURN n"]


def test_two_files_of_one_name_are_refused(client: httpx.Client, store: Path) -> None:
    files = [("file", (name, TEXT)) for name in ("plan.txt", "Plan.txt")]
    check_problem(client.post("documents", files=files), "unreadable_files")
    assert nothing_is_kept(store)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"content": b"%PDF-1.7"}, "wrong_media_type"),
        ({"json": {"file": "plan.txt"}}, "wrong_media_type"),
        ({"data": {"file": "plan.txt"}}, "wrong_media_type"),
        ({"files": {"annet": ("plan.txt", TEXT)}}, "invalid_parameters"),
        ({"files": {"file": ("plan.txt", TEXT)}, "data": {"x": "y"}}, "invalid_parameters"),
        ({"files": [("file", (f"{n}.txt", TEXT)) for n in range(60)]}, "bad_request"),
        ({"content": b"nei", "headers": {"Content-Type": "multipart/form-data"}}, "bad_request"),
    ],
)
def test_what_is_no_form_with_files_is_refused(
    client: httpx.Client, store: Path, sent: dict[str, object], code: str
) -> None:
    check_problem(client.post("documents", **sent), code)  # type: ignore[arg-type]
    assert nothing_is_kept(store)


def test_an_upload_waits_on_the_disk_until_it_is_read(client: httpx.Client, store: Path) -> None:
    answer = client.post("documents", files={"file": ("plan for tolk (2031).txt", TEXT)})
    job = answer.json()
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/api/v1/jobs/{job['id']}"
    assert (job["state"], job["who"], job["files"][0]["state"]) == ("queued", "Kari", "waiting")
    spooled = Desk.of(store).spool / job["id"] / "plan for tolk (2031).txt"
    assert spooled.read_bytes() == TEXT
    assert client.get(f"jobs/{job['id']}").json() == job
    assert client.get("jobs?state=queued").json()["items"] == [job]
    assert client.get("jobs?state=done").json()["total"] == 0


def test_too_many_uploads_do_not_wait(client: httpx.Client, store: Path) -> None:
    for number in range(MOST_WAITING):
        waiting = Job(id=f"j{number}", kind="ingest", who="Ola", made=utc_now())
        assert Jobs(Desk.of(store)).queue(waiting)
    answer = client.post("documents", files={"file": ("plan.txt", TEXT)})
    check_problem(answer, "queue_full")
    assert answer.headers["retry-after"]
    assert not list(Desk.of(store).spool.iterdir())


def test_jobs_come_in_pages_newest_first(client: httpx.Client, store: Path) -> None:
    for number in range(5):
        Jobs(Desk.of(store)).queue(Job(id=f"j{number}", kind="ingest", who="a", made=f"{number}"))
    first = client.get("jobs?limit=3").json()
    second = client.get(first["next"].removeprefix("/api/v1/")).json()
    assert [one["id"] for one in first["items"] + second["items"]] == ["j4", "j3", "j2", "j1", "j0"]


def test_an_unknown_job_is_a_problem(client: httpx.Client) -> None:
    for path in ("jobs/nei", "jobs/nei/events", "jobs/api.sqlite"):
        check_problem(client.get(path), "unknown_key")
    check_problem(client.get("jobs/..%2f..%2fapi.sqlite"), "unknown_path")


def test_who_has_seen_the_end_is_not_sent_it_again(client: httpx.Client, store: Path) -> None:
    ended = Job(id="j", kind="links", who="a", made="1", state="done", revision=4)
    Jobs(Desk.of(store)).queue(ended)
    assert "event: done" in client.get("jobs/j/events").text
    assert client.get("jobs/j/events", headers={"Last-Event-ID": "4"}).status_code == 204


# The worker


def queued(store: Path, number: int = 1) -> Job:
    """A job that waits with its file, as an upload leaves it."""
    desk = Desk.of(store)
    job = Job(id=f"j{number}", kind="ingest", who="Kari", made=utc_now())
    job.files = [JobFile(name=f"plan-{number}.txt", bytes=1, sha256="0")]
    assert Jobs(desk).queue(job)
    (desk.spool / job.id).mkdir()
    (desk.spool / job.id / job.files[0].name).write_bytes(EXAMPLE.read_bytes())
    return job


def when(holds: Callable[[], bool], seconds: float = 90) -> None:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not come to be so"
        time.sleep(0.02)


def state(store: Path, job: Job) -> str:
    found = Jobs(Desk.of(store)).get(job.id)
    assert found
    return found.state


@pytest.mark.slow
def test_a_restarted_server_does_what_its_predecessor_had_begun(store: Path) -> None:
    job = queued(store)
    with serving(store):
        when(lambda: state(store, job) == "running")
    assert state(store, job) == "running"
    with serving(store) as address:
        when(lambda: state(store, job) == "done")
        assert httpx.get(f"{address}/api/v1/documents/plan-1").status_code == 200
    assert not list(Desk.of(store).spool.iterdir())


@pytest.mark.slow
def test_a_worker_that_is_killed_is_followed_by_another(store: Path) -> None:
    job = queued(store)
    worker = WorkerProcess(Desk.of(store), store)
    worker.call()
    try:
        when(lambda: state(store, job) == "running")
        assert worker.pid
        os.kill(worker.pid, signal.SIGKILL)
        when(lambda: state(store, job) == "done")
    finally:
        worker.close()
    done = Jobs(Desk.of(store)).get(job.id)
    assert done
    assert done.attempts == 2
    assert done.files[0].key == "plan-1"


@pytest.mark.slow
def test_readers_are_answered_while_documents_are_read_and_linked(store: Path) -> None:
    jobs = [queued(store, number) for number in range(1, 3)]
    answers = []
    with serving(store) as address, httpx.Client(base_url=address, timeout=60) as client:
        while any(state(store, job) != "done" for job in jobs):
            answers.append(client.get("/api/v1/oppdrag?limit=5").status_code)
            time.sleep(0.02)
        assert client.get("/api/v1/documents").json()["total"] == 3
    assert len(answers) > 20
    assert set(answers) == {200}
