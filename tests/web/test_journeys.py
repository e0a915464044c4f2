"""What people come for, walked from the first page in at most three clicks each."""

import csv
import io

import pytest
from browsing import Visitor
from openpyxl import load_workbook
from playwright.sync_api import Page

pytestmark = pytest.mark.slow


def start(visitor: Visitor, words: str, *, script: bool = True) -> Page:
    """On the first page, with words typed into its field."""
    page = visitor.page(java_script_enabled=script)
    page.goto("/")
    page.get_by_label("Skriv en id, noen ord eller et navn").fill(words)
    return page


@pytest.mark.parametrize("script", [True, False])
def test_from_a_mandate_to_the_evidence_of_its_last_status(visitor: Visitor, script: bool) -> None:
    page = start(visitor, "HVI25-04", script=script)
    page.get_by_role("button", name="Finn").click()
    assert page.locator("h1").inner_text() == "HVI25-04 Hjemmeoppfølging ved hjertesvikt"
    chain = page.get_by_role("region", name="Kjeden som tabell")
    assert chain.locator("tbody tr").count() == 4
    assert "Fjellheim sjukehus HF" in chain.inner_text()
    status = page.get_by_role("region", name="Hva som er rapportert, eldst først")
    last = status.locator("tbody tr").last
    assert "Innfridd" in last.inner_text()
    said = last.locator("td").nth(2).inner_text()
    last.get_by_role("link", name="Belegg").click()
    assert said in page.locator(".context mark").inner_text().replace("\n", " ")
    sheet = page.locator("svg[role=img]").first
    assert sheet.locator("rect").count() >= 1
    assert "melding 2025" in (sheet.get_attribute("aria-label") or "")


def test_the_picture_of_the_page_is_drawn(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("/belegg/oppdrag-og-bestilling-2025-storlia/HVI25-004", wait_until="commit")
    address = page.locator("svg image").first.get_attribute("href")
    answer = page.request.get(address or "")
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/png"


def test_all_that_is_said_about_an_initiative_across_years_and_home_with_it(
    visitor: Visitor,
) -> None:
    page = start(visitor, "hjemmeoppfølging")
    page.get_by_role("button", name="Finn").click()
    facets = page.get_by_role("complementary", name="Avgrens")
    assert facets.get_by_role("link", name="2025").is_visible()
    assert facets.get_by_role("link", name="2026").is_visible()
    hits = page.locator("article.card").count()
    assert "heimeoppfølging" in page.locator("main").inner_text().casefold()
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    sheet = load_workbook(io.BytesIO(download.value.path().read_bytes())).active
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 1 + hits
    assert {row[5] for row in rows[1:]} == {2025, 2026}


def test_the_table_holds_what_was_filtered(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("/sok?q=hjemmeoppf%C3%B8lging")
    page.get_by_role("link", name="Status", exact=True).click()
    hits = page.locator("article.card").count()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert 0 < len(rows) == hits
    assert {row["Type"] for row in rows} == {"Status"}


def test_a_search_is_kept_as_a_link(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("/sok?q=hjemmeoppf%C3%B8lging")
    facets = page.get_by_role("complementary", name="Avgrens")
    facets.get_by_role("link", name="2026").click()
    kept = page.get_by_label("Lenke til dette søket").input_value()
    first = page.locator("article.card").all_inner_texts()
    again = visitor.page()
    again.goto(kept)
    assert first
    assert again.locator("article.card").all_inner_texts() == first


def test_what_one_types_is_suggested(visitor: Visitor) -> None:
    page = start(visitor, "")
    page.get_by_label("Skriv en id, noen ord eller et navn").press_sequentially("HVI25-1")
    found = page.locator("#q-forslag option[value^='HVI25-1']")
    found.first.wait_for(state="attached")
    assert found.count() > 3


def test_an_id_that_is_almost_right_leads_on(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("/oppdrag/HVI25-044")
    visitor.wrong.clear()  # Chromium complains of the 404 itself
    page.get_by_role("link", name="HVI25-04", exact=True).click()
    assert page.locator("h1").inner_text().startswith("HVI25-04 ")


def test_a_number_of_several_mandates_asks_which(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("/oppdrag/HVI25-12")
    assert "Flere oppdrag heter" in page.locator("h1").inner_text()
    assert page.locator("article.card").count() > 1


def test_dark_is_kept_without_script(visitor: Visitor) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto("/sok?q=tolk")
    page.get_by_role("button", name="Mørke").click()
    assert page.locator("html").get_attribute("data-color-scheme") == "dark"
    assert page.url.endswith("/sok?q=tolk")
