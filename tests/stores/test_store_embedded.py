"""What only the embedded store has to do: its file, its lock, and surviving a kill."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from vidda import ministry, order

from graph.search import Query
from graph.store import StoreBusyError, StoreError, StoreMissingError, StoreVersionError
from graph.store_embedded import open_view, open_writer

ROOT = Path(__file__).parents[2]
HOLD = """
import sys, time
from pathlib import Path
from graph.store_embedded import open_writer
with open_writer(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def run(script: str, path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
    )
    assert process.stdout is not None and process.stdout.readline()
    return process


def put(path: Path) -> None:
    with open_writer(path) as writer:
        writer.put(*ministry().read())


def test_a_second_writer_waits_and_then_says_who_holds_the_store(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    holder = run(HOLD, path)
    try:
        began = time.monotonic()
        with (
            pytest.raises(StoreBusyError, match=f"process {holder.pid}"),
            open_writer(path, wait=0.3),
        ):
            pass
        assert time.monotonic() - began >= 0.3
    finally:
        holder.kill()
        holder.communicate()
    put(path)


def test_a_writer_waits_for_the_one_before_it(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    holder = run(HOLD, path)
    holder.kill()
    put(path)
    holder.communicate()
    with open_view(path) as view:
        assert len(view.documents()) == 1


def test_readers_work_while_a_writer_holds_the_store(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    put(path)
    with open_writer(path) as writer, open_view(path) as before:
        writer.put(*order().read())
        with open_view(path) as after:
            assert (len(before.documents()), len(after.documents())) == (1, 2)


def test_there_is_nothing_to_read_before_the_first_ingest(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="oppdragsgraf ingest"), open_view(tmp_path / "v"):
        pass


def test_another_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("Oppdragsdokument 2031 " * 100, encoding="utf-8")
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE fact (id)")
    for name in ("text", "other"):
        for opened in (open_view, open_writer):
            with pytest.raises(StoreVersionError, match="not a store"), opened(tmp_path / name):
                pass
    assert (tmp_path / "text").read_text(encoding="utf-8").startswith("Oppdragsdokument 2031")


def test_another_schema_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    put(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE store SET schema = 99")
    connection.close()
    for opened in (open_view, open_writer):
        with pytest.raises(StoreVersionError, match=r"version 99.*ingest"), opened(path):
            pass


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with (
        pytest.raises(StoreError, match="cannot be written"),
        open_writer(tmp_path / "file" / "v.db"),
    ):
        pass


def test_another_synonym_table_makes_the_index_anew(tmp_path: Path) -> None:
    path = tmp_path / "v.db"
    draft = ministry()
    draft.oppdrag("HVI31-01", None, "Sjukehusa skal ha tolk.")
    with open_writer(path) as writer:
        writer.put(*draft.read())
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM passage")
        connection.execute("UPDATE store SET words = 'older'")
    connection.close()
    with open_writer(path), open_view(path) as view:
        assert len(view.search(Query(words="sykehus"))) == 1


def test_the_name_of_the_store_may_hold_any_sign(tmp_path: Path) -> None:
    path = tmp_path / "ny mappe #1 ?" / "året 100%.db"
    put(path)
    with open_view(path) as view:
        assert len(view.documents()) == 1
