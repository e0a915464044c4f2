"""What mandates cite, and which mandates do; and how right the reading is."""

import httpx

from api.published_quality import published


def test_every_reference_of_a_mandate_is_listed_with_those_who_cite_it(api: httpx.Client) -> None:
    mandates = api.get("/api/v1/oppdrag?limit=1000").json()["items"]
    named = {name for one in mandates for name in one["references"]}
    found = api.get("/api/v1/references?limit=1000").json()
    assert named and {one["name"] for one in found["items"]} == named
    for one in found["items"][:5]:
        cited = api.get(f"/api/v1/references/{one['key']}?limit=1000").json()
        assert cited["reference"] == one
        assert cited["total"] == len(cited["items"]) == one["cited"]
        assert all(one["name"] in fact["references"] for fact in cited["items"])
        assert {fact["doc"] for fact in cited["items"]} == set(one["docs"])


def test_references_are_found_by_words_and_document(api: httpx.Client) -> None:
    first = api.get("/api/v1/references?limit=1").json()["items"][0]
    by_words = api.get("/api/v1/references", params={"words": first["name"][2:9].upper()}).json()
    assert first in by_words["items"]
    by_doc = api.get("/api/v1/references", params={"doc": first["docs"][0]}).json()
    assert first in by_doc["items"]
    assert all(first["docs"][0] in one["docs"] for one in by_doc["items"])


def test_an_unknown_reference_suggests_the_nearest(api: httpx.Client) -> None:
    first = api.get("/api/v1/references?limit=1").json()["items"][0]
    answer = api.get(f"/api/v1/references/{first['name']}x")
    assert answer.status_code == 404
    assert first["key"] in answer.json()["nearest"]
    assert api.get(f"/api/v1/references/{first['name']}").status_code == 200


def test_the_published_figures_are_given(api: httpx.Client) -> None:
    found = api.get("/api/v1/quality").json()
    assert found == published().model_dump(mode="json")
    assert [one["name"] for one in found["sets"]]
