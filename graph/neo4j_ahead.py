"""Reading ahead: what is found round one thing is asked for together, in one statement.

Who walks from fact to fact asks for one at a time; a server answers a hundred in the time of one.
"""

from collections.abc import Callable, Iterable
from typing import Any

_AT_ONCE = 100
_KEPT = 5_000

Row = dict[str, Any]


class Ahead:
    """Rows by key, kept for as long as a view lasts, for it sees one state of the store.

    `ask` gives the rows of several keys, each with the key that it is of.
    """

    def __init__(self, ask: Callable[[list[str]], Iterable[tuple[str, Row]]]) -> None:
        self._ask = ask
        self._known: dict[str, list[Row]] = {}
        self._expected: dict[str, None] = {}

    def expect(self, keys: Iterable[str]) -> None:
        """These will be asked for with the next one that is."""
        self._expected |= dict.fromkeys(key for key in keys if key not in self._known)

    def rows(self, key: str) -> list[Row]:
        """The rows of a key."""
        if key not in self._known:
            others = [other for other in self._expected if other != key]
            found: dict[str, list[Row]] = {key: []}
            found |= {other: [] for other in others[-_AT_ONCE + 1 :]}
            self._expected.clear()
            for own, row in self._ask(list(found)):
                found[own].append(row)
            self._known = found if len(self._known) > _KEPT else self._known | found
            self._expected = {k: None for k in self._expected if k not in self._known}
        return self._known[key]
