"""Pages by cursor: whatever the order and the length of a page, each item comes exactly once."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from api.paging import Page, Pager
from api.parameters import Paged
from api.problem_details import ProblemError

Item = tuple[str | None, int | None, int]
ITEMS = st.lists(
    st.tuples(st.none() | st.text(max_size=3), st.none() | st.integers(0, 3)), max_size=20
).map(lambda pairs: [(*pair, number) for number, pair in enumerate(pairs)])


def asked(query: str) -> Request:
    scope = {"type": "http", "path": "/x", "query_string": query.encode(), "headers": []}
    return Request({**scope, "server": ("here", 80), "scheme": "http"})


def page(items: list[Item], query: str, down: tuple[bool, ...] = ()) -> Page[Item]:
    values = {name: value[0] for name, value in parse_qs(query).items()}
    return Pager[Item](asked(query), Paged.model_validate(values), tuple, down).page(items)


def all_pages(items: list[Item], limit: int, down: tuple[bool, ...]) -> list[Item]:
    found: list[Item] = []
    query: str | None = f"limit={limit}"
    while query:
        one = page(items, query, down)
        assert one.total == len(items)
        found += one.items
        query = urlsplit(one.next).query if one.next else None
    return found


@given(ITEMS, st.integers(1, 5), st.tuples(st.booleans(), st.booleans()))
def test_all_pages_hold_every_item_once_in_order(
    items: list[Item], limit: int, down: tuple[bool, bool]
) -> None:
    found = all_pages(items, limit, down)
    assert sorted(found, key=lambda item: item[2]) == items
    assert found == all_pages(items, 1000, down)


@given(st.text(min_size=1, max_size=40))
def test_whatever_is_sent_as_a_cursor_is_read_or_refused(cursor: str) -> None:
    with pytest.raises(ProblemError) as refused:
        Pager[Item](asked(""), Paged(cursor=cursor), tuple)
    assert refused.value.code in {"broken_cursor", "foreign_cursor"}


def test_a_cursor_with_values_of_other_types_is_refused() -> None:
    items: list[Item] = [("a", 1, 0), ("b", 2, 1)]
    following = page(items, "limit=1").next
    assert following
    numbers = [(1, "a", 0)]
    with pytest.raises(ProblemError, match="cannot be read"):
        page(numbers, urlsplit(following).query)  # type: ignore[arg-type]
