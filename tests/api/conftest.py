"""One store of the fictional corpus for all tests of the command line."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from api_server import serving, some_free_port
from vidda import ministry, stored

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the installed command, as a user does."""
    command = Path(sys.executable).parent / "oppdragsgraf"

    def run_it(*words: str | Path, db: Path | None = None) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
        if db:
            env["OPPDRAGSGRAF_DB"] = str(db)
        return subprocess.run(
            [command, *map(str, words)], capture_output=True, text=True, env=env, check=False
        )

    return run_it


@pytest.fixture(scope="session")
def db(copy_of_corpus: Callable[[], Path]) -> Path:
    """A store that holds the whole corpus."""
    return copy_of_corpus()


@pytest.fixture(scope="session")
def api_address(db: Path) -> Iterator[str]:
    """The address of a server over that store."""
    with serving(db) as address:
        yield address


@pytest.fixture(scope="session")
def api(api_address: str) -> Iterator[httpx.Client]:
    """A client of that server."""
    with httpx.Client(base_url=api_address, timeout=60) as client:
        yield client


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of its own, with one mandate."""
    draft = ministry()
    draft.oppdrag("HVI31-03", "Tolk", "Helse Vidda RHF skal ha en plan for tolk.")
    return stored(tmp_path / "vidda.db", draft)


@pytest.fixture
def client(store: Path) -> Iterator[httpx.Client]:
    """A client of a server over that store that lets everybody read."""
    with serving(store) as address, httpx.Client(base_url=f"{address}/api/v1/", timeout=60) as one:
        yield one


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens at."""
    return some_free_port()
