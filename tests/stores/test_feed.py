"""The change feed: everything that came, changed or went, in order, each exactly once."""

from pathlib import Path

import pytest
from stores.conftest import Opened
from vidda import REGISTER, VIDDA, Draft, ministry, order

from graph.feed import After, Update
from graph.relink import relinked
from model.graph import Review

BEGINNING = After()
DECISION = Review(
    id="d1", subject="a", verdict="reject", who="Kari", when="2031-01-01T00:00:00", why="no"
)


def with_mandates(draft: Draft, *numbers: int) -> Draft:
    for number in numbers:
        words = f"Helseforetaket skal ha rutine {number} for tolk til {number} pasienter."
        draft.oppdrag(f"HVI31-{number:02}", f"Tolk {number}", words, owners=(VIDDA,))
    return draft


def relink(store: Opened) -> None:
    with store.writer() as writer:
        with store.view() as view:
            links = relinked(view, REGISTER)
        writer.put_links(links)


def all_of(store: Opened, size: int, after: After = BEGINNING) -> list[Update]:
    """The feed, `size` changes at a time."""
    found: list[Update] = []
    with store.view() as view:
        while some := view.changes(after, size):
            found += some
            after = After(some[-1].at, some[-1].kind, some[-1].key)
    return found


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_each_change_comes_once_in_order_whatever_the_size_of_a_page(
    store: Opened, size: int
) -> None:
    store.put(with_mandates(ministry(), 1, 2), with_mandates(order(), 1, 2))
    relink(store)
    found = all_of(store, size)
    assert [one[:3] for one in found] == sorted({one[:3] for one in found})
    assert {one.change for one in found} == {"Ny"}
    with store.view() as view:
        assert {one.key for one in found if one.kind == "fact"} == {f.key for f in view.facts()}
        assert {one.key for one in found if one.kind == "link"} == {x.key for x in view.links()}
        assert {one.key for one in found if one.kind == "document"} == {
            one.key for one in view.documents()
        }


def test_a_new_version_tells_what_changed_and_what_went(store: Opened) -> None:
    store.put(with_mandates(ministry(), 1, 2))
    before = all_of(store, 100)
    again = with_mandates(ministry(), 1)
    again.oppdrag("HVI31-03", "Tid", "Helse Vidda RHF skal korte ned ventetiden.")
    store.put(again)
    last = before[-1]
    news = all_of(store, 1, After(last.at, last.kind, last.key))
    doc = again.key
    said = {(one.kind, one.key): one.change for one in news}
    assert said["document", doc] == "Endring"
    assert said["fact", f"{doc}/HVI31-03"] == "Ny"
    assert said["fact", f"{doc}/HVI31-02"] == "Sletting"
    assert ("fact", f"{doc}/HVI31-01") not in said or said["fact", f"{doc}/HVI31-01"] == "Endring"
    assert len({one.at for one in news}) == 1


def test_a_decision_is_told(store: Opened) -> None:
    store.put(ministry())
    last = all_of(store, 100)[-1]
    with store.writer() as writer:
        writer.put_review(DECISION)
    (news,) = all_of(store, 5, After(*last[:3]))
    assert (news.kind, news.key, news.change) == ("decision", "d1", "Ny")


def test_reading_the_same_again_is_no_news(store: Opened) -> None:
    store.put(with_mandates(ministry(), 1))
    last = all_of(store, 100)[-1]
    store.put(with_mandates(ministry(), 1))
    assert all_of(store, 100, After(*last[:3])) == []


def test_a_time_alone_begins_with_all_of_that_moment(store: Opened) -> None:
    store.put(with_mandates(ministry(), 1))
    first = all_of(store, 100)
    store.put(with_mandates(order(), 1))
    whole = all_of(store, 100)
    assert all_of(store, 100, After(at=first[0].at)) == whole
    assert all_of(store, 100, After(at=whole[-1].at)) == whole[len(first) :]


def test_the_place_in_the_feed_is_found_by_an_index(tmp_path: Path) -> None:
    store = Opened(tmp_path / "v.db")
    store.put(ministry())
    plans = []
    with store.view() as view:
        connection = view._connection  # type: ignore[attr-defined]
        connection.set_trace_callback(plans.append)
        view.changes(After("2031-01-01", "fact", "x"), 5)
        connection.set_trace_callback(None)
        for statement in plans:
            (row,) = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
            assert row[-1].startswith("SEARCH") and "USING" in row[-1], row
    assert len(plans) == 7
