"""Readers that keep their connections: a view sees one state, and the next one the news."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from stores.conftest import Opened
from vidda import ministry, order

from graph.history import Moment
from graph.readers import Readers, readers_of
from graph.store import StoreError, StoreMissingError, View
from graph.stores import last_change

NOW = Moment()


@pytest.fixture
def readers(store: Opened) -> Iterator[Readers]:
    store.put(ministry())
    found = readers_of(store.location)
    yield found
    found.close()


def keys(view: View) -> list[str]:
    return [document.key for document in view.documents()]


def test_a_view_stays_at_its_state_and_the_next_one_sees_the_news(
    store: Opened, readers: Readers
) -> None:
    with readers.view(NOW) as (view, changed):
        first = keys(view)
        store.put(order())
        assert keys(view) == first
        assert changed < last_change(store.location)
    with readers.view(NOW) as (view, changed):
        assert len(keys(view)) == 2
        assert changed == last_change(store.location) == readers.last_change()


def test_what_was_left_half_read_holds_nothing_back(store: Opened, readers: Readers) -> None:
    with readers.view(NOW) as (view, _):
        half = view.facts()
        next(half)
    del half
    with pytest.raises(RuntimeError), readers.view(NOW) as (view, _):
        left = view.facts()
        next(left)
        raise RuntimeError
    store.put(order())
    with readers.view(NOW) as (view, _):
        assert len(keys(view)) == 2


def test_the_past_is_asked_beside_the_present(store: Opened, readers: Readers) -> None:
    then = readers.last_change()
    store.put(order())
    with readers.view(Moment(known_at=then)) as (view, _):
        assert len(keys(view)) == 1
    with readers.view(NOW) as (view, _):
        assert len(keys(view)) == 2


def test_many_threads_read_while_one_writes(store: Opened, readers: Readers) -> None:
    def read(_: int) -> int:
        with readers.view(NOW) as (view, _):
            return len(keys(view))

    with ThreadPoolExecutor(12) as pool:
        found = [pool.submit(read, number) for number in range(60)]
        store.put(order())
    assert {job.result() for job in found} <= {1, 2}
    assert read(0) == 2


def test_another_file_in_the_place_of_the_store_is_seen(tmp_path: Path) -> None:
    store, other = Opened(tmp_path / "v.db"), Opened(tmp_path / "w.db")
    store.put(ministry())
    other.put(ministry(), order())
    readers = readers_of(store.location)
    with readers.view(NOW) as (view, _):
        assert len(keys(view)) == 1
    for file in tmp_path.glob("v.db-*"):
        file.unlink()
    (tmp_path / "w.db").replace(tmp_path / "v.db")
    with readers.view(NOW) as (view, _):
        assert len(keys(view)) == 2
    readers.close()


def test_a_store_that_is_not_there_is_said_until_it_is(tmp_path: Path) -> None:
    store = Opened(tmp_path / "v.db")
    readers = readers_of(store.location)
    with pytest.raises(StoreMissingError):
        readers.last_change()
    store.put(ministry())
    assert readers.last_change()
    (tmp_path / "v.db").write_bytes(b"something else altogether" * 100)
    with pytest.raises(StoreError):
        readers.last_change()
    readers.close()
