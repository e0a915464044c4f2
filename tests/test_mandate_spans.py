"""Line breaks inside a sentence are blanks; the length is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.mandate_spans import running


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("skal måle\nhver natt", "skal måle hver natt"),
        ("Frist:\n1. mai", "Frist: 1. mai"),
        ("innen 1.\nmai\n2031", "innen 1. mai 2031"),
        ("uten punktum\nFrist: 1. mai", "uten punktum\nFrist: 1. mai"),
        ("skal:\n- Måle", "skal:\n- Måle"),
    ],
)
def test_running(printed: str, read: str) -> None:
    assert running(printed) == read


@given(st.text(alphabet="aA1:.,\n (", max_size=40))
def test_positions_stay(text: str) -> None:
    assert len(running(text)) == len(text)
