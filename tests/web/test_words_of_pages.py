"""Codes, dates and numbers as people in Norway write them."""

import pytest

from api.web.words import day, marked, named, names, number, percent, period
from model.facts import Category, DocType


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2025", "2025"),
        ("2025-T2", "2. tertial 2025"),
        ("2025-YTD", "hittil i 2025"),
        ("2023/2026", "2023–2026"),
        (None, "uten periode"),
    ],
)
def test_a_period(code: str | None, said: str) -> None:
    assert period(code) == said


def test_a_date() -> None:
    assert day("2025-10-01") == "1. oktober 2025"
    assert day(None) == ""


def test_numbers_have_a_comma_and_spaces_that_do_not_break() -> None:
    assert number(12345.5) == "12\N{NO-BREAK SPACE}345,5"
    assert number(60.0) == "60"


def test_not_all_is_never_told_as_all() -> None:
    assert percent(0.999) == "99\N{NO-BREAK SPACE}%"


def test_marks_stand_in_text_that_is_no_markup() -> None:
    assert marked("a <b> c", [(2, 5)]) == "a <mark>&lt;b&gt;</mark> c"


def test_every_status_and_type_has_a_name_a_sign_and_a_colour() -> None:
    for code in Category.__args__:  # type: ignore[attr-defined]
        assert all(code in names(g) for g in ("category", "category_sign", "category_color"))
        assert named(code, "category") != code
        assert named(code, "category_sign")
    assert set(DocType.__args__) == set(names("doc_type"))  # type: ignore[attr-defined]
