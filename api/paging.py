"""Pages of a list by cursor: the place of the last item given, so that what comes in between
moves nothing."""

import base64
import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import total_ordering
from heapq import nsmallest
from itertools import islice
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel, Field
from starlette.requests import Request

from api.parameters import Cursor
from api.problem_details import ProblemError

T = TypeVar("T")
Value = str | int | float | None
Place = tuple[Value, ...]
"""The values that an item is sorted by; no two items of a list have the same."""


class Page(BaseModel, Generic[T]):
    """A page. `total` counts the whole list, `next` is the address of the page after this one."""

    items: list[T]
    total: int = Field(examples=[1])
    next: str | None = Field(examples=["/api/v1/oppdrag?limit=50&cursor=WyJm…"])


@total_ordering
class _Down:
    """A value that sorts the other way round."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Down) and self._value == other._value

    def __lt__(self, other: "_Down") -> bool:
        return bool(other._value < self._value)

    __hash__ = None  # type: ignore[assignment]


class Pager(Generic[T]):
    """Cuts pages out of a list. `down` says of each value of a place whether it descends."""

    def __init__(
        self,
        request: Request,
        asked: Cursor,
        place: Callable[[T], Place],
        down: tuple[bool, ...] = (),
    ) -> None:
        self._request, self._limit, self._place, self._down = request, asked.limit, place, down
        self.after = self._read(asked.cursor) if asked.cursor else None
        """The place of the last item that was given."""

    def page(self, items: Iterable[T]) -> Page[T]:
        """The page of a list in any order."""
        total = 0

        def later() -> Iterable[T]:
            nonlocal total
            for item in items:
                total += 1
                if self._is_later(item):
                    yield item

        chosen = nsmallest(self._limit + 1, later(), key=lambda i: self._rank(self._place(i)))
        return self._cut(chosen, total)

    def page_in_order(self, items: Iterable[T], total: int) -> Page[T]:
        """The page of a list that comes in its order, of which no more is read than is shown."""
        later = (item for item in items if self._is_later(item))
        return self._cut(list(islice(later, self._limit + 1)), total)

    def page_of_sorted(self, items: Sequence[T]) -> Page[T]:
        """The page of a list that lies in its order, found without going through it."""
        first = 0
        if self.after is not None:
            try:
                place = self._rank(self.after)
                first = bisect_right(items, place, key=lambda item: self._rank(self._place(item)))
            except TypeError:
                raise _broken() from None
        return self._cut(list(items[first : first + self._limit + 1]), len(items))

    def _cut(self, chosen: list[T], total: int) -> Page[T]:
        shown = chosen[: self._limit]
        more = len(chosen) > len(shown)
        return Page(
            items=shown, total=total, next=self._next(self._place(shown[-1])) if more else None
        )

    def _is_later(self, item: T) -> bool:
        if self.after is None:
            return True
        try:
            return self._rank(self.after) < self._rank(self._place(item))
        except TypeError:
            raise _broken() from None

    def _rank(self, place: Place) -> tuple[Any, ...]:
        ranks: list[Any] = []
        for index, value in enumerate(place):
            rank = (value is None, value if value is not None else 0)
            ranks.append(_Down(rank) if index < len(self._down) and self._down[index] else rank)
        return tuple(ranks)

    def _question(self) -> list[tuple[str, str]]:
        return sorted((n, v) for n, v in self._request.query_params.items() if n != "cursor")

    def _mark(self) -> str:
        asked = [pair for pair in self._question() if pair[0] != "limit"]
        words = f"{self._request.url.path}?{urlencode(asked)}"
        return hashlib.sha256(words.encode(errors="replace")).hexdigest()[:8]

    def _next(self, place: Place) -> str:
        body = json.dumps([self._mark(), *place], separators=(",", ":"), ensure_ascii=False)
        cursor = base64.urlsafe_b64encode(body.encode()).decode().rstrip("=")
        return f"{self._request.url.path}?{urlencode([*self._question(), ('cursor', cursor)])}"

    def _read(self, cursor: str) -> Place:
        try:
            padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
            mark, *place = json.loads(base64.b64decode(padded, b"-_", validate=True))
        except (ValueError, TypeError, RecursionError):
            raise _broken() from None
        if mark != self._mark():
            hint = "Keep all other parameters of the page as they were, or begin without a cursor."
            raise ProblemError("foreign_cursor", "The filters or the order have changed.", hint)
        if not place or not all(isinstance(value, Value) for value in place):
            raise _broken()
        return tuple(place)


def _broken() -> ProblemError:
    hint = "Take the address in `next` as it is, or begin without a cursor."
    return ProblemError("broken_cursor", "The cursor cannot be read.", hint)
