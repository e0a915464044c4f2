"""The pages of indicators: targets against results over the years."""

import csv
import io

import httpx
import pytest
from browsing import Visitor

pytestmark = pytest.mark.slow

_WAITING = "/indikator/oppdragsdokument-2025-vidda/indicator/2.2-01c035ba"


def test_the_list_leads_to_the_newest_of_those_that_continue_one_another(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto(f"{visitor.site}/indikatorer?q=ventetid&hvem=Helse+Vidda+RHF&vis=tall")
    rows = page.get_by_role("row").filter(has_text="Gjennomsnittlig ventetid")
    assert rows.count() == 1
    assert "2025, 2026" in rows.inner_text()
    rows.get_by_role("link").first.click()
    assert "oppdragsdokument-2026-vidda" in page.url


def test_the_chart_and_the_table_show_the_same_figures(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto(f"{visitor.site}{_WAITING}")
    picture = page.get_by_role("img", name="Tabellen har tallene")
    table = page.get_by_role("table", name="Tallene i bildet: dager")
    results = table.get_by_role("cell", name="Rapportert", exact=True)
    marks = picture.locator(".mark-symbol.role-mark path")
    assert marks.count() == results.count() > 3
    for words in ("58 dager", "54 dager", "63 dager", "62 dager"):
        assert table.get_by_role("cell", name=words).count() == 1


def test_a_change_is_no_result(site: str) -> None:
    values = {row["Verdi"] for row in _rows(site) if row["Slag"] == "Rapportert"}
    assert "63" in {value.removesuffix(",0") for value in values}
    assert "9" not in {value.removesuffix(",0") for value in values}, "nine days fewer than before"


def test_targets_keep_their_year_and_their_comparison(site: str) -> None:
    targets = {
        (row["År"], row["Gjelder"], row["Sammenlikning"], row["Verdi"])
        for row in _rows(site)
        if row["Slag"] == "Mål"
    }
    assert ("2025", "somatikken", "høyst", "58,0") in targets
    assert ("2026", "somatikken", "høyst", "54,0") in targets


def test_an_indicator_that_is_not_there_is_named_as_missing(site: str) -> None:
    answer = httpx.get(f"{site}/indikator/oppdragsdokument-2025-vidda/indicator/9-00000000")
    assert answer.status_code == 404
    assert "/indikator/oppdragsdokument-2025-vidda/indicator/" in answer.text


def _rows(site: str) -> list[dict[str, str]]:
    body = httpx.get(f"{site}{_WAITING.replace('/indikator/', '/indikatortall/csv/')}").content
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
