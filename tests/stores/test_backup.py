"""Copies of either store, taken while others work, and put back into either."""

import sqlite3
import threading
from pathlib import Path

import pytest
from stores.conftest import Opened
from vidda import REGISTER, Draft, ministry, order, report

from graph.exports import jsonl
from graph.links import links_of
from graph.search import Query
from graph.store import StoreError
from graph.stores import backup, last_change, open_view, restore
from graph.verify import verify
from model.graph import Review

SEARCHED = ("transport", '"i uvær"', "øve", "HVI31-3", "skal", "snø")


def mandate(text: str) -> Draft:
    draft = ministry()
    draft.oppdrag("HVI31-03", "Transport", text)
    return draft


def with_history(opened: Opened) -> Opened:
    """A document in three versions, one below it, a report, their links, and a decision."""
    lower, answer = order(), report()
    lower.oppdrag("HVI31-003", "Transport", "Helseforetaket skal øve på transport i uvær.")
    answer.status("Transport i uvær", "Øvelsen er holdt.", of="HVI31-03", category="innfridd")
    for drafts in (
        [mandate("Helse Vidda RHF skal øve på transport i uvær."), lower],
        [answer, mandate("Helse Vidda RHF skal øve på transport i snø.")],
        [ministry()],
        [mandate("Helse Vidda RHF skal øve på transport i uvær.")],
    ):
        opened.put(*drafts)
        with opened.view() as view:
            links = links_of(view.facts(), REGISTER)
        with opened.writer() as writer:
            writer.put_links(links)
    decision = Review(id="r1", subject="x", verdict="reject", who="Kari", when="2031-03-01", why="")
    with opened.writer() as writer:
        writer.put_review(decision)
    return opened


def times(opened: Opened) -> list[str]:
    with opened.view() as view:
        return sorted({version.read for version in view.versions()})


def content(opened: Opened, at: str | None) -> dict[str, object]:
    """All that a reader can see at a time."""
    with opened.view(known_at=at) as view:
        documents = view.documents()
        return {
            "export": list(jsonl(view)),
            "documents": documents,
            "texts": [view.document(stored.key) for stored in documents],
            "versions": view.versions(),
            "nodes": list(view.nodes()),
            "edges": list(view.edges()),
            "links": list(view.links()),
            "reviews": list(view.reviews()),
            "of the year": view.documents(year=2031),
            "found": [view.search(Query(words=words)) for words in SEARCHED],
            "verify": verify(view),
        }


@pytest.fixture
def other(store: Opened, request: pytest.FixtureRequest, tmp_path: Path) -> Opened:
    """A store of the other make."""
    if isinstance(store.location, Path):
        return Opened(request.getfixturevalue("bolt_url"))
    return Opened(tmp_path / "other.db")


def test_a_copy_of_either_store_is_put_back_into_either(
    store: Opened, other: Opened, tmp_path: Path
) -> None:
    with_history(store)
    moments = (None, *times(store)[1:3])
    before = [content(store, at) for at in moments]
    changed = last_change(store.location)
    backup(store.location, tmp_path / "copy.db")
    other.put(order())
    for place in (store, other):
        restore(tmp_path / "copy.db", place.location)
        assert [content(place, at) for at in moments] == before
        assert last_change(place.location) == changed
    assert before[0]["links"] and before[0]["reviews"] and before[2]["links"]
    backup(other.location, tmp_path / "again.db")
    assert tables(tmp_path / "again.db") == tables(tmp_path / "copy.db")
    assert not list(tmp_path.glob("*.part*")) and not list(tmp_path.glob(".restore-*"))


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a copy, whatever its number."""
    connection = sqlite3.connect(path)
    columns = {
        table: connection.execute(
            "SELECT group_concat(name) FROM pragma_table_info(?) WHERE name <> 'id'", (table,)
        ).fetchone()[0]
        for table in ("store", "document", "fact", "node", "edge", "link", "review", "passage")
    }
    rows = {
        table: sorted(connection.execute(f"SELECT {names} FROM {table}"), key=str)  # noqa: S608
        for table, names in columns.items()
    }
    connection.close()
    return rows


def test_what_is_put_back_goes_on(store: Opened, tmp_path: Path) -> None:
    with_history(store)
    backup(store.location, tmp_path / "copy.db")
    restore(tmp_path / "copy.db", store.location)
    assert store.put(ministry(), order()) == ["changed", "changed"]
    with store.view() as view:
        assert len(view.versions(ministry().key)) == 5 and view.damage() == ()
        assert view.search(Query(words="transport", kind="oppdrag")) == ()


def test_a_copy_is_of_one_moment_while_others_read_and_write(store: Opened, tmp_path: Path) -> None:
    store.put(ministry())
    written = threading.Event()

    def write() -> None:
        for number in range(12):
            store.put(mandate(f"Helse Vidda RHF skal øve {number} ganger."), order())
        written.set()

    writing = threading.Thread(target=write)
    with store.view() as reader:
        writing.start()
        copies = 0
        while not written.is_set():
            backup(store.location, tmp_path / f"copy-{copies}.db")
            copies += 1
        writing.join()
        assert len(reader.documents()) == 1
    seen = set()
    for number in range(copies):
        with open_view(tmp_path / f"copy-{number}.db") as view:
            assert verify(view) == ()
            assert {d.key for d in view.documents()} <= {ministry().key, order().key}
            seen.add(len(view.versions()))
    assert copies > 1 and len(seen) > 1, "some copies were taken in the middle"


def test_a_damaged_copy_is_not_put_back(store: Opened, tmp_path: Path) -> None:
    with_history(store)
    copy = tmp_path / "copy.db"
    backup(store.location, copy)
    before = content(store, None)
    damaged = bytearray(copy.read_bytes())
    damaged[20_000:60_000] = bytes(40_000)
    copy.write_bytes(damaged)
    for broken in (copy, tmp_path / "none.db"):
        with pytest.raises(StoreError, match=f"{broken.name} is damaged|no store at .*none"):
            restore(broken, store.location)
    assert content(store, None) == before


def test_a_copy_that_cannot_be_written_is_told(store: Opened, tmp_path: Path) -> None:
    store.put(ministry())
    with pytest.raises(StoreError, match=r"no such folder.*copy\.db"):
        backup(store.location, tmp_path / "no such folder" / "copy.db")


def test_there_is_no_copy_of_nothing(store: Opened, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="ingest"):
        backup(store.location, tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy*"))


def test_readers_of_a_file_keep_what_they_opened(tmp_path: Path) -> None:
    store = Opened(tmp_path / "v.db")
    store.put(ministry())
    backup(store.location, tmp_path / "copy.db")
    store.put(order())
    with store.view() as reader:
        restore(tmp_path / "copy.db", store.location)
        assert len(reader.documents()) == 2
    with store.view() as view:
        assert len(view.documents()) == 1


def test_a_reader_of_a_server_is_told_that_its_store_was_replaced(
    bolt_url: str, tmp_path: Path
) -> None:
    store = Opened(bolt_url)
    store.put(ministry())
    backup(bolt_url, tmp_path / "copy.db")
    with pytest.raises(StoreError, match="meanwhile"), store.view() as reader:
        restore(tmp_path / "copy.db", bolt_url)
        assert reader.documents()


def test_what_was_cut_off_at_putting_back_is_told_until_it_is_done(
    bolt_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = with_history(Opened(bolt_url))
    before = content(store, None)
    backup(bolt_url, tmp_path / "copy.db")
    with monkeypatch.context() as patch:
        patch.setattr("graph.neo4j_copy.relate", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            restore(tmp_path / "copy.db", bolt_url)
    for opened in (store.view, store.writer):
        with pytest.raises(StoreError, match=r"process \d+.* oppdragsgraf restore FILE"), opened():
            pass
    restore(tmp_path / "copy.db", bolt_url)
    assert content(store, None) == before
