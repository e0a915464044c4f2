"""The list of links follows the store without being read whole again."""

from stores.conftest import Opened
from vidda import REGISTER, VIDDA, ministry, order

from api.link_rows import LinkRows, rows_of
from graph.relink import relinked
from graph.store import View
from graph.stores import last_change
from model.graph import Link

WORDS = "Helseforetaket skal ha rutine {} for tolk til {} pasienter."


class Counted:
    """A view that tells how often all links were read."""

    def __init__(self, view: View) -> None:
        self.whole = 0
        self._view = view
        self.changes = view.changes

    def links(self, key: str | None = None) -> list[Link]:
        self.whole += key is None
        return list(self._view.links(key))


def fill(store: Opened, mandates: int) -> None:
    above, below = ministry(), order()
    for number in range(1, mandates + 1):
        text = WORDS.format(number, number)
        above.oppdrag(f"HVI31-{number:02}", "Tolk", text, owners=(VIDDA,))
        below.oppdrag(f"HVI31-{number:03}", "Tolk", text, owners=(VIDDA,))
    store.put(above, below)
    with store.writer() as writer, store.view() as view:
        writer.put_links(relinked(view, REGISTER))


def test_links_that_came_and_went_are_found(store: Opened) -> None:
    rows = LinkRows()
    sizes: list[int] = []
    whole: list[int] = []
    for state, mandates in enumerate((3, 5, 2, 2)):
        fill(store, mandates)
        with store.view() as view:
            counted = Counted(view)
            found = rows.of(counted, last_change(store.location))  # type: ignore[arg-type]
            assert list(found) == rows_of(view.links()), state
            sizes.append(len(found))
            whole.append(counted.whole)
    assert sizes[1] > sizes[0] > sizes[2] == sizes[3] > 0
    assert whole == [1, 0, 0, 0]
