"""The pages of organisations: the hierarchy, and what the documents say about one."""

import httpx
import pytest
from browsing import Visitor

pytestmark = pytest.mark.slow


def test_a_trust_stands_below_its_authority(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("/organisasjoner")
    authority = page.locator("li").filter(
        has=page.locator("> a", has_text="Helse Vidda RHF"), has_text="Storlia sykehus HF"
    )
    authority.locator("ul a", has_text="Storlia sykehus HF").click()
    assert page.locator("h1").inner_text() == "Storlia sykehus HF"
    assert "Helse Vidda RHF" in page.locator("dl").first.inner_text()
    given = page.get_by_role("table", name="Dokumenter med oppdrag")
    assert "2025" in given.inner_text()
    assert page.get_by_role("table", name="Status i rapportene").get_by_role("row").count() > 1


def test_gaps_of_an_organisation_lead_to_their_evidence(site: str) -> None:
    text = httpx.get(f"{site}/organisasjon/Helse%20Vidda%20RHF", timeout=60).text
    gaps = text.partition('id="hull"')[2].partition('id="funn"')[0]
    assert "/belegg/oppdragsdokument-2025-vidda/" in gaps


def test_a_name_that_is_almost_right_leads_on(site: str) -> None:
    answer = httpx.get(f"{site}/organisasjon/Helse%20Vida%20RHF", timeout=60)
    assert answer.status_code == 404
    assert "/organisasjon/Helse%20Vidda%20RHF" in answer.text
