"""Every store that the suite runs on, opened in one way."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
from stores.given_server import GivenServer
from vidda import Draft

from api.bolt_server import BoltServer
from graph.store import View, Writer
from graph.stores import Location, open_view, open_writer


@dataclass
class Opened:
    """A store of some make: how to write to it and how to read it."""

    location: Location

    def writer(self, wait: float = 30.0) -> AbstractContextManager[Writer]:
        return open_writer(self.location, wait=wait)

    def view(
        self, *, as_of: str | None = None, known_at: str | None = None
    ) -> AbstractContextManager[View]:
        return open_view(self.location, as_of=as_of, known_at=known_at)

    def put(self, *drafts: Draft) -> list[str]:
        """Put drafts one after the other; returns what each put did."""
        with self.writer() as writer:
            return [writer.put(*draft.read()).state for draft in drafts]


@pytest.fixture(scope="session")
def bolt(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BoltServer | GivenServer]:
    """A Bolt-compatible server, one for all tests, or the one that was given."""
    if url := request.config.getoption("--bolt"):
        given = GivenServer(url)
        yield given
        given.remove()
        return
    server = BoltServer(tmp_path_factory.mktemp("bolt"))
    server.start()
    yield server
    server.remove()


@pytest.fixture
def bolt_url(
    bolt: BoltServer | GivenServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """An empty database on that server."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return bolt.new_database()


@pytest.fixture(params=["embedded", "bolt"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Opened:
    if request.param == "embedded":
        return Opened(tmp_path / "vidda.db")
    return Opened(request.getfixturevalue("bolt_url"))
