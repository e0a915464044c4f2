"""The command killed, out of room or without its server: whole documents, and a next run."""

import contextlib
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from stores.ingesting import DUTIES, TRUSTS, YEARS, Ingests, write_texts

from api.bolt_server import BoltServer
from api.errors import Exit
from graph.exports import jsonl
from graph.store import StoreMissingError
from graph.stores import Location, open_view, open_writer
from graph.verify import verify

KILLS = 50
DOCUMENTS = len(YEARS) * (1 + len(TRUSTS))


class Unhurt(NamedTuple):
    export: list[str]
    seconds: float
    size: int


def assert_whole(location: Location) -> int:
    """Nothing is damaged, no document is there in part; returns how many there are."""
    try:
        with open_view(location) as view:
            assert [p for p in verify(view) if p.severity == "error"] == []
            documents = view.documents()
            for stored in documents:
                assert len(list(view.facts(kind="oppdrag", doc=stored.key))) == len(DUTIES)
            return len(documents)
    except StoreMissingError:
        return 0


def exported(location: Location) -> list[str]:
    with open_view(location) as view:
        return list(jsonl(view))


@pytest.fixture(scope="module")
def ingests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ingests]:
    folder = tmp_path_factory.mktemp("read") / "texts"
    write_texts(folder)
    ingests = Ingests(folder)
    yield ingests
    ingests.close()


@pytest.fixture(scope="module")
def unhurt(ingests: Ingests, tmp_path_factory: pytest.TempPathFactory) -> Unhurt:
    """What a run exports that nothing happened to, and the seconds that it took."""
    folder, seconds = tmp_path_factory.mktemp("unhurt"), []
    for number in range(3):
        began = time.monotonic()
        assert ingests.run(folder / f"{number}.db") == 0
        seconds.append(time.monotonic() - began)
    export = exported(folder / "0.db")
    assert len([line for line in export if "passed_on_to" in line]) >= len(DUTIES)
    return Unhurt(export, min(seconds), (folder / "0.db").stat().st_size)


def assert_the_next_does_the_rest(ingests: Ingests, unhurt: Unhurt, location: Location) -> None:
    assert ingests.run(location) == 0
    assert assert_whole(location) == DOCUMENTS
    assert exported(location) == unhurt.export


@pytest.mark.slow
def test_killed_at_any_of_fifty_points(ingests: Ingests, unhurt: Unhurt, tmp_path: Path) -> None:
    chance = random.Random(31)  # noqa: S311
    killed, found = 0, set()
    for number in range(KILLS):
        path = tmp_path / f"killed-{number}.db"
        killed += ingests.run(path, kill_after=chance.uniform(0, unhurt.seconds)) == -9
        with open_writer(path, wait=1):
            pass
        found.add(assert_whole(path))
        assert_the_next_does_the_rest(ingests, unhurt, path)
    assert killed > KILLS // 2 and len(found) > 3, "the kills came at different points"


@pytest.mark.slow
def test_a_disk_that_is_full(ingests: Ingests, unhurt: Unhurt, tmp_path: Path) -> None:
    found = set()
    for share in (0.5, 0.9, 1.3, 1.6):  # a write needs room for its log too
        path = tmp_path / f"full-{share}.db"
        code, told = ingests.end(ingests.start(path, room=int(share * unhurt.size)))
        assert code == Exit.STORE and path.name in told and "full" in told
        found.add(assert_whole(path))
        assert_the_next_does_the_rest(ingests, unhurt, path)
    assert len(found) > 1 and DOCUMENTS not in found, "the disk was full at different points"


def wait_for_a_document(location: Location) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with contextlib.suppress(StoreMissingError), open_view(location) as view:
            if view.documents():
                return
        time.sleep(0.01)
    pytest.fail("no document came in")


@pytest.mark.slow
def test_a_server_that_is_lost_in_mid_write(
    ingests: Ingests, unhurt: Unhurt, tmp_path: Path
) -> None:
    server = BoltServer(tmp_path)
    server.start()
    try:
        process = ingests.start(server.url())
        wait_for_a_document(server.url())
        server.kill()
        code, told = ingests.end(process)
        assert code == Exit.STORE and "No server answers" in told
        server.start()
        assert 0 < assert_whole(server.url()) < DOCUMENTS
        assert_the_next_does_the_rest(ingests, unhurt, server.url())
    finally:
        server.remove()
