"""What was worked out from one state of the store, until the store changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

_STATES, _ANSWERS = 8, 64


class Remembered:
    """Answers by state of the store and question; each is worked out once, even by many askers."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._states: OrderedDict[Hashable, OrderedDict[Hashable, _Answer]] = OrderedDict()

    def of(self, state: Hashable, question: Hashable, work: Callable[[], T]) -> T:
        """The answer that `work` gives, or gave before in this state of the store."""
        with self._lock:
            answers = self._states.setdefault(state, OrderedDict())
            self._states.move_to_end(state)
            answer = answers.setdefault(question, _Answer())
            answers.move_to_end(question)
            _shorten(self._states, _STATES)
            _shorten(answers, _ANSWERS)
        found: T = answer.of(work)
        return found


class _Answer:
    def __init__(self) -> None:
        self._lock = Lock()
        self._found: list[Any] = []

    def of(self, work: Callable[[], Any]) -> Any:
        if not self._found:
            with self._lock:
                if not self._found:
                    self._found.append(work())
        return self._found[0]


def _shorten(kept: OrderedDict[Hashable, Any], length: int) -> None:
    while len(kept) > length:
        kept.popitem(last=False)
