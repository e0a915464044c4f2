"""The page of coverage: what each trust was given, and what it has not reported."""

import io

import httpx
import pytest
from browsing import Visitor
from openpyxl import load_workbook

pytestmark = pytest.mark.slow

_OF_2025 = "/dekning?dokument=oppdragsdokument-2025-vidda"


def test_who_has_not_reported_is_found_in_one_click_from_the_start(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto(visitor.site)
    page.get_by_role("link", name="Hvem har ikke rapportert?").click()
    trusts = page.get_by_role("table", name="Helseforetakene").get_by_role("row")
    assert "Ikke rapportert: 5" in trusts.filter(has_text="Storlia").inner_text()
    assert "Ingen bestilling lest" in trusts.filter(has_text="Vidda IKT").inner_text()


def test_every_cell_says_in_words_what_its_letters_mean(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto(f"{visitor.site}{_OF_2025}")
    cells = page.locator("td.cover")
    assert cells.count() > 20
    for text in cells.all_inner_texts():
        assert any(words in text for words in ("rapportert", "rapport", "Rapportert")), text


def test_mandates_with_the_most_gaps_come_first(site: str) -> None:
    rows = _rows(httpx.get(f"{site}/dekning/xlsx?dokument=oppdragsdokument-2025-vidda").content)
    gaps: dict[str, int] = {}
    for row in rows:
        silent = row[4].startswith("Gitt") and row[5] == "Ikke rapportert"
        gaps[row[1]] = gaps.get(row[1], 0) + (row[4] == "Ikke tatt opp" or silent)
    assert list(gaps.values()) == sorted(gaps.values(), reverse=True)
    assert len(set(gaps.values())) > 1


@pytest.mark.parametrize(
    ("filter", "column", "values"),
    [
        ("foretak=Storlia+sykehus+HF", 3, {"Storlia sykehus HF"}),
        ("vis=ikke_gitt&foretak=Storlia+sykehus+HF", 4, {"Ikke tatt opp"}),
        ("vis=ikke_rapportert&foretak=Storlia+sykehus+HF", 5, {"Ikke rapportert"}),
    ],
)
def test_the_workbook_holds_what_the_page_shows(
    site: str, filter: str, column: int, values: set[str]
) -> None:
    address = f"{site}/dekning/xlsx?dokument=oppdragsdokument-2025-vidda&{filter}"
    assert {row[column] for row in _rows(httpx.get(address).content)} == values


def test_a_document_that_is_not_there_gives_those_that_are_like_it(site: str) -> None:
    answer = httpx.get(f"{site}/dekning?dokument=oppdragsdokument-2025-vida")
    assert answer.status_code == 404
    assert "/dekning?dokument=oppdragsdokument-2025-vidda" in answer.text


def _rows(book: bytes) -> list[list[str]]:
    rows = load_workbook(io.BytesIO(book)).active.iter_rows(min_row=2, values_only=True)
    return [[str(value or "") for value in row] for row in rows]
