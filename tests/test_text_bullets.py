"""List marks that stand alone are set ahead of the words below them; empty cells are left."""

from ingest.text import read_text
from ingest.text_bullets import with_marks_joined


def test_a_mark_alone_belongs_to_the_words_below_it() -> None:
    raw = [
        "Regionen vil:",
        "•",
        "",
        "Telle fisken",
        "i elva",
        "",
        "▪",
        "Bygge trapp",
        "\f•",
        "",
        "Øve",
    ]
    assert with_marks_joined(raw) == [
        "Regionen vil:",
        "",
        "",
        "• Telle fisken",
        "i elva",
        "",
        "",
        "▪ Bygge trapp",
        "\f",
        "",
        "• Øve",
    ]


def test_marks_in_a_row_tell_nothing() -> None:
    raw = ["•", "•", "", "Telle fisken", "Bygge trapp"]
    assert with_marks_joined(raw)[0] == "•"


def test_a_dash_alone_is_a_mark_only_where_sentences_follow_most_of_them() -> None:
    cells = ["–", "", "Høy", "", "–", "", "Fisken i elva skal telles"]
    assert with_marks_joined(cells) == cells
    listed = ["–", "", "Fisken i elva skal telles", "–", "", "Trappa ved fossen skal bygges"]
    assert with_marks_joined(listed)[2::3] == [f"– {listed[2]}", f"– {listed[5]}"]


def test_a_text_whose_marks_stand_alone_has_list_items() -> None:
    text = "Regionen vil:\n•\n\nTelle fisken i elva\n\n•\n\nBygge trapp ved fossen\n"
    document = read_text(text.encode(), key="a", name="a", sha256="0")
    kinds = [(b.kind, b.mark, document.words(b.start, b.end)) for b in document.blocks]
    assert kinds[1:] == [
        ("list_item", "•", "Telle fisken i elva"),
        ("list_item", "•", "Bygge trapp ved fossen"),
    ]
