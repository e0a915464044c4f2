"""Signing in with a key on a page: what the cookie opens, and what it does not."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import vidda
from api_server import serving

from api.audit import read_log
from api.auth import Access
from api.desk import Desk
from api.keys import Scope, add_key, revoke
from graph.store_embedded import open_view

SUBJECT = "oppdragsdokument-2031-hvi/HVI31-01#title"
DECISION = {"verdict": "confirm", "subject": SUBJECT, "why": "lest", "til": "/avgjorelser"}
PAGE = {"Accept": "text/html,*/*"}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    draft = vidda.ministry()
    draft.oppdrag("HVI31-01", "Tolk", "Helse Vidda RHF skal ha tolk på vakt hele døgnet.")
    return vidda.stored(tmp_path / "graf.sqlite", draft)


@pytest.fixture
def client(store: Path) -> Iterator[httpx.Client]:
    """A browser in front of a server that lets nobody read without a key."""
    with (
        serving(store, Access(open_read=False)) as address,
        httpx.Client(base_url=address, headers=PAGE, timeout=60) as one,
    ):
        yield one


def sign_in(client: httpx.Client, store: Path, *scopes: Scope, til: str = "/") -> httpx.Response:
    _, secret = add_key(Desk.of(store), "Kari", scopes)
    return client.post("/logg-inn", data={"key": secret, "til": til}, headers=ours(client))


def ours(client: httpx.Client) -> dict[str, str]:
    return {"Origin": str(client.base_url).rstrip("/")}


def decided(store: Path) -> int:
    with open_view(store) as view:
        return len(list(view.reviews()))


def test_who_may_not_read_is_led_to_the_form_and_from_there_back(
    client: httpx.Client, store: Path
) -> None:
    answer = client.get("/sok?q=tolk")
    assert answer.headers["location"] == "/logg-inn?til=%2Fsok%3Fq%3Dtolk"
    assert client.get(answer.headers["location"]).status_code == 200
    done = sign_in(client, store, "read", til="/sok?q=tolk")
    assert done.headers["location"] == "/sok?q=tolk"
    assert client.get("/sok?q=tolk").status_code == 200
    assert client.get("/api/v1/oppdrag").status_code == 200


def test_the_cookie_is_for_this_site_alone_and_for_no_script(
    client: httpx.Client, store: Path
) -> None:
    cookie = sign_in(client, store, "review").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "og_" not in cookie, "the key itself"


@pytest.mark.parametrize("til", ["https://elsewhere.example/x", "//elsewhere.example/x"])
def test_signing_in_never_leads_elsewhere(client: httpx.Client, store: Path, til: str) -> None:
    assert sign_in(client, store, "read", til=til).headers["location"] == "/x"


def test_a_wrong_key_is_told_and_logged(client: httpx.Client, store: Path) -> None:
    answer = client.post("/logg-inn", data={"key": "og_00000000_feil"}, headers=ours(client))
    assert answer.status_code == 401
    assert "Nøkkelen er ukjent" in answer.text
    assert "set-cookie" not in answer.headers
    assert [(one.path, one.code) for one in read_log(Desk.of(store), 5)] == [
        ("/logg-inn", "unknown_credentials")
    ]


def test_a_decision_is_made_in_the_name_of_the_key_and_logged(
    client: httpx.Client, store: Path
) -> None:
    sign_in(client, store, "review")
    answer = client.post("/avgjorelser", data=DECISION, headers=ours(client))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/avgjorelser?gjort=")
    with open_view(store) as view:
        assert [one.who for one in view.reviews()] == ["Kari"]
    logged = [(one.path, one.who, one.status) for one in read_log(Desk.of(store), 5)]
    assert logged == [("/avgjorelser", "Kari", 303), ("/logg-inn", "Kari", 303)]


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}],
    ids=["untold", "origin", "site"],
)
def test_a_page_elsewhere_cannot_write_with_the_cookie(
    client: httpx.Client, store: Path, headers: dict[str, str]
) -> None:
    sign_in(client, store, "review")
    assert client.post("/avgjorelser", data=DECISION, headers=headers).status_code == 403
    assert client.post("/api/v1/reviews", json={}, headers=headers).status_code == 403
    assert decided(store) == 0


def test_only_what_the_key_may_do_is_offered_and_done(client: httpx.Client, store: Path) -> None:
    sign_in(client, store, "ingest")
    assert 'type="file"' in client.get("/last-opp").text
    assert 'name="verdict"' not in client.get("/gjennomgang", params={"om": SUBJECT}).text
    answer = client.post("/avgjorelser", data=DECISION, headers=ours(client))
    assert answer.status_code == 403
    assert "Nøkkelen din gir ikke rett til dette" in answer.text
    assert decided(store) == 0


def test_a_revoked_key_and_a_session_that_ended_open_nothing(
    client: httpx.Client, store: Path
) -> None:
    sign_in(client, store, "read")
    kept = dict(client.cookies)
    client.post("/logg-ut", headers=ours(client))
    assert client.get("/om", headers={"Cookie": _cookie(kept)}).status_code == 303
    revoke(Desk.of(store), "Kari")
    sign_in(client, store, "read")
    assert client.get("/om").status_code == 200
    revoke(Desk.of(store), "Kari")
    assert client.get("/om").status_code == 303


def test_what_is_open_can_be_read_but_not_decided_without_a_key(store: Path) -> None:
    with serving(store) as address, httpx.Client(base_url=address, timeout=60) as client:
        assert "logge inn" in client.get("/gjennomgang", params={"om": SUBJECT}).text
        answer = client.post("/avgjorelser", data=DECISION)
    assert answer.status_code == 401
    assert "Du må logge inn" in answer.text
    assert decided(store) == 0


def _cookie(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())
