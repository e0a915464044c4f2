"""The page of findings: filtered, taken home, silenced by a decision."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import vidda
from api_server import serving
from openpyxl import load_workbook

from api.auth import Access

SLOW = pytest.mark.slow


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[httpx.Client]:
    """Who may silence findings of a store with two of them, of two checks."""
    upper, told = vidda.ministry(), vidda.report()
    upper.oppdrag("HVI30-01", "Tolk", "Helse Vidda RHF skal ha tolk på vakt hele døgnet.")
    told.status("Fristbrudd", "Andelen øker fra 5,4 prosent til 5,1 prosent.", category="pagar")
    store = vidda.stored(tmp_path / "graf.sqlite", upper, told)
    with (
        serving(store, Access(local_write=True)) as address,
        httpx.Client(base_url=address, timeout=60, follow_redirects=True) as client,
    ):
        yield client


def findings(client: httpx.Client, query: str = "") -> list[str]:
    """The ids on the page, once they have been worked out."""
    text = client.get(f"/funn?{query}").text
    while "regnes ut" in text:
        text = client.get(f"/funn?{query}").text
    return re.findall(r'<h2 class="card__title" id="([^"]+)"', text)


def test_a_finding_is_silenced_with_a_reason_and_comes_back_when_that_is_undone(
    staff: httpx.Client,
) -> None:
    before = findings(staff)
    assert len(before) >= 2
    said = {"verdict": "reject", "subject": before[0], "why": "kjent", "til": "/funn"}
    answer = staff.post("/avgjorelser", data=said)
    assert "Avgjort: avvist" in answer.text
    assert findings(staff) == before[1:]
    assert "kjent" in staff.get("/avgjorelser").text
    (made,) = re.findall(r'name="subject" value="([0-9a-f]+)"', answer.text)
    staff.post("/avgjorelser", data={"verdict": "undo", "subject": made, "why": "feil"})
    assert findings(staff) == before


def test_filters_leave_what_they_name(staff: httpx.Client) -> None:
    every = findings(staff)
    check = every[0].rpartition("-")[0]
    of_check = findings(staff, f"sjekk={check}")
    assert of_check == [one for one in every if one.startswith(check)]
    assert 0 < len(of_check) < len(every)
    of_document = findings(staff, "dokument=oppdragsdokument-2031-hvi")
    assert 0 < len(of_document) < len(every)
    assert findings(staff, "aar=2031") == every
    assert findings(staff, "aar=1999") == []
    assert staff.get("/funn?alvor=noe").status_code == 422


@SLOW
def test_the_workbook_holds_what_the_page_counts_with_its_quotes(site: str) -> None:
    text = httpx.get(f"{site}/funn?alvor=error", timeout=60).text
    book = httpx.get(f"{site}/funn/xlsx?alvor=error", timeout=60).content
    rows = list(load_workbook(io.BytesIO(book)).active.iter_rows(min_row=2, values_only=True))
    assert f"{len(rows)} funn." in text
    assert {row[1] for row in rows} == {"Motsigelse"}
    assert all(row[6] for row in rows), "each has a quote"
