"""A store tells when it was last written to, whatever was written."""

import pytest
from stores.conftest import Opened
from vidda import ministry

from graph.store import StoreMissingError
from graph.stores import last_change


def test_a_change_is_told_and_reading_the_same_again_is_none(store: Opened) -> None:
    draft = ministry()
    draft.oppdrag("HVI31-03", "Tolk", "Helse Vidda RHF skal ha rutiner for tolk.")
    store.put(draft)
    first = last_change(store.location)
    store.put(draft)
    assert last_change(store.location) == first
    draft.oppdrag("HVI31-04", "Tid", "Helse Vidda RHF skal korte ned ventetiden.")
    store.put(draft)
    assert last_change(store.location) > first


def test_where_there_is_no_store_there_is_no_change(store: Opened) -> None:
    with pytest.raises(StoreMissingError):
        last_change(store.location)
