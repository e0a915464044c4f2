"""The served API: who may be served, and an answer from a real server."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from api.addresses import is_loopback

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "::1", "[::1]", "localhost"])
def test_this_machine_is_served_without_asking(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.no"])  # noqa: S104
def test_any_other_address_must_be_asked_for(run: Run, db: Path, host: str) -> None:
    result = run("serve", "--host", host, db=db)
    assert result.returncode == 2
    assert "there is no key" in result.stderr
    assert "--public-read" in result.stderr


def test_a_missing_store_is_told_before_serving(run: Run, tmp_path: Path) -> None:
    result = run("serve", db=tmp_path / "none.sqlite")
    assert result.returncode == 5
    assert "There is no store" in result.stderr


def test_the_command_serves_the_store(db: Path, free_port: int) -> None:
    command = Path(sys.executable).parent / "oppdragsgraf"
    server = subprocess.Popen(
        [command, "serve", "--port", str(free_port), "--db", db],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr
        assert any("running on" in line for line in server.stderr)
        found = httpx.get(f"http://127.0.0.1:{free_port}/api/v1/documents").json()
        assert found["total"] == 13
    finally:
        server.terminate()
        server.wait(10)


def test_the_page_of_documentation_asks_nothing_of_other_servers(api: httpx.Client) -> None:
    page = api.get("/api").text
    assert "GET /api/v1/oppdrag" in page
    assert "POST /api/v1/reviews" in page
    assert not re.search(r"(src|href)=\"?(https?:)?//", page)
