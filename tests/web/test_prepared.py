"""What is worked out in the background, once for a state of the store."""

import time
from pathlib import Path
from threading import Event

import pytest
import vidda

from api.web.prepared import Prepared
from graph.readers import readers_of
from graph.store import View


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one document."""
    draft = vidda.ministry()
    draft.oppdrag("HVI31-01", "Tolk", "Helse Vidda RHF skal ha tolk på vakt hele døgnet.")
    return vidda.stored(tmp_path / "graf.sqlite", draft)


def documents(view: View) -> int:
    return len(view.documents())


def test_it_is_worked_out_once_until_the_store_changes(store: Path) -> None:
    prepared, worked = Prepared(readers_of(store)), []

    def work(view: View) -> int:
        worked.append(documents(view))
        return worked[-1]

    assert [prepared.done("n", work) for _ in range(3)] == [1, 1, 1]
    vidda.stored(store, vidda.report())
    assert prepared.done("n", work) == 2
    assert worked == [1, 2]


def test_who_does_not_wait_gets_what_was_before(store: Path) -> None:
    prepared, go = Prepared(readers_of(store)), Event()

    def slow(view: View) -> int:
        go.wait(20)
        return documents(view)

    began = time.monotonic()
    assert prepared.get("n", slow, 0.05) is None
    assert time.monotonic() - began < 10
    go.set()
    assert prepared.done("n", slow) == 1
    go.clear()
    vidda.stored(store, vidda.report())
    assert prepared.get("n", slow, 0.05) == 1
    go.set()
    assert prepared.done("n", slow) == 2


def test_what_failed_is_tried_again(store: Path) -> None:
    prepared, tries = Prepared(readers_of(store)), []

    def work(view: View) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError("once")
        return documents(view)

    with pytest.raises(ValueError, match="once"):
        prepared.done("n", work)
    assert prepared.done("n", work) == 1
