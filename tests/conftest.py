"""Options and places that all tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


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
