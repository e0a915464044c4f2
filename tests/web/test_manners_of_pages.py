"""Manners of the pages over HTTP: strict, kept for good where they may be, errors as pages."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import vidda
from api_server import serving

from api.web.static_files import names


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server over one small document."""
    draft = vidda.ministry()
    draft.oppdrag("HVI31-01", "Tolk", "Helse Vidda RHF skal ha <b>tolk</b> på vakt hele døgnet.")
    store = vidda.stored(tmp_path_factory.mktemp("pages") / "graf.sqlite", draft)
    with serving(store) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/sok?q=tolk", "/oppdrag/HVI31-01", "/finnes-ikke"])
def test_a_page_runs_nothing_inline_and_loads_nothing_from_elsewhere(
    pages: httpx.Client, path: str
) -> None:
    answer = pages.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert " style=" not in answer.text
    assert " onclick=" not in answer.text


def test_words_of_a_document_are_no_markup(pages: httpx.Client) -> None:
    text = pages.get("/oppdrag/HVI31-01").text
    assert "&lt;b&gt;tolk&lt;/b&gt;" in text
    assert "<b>tolk" not in text


def test_built_files_are_kept_for_good(pages: httpx.Client) -> None:
    if not names():
        pytest.skip("THE WEB PAGE IS NOT BUILT: run `make web`")
    answer = pages.get(f"/static/{names()['style.css']}")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/css")


@pytest.mark.parametrize("name", ["manifest.json", "..%2fapp.py", "style.css"])
def test_no_other_file_is_given(pages: httpx.Client, name: str) -> None:
    assert pages.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [("/finnes-ikke", 404), ("/sok?q=tolk&year=x", 422), ("/sok?q=tolk&org=Ukjent", 422)],
)
def test_an_error_is_a_page_in_bokmal(pages: httpx.Client, path: str, status: int) -> None:
    answer = pages.get(path)
    assert answer.status_code == status
    assert '<html lang="nb"' in answer.text


def test_an_error_of_the_api_is_none(pages: httpx.Client) -> None:
    answer = pages.get("/api/v1/finnes-ikke")
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("came_from", ["https://elsewhere.example/x", "//elsewhere.example/x"])
def test_a_choice_of_colours_never_leads_elsewhere(pages: httpx.Client, came_from: str) -> None:
    answer = pages.post("/fargevalg", data={"scheme": "dark"}, headers={"Referer": came_from})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/x"


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("HVI31-1", "/oppdrag/HVI31-1"),
        ("oppdragsdokument 2031", "/dokument/oppdragsdokument-2031-hvi"),
        ("helse vest rhf", "/organisasjon/Helse%20Vest%20RHF"),
        ("noe helt annet", "/sok?q=noe+helt+annet"),
        ("", "/"),
    ],
)
def test_one_field_leads_to_what_is_meant(pages: httpx.Client, typed: str, leads_to: str) -> None:
    answer = pages.get("/finn", params={"q": typed})
    assert answer.headers["location"] == leads_to


def test_light_and_dark_are_kept(pages: httpx.Client) -> None:
    answer = pages.get("/", headers={"Cookie": "fargevalg=dark"})
    assert 'data-color-scheme="dark"' in answer.text
    assert "Cookie" in answer.headers["vary"]


def test_a_page_is_there_for_a_store_that_cannot_be_read(tmp_path: Path) -> None:
    with serving(tmp_path / "none.sqlite") as address:
        answer = httpx.get(address, timeout=60)
    assert answer.status_code == 503
    assert "Lageret svarer ikke" in answer.text
