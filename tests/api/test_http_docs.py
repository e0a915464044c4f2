"""Every curl example of the page of the API runs, and gives what the page says."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from api_server import key_for, serving

from graph.stores import backup

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sh\n(curl .*)\n```\n(?:\n```json\n(.*)\n```\n)?", PAGE)
SHOWN = "http://127.0.0.1:8000"


WRITES = [(command, answer) for command, answer in EXAMPLES if "$KEY" in command]
READS = [one for one in EXAMPLES if one not in WRITES]
PROGRAMS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def written(db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A server over a copy of the store, and a key to write there."""
    copy = tmp_path_factory.mktemp("written") / "graf.sqlite"
    backup(db, copy)
    key = key_for(copy, "admin")["Authorization"].removeprefix("Bearer ")
    with serving(copy) as address:
        yield address, key


@pytest.mark.parametrize(("command", "answer"), WRITES, ids=[c[-40:] for c, _ in WRITES])
def test_an_example_that_needs_a_key_is_answered(
    written: tuple[str, str], command: str, answer: str
) -> None:
    if not shutil.which("curl"):
        pytest.skip("CURL IS ABSENT: the examples of docs/api.md were not run")
    address, key = written
    run = command.replace(SHOWN, address).replace("$KEY", key).replace("curl ", "curl -f ", 1)
    result = subprocess.run(
        ["bash", "-c", run], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert json.loads(answer or "{}").items() <= found.items()
    assert any(found.get(name) for name in ("items", "files", "decision")), found


@pytest.mark.parametrize(("command", "answer"), READS, ids=[c[-40:] for c, _ in READS])
def test_an_example_gives_what_the_page_says(
    api_address: str, command: str, answer: str, tmp_path: Path
) -> None:
    if not shutil.which("curl"):
        pytest.skip("CURL IS ABSENT: the examples of docs/api.md were not run")
    run = command.replace(SHOWN, api_address).replace("curl ", "curl -w '\\n%{http_code}' ", 1)
    result = subprocess.run(
        ["bash", "-c", run], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert result.returncode == 0, result.stderr
    body, _, status = result.stdout.rpartition("\n")
    if answer:
        expected = json.loads(answer)
        assert int(status) == expected["status"]
        assert expected.items() <= json.loads(body).items()
        return
    assert status == "200", body
    if command.endswith("page.png"):
        assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
    elif "format=csv" in command:
        assert len(body.splitlines()) > 1
    else:
        found = json.loads(body)
        assert any(found.get(name) for name in ("items", "traces", "source")), command


def test_a_program_of_the_page_runs(api_address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(PROGRAMS) == 1
    exec(PROGRAMS[0].replace(SHOWN, api_address), {})  # noqa: S102 - a program of our own page
    *links, hint = capsys.readouterr().out.splitlines()
    assert links and all(" -> " in line for line in links)
    assert "HVI25-04" in hint


def test_the_page_has_an_example_of_each_manner() -> None:
    assert len(EXAMPLES) > 8


def test_the_page_names_every_resource(api: httpx.Client) -> None:
    paths = api.get("/api/v1/openapi.json").json()["paths"]
    resources = {path.split("/")[3] for path in paths}
    assert {name for name in resources if f"`{name}" not in PAGE} == set()
