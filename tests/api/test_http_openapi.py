"""The OpenAPI document is whole, and the API keeps every word of it, over either store."""

import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from api_server import key_for, serving
from stores.conftest import bolt, bolt_url  # noqa: F401 - fixtures

from api.limits import Bounds
from graph.stores import Location, backup, open_view, open_writer

SETTINGS = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 304, 404, 409, 422]
"""
"""A well-formed name may stand for nothing, and no schema can tell a cursor that we gave, the texts
that were judged, or a file that can be read."""
UNTAGGED = {"/api/v1/jobs", "/api/v1/jobs/{id}", "/api/v1/jobs/{id}/events", "/api/v1/audit-log"}
"""What changes by itself, not with the store."""
GUARD = {"401", "421", "429", "503"}


def operations(api: httpx.Client) -> dict[str, dict[str, Any]]:
    """Every operation of the document by its method and path."""
    paths = api.get("/api/v1/openapi.json").json()["paths"]
    return {
        f"{method} {path}": operation
        for path, methods in paths.items()
        for method, operation in methods.items()
    }


def test_the_document_is_of_openapi_3_1_and_writes_where_it_says(api: httpx.Client) -> None:
    assert api.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")
    writes = {name for name in operations(api) if not name.startswith("get ")}
    assert writes == {"post /api/v1/documents", "post /api/v1/reviews"}


def test_every_operation_is_tagged_described_and_says_its_errors(api: httpx.Client) -> None:
    for name, operation in operations(api).items():
        assert operation["tags"] and operation["description"], name
        assert set(operation["responses"]) >= GUARD, name
        for status, response in operation["responses"].items():
            if status.startswith(("4", "5")):
                assert list(response["content"]) == ["application/problem+json"], name


def test_every_read_says_what_it_answers_to_an_unknown_name_and_an_old_tag(
    api: httpx.Client,
) -> None:
    for name, operation in operations(api).items():
        method, path = name.split()
        if method == "get" and operation.get("parameters"):
            assert {"200", "422"} <= set(operation["responses"]), name
            assert ("{" in path) == ("404" in operation["responses"]), name
            assert (path in UNTAGGED) == ("304" not in operation["responses"]), name


def test_every_write_says_who_may_and_what_it_refuses(api: httpx.Client) -> None:
    for name, operation in operations(api).items():
        if not name.startswith("get "):
            assert operation["security"] in ([{"key": ["ingest"]}], [{"key": ["review"]}]), name
            assert {"400", "403", "408", "413", "422"} <= set(operation["responses"]), name
            assert operation["requestBody"]["content"], name


def test_every_operation_has_a_name_of_its_own(api: httpx.Client) -> None:
    names = [operation["operationId"] for operation in operations(api).values()]
    assert len(set(names)) == len(names)


def test_what_a_list_leads_to_is_there(api: httpx.Client) -> None:
    every = operations(api)
    places = {operation["operationId"]: name.split()[1] for name, operation in every.items()}
    followed = set()
    for name, operation in every.items():
        for called, link in operation["responses"].get("200", {}).get("links", {}).items():
            if called == "get_job":
                continue  # nobody has sent a document here
            found = api.get(f"{name.split()[1]}{'?q=tolk' if name.endswith('search') else ''}")
            ((parameter, place),) = link["parameters"].items()
            key = found.json()["items"][0]
            for part in place.removeprefix("$response.body#/items/0/").split("/"):
                key = key[part]
            answer = api.get(places[called].replace(f"{{{parameter}}}", quote(key)))
            assert answer.status_code == 200, f"{name}: {called}"
            followed.add(called)
    assert len(followed) > 15


def test_every_parameter_is_described(api: httpx.Client) -> None:
    for name, operation in operations(api).items():
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), f"{name} {parameter['name']}"


@pytest.fixture(params=["embedded", "bolt"])
def copy(request: pytest.FixtureRequest, db: Path, tmp_path: Path) -> Location:
    """The corpus in a store of either make, to be written to."""
    if request.param == "embedded":
        backup(db, tmp_path / "graf.sqlite")
        return tmp_path / "graf.sqlite"
    url: str = request.getfixturevalue("bolt_url")
    with open_view(db) as view, open_writer(url) as writer:
        for stored in view.documents():
            document = view.document(stored.key)
            assert document
            writer.put(document, list(view.facts(doc=stored.key)))
        writer.put_links(view.links())
    return url


@pytest.mark.slow
def test_answers_to_generated_requests_are_as_documented(
    copy: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All checks, links between operations too, with a key that may all."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    config = tmp_path / "schemathesis.toml"
    config.write_text(SETTINGS, encoding="utf-8")
    key = key_for(copy, "admin")["Authorization"]
    command = Path(sys.executable).parent / "schemathesis"
    options = ["--checks=all", "--max-examples=4", "--seed=31", "--suppress-health-check=all"]
    with serving(copy, bounds=Bounds(writes="100000/minute")) as address:
        httpx.get(f"{address}/api/v1/openapi.json", timeout=120)  # made once, and slowly
        run = [command, "--config-file", config, "run", f"{address}/api/v1/openapi.json"]
        result = subprocess.run(
            [*run, *options, "--request-timeout=60", "-H", f"Authorization: {key}"],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
    assert result.returncode == 0, result.stdout[-8000:] + result.stderr[-2000:]
