"""Facts over HTTP: every kind, its evidence, filters, order, pages."""

from typing import Any

import httpx
import pytest

DOC = "oppdragsdokument-2025-vidda"
KINDS = {
    "oppdrag": "oppdrag",
    "indicators": "indicator",
    "goals": "goal",
    "commitments": "commitment",
    "statuses": "status",
    "audits": "audit",
    "risks": "risk",
    "allocations": "allocation",
    "decisions": "decision",
}


def every(api: httpx.Client, address: str) -> list[dict[str, Any]]:
    """The items of all pages."""
    items, totals, following = [], set(), address
    while following:
        page = api.get(following).json()
        items += page["items"]
        totals.add(page["total"])
        following = page["next"]
    assert totals == {len(items)}
    return items


@pytest.mark.parametrize(("resource", "kind"), KINDS.items())
def test_every_fact_of_a_kind_comes_once_with_its_evidence(
    api: httpx.Client, resource: str, kind: str
) -> None:
    facts = every(api, f"/api/v1/{resource}?limit=7")
    counted = sum(d["counts"].get(kind, 0) for d in every(api, "/api/v1/documents"))
    assert len(facts) == len({fact["key"] for fact in facts}) == counted > 0
    places = [(fact["doc"], fact["source"]["start"], fact["key"]) for fact in facts]
    assert places == sorted(places)
    for fact in facts:
        assert fact["kind"] == kind
        assert fact["source"]["quote"] and fact["source"]["page"] and fact["source"]["places"]


@pytest.mark.parametrize("resource", sorted(KINDS))
def test_one_fact_is_found_by_its_key(api: httpx.Client, resource: str) -> None:
    first = api.get(f"/api/v1/{resource}?limit=1").json()["items"][0]
    found = api.get(f"/api/v1/{resource}/{first['key']}").json()
    assert (found["items"][0] if resource == "oppdrag" else found) == first


def test_filters_compose(api: httpx.Client) -> None:
    address = f"/api/v1/oppdrag?doc={DOC}&year=2025&org=Helse Vidda RHF&hovedmal=1"
    found = every(api, address)
    assert 0 < len(found) < len(every(api, f"/api/v1/oppdrag?doc={DOC}"))
    assert all(one["hovedmal"] == 1 and one["doc"] == DOC for one in found)


def test_a_mandate_is_filtered_by_id_with_or_without_zeros(api: httpx.Client) -> None:
    found, again = (every(api, f"/api/v1/oppdrag?id={one}") for one in ("HVI25-4", "HVI25-004"))
    assert found == again != []


@pytest.mark.parametrize(
    "sort", ["-year,id", "id", "-id", "hovedmal,-title", "-hovedmal,year,-key"]
)
def test_pages_of_any_order_hold_every_fact_once(api: httpx.Client, sort: str) -> None:
    paged = [one["key"] for one in every(api, f"/api/v1/oppdrag?limit=11&sort={sort}")]
    whole = [one["key"] for one in every(api, f"/api/v1/oppdrag?limit=1000&sort={sort}")]
    assert paged == whole
    assert len(set(paged)) == len(paged)


def test_an_order_descends_or_ascends_by_its_own_name(api: httpx.Client) -> None:
    found = every(api, "/api/v1/allocations?sort=chapter,-amount_nok&limit=3")
    values = [(one["chapter"], -(one["amount_nok"] or 0)) for one in found if one["amount_nok"]]
    assert values == sorted(values)


def test_an_id_of_several_documents_gives_all_and_says_so(api: httpx.Client) -> None:
    found = api.get("/api/v1/oppdrag/HVI25-04").json()
    assert found["several"] is True
    assert len({one["doc"] for one in found["items"]}) == len(found["items"]) > 1
    single = api.get(f"/api/v1/oppdrag/{DOC}/HVI25-04").json()
    assert single["several"] is False and len(single["items"]) == 1


def test_a_trace_leads_from_the_ministry_to_the_trusts(api: httpx.Client) -> None:
    traces = api.get("/api/v1/oppdrag/HVI25-4/trace").json()["traces"]
    origins = {step["origin"] for trace in traces for step in trace["steps"]}
    assert {"top", "passed_on"} <= origins
    assert any(step["answers"] for trace in traces for step in trace["steps"])


def test_linked_requirements_come_with_words_and_evidence(api: httpx.Client) -> None:
    found = api.get(f"/api/v1/oppdrag/{DOC}%2FHVI25-04/linked").json()["items"]
    assert {"passed_on_to"} <= {one["link"]["relation"] for one in found}
    for one in found:
        assert one["start"]["source"]["quote"] and one["end"]["source"]["quote"]


def test_history_and_coverage_are_those_of_the_graph(api: httpx.Client) -> None:
    assert api.get("/api/v1/oppdrag/HVI25-04/history").json()["years"]
    covered = api.get(f"/api/v1/documents/{DOC}/coverage").json()
    assert len(covered["rows"]) == len(every(api, f"/api/v1/oppdrag?doc={DOC}"))


def test_a_document_tells_how_completely_it_was_read(api: httpx.Client) -> None:
    found = api.get(f"/api/v1/documents/{DOC}").json()
    assert {"what", "seen", "extracted", "missing"} <= set(found["fact"]["completeness"][0])


def test_an_organisation_has_its_place_in_the_hierarchy(api: httpx.Client) -> None:
    found = api.get("/api/v1/organisations/Helse Vidda RHF").json()
    assert found["above"] == ["Helse- og omsorgsdepartementet"]
    assert "Storlia sykehus HF" in found["below"]
    assert DOC in found["received"]


def test_evidence_is_quote_page_and_boxes(api: httpx.Client) -> None:
    found = api.get(f"/api/v1/evidence/{DOC}/HVI25-04").json()
    assert found["kind"] == "oppdrag"
    assert found["source"]["page"] >= 1
    assert found["source"]["places"][0]["box"]["x1"] > found["source"]["places"][0]["box"]["x0"]


def test_links_are_filtered_by_relation_and_document(api: httpx.Client) -> None:
    found = every(api, f"/api/v1/links?relation=passed_on_to&doc={DOC}&limit=5")
    assert found
    assert all(one["link"]["relation"] == "passed_on_to" for one in found)
    assert all(DOC in (one["start"]["doc"], one["end"]["doc"]) for one in found)


def test_findings_come_page_by_page(api: httpx.Client) -> None:
    ids = [one["id"] for one in every(api, "/api/v1/findings?limit=10")]
    assert len(ids) == len(set(ids)) > 10


def test_the_past_holds_less_than_today(api: httpx.Client) -> None:
    then = every(api, "/api/v1/documents?as_of=2025-03-31")
    assert 0 < len(then) < len(every(api, "/api/v1/documents"))
    assert every(api, "/api/v1/documents?known_at=2020-01-01T12:00:00Z") == []


def test_search_finds_nynorsk_by_bokmal_words_and_counts(api: httpx.Client) -> None:
    found = api.get("/api/v1/search?q=sykehus&org=Fjellheim sykehus HF").json()
    words = [h["snippet"][a:b].casefold() for h in found["items"] for a, b in h["marks"]]
    assert any(word.startswith("sjukehus") for word in words)
    for name in ("kind", "year", "org", "doc_type", "language"):
        assert sum(facet["hits"] for facet in found["facets"][name]) > 0


def test_search_pages_hold_every_hit_once(api: httpx.Client) -> None:
    whole = api.get("/api/v1/search?q=ventetid&limit=1000").json()["items"]
    paged = every(api, "/api/v1/search?q=ventetid&limit=4")
    assert [hit["key"] for hit in paged] == [hit["key"] for hit in whole]
    facet = api.get("/api/v1/search?q=ventetid").json()["facets"]["kind"][0]
    assert (
        api.get(f"/api/v1/search?q=ventetid&kind={facet['value']}").json()["total"]
        == (facet["hits"])
    )
