"""The page that sets two documents or years side by side."""

import csv
import io

import httpx
import pytest

pytestmark = pytest.mark.slow

_YEARS = "fra=oppdragsdokument-2025-vidda&til=oppdragsdokument-2026-vidda&slag=oppdrag"


def test_every_mandate_of_both_is_there_as_one_of_four(site: str) -> None:
    rows = _rows(site, _YEARS)
    for year, key in (("2025", "Nøkkel før"), ("2026", "Nøkkel nå")):
        doc = f"oppdragsdokument-{year}-vidda"
        api = httpx.get(f"{site}/api/v1/oppdrag?doc={doc}&limit=200").json()
        assert {row[key] for row in rows if row[key]} == {one["key"] for one in api["items"]}
    assert {row["Hva"] for row in rows} == {"Omskrevet", "Nytt", "Falt bort"}


def test_what_continues_under_another_number_is_one_pair(site: str) -> None:
    pairs = {row["Nøkkel nå"]: row["Nøkkel før"] for row in _rows(site, _YEARS)}
    assert pairs["oppdragsdokument-2026-vidda/HVI26-01"] == "oppdragsdokument-2025-vidda/HVI25-04"
    assert pairs["oppdragsdokument-2026-vidda/HVI26-02"] == "oppdragsdokument-2025-vidda/HVI25-01"


def test_the_same_document_on_both_sides_has_nothing_new(site: str) -> None:
    same = "fra=oppdragsdokument-2025-vidda&til=oppdragsdokument-2025-vidda&slag=oppdrag"
    assert {row["Hva"] for row in _rows(site, same)} == {"Fortsetter ordrett"}


def test_years_hold_all_documents_of_the_year(site: str) -> None:
    years, documents = (_rows(site, q) for q in ("fra=2025&til=2026&slag=oppdrag", _YEARS))
    assert {row["Nøkkel nå"] for row in documents} < {row["Nøkkel nå"] for row in years}


def test_the_newest_year_stands_against_the_one_before_where_nothing_is_asked(site: str) -> None:
    asked, unasked = (httpx.get(f"{site}/sammenlign{q}").text for q in ("?fra=2025&til=2026", ""))
    assert asked == unasked


@pytest.mark.parametrize(("query", "status"), [("fra=x&til=2025", 404), ("slag=alt", 422)])
def test_what_cannot_be_compared_is_refused(site: str, query: str, status: int) -> None:
    assert httpx.get(f"{site}/sammenlign?{query}").status_code == status


def _rows(site: str, query: str) -> list[dict[str, str]]:
    body = httpx.get(f"{site}/sammenlign/csv?{query}", timeout=60).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body), delimiter=";"))
