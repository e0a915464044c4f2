"""Files are kept beside the store, whole or not at all."""

import hashlib
from pathlib import Path

import pytest

from graph.originals import folder_of, is_kept, keep, original
from graph.store import StoreError

DATA = b"%PDF-1.4 a file"
SHA256 = hashlib.sha256(DATA).hexdigest()


def kept_files(store: Path) -> list[Path]:
    return [path for path in folder_of(store).rglob("*") if path.is_file()]


def test_a_file_is_found_by_its_hash(tmp_path: Path) -> None:
    store = tmp_path / "graf.sqlite"
    keep(store, DATA)
    assert is_kept(store, SHA256)
    assert original(store, SHA256) == DATA
    assert folder_of(store) == tmp_path / "graf.sqlite.files"


def test_a_file_is_kept_once(tmp_path: Path) -> None:
    for _ in range(2):
        keep(tmp_path / "graf.sqlite", DATA)
    assert len(kept_files(tmp_path / "graf.sqlite")) == 1


def test_a_file_that_is_no_longer_what_it_was_is_not_given_and_is_mended(tmp_path: Path) -> None:
    store = tmp_path / "graf.sqlite"
    keep(store, DATA)
    kept_files(store)[0].write_bytes(b"cut off")
    assert original(store, SHA256) is None
    keep(store, DATA)
    assert original(store, SHA256) == DATA


@pytest.mark.parametrize("name", ["", "../../../etc/passwd", "0" * 63, SHA256.upper(), "0" * 64])
def test_nothing_else_goes_by_a_hash(tmp_path: Path, name: str) -> None:
    keep(tmp_path / "graf.sqlite", DATA)
    assert original(tmp_path / "graf.sqlite", name) is None
    assert not is_kept(tmp_path / "graf.sqlite", name)


def test_what_cannot_be_written_leaves_nothing_half(tmp_path: Path) -> None:
    store = tmp_path / "graf.sqlite"
    folder_of(store).write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written"):
        keep(store, DATA)
    assert original(store, SHA256) is None


def test_the_files_of_a_server_lie_in_the_data_folder_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    server = "bolt://127.0.0.1:7687/neo4j"
    keep(server, DATA)
    assert original(server, SHA256) == DATA
    assert tmp_path in folder_of(server).parents
