"""Long lists come in sides: what one of them shows, and whether another follows."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def cut(items: Sequence[T], side: int, size: int) -> tuple[Sequence[T], bool]:
    """The items of a side, from 1, and whether more stand behind them."""
    first = first_of(side, size)
    return items[first : first + size], len(items) > first + size


def first_of(side: int, size: int) -> int:
    """How many items stand before a side."""
    return (side - 1) * size
