"""Keys: who may read and write what, from where, and what is kept of a key."""

import importlib
import pkgutil
import stat
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import httpx
import pytest
from api_server import key_for, serving
from fastapi.routing import APIRoute, APIRouter
from test_http_manners import check_problem

import api.routes
import api.web.routes
from api.auth import Access, writing
from api.desk import Desk
from api.keys import SCOPES, Scope, add_key, keys, revoke

Run = Callable[..., CompletedProcess[str]]
CLOSED = Access(open_read=False)
WRITES = {"review": ("POST", "reviews"), "ingest": ("POST", "documents")}
OF_NO_STORE = {"/fargevalg", "/logg-inn", "/logg-ut"}
"""A choice that stays in the browser's own cookie, and signing in and out."""
READS: dict[Scope, str] = {"read": "oppdrag", "ingest": "jobs", "admin": "audit-log"}


@pytest.fixture
def closed(store: Path) -> Iterator[httpx.Client]:
    """A client of a server that lets nobody read without a key."""
    with (
        serving(store, CLOSED) as address,
        httpx.Client(base_url=f"{address}/api/v1/", timeout=60) as one,
    ):
        yield one


def test_reading_needs_no_key_where_it_is_open(client: httpx.Client) -> None:
    assert client.get("oppdrag").json()["total"] == 1


def test_nothing_is_read_without_a_key_where_it_is_closed(closed: httpx.Client) -> None:
    for path in ("oppdrag", "openapi.json", "nei", "../../api"):
        answer = closed.get(path)
        check_problem(answer, "key_needed")
        assert "Bearer" in answer.headers["www-authenticate"]
    page = closed.get("../..")
    assert page.status_code == 401 and "Bearer" in page.headers["www-authenticate"]


def test_who_has_a_key_reads(closed: httpx.Client, store: Path) -> None:
    assert closed.get("oppdrag", headers=key_for(store, "read")).json()["total"] == 1


def test_a_browser_sends_the_key_as_a_password(closed: httpx.Client, store: Path) -> None:
    secret = key_for(store, "read")["Authorization"].removeprefix("Bearer ")
    basic = b64encode(f"kari:{secret}".encode()).decode()
    assert closed.get("oppdrag", headers={"Authorization": f"Basic {basic}"}).status_code == 200


@pytest.mark.parametrize(
    "sent",
    ["Bearer nei", "Bearer", "", "Basic", "Basic æ", "Basic bmVp", "Negotiate x"],
)
def test_a_wrong_key_is_refused_even_where_none_is_needed(client: httpx.Client, sent: str) -> None:
    answer = client.get("oppdrag", headers={"Authorization": sent.encode()})
    check_problem(answer, "unknown_credentials")


def test_the_beginning_of_a_key_is_no_key(client: httpx.Client, store: Path) -> None:
    entry, secret = add_key(Desk.of(store), "Kari", ("admin",))
    for guess in (entry.id, f"{entry.id}_", secret[:-1], f"{secret}x", secret.upper()):
        answer = client.get("oppdrag", headers={"Authorization": f"Bearer {guess}"})
        check_problem(answer, "unknown_credentials")
    assert client.get("oppdrag", headers={"Authorization": f"Bearer {secret}"}).status_code == 200


@pytest.mark.parametrize("scope", WRITES)
def test_a_write_needs_a_key_with_its_scope(
    client: httpx.Client, store: Path, scope: Scope
) -> None:
    method, path = WRITES[scope]
    check_problem(client.request(method, path, json={"why": "lest"}), "key_needed")
    for other in SCOPES:
        headers = key_for(store, other, name=other)
        answer = client.request(method, path, json={}, headers=headers)
        if other in (scope, "admin"):
            assert answer.status_code in {415, 422}, answer.text
        elif scope == "ingest":
            check_problem(answer, "not_allowed")


def test_a_decision_is_refused_to_a_key_that_may_not_review(
    client: httpx.Client, store: Path
) -> None:
    said = {"verdict": "reject", "subject": "x", "why": "y"}
    for scope in ("read", "ingest"):
        headers = key_for(store, scope, name=scope)  # type: ignore[arg-type]
        check_problem(client.post("reviews", json=said, headers=headers), "not_allowed")


@pytest.mark.parametrize("scope", READS)
def test_each_scope_reads_its_own(client: httpx.Client, store: Path, scope: Scope) -> None:
    headers = key_for(store, scope)
    allowed = {name for name, path in READS.items() if client.get(path, headers=headers).is_success}
    held = {"read": {"read"}, "ingest": {"read", "ingest"}, "admin": set(READS)}
    assert allowed == held[scope]


def test_a_revoked_key_opens_nothing_from_the_next_request(
    closed: httpx.Client, store: Path
) -> None:
    headers = key_for(store, "admin")
    assert closed.get("oppdrag", headers=headers).status_code == 200
    revoke(Desk.of(store), "Kari")
    check_problem(closed.get("oppdrag", headers=headers), "unknown_credentials")
    check_problem(closed.post("documents", headers=headers), "unknown_credentials")


def test_the_last_use_of_a_key_is_seen(client: httpx.Client, store: Path) -> None:
    headers = key_for(store, "read")
    assert keys(Desk.of(store))[0].used is None
    client.get("oppdrag", headers=headers)
    assert keys(Desk.of(store))[0].used


def test_no_secret_is_stored_and_nobody_else_reads_what_is(store: Path) -> None:
    _, secret = add_key(Desk.of(store), "Kari", ("admin",))
    folder = Desk.of(store).folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert secret.encode() not in path.read_bytes()
        assert secret.rpartition("_")[2].encode() not in path.read_bytes()


def routes() -> Iterator[APIRoute]:
    """Every route of the API and of the pages."""
    for package in (api.routes, api.web.routes):
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            routers = (one for one in vars(module).values() if isinstance(one, APIRouter))
            yield from (r for router in routers for r in router.routes if isinstance(r, APIRoute))


def test_every_route_that_writes_stands_in_the_log_and_needs_a_scope() -> None:
    writes = [r for r in routes() if r.methods - {"GET", "HEAD"} and r.path not in OF_NO_STORE]
    assert {route.path for route in writes} >= {"/documents", "/reviews"}
    for route in writes:
        guards = [one for one in route.dependant.dependencies if one.call is writing]
        assert guards, route.path
        scopes = set(guards[0].own_oauth_scopes or ())
        # Who may read may say what is wrong: it goes to the log alone, and changes nothing.
        may = {"read"} if route.path == "/tilbakemelding" else {"review", "ingest", "admin"}
        assert scopes & may, route.path


# From where


def test_a_name_that_is_led_here_from_elsewhere_is_refused(client: httpx.Client) -> None:
    """A page elsewhere can have its own name lead to this machine, and read what it answers."""
    check_problem(client.get("oppdrag", headers={"Host": "evil.example"}), "foreign_host")
    for ours in ("localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"):
        assert client.get("oppdrag", headers={"Host": ours}).status_code == 200


def test_a_name_that_was_allowed_is_served(store: Path) -> None:
    access = Access(hosts=frozenset({"graf.example.no"}))
    with serving(store, access) as address:
        answer = httpx.get(f"{address}/api/v1/oppdrag", headers={"Host": "graf.example.no"})
    assert answer.status_code == 200


FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:9"},
]


@pytest.mark.parametrize("page", FOREIGN)
def test_a_page_of_another_origin_cannot_write(
    client: httpx.Client, store: Path, page: dict[str, str]
) -> None:
    headers = {**key_for(store, "admin"), **page}
    check_problem(client.post("reviews", json={}, headers=headers), "foreign_origin")
    assert client.get("oppdrag", headers=headers).status_code == 200


def test_who_is_on_this_machine_writes_where_that_was_asked_for(store: Path) -> None:
    file = {"file": ("a.pdf", b"nei")}
    with serving(store, Access(local_write=True)) as address:
        ask = f"{address}/api/v1/documents"
        own = httpx.post(ask, files=file, headers={"Origin": address})
        foreign = httpx.post(ask, files=file, headers={"Origin": "http://evil.example"})
        forwarded = httpx.post(ask, files=file, headers={"X-Forwarded-For": "127.0.0.1"})
        log = httpx.get(f"{address}/api/v1/audit-log")
    check_problem(own, "unreadable_files")
    check_problem(foreign, "foreign_origin")
    check_problem(forwarded, "key_needed")
    check_problem(log, "key_needed")


# The command line


def test_a_key_is_shown_once(run: Run, store: Path) -> None:
    made = run("keys", "add", "arkivet", "--scope", "ingest", db=store)
    assert made.returncode == 0, made.stderr
    secret = made.stdout.strip()
    listed = run("keys", "list", db=store)
    assert "arkivet" in listed.stdout
    assert secret not in listed.stdout
    assert run("keys", "revoke", "arkivet", db=store).returncode == 0
    assert keys(Desk.of(store))[0].revoked


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "x", "--scope", "alt"), 2),
        (("add", " "), 2),
        (("add", "x" * 200), 2),
        (("revoke", "ukjent"), 4),
    ],
)
def test_what_is_no_key_says_so(run: Run, store: Path, words: tuple[str, ...], code: int) -> None:
    result = run("keys", *words, db=store)
    assert result.returncode == code
    assert "hint:" in result.stderr


def test_a_name_is_that_of_one_key_in_use(run: Run, store: Path) -> None:
    assert run("keys", "add", "arkivet", db=store).returncode == 0
    assert run("keys", "add", "arkivet", db=store).returncode == 2
    assert run("keys", "revoke", "arkivet", db=store).returncode == 0
    assert run("keys", "add", "arkivet", db=store).returncode == 0


def test_another_address_is_served_with_keys_alone(run: Run, store: Path) -> None:
    assert "there is no key" in run("serve", "--host", "0.0.0.0", db=store).stderr  # noqa: S104
    key_for(store, "read")
    revoke(Desk.of(store), "Kari")
    assert run("serve", "--host", "0.0.0.0", db=store).returncode == 2  # noqa: S104


def test_nobody_elsewhere_writes_without_a_key(run: Run, store: Path) -> None:
    result = run("serve", "--host", "192.0.2.1", "--public-read", "--local-write", db=store)
    assert result.returncode == 2
    assert "writes without a key" in result.stderr
