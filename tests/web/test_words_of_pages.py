"""Codes, dates and numbers as people in Norway write them."""

import re
import tomllib
from pathlib import Path

import pytest

from api.web.words import (
    day,
    duration,
    marked,
    moment,
    named,
    names,
    number,
    parted,
    percent,
    period,
)
from model.facts import Category, DocType

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2025", "2025"),
        ("2025-T2", "2. tertial 2025"),
        ("2025-YTD", "hittil i 2025"),
        ("2025-08", "august 2025"),
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


def test_a_long_wait_is_told_in_minutes() -> None:
    assert duration(60) == "60 sekunder"
    assert duration(707) == "12 minutter"


def test_not_all_is_never_told_as_all() -> None:
    assert percent(0.999) == "99\N{NO-BREAK SPACE}%"
    assert percent(0.57) == "57\N{NO-BREAK SPACE}%"


def test_a_long_text_is_parted_between_words_and_nothing_of_it_is_lost() -> None:
    text = "Helseforetaket skal øve. " * 20
    begins, rest = parted(text, 100)
    assert 80 < len(begins) <= 100
    assert f"{begins} {rest}" == text
    assert parted("Kort tekst", 100) == ("Kort tekst", "")


def test_marks_stand_in_text_that_is_no_markup() -> None:
    assert marked("a <b> c", [(2, 5)]) == "a <mark>&lt;b&gt;</mark> c"


def test_every_unit_and_rule_of_a_link_has_a_name() -> None:
    units = tomllib.loads((ROOT / "extractors" / "cues" / "units.toml").read_text("utf-8"))
    coded = {unit for unit in units if unit.isascii() and unit.islower() and "_" in unit}
    assert coded | {"days", "weeks", "hours"} <= set(names("unit"))
    written = "".join(path.read_text("utf-8") for path in (ROOT / "graph").glob("*.py"))
    rules = re.findall(
        r'"(?:passed_on|passed_on_by_id|reports_on|continues|follows_up|same_requirement)\.(\w+)"',
        written,
    )
    assert len(rules) > 5
    assert set(rules) <= set(names("rule"))


def test_every_status_and_type_has_a_name_a_sign_and_a_colour() -> None:
    for code in Category.__args__:  # type: ignore[attr-defined]
        assert all(code in names(g) for g in ("category", "category_sign", "category_color"))
        assert named(code, "category") != code
        assert named(code, "category_sign")
    assert set(DocType.__args__) == set(names("doc_type"))  # type: ignore[attr-defined]


def test_a_time_is_told_by_the_clock_of_oslo() -> None:
    late = "2025-09-30T22:05:00+00:00"
    assert moment(late) == "1. oktober 2025 kl. 00.05"
    assert moment(late, clock=False) == "1. oktober 2025"
