"""Every curl example of the page of the API runs, and gives what the page says."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sh\n(curl .*)\n```\n(?:\n```json\n(.*)\n```\n)?", PAGE)
SHOWN = "http://127.0.0.1:8000"


@pytest.mark.parametrize(("command", "answer"), EXAMPLES, ids=[c[-40:] for c, _ in EXAMPLES])
def test_an_example_gives_what_the_page_says(api_address: str, command: str, answer: str) -> None:
    if not shutil.which("curl"):
        pytest.skip("CURL IS ABSENT: the examples of docs/api.md were not run")
    run = command.replace(SHOWN, api_address).replace("curl ", "curl -w '\\n%{http_code}' ", 1)
    result = subprocess.run(["bash", "-c", run], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    body, _, status = result.stdout.rpartition("\n")
    if answer:
        expected = json.loads(answer)
        assert int(status) == expected["status"]
        assert expected.items() <= json.loads(body).items()
        return
    assert status == "200", body
    if "format=csv" in command:
        assert len(body.splitlines()) > 1
    else:
        found = json.loads(body)
        assert any(found.get(name) for name in ("items", "traces")), command


def test_the_page_has_an_example_of_each_manner() -> None:
    assert len(EXAMPLES) > 8


def test_the_page_names_every_resource(api: httpx.Client) -> None:
    paths = api.get("/api/v1/openapi.json").json()["paths"]
    resources = {path.split("/")[3] for path in paths}
    assert {name for name in resources if f"`{name}" not in PAGE} == set()
