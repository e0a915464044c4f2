"""What the gate refuses, where a page was asked for: a page in bokmål that says what to do."""

from pathlib import Path

import httpx
import pytest
import vidda
from api_server import serving

from api.auth import Access
from api.limits import Bounds
from api.web.static_files import names

PAGE = {"Accept": "text/html,*/*"}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    draft = vidda.ministry()
    draft.oppdrag("HVI31-01", "Tolk", "Helse Vidda RHF skal ha tolk på vakt hele døgnet.")
    return vidda.stored(tmp_path / "graf.sqlite", draft)


def is_page(answer: httpx.Response, status: int, title: str) -> bool:
    """Whether it is a page under this heading that may show its styles, and nothing else."""
    strict = "style-src 'self'" in answer.headers["content-security-policy"]
    named = f"<h1>{title}</h1>" in answer.text and '<html lang="nb"' in answer.text
    return strict and named and answer.status_code == status


def test_who_asks_too_often_is_told_how_long_to_wait(store: Path) -> None:
    with serving(store, bounds=Bounds(reads="2/minute")) as address:
        answer = [httpx.get(f"{address}/om", headers=PAGE) for _ in range(3)][-1]
        styles = [httpx.get(f"{address}/static/{name}") for name in names().values()]
    assert is_page(answer, 429, "Det ble for mange sider på kort tid")
    assert f"om {answer.headers['retry-after']} sekunder" in answer.text
    assert {one.status_code for one in styles} <= {200}, "it has its styles"


def test_a_name_or_a_form_of_somebody_else_is_refused_on_a_page(store: Path) -> None:
    with serving(store, Access(local_write=True)) as address:
        name = httpx.get(f"{address}/om", headers={"Host": "evil.example"})
        form = httpx.post(f"{address}/avgjorelser", headers={"Origin": "https://evil.example"})
    assert is_page(name, 421, "Tjenesten har en annen adresse")
    assert is_page(form, 403, "Skjemaet kom fra et annet nettsted")


def test_a_key_that_is_none_is_refused_on_a_page_that_leads_to_signing_in(store: Path) -> None:
    guess = {**PAGE, "Authorization": "Bearer og_12345678_nei"}
    with serving(store) as address:
        answer = httpx.get(f"{address}/om", headers=guess)
        untold = httpx.get(f"{address}/api/v1/oppdrag", headers=guess)
    assert is_page(answer, 401, "Nøkkelen er ukjent")
    assert 'href="/logg-inn"' in answer.text
    assert untold.headers["content-type"] == "application/problem+json"


def test_a_form_that_is_too_large_is_refused_on_a_page(store: Path) -> None:
    bounds = Bounds(body=1000)
    with serving(store, Access(local_write=True), bounds) as address:
        answer = httpx.post(
            f"{address}/avgjorelser", headers={"Origin": address}, data={"why": "a" * 2000}
        )
    assert is_page(answer, 413, "Det er for stort")
