"""What a person decides must be about something, and a correction must be one that can be right."""

import json
from pathlib import Path

import pytest
from vidda import ministry, order, stored

from api.deciding import Said, decide
from api.errors import Exit, UserError
from graph.reviewed import ReviewedView
from graph.stores import open_view

KEY = "oppdragsdokument-2031-hvi/HVI31-03"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    first, second = ministry(), order()
    first.oppdrag("HVI31-03", "Tolk", "Helse Vidda RHF skal ha en plan for tolk.")
    second.oppdrag("HVI31-003", "Tolk", "Helseforetaket skal ha en plan for tolk.")
    return stored(tmp_path / "vidda.db", first, second)


def correct(store: Path, field: str, value: str, key: str = KEY) -> None:
    decide(store, "correct", f"{key}#{field}", Said(why="lest på nytt", value=value, who="Kari"))


def test_a_field_is_corrected(store: Path) -> None:
    correct(store, "title", "Tolketjeneste")
    correct(store, "hovedmal", "2")
    with open_view(store) as view:
        fact = ReviewedView(view).fact(KEY)
    assert fact is not None
    assert (fact.title, fact.hovedmal) == ("Tolketjeneste", 2)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hovedmal", "mange"),
        ("hovedmal", "NaN"),
        ("owners", '"Helse Vidda RHF"'),
        ("title", '{"a": 1}'),
        ("text", "null"),
    ],
)
def test_a_value_that_the_field_cannot_have_is_refused(store: Path, field: str, value: str) -> None:
    with pytest.raises(UserError, match=f"{field} cannot be that") as told:
        correct(store, field, value)
    assert told.value.code == Exit.USAGE
    with open_view(store) as view:
        assert not list(view.reviews())
        assert list(ReviewedView(view).facts())


@pytest.mark.parametrize("field", ["key", "source", "kind", "rule", "doc", "nothing", ""])
def test_what_is_no_field_of_the_kind_cannot_be_corrected(store: Path, field: str) -> None:
    with pytest.raises(UserError, match="cannot be corrected") as told:
        correct(store, field, json.dumps("x"))
    assert "hovedmal" in told.value.hint


def test_a_field_of_no_fact_is_unknown(store: Path) -> None:
    with pytest.raises(UserError, match=r"goes by nei/1") as told:
        correct(store, "title", "x", key="nei/1")
    assert told.value.code == Exit.UNKNOWN
