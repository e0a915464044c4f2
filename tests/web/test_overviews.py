"""What rests on the whole store is made beside the requests, and says of which state it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
import vidda
from api_server import serving

from api.desk import Desk
from api.web import overviews as module
from api.web.overview import file_of, made_of
from api.web.overview_making import bring_up
from api.web.overviews import Overviews
from graph.lock import only_writer
from graph.readers import readers_of
from graph.store import StoreError

FINDINGS = "SELECT count(*) FROM finding"
A_MOMENT = 0.05


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one document of one mandate that nobody was given."""
    draft = vidda.ministry()
    draft.oppdrag("HVI31-01", "Tolk", "Helse Vidda RHF skal ha tolk på vakt hele døgnet.")
    return vidda.stored(tmp_path / "graf.sqlite", draft)


@pytest.fixture
def overviews(store: Path) -> Iterator[Overviews]:
    """Those of a server over it."""
    made = Overviews(store, Desk.of(store), readers_of(store))
    yield made
    made.close()


def lies(store: Path) -> Path:
    """Where the overview lies."""
    return file_of(Desk.of(store))


def last_change(store: Path) -> str:
    return readers_of(store).last_change()


def test_an_overview_is_of_the_store_as_it_stands(store: Path, overviews: Overviews) -> None:
    with overviews.current() as overview:
        assert overview.since is None
        assert overview.number(FINDINGS) == 1
    vidda.stored(store, vidda.report())
    with overviews.current() as overview:
        assert overview.since is None
    assert made_of(lies(store)) == last_change(store)


def test_who_does_not_wait_is_told_from_when_it_is(store: Path, overviews: Overviews) -> None:
    with only_writer(lies(store), 1), overviews.latest(A_MOMENT) as overview:
        assert overview is None, "none was made yet"
    with overviews.current():
        before = last_change(store)
    with only_writer(lies(store), 1):
        vidda.stored(store, vidda.report())
        with overviews.latest(A_MOMENT) as overview:
            assert overview
            assert overview.since == before != last_change(store)
    with overviews.current() as overview:
        assert overview.since is None


def test_what_another_program_made_is_made_anew(store: Path, overviews: Overviews) -> None:
    with overviews.current():
        pass
    with closing(sqlite3.connect(lies(store))) as connection, connection:
        connection.execute("UPDATE state SET program = 'another'")
        connection.execute("DELETE FROM finding")
    assert made_of(lies(store)) is None
    with overviews.current() as overview:
        assert overview.number(FINDINGS) == 1


def test_what_cannot_be_made_is_said_and_tried_again(store: Path, overviews: Overviews) -> None:
    folder = Desk.of(store).folder
    folder.touch()
    with pytest.raises(StoreError, match="cannot be made"), overviews.current():
        pass
    folder.unlink()
    with overviews.current() as overview:
        assert overview.since is None


def test_who_ingests_brings_up_the_one_that_is_there(store: Path, overviews: Overviews) -> None:
    bring_up(store)
    assert not lies(store).exists(), "it was never served"
    with overviews.current():
        pass
    overviews.close()
    vidda.stored(store, vidda.report())
    bring_up(store)
    assert made_of(lies(store)) == last_change(store)


def test_a_page_says_from_when_what_it_shows_is(store: Path) -> None:
    with serving(store) as address, httpx.Client(base_url=address, timeout=60) as client:
        while "regnes ut" in client.get("/funn").text:
            pass
        with only_writer(lies(store), 10):
            vidda.stored(store, vidda.report())
            for path in ("/funn", "/frister", "/indikatorer", "/gjennomgang", "/"):
                assert "Slik det var" in client.get(path).text, path
        while "regnes ut" in (text := client.get("/funn").text):
            pass
        assert "Slik det var" not in text


@pytest.mark.slow
def test_that_of_a_large_store_is_made_by_a_process_of_its_own(
    store: Path, overviews: Overviews, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SMALL", 0)
    with overviews.current() as overview:
        assert overview.number(FINDINGS) == 1
        assert overview.since is None
