"""The manners of the API: caching, compression, problem documents, hostile input."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from api_server import serving
from starlette.requests import Request

from api.caching import validators
from api.problem_details import CODES

HOSTILE = [
    "'; DROP TABLE fact; --",
    "' OR 1=1 --",
    "x'}) DETACH DELETE n //",
    "MATCH (n) RETURN n",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    '"unclosed AND (words : *',
    "\x00",
    "%00%ff",
    "🙃" * 60,
]
FIELDS = ["doc", "org", "section", "lead", "language", "id", "cursor", "sort", "as_of", "known_at"]


def check_problem(answer: httpx.Response, code: str) -> dict[str, object]:
    """The problem document of an answer, which must be whole."""
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert found["code"] == code
    assert found["status"] == answer.status_code == CODES[code][0]
    for field in ("type", "title", "detail", "instance", "hint"):
        assert found[field], field
    return found


def test_an_answer_that_still_stands_is_not_sent_again(api: httpx.Client) -> None:
    first = api.get("/api/v1/oppdrag")
    tag = first.headers["etag"]
    assert first.headers["last-modified"]
    again = api.get("/api/v1/oppdrag", headers={"If-None-Match": f'"other", {tag}'})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == tag
    other = api.get("/api/v1/oppdrag?limit=2", headers={"If-None-Match": tag})
    assert other.status_code == 200


def test_a_date_says_what_a_client_has(api: httpx.Client) -> None:
    first = api.get("/api/v1/goals")
    given = first.headers["last-modified"]
    assert api.get("/api/v1/goals", headers={"If-Modified-Since": given}).status_code == 304
    for other in ("Sat, 01 Jan 2000 00:00:00 GMT", "i dag"):
        assert api.get("/api/v1/goals", headers={"If-Modified-Since": other}).status_code == 200
    both = {"If-Modified-Since": given, "If-None-Match": 'W/"other"'}
    assert api.get("/api/v1/goals", headers=both).status_code == 200


def test_no_date_is_given_in_the_second_in_which_the_store_changed() -> None:
    request = Request({"type": "http", "path": "/x", "query_string": b"", "headers": []})
    now = datetime.now(UTC)
    assert "Last-Modified" not in validators(request, now.isoformat())
    at = now - timedelta(seconds=2)
    found = parsedate_to_datetime(validators(request, at.isoformat())["Last-Modified"])
    assert at <= found <= at + timedelta(seconds=1)


@pytest.mark.parametrize("resource", ["oppdrag", "oppdrag/HVI25-04", "oppdrag/HVI25-044", "export"])
def test_head_gives_what_stands_ahead_of_the_body(api: httpx.Client, resource: str) -> None:
    plain = {"Accept-Encoding": "identity"}
    whole = api.get(f"/api/v1/{resource}", headers=plain)
    head = api.head(f"/api/v1/{resource}", headers=plain)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    for name in ("content-type", "content-length", "etag"):
        assert head.headers.get(name) == whole.headers.get(name)


def test_an_answer_that_is_given_again_is_the_same(api: httpx.Client) -> None:
    asked = "/api/v1/indicators?sort=-text&limit=7"
    first = api.get(asked)
    for headers in ({}, {"Accept-Encoding": "identity"}, {"If-None-Match": 'W/"other"'}):
        again = api.get(asked, headers=headers)
        assert (again.status_code, again.json()) == (200, first.json())
        assert again.headers["etag"] == first.headers["etag"]
    assert "content-encoding" not in api.get(asked, headers={"Accept-Encoding": "br"}).headers


def test_long_answers_come_compressed(api: httpx.Client) -> None:
    assert api.get("/api/v1/oppdrag").headers["content-encoding"] == "gzip"
    plain = api.get("/api/v1/oppdrag", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("resource", ["oppdrag", "documents", "organisations", "links", "export"])
def test_an_unknown_parameter_is_refused(api: httpx.Client, resource: str) -> None:
    found = check_problem(api.get(f"/api/v1/{resource}?aar=2025"), "invalid_parameters")
    assert found["errors"][0]["parameter"] == "aar"  # type: ignore[index]


@pytest.mark.parametrize("wrong", ["year=x", "year=99999999999999999999", "limit=0", "hovedmal=-1"])
def test_a_wrong_type_is_refused(api: httpx.Client, wrong: str) -> None:
    check_problem(api.get(f"/api/v1/oppdrag?{wrong}"), "invalid_parameters")


def test_a_parameter_given_twice_is_refused(api: httpx.Client) -> None:
    check_problem(api.get("/api/v1/oppdrag?year=2025&year=2026"), "invalid_parameters")


@pytest.mark.parametrize(
    "query", [*("year=2025&" * 1000,), "&".join(f"f{n}=1" for n in range(999))]
)
def test_a_thousand_filters_are_refused(api: httpx.Client, query: str) -> None:
    answer = api.get(f"/api/v1/oppdrag?{query}")
    check_problem(answer, "invalid_parameters")
    assert len(answer.content) < 10_000


@pytest.mark.parametrize(
    "cursor", ["xx", "W10", "WzFd", "bnVsbA", "e30", "æøå", "W1tdXQ", "A" * 2000]
)
def test_a_broken_cursor_is_refused(api: httpx.Client, cursor: str) -> None:
    answer = api.get("/api/v1/oppdrag", params={"cursor": cursor})
    assert answer.json()["code"] in {"broken_cursor", "foreign_cursor"}
    check_problem(answer, answer.json()["code"])


def test_a_cursor_of_another_question_is_refused(api: httpx.Client) -> None:
    following = api.get("/api/v1/oppdrag?limit=5").json()["next"]
    check_problem(api.get(f"{following}&year=2025"), "foreign_cursor")
    assert api.get(following.replace("limit=5", "limit=9")).status_code == 200


@pytest.mark.parametrize("resource", ["oppdrag/HVI25-044", "oppdrag/HVI25-044/trace"])
def test_an_unknown_id_suggests_the_nearest(api: httpx.Client, resource: str) -> None:
    found = check_problem(api.get(f"/api/v1/{resource}"), "unknown_key")
    assert "HVI25-04" in found["nearest"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("documents/oppdragsdokument-2025-vida", "oppdragsdokument-2025-vidda"),
        ("organisations/Helse Vida RHF", "Helse Vidda RHF"),
        ("evidence/oppdragsdokument-2025-vidda/HVI25-4", "oppdragsdokument-2025-vidda/HVI25-04"),
        ("documents/oppdragsdokument-2025-vida/coverage", "oppdragsdokument-2025-vidda"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(api: httpx.Client, asked: str, nearest: str) -> None:
    assert nearest in check_problem(api.get(f"/api/v1/{asked}"), "unknown_key")["nearest"]  # type: ignore[operator]


def test_a_key_of_another_kind_says_which(api: httpx.Client) -> None:
    found = check_problem(
        api.get("/api/v1/goals/oppdragsdokument-2025-vidda/HVI25-04"), "unknown_key"
    )
    assert "oppdrag" in str(found["hint"])


def test_unknown_names_in_filters_are_refused(api: httpx.Client) -> None:
    check_problem(api.get("/api/v1/oppdrag?org=Helse Ukjent"), "unknown_organisation")
    check_problem(api.get("/api/v1/export?doc=nei"), "unknown_document")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(api: httpx.Client, method: str) -> None:
    answer = api.request(method, "/api/v1/oppdrag", content=b"x" * 1000)
    check_problem(answer, "method_not_allowed")
    assert answer.headers["allow"] == "GET"


def test_an_unknown_path_is_a_problem_document(api: httpx.Client) -> None:
    check_problem(api.get("/api/v1/nei"), "unknown_path")
    check_problem(api.get("/api/v1/nei/" + "x" * 5000), "unknown_path")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_every_field_do_nothing(api: httpx.Client, db: Path, words: str) -> None:
    before = db.read_bytes()
    answers = [api.get("/api/v1/oppdrag", params={field: words}) for field in FIELDS]
    answers += [api.get("/api/v1/search", params={"q": words})]
    paths = ("oppdrag", "goals", "documents", "organisations", "evidence")
    answers += [api.get(f"/api/v1/{path}/{quote(words, safe='')}") for path in paths]
    for answer in answers:
        assert answer.status_code in {200, 404, 422}, answer.text
        assert answer.headers["content-type"].startswith("application/")
        if answer.status_code != 200:
            check_problem(answer, answer.json()["code"])
    assert api.get("/api/v1/oppdrag").json()["total"] > 100
    assert db.read_bytes() == before


def test_a_store_that_is_gone_is_a_problem_without_its_place(tmp_path: Path) -> None:
    with serving(tmp_path / "none.sqlite") as address:
        answer = httpx.get(f"{address}/api/v1/oppdrag")
    check_problem(answer, "store_unavailable")
    assert str(tmp_path) not in json.dumps(answer.json())
    assert answer.headers["retry-after"]


def test_every_code_is_listed(api: httpx.Client) -> None:
    assert {one["code"] for one in api.get("/api/v1/problems").json()} == set(CODES)
