"""Killed while documents change, or out of space: the embedded store opens with whole documents.

`test_killed_ingest.py` does so to the command, at fifty points.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from vidda import HOD, VIDDA, Draft

from graph.store_embedded import open_view, open_writer
from graph.verify import verify

ROOT = Path(__file__).parents[2]
DOCUMENTS, MANDATES, KILLS = 30, 3, 12


def drafts(version: int) -> Iterator[Draft]:
    """Documents of one year, in the words of a version."""
    for number in range(DOCUMENTS):
        draft = Draft(f"dokument-{number:03}", "oppdragsdokument", HOD, VIDDA)
        for mandate in range(MANDATES):
            text = f"Oppgave {mandate} av {number} skal gjøres {version} ganger."
            draft.oppdrag(f"HVI31-{mandate}", None, text)
        yield draft


def fill(path: Path, version: int = 1) -> None:
    with open_writer(path) as writer:
        for draft in drafts(version):
            writer.put(*draft.read())


def assert_whole(path: Path) -> int:
    with open_view(path) as view:
        assert verify(view) == ()
        documents = view.documents()
        for stored in documents:
            assert sum(1 for _ in view.facts(doc=stored.key)) == MANDATES + 1
        return len(documents)


@pytest.mark.slow
def test_a_kill_while_documents_change_leaves_whole_versions(tmp_path: Path) -> None:
    chance = random.Random(31)  # noqa: S311
    first, changed = tmp_path / "first.db", tmp_path / "changed.db"
    fill(first)
    shutil.copy(first, changed)
    began = time.monotonic()
    fill(changed, version=2)
    whole = time.monotonic() - began
    found = set()
    for number in range(KILLS):
        path = Path(shutil.copy(first, tmp_path / f"killed-{number}.db"))
        found.add(kill_while_filling(path, chance.uniform(0, whole)))
    assert len(found) > 3, "the kills came at different points"


def kill_while_filling(path: Path, seconds: float) -> int:
    """Kill by the signal that cannot be caught; returns how many new versions were in."""
    child = os.fork()
    if not child:
        try:
            fill(path, version=2)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open_writer(path, wait=1):
        pass
    assert assert_whole(path) == DOCUMENTS
    with open_view(path) as view:
        survived = len(view.versions()) - DOCUMENTS
        assert sum("2 ganger" in fact.text for fact in view.facts(kind="oppdrag")) == (
            survived * MANDATES
        ), "a document is all of one version"
    fill(path, version=2)
    with open_view(path) as view:
        assert verify(view) == () and len(view.versions()) == 2 * DOCUMENTS
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
