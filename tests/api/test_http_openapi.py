"""The OpenAPI document is whole, and the API keeps every word of it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

NOT_ANSWERABLE = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 304, 404, 422]
"""
"""A well-formed name may stand for nothing, and no schema can tell a cursor that we gave."""


def operations(api: httpx.Client) -> dict[str, dict[str, Any]]:
    """Every operation of the document by its path."""
    paths = api.get("/api/v1/openapi.json").json()["paths"]
    return {path: methods["get"] for path, methods in paths.items()}


def test_the_document_is_of_openapi_3_1_and_only_reads(api: httpx.Client) -> None:
    document = api.get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert all(set(methods) == {"get"} for methods in document["paths"].values())


def test_every_operation_is_tagged_described_and_says_its_errors(api: httpx.Client) -> None:
    for path, operation in operations(api).items():
        assert operation["tags"] and operation["description"], path
        if path != "/api/v1/problems":
            assert {"200", "304", "422", "503"} <= set(operation["responses"]), path
        assert ("{" in path) == ("404" in operation["responses"]), path
        for status, response in operation["responses"].items():
            if status.startswith(("4", "5")):
                assert list(response["content"]) == ["application/problem+json"], path


def test_every_operation_has_a_name_of_its_own(api: httpx.Client) -> None:
    names = [operation["operationId"] for operation in operations(api).values()]
    assert len(set(names)) == len(names)


def test_every_parameter_is_described(api: httpx.Client) -> None:
    for path, operation in operations(api).items():
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), f"{path} {parameter['name']}"


@pytest.mark.slow
def test_answers_to_generated_requests_are_as_documented(api_address: str, tmp_path: Path) -> None:
    config = tmp_path / "schemathesis.toml"
    config.write_text(NOT_ANSWERABLE, encoding="utf-8")
    command = Path(sys.executable).parent / "schemathesis"
    run = [command, "--config-file", config, "run", f"{api_address}/api/v1/openapi.json"]
    options = ["--checks=all", "--max-examples=5", "--seed=31", "--suppress-health-check=all"]
    result = subprocess.run(
        [*run, *options], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert result.returncode == 0, result.stdout[-8000:] + result.stderr[-2000:]
