"""Options and places that all tests share."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
Once = Callable[[str, Callable[[Path], None]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the slow tests too")
    parser.addoption("--bolt", help="an EMPTY Neo4j database for the suite of stores: bolt://…")
    parser.addoption("--write-golden", action="store_true", help="write golden files anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    skip = pytest.mark.skip(reason="slow: run with --slow")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold, beside the repository."""
    if not SHARED.is_dir():
        pytest.skip(f"REAL DOCUMENTS ARE ABSENT: no folder {SHARED.name} beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A folder by name, filled once for all processes of a run; nobody writes to it later."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def once_only(name: str, fill: Callable[[Path], None]) -> Path:
        folder, filled = base / name, base / f"{name}.filled"
        with filled.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not filled.stat().st_size:
                folder.mkdir()
                fill(folder)
                lock.write("yes")
        return folder

    return once_only


@pytest.fixture(scope="session")
def copy_of_corpus(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Makes a store of the whole corpus, as the installed command reads it, for one server."""
    command = Path(sys.executable).parent / "oppdragsgraf"

    def ingest(folder: Path) -> None:
        asked = ["ingest", ROOT / "corpus" / "pdf", "--db", folder / "graf.sqlite"]
        subprocess.run([command, *asked], check=True, capture_output=True)

    def copied() -> Path:
        own = tmp_path_factory.mktemp("corpus") / "store"
        return shutil.copytree(once("corpus", ingest), own) / "graf.sqlite"

    return copied


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compare text with `tests/golden/NAME`; written only with --write-golden."""

    def check(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--write-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"no golden file {name}: make it with --write-golden"
        assert text == path.read_text(encoding="utf-8")

    return check
