"""A page that ends without a line break ends its line, and lines keep their numbers."""

from ingest.text import read_text
from ingest.text_feeds import with_pages_apart
from model.evidence import source

_PAGES = (
    "Plan for fjorden\n2 Krav\nHelse Fjord HF skal åpne en poliklinikk.\fFjordplanen 2031\n"
    "3 Drift\nFøretaket skal leggje fram ein plan.\fFjordplanen 2031\n4 Tilsyn\nIngen.\n"
    "\fFjordplanen 2031\n5 Slutt\nPlanen gjelder.\n"
)


def test_words_behind_a_form_feed_have_a_line_of_their_own() -> None:
    lines, numbers = with_pages_apart(_PAGES.split("\n"))
    assert lines[2:4] == ["Helse Fjord HF skal åpne en poliklinikk.", "\fFjordplanen 2031"]
    assert numbers[1:6] == [2, 3, 3, 4, 5]


def test_a_form_feed_at_the_edge_of_a_line_cuts_nothing() -> None:
    lines = ["\fSide 3", "slutt.\f", "", "\f"]
    assert with_pages_apart(lines) == (lines, [1, 2, 3, 4])


def test_a_running_head_behind_the_last_words_of_a_page_is_no_part_of_them() -> None:
    document = read_text(_PAGES.encode(), key="a", name="a", sha256="0")
    assert "poliklinikk.\n" in document.text
    assert "Fjordplanen" not in document.text
    words = "Planen gjelder."
    start = document.text.index(words)
    assert source(document, start, start + len(words)).line == 10
