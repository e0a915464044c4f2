"""Killed, out of space, copied while in use: the embedded store opens with whole documents."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from vidda import HOD, VIDDA, Draft, ministry, order

from graph.backup import backup, restore
from graph.store import StoreError
from graph.store_embedded import open_view, open_writer
from graph.verify import verify

ROOT = Path(__file__).parents[2]
DOCUMENTS, MANDATES, KILLS = 30, 3, 50


def drafts() -> Iterator[Draft]:
    """Documents of one year, and the second half of them once more with new words."""
    for count, number in enumerate((*range(DOCUMENTS), *range(DOCUMENTS // 2, DOCUMENTS))):
        draft = Draft(f"dokument-{number:03}", "oppdragsdokument", HOD, VIDDA)
        for mandate in range(MANDATES):
            draft.oppdrag(f"HVI31-{mandate}", None, f"Oppgave {mandate} av {count} skal gjøres.")
        yield draft


def fill(path: Path) -> None:
    with open_writer(path) as writer:
        for draft in drafts():
            writer.put(*draft.read())


def seconds_to_fill(path: Path) -> float:
    began = time.monotonic()
    fill(path)
    return time.monotonic() - began


def assert_whole(path: Path) -> int:
    with open_view(path) as view:
        assert verify(view) == ()
        documents = view.documents()
        for stored in documents:
            assert sum(1 for _ in view.facts(doc=stored.key)) == MANDATES + 1
        return len(documents)


@pytest.mark.slow
def test_a_kill_at_any_of_fifty_points_leaves_whole_documents(tmp_path: Path) -> None:
    chance = random.Random(31)  # noqa: S311
    whole = seconds_to_fill(tmp_path / "unhurt.db")
    found = set()
    for number in range(KILLS):
        path = tmp_path / f"killed-{number}.db"
        found.add(kill_while_filling(path, chance.uniform(0, whole)))
    assert len(found) > 5, "the kills came at different points"


def kill_while_filling(path: Path, seconds: float) -> int:
    """Kill by the signal that cannot be caught; returns how many documents were in."""
    child = os.fork()
    if not child:
        try:
            fill(path)
        finally:
            os._exit(0)
    while not path.exists():
        time.sleep(0.0005)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open_writer(path, wait=1):
        pass
    survived = assert_whole(path)
    fill(path)
    assert assert_whole(path) == DOCUMENTS
    return survived


LIMITED = """
import resource, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from graph.store import StoreError
from stores.test_nothing_lost import fill
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    fill(Path(sys.argv[1]))
except StoreError as error:
    print(error)
"""


def test_a_full_disk_is_told_and_what_was_whole_stays(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    fill(tmp_path / "whole.db")
    size = sum(file.stat().st_size for file in tmp_path.iterdir())
    assert size > 400_000, "the drafts need more room than there is"
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(ROOT), str(ROOT / "tests")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(path) in told and "full" in told
    assert 0 < assert_whole(path) < DOCUMENTS
    fill(path)
    assert assert_whole(path) == DOCUMENTS


def test_a_backup_is_whole_while_others_read_and_write(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    with open_writer(path) as writer:
        writer.put(*ministry().read())
    writing = threading.Thread(target=fill, args=(path,))
    with open_view(path) as reader:
        writing.start()
        for number in range(5):
            backup(path, tmp_path / f"copy-{number}.db")
        writing.join()
        assert len(reader.documents()) == 1
    for number in range(5):
        with open_view(tmp_path / f"copy-{number}.db") as view:
            assert verify(view) == () and len(view.documents()) >= 1
    assert not list(tmp_path.glob("*.part"))


def test_a_restore_brings_back_what_was_copied(tmp_path: Path) -> None:
    path, copy = tmp_path / "v.db", tmp_path / "copy.db"
    fill(path)
    backup(path, copy)
    with open_writer(path) as writer:
        writer.put(*order().read())
    with open_view(path) as reader:
        restore(copy, path)
        assert len(reader.documents()) == DOCUMENTS + 1, "a reader keeps what it opened"
    assert assert_whole(path) == DOCUMENTS
    with open_writer(path) as writer:
        writer.put(*order().read())
    with open_view(path) as view:
        assert len(view.documents()) == DOCUMENTS + 1
    restore(copy, tmp_path / "new.db")
    assert assert_whole(tmp_path / "new.db") == DOCUMENTS


def test_a_damaged_copy_is_not_restored(tmp_path: Path) -> None:
    path, copy = tmp_path / "v.db", tmp_path / "copy.db"
    fill(path)
    backup(path, copy)
    damaged = bytearray(copy.read_bytes())
    damaged[20_000:60_000] = bytes(40_000)
    copy.write_bytes(damaged)
    with pytest.raises(StoreError):
        restore(copy, path)
    assert assert_whole(path) == DOCUMENTS
    with pytest.raises(StoreError, match="no store"):
        restore(tmp_path / "none.db", path)


def test_a_backup_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    fill(path)
    with pytest.raises(StoreError):
        backup(path, tmp_path / "no such folder" / "copy.db")
